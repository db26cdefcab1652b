"""Paragraphs, list items and names of facts for a terminal, in a hundred columns."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from advisor.render.phrases import capitalised

if TYPE_CHECKING:
    from advisor.pack import Derived, Input

WIDTH = 100


def wrapped(text: str, indent: str = "", *, first: str | None = None) -> list[str]:
    """The lines of a paragraph, each after `indent`, the first one after `first` if that is given."""
    start = indent if first is None else first
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False)


def item(text: str, bullet: str = "- ") -> list[str]:
    """The lines of a list item; they stand below one another, beside the bullet."""
    return wrapped(text, " " * len(bullet), first=bullet)


def named(fact: Derived | Input) -> str:
    """The title of a fact, with the id that authors know it by."""
    return f"{capitalised(fact.title)} [{fact.id}]"
