"""The evidence for a pack: the source, its claims, and the encoder's assumptions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from advisor.pack.facts import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.diagnostics import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A paraphrased claim of the source, or (with `handling`) a caveat of the encoder about its text."""

    id: str
    section: str
    kind: str
    says: str
    paragraph: str = ""
    modality: str = ""
    handling: str = ""
    find: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A decision of the encoder where the source is silent or ambiguous."""

    id: str
    text: str
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the source, with the words that find it in print."""

    id: str
    title: str
    locator: str

    @property
    def name(self) -> str:
        """The locator, or the title if there is none."""
        return self.locator or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article that a pack encodes; `as_of` is the time that it describes."""

    author: str
    year: int
    title: str
    identifier: str
    as_of: str
    sections: Mapping[str, Section]
