"""What the cases of a pack reach: as text and JSON for authors of rules, as sentences for readers of the pack."""
