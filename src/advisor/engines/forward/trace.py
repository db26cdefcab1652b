"""The trace of a run: statuses, and the activations that fired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.logic.normal_form import AtomLiteral
    from advisor.pack import Status


@dataclass(frozen=True, slots=True)
class Firing:
    """One activation that fired for the rule `rule` of the pack.

    If `truth`, all conditions of the rule were true; otherwise one of them was false, so the rule is refuted.
    `literals` are the atomic conditions that it matched, in reading order, each with the truth it had.
    """

    rule: str
    truth: bool
    literals: tuple[AtomLiteral, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """The status of every derived fact in pack order, and all firings in the order in which they fired.

    A rule may be refuted, and then has firings, while the fact it concludes holds by another rule or is open.
    """

    statuses: Mapping[str, Status]
    firings: tuple[Firing, ...]
