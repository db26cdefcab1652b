"""What authors write, as text: YAML with places, files, revisions of git."""
