"""Two versions of a pack: what they conclude differently, and what is proved to be the same."""
