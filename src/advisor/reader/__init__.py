"""From nodes to the model: every problem of a pack, or of answers, told at its place."""
