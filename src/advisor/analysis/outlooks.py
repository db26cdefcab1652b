"""What is to come of an open fact: its verdict, the answers it waits for, and the question that decides most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.analysis.proof_trees import missing_inputs
from advisor.analysis.relevance import ContradictoryAnswers, Verdict, deciding, verdicts
from advisor.deadline import NEVER, UndecidedError
from advisor.pack import Status

if TYPE_CHECKING:
    from advisor.deadline import Deadline
    from advisor.result import Contradiction, Result


@dataclass(frozen=True, slots=True)
class Outlook:
    """An open fact's prospects.

    `verdict` goes beyond the three statuses: what all completions of the answers make of the fact; None where the answers clash,
    and then `contradictions` says why. `waits_for` are the questions whose answers it still needs, `decides_most` is the one
    among the open questions whose answer most likely settles it; None where no single answer can change it. Where not all of this was
    `decided` before the deadline, the verdict may be UNDECIDED, and `decides_most` is None.
    """

    verdict: Verdict | None
    missing_inputs: tuple[str, ...]
    decides_most: str | None
    contradictions: tuple[Contradiction, ...] = ()
    decided: bool = True


def outlook(result: Result, fact: str, *, deadline: Deadline = NEVER) -> Outlook | None:
    """The prospects of the open `fact`; None once it is settled. Raises KeyError if the pack has no such derived fact."""
    if result[fact].status is not Status.OPEN:
        return None
    waiting = missing_inputs(result, fact)
    try:
        verdict = verdicts(result, [fact], deadline=deadline)[fact]
    except ContradictoryAnswers as error:
        return Outlook(None, waiting, None, error.contradictions)
    if verdict is not Verdict.EITHER:
        return Outlook(verdict, waiting, None, decided=verdict is not Verdict.UNDECIDED)
    try:
        return Outlook(verdict, waiting, deciding(result, [fact], deadline=deadline))
    except UndecidedError:
        return Outlook(verdict, waiting, None, decided=False)
