"""What two versions of a pack conclude differently, as text and JSON."""
