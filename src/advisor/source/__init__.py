"""What authors write, as text: YAML nodes with their locations, and folders at revisions of git."""
