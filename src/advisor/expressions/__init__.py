"""The condition language: types and values, grammar, resolution, resolved conditions, printing."""
