"""Answers, as an analyst gives them or a snapshot holds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from advisor.pack.facts import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.diagnostics import Diagnostic, Location
    from advisor.pack.types import Value


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its value (None for don't know), the analyst's note, and the ids of claims that support it."""

    value: Value | None
    note: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Answers that fit a pack.

    `unrecognized` has, as written, the entries of a file for another version of the pack that this version does not understand; they are
    written back when the answers are saved, and `remarks` reports them.
    """

    given: Mapping[str, Answer]
    unrecognized: Mapping[str, object] = field(default_factory=dict)
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def values(self) -> dict[str, Value]:
        """The known values, without questions that have no answer or the answer "don't know"."""
        return {fact: answer.value for fact, answer in self.given.items() if answer.value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A set of answers that ships with the pack."""

    id: str
    title: str
    as_of: str
    answers: Mapping[str, Answer]
    location: Location = field(default=NOWHERE, compare=False)
