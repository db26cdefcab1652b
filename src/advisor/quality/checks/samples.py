"""A sample of sets of answers, searched for one that meets some formulas and not others.

The sets that meet an atom are found once and kept as a number, whose bit `n` stands for the set `n`; a formula is then a few operations
on such numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from advisor.logic.normal_form import AllOf, AnyOf, AtomLiteral, Threshold
from advisor.logic.semantics import truth_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from advisor.logic.normal_form import Formula
    from advisor.pack.conditions import Atom
    from advisor.pack.types import Value


class Samples:
    """Sets of answers, each with the values of all facts that follow from it."""

    def __init__(self, several: Iterable[Mapping[str, Value]]) -> None:
        self._sets = list(several)
        self._truths: dict[Atom, tuple[int, int, int]] = {}

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        return iter(self._sets)

    def add(self, values: Mapping[str, Value]) -> None:
        """Add a set."""
        self._sets.append(values)

    def reach(self, meets: Iterable[Formula], misses: Iterable[Formula] = ()) -> bool:
        """True if some set meets every formula of `meets` and none of `misses`."""
        left = self._every
        for formula in meets:
            left &= left and self._meeting(formula)
        for formula in misses:
            left &= left and ~self._meeting(formula)
        return left != 0

    @property
    def _every(self) -> int:
        return (1 << len(self._sets)) - 1

    def _meeting(self, formula: Formula) -> int:
        """The sets that meet `formula`."""
        match formula:
            case AtomLiteral(atom, truth):
                return self._where(atom)[0 if truth else 1]
            case AllOf(parts):
                found = self._every
                for part in parts:
                    found &= self._meeting(part)
                return found
            case AnyOf(parts):
                found = 0
                for part in parts:
                    found |= self._meeting(part)
                return found
            case Threshold(count, parts):
                return self._meeting_several(count, parts)
            case _:
                assert_never(formula)

    def _meeting_several(self, count: int, parts: Iterable[Formula]) -> int:
        """The sets that meet at least `count` of `parts`."""
        at_least = [self._every, *[0] * count]  # by number: the sets that meet at least that many of the parts so far
        for part in parts:
            met = self._meeting(part)
            for number in range(count, 0, -1):
                at_least[number] |= at_least[number - 1] & met
        return at_least[count]

    def _where(self, atom: Atom) -> tuple[int, int]:
        """The sets in which an atom is true, and those in which it is false; in the rest it is unknown."""
        true, false, seen = self._truths.get(atom, (0, 0, 0))
        for place in range(seen, len(self._sets)):
            truth = truth_of(atom, self._sets[place])
            true |= (truth is True) << place
            false |= (truth is False) << place
        self._truths[atom] = (true, false, len(self._sets))
        return true, false
