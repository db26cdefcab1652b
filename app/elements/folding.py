"""Long lists, folded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from elements.texts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_Item = TypeVar("_Item")


class Folded(NamedTuple, Generic[_Item]):
    """The items that are shown, and the rest behind a line that says how many there are."""

    first: Sequence[_Item]
    rest: Sequence[_Item]
    more: str


def fold(items: Sequence[_Item], few: int) -> Folded[_Item]:
    """Fold a list of which no more than `few` are shown at once, unless one more is all there is."""
    rest = items[few:] if len(items) > few + 1 else []
    return Folded(items[: len(items) - len(rest)], rest, words()["more"].format(count=len(rest)))
