"""References from facts and rules to what other files declare: claims, assumptions, phases, actors and the like."""

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
    """What may be referred to, by kind ("claim", "actor", …); None where the file that declares it could not be read."""

    known: Mapping[str, Collection[str] | None]
    problems: Problems

    def evidence(self, fields: Fields) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The claims and assumptions that an entry cites."""
        return self.several(fields, "claims", "claim"), self.several(fields, "assumptions", "assumption")

    def several(self, fields: Fields, key: str, what: str) -> tuple[str, ...]:
        """The names that `key` holds, one or a list; one named twice counts once."""
        return tuple(dict.fromkeys(self._checked(scalar, what) for scalar in fields.scalars(key)))

    def one(self, fields: Fields, key: str, what: str) -> str:
        """The one name that `key` holds, or ""."""
        scalar = fields.scalar(key)
        return self._checked(scalar, what) if scalar else ""

    def changer(self, fields: Fields) -> str:
        """Who can change the circumstance that an input asks for: an actor, or nobody."""
        scalar = fields.scalar("changeable_by")
        return NOBODY if scalar is None or scalar.text == NOBODY else self._checked(scalar, "actor")

    def _checked(self, scalar: ScalarNode, what: str) -> str:
        check_known(scalar, self.known[what], what, self.problems)
        return scalar.text
