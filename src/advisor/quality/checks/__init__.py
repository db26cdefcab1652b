"""Verification: proving things about a whole rule base, and finding what is wrong with it; one file per check, listed in `registry`."""
