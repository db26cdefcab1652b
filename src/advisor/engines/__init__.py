"""Engines: each translates a checked pack into something that runs, and depends on no other engine."""
