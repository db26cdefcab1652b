"""Every word that a reader sees, and the shapes that programs ask for: one module or folder for each subject.

A subject has a `to_text`, `to_json`, `to_markdown` and so on for each format; in a folder each format has a module of its name.
"""
