"""References from facts and rules to declarations of other files: claims, assumptions, phases, actors and the like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.pack import NOBODY
from advisor.reader.ids import check_known

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from advisor.reader.shape import Fields, Problems
    from advisor.source.documents import ScalarNode


@dataclass(frozen=True, slots=True)
class References:
    """The ids that may be referred to, by kind ("claim", "actor", …); None if the file that declares them could not be read."""

    known: Mapping[str, Collection[str] | None]
    problems: Problems

    def evidence(self, fields: Fields) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the claims and assumptions that an entry cites."""
        return self.several(fields, "claims", "claim"), self.several(fields, "assumptions", "assumption")

    def several(self, fields: Fields, key: str, what: str) -> tuple[str, ...]:
        """Return the names of `key`, one or a list, each once."""
        return tuple(dict.fromkeys(self._checked(scalar, what) for scalar in fields.scalars(key)))

    def one(self, fields: Fields, key: str, what: str) -> str:
        """Return the one name of `key`, or ""."""
        scalar = fields.scalar(key)
        return self._checked(scalar, what) if scalar else ""

    def changer(self, fields: Fields) -> str:
        """Return who can change the circumstance that an input asks for: an actor, or NOBODY."""
        scalar = fields.scalar("changeable_by")
        return NOBODY if scalar is None or scalar.text == NOBODY else self._checked(scalar, "actor")

    def _checked(self, scalar: ScalarNode, what: str) -> str:
        check_known(scalar, self.known[what], what, self.problems)
        return scalar.text
