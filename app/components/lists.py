"""Lists as HTML, long ones folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.texts import html, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def listed(items: Iterable[str]) -> str:
    """A list of HTML fragments; nothing if there are none."""
    joined = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{joined}</ul>" if joined else ""


def folded(items: Sequence[str], few: int) -> str:
    """A list of which no more than `few` are shown at once, unless one more is all there is."""
    rest = items[few:] if len(items) > few + 1 else []
    summary = html(words()["more"].format(count=len(rest)))
    return listed(items[: len(items) - len(rest)]) + (
        f"<details><summary>{summary}</summary>{listed(rest)}</details>" if rest else ""
    )
