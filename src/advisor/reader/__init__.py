"""From nodes to the model: every problem of a pack, or of answers, is reported with its location."""
