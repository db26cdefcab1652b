"""A result for readers: sorted (`summary`), and as text, JSON and Markdown."""
