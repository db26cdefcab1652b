"""Paragraphs and list items in a hundred columns, for a terminal."""

from __future__ import annotations

import textwrap

WIDTH = 100


def wrapped(text: str, indent: str = "", *, first: str | None = None) -> list[str]:
    """The lines of a paragraph, each after `indent`, the first one after `first` if that is given."""
    start = indent if first is None else first
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False)


def item(text: str, bullet: str = "- ") -> list[str]:
    """The lines of a list item; they stand below one another, beside the bullet."""
    return wrapped(text, " " * len(bullet), first=bullet)
