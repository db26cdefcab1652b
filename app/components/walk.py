"""How a reader goes through the questionnaire, as it stands in the address of a page: the order, what for, and the way so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

ORDER, PURPOSE, WAY = "o", "f", "w"
END = ""  # the place after the last question; no question has this name
_QUICKEST, _FULL, _BETWEEN = "quickest", "all", "."


@dataclass(frozen=True, slots=True)
class Walk:
    """The order of the questions, and whether they are asked for the lists too.

    `way` has the questions visited one by one, each once; the last of them, or END, is where the reader is. By topic it is empty.
    """

    quickest: bool = False
    full: bool = False
    way: tuple[str, ...] = ()

    @property
    def place(self) -> str | None:
        """The question that is shown, END after the last, None where none was chosen yet."""
        return self.way[-1] if self.way else None

    def at(self, place: str) -> Walk:
        """Gone on to a question, or to END."""
        return replace(self, way=(*(name for name in self.way if name not in {place, END}), place))

    def back(self) -> Walk:
        """Gone back to the question before."""
        return replace(self, way=self.way[:-1])

    def in_address(self) -> dict[str, str]:
        """The parameters of an address that `from_address` reads."""
        found = {ORDER: _QUICKEST if self.quickest else "", PURPOSE: _FULL if self.full else "", WAY: _BETWEEN.join(self.way)}
        return {name: text for name, text in found.items() if text}


def from_address(address: Mapping[str, str], questions: Collection[str], sought: str) -> Walk:
    """The walk that an address holds; in the quickest order a question that a link `sought` is the place."""
    quickest, full = address.get(ORDER) == _QUICKEST, address.get(PURPOSE) == _FULL
    if not quickest:
        return Walk(full=full)
    *visited, last = address.get(WAY, "").split(_BETWEEN)
    way = [*dict.fromkeys(name for name in [*visited, last] if name in questions)]
    found = Walk(quickest, full, (*way, END) if way and last == END else tuple(way))
    return found.at(sought) if sought in questions else found
