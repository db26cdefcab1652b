"""Paragraphs, list items, tables and names of facts for a terminal, in a hundred columns."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from advisor.render.phrases import capitalised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.pack import Derived, Input

WIDTH = 100


def wrapped(text: str, indent: str = "", *, first: str | None = None) -> list[str]:
    """The lines of a paragraph, each after `indent`, the first one after `first` if that is given."""
    start = indent if first is None else first
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False)


def item(text: str, bullet: str = "- ") -> list[str]:
    """The lines of a list item; all but the first are indented to stand beside the bullet."""
    return wrapped(text, " " * len(bullet), first=bullet)


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table, each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def named(fact: Derived | Input) -> str:
    """The title of a fact with its id."""
    return f"{capitalised(fact.title)} [{fact.id}]"
