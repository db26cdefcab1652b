"""What is to come of an open fact: its verdict, the answers it waits for, and the question that decides most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.explanation.trees import awaited
from advisor.model import Status
from advisor.relevance import ContradictoryAnswers, Verdict, deciding, verdicts

if TYPE_CHECKING:
    from advisor.engine import Contradiction, Result


@dataclass(frozen=True, slots=True)
class Outlook:
    """An open fact's prospects.

    `verdict` goes beyond the three statuses: what all completions of the answers make of the fact; None where the answers clash,
    and then `contradictions` says why. `waits_for` are the questions whose answers it still needs, `decides_most` is the one
    among the open questions whose answer most likely settles it; None where no single answer can change it.
    """

    verdict: Verdict | None
    waits_for: tuple[str, ...]
    decides_most: str | None
    contradictions: tuple[Contradiction, ...] = ()


def outlook(result: Result, fact: str) -> Outlook | None:
    """The prospects of the open `fact`; None once it is settled. Raises KeyError if the pack has no such derived fact."""
    if result[fact].status is not Status.OPEN:
        return None
    waiting = awaited(result, fact)
    try:
        verdict = verdicts(result, [fact])[fact]
        return Outlook(verdict, waiting, deciding(result, [fact]) if verdict is Verdict.EITHER else None)
    except ContradictoryAnswers as error:
        return Outlook(None, waiting, None, error.contradictions)
