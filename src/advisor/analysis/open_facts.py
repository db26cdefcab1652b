"""The prospects of an open fact: its verdict, the answers that are missing, and the question that decides most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.analysis.proof_trees import missing_inputs
from advisor.analysis.relevance import ContradictoryAnswers, Verdict, deciding_question, verdicts
from advisor.deadline import NEVER, UndecidedError
from advisor.pack import Status

if TYPE_CHECKING:
    from advisor.deadline import Deadline
    from advisor.result import Contradiction, Result


@dataclass(frozen=True, slots=True)
class OpenFact:
    """An open fact and what further answers can make of it.

    `verdict` goes beyond the three statuses: it considers all completions of the answers; None if the answers are contradictory,
    and then `contradictions` gives the reasons. `missing_inputs` are the questions that the fact still depends on. `decides_most` is
    the open question whose answer is most likely to settle it; None if no single answer can change it. If not all of this was
    `decided` before the deadline, the verdict may be UNDECIDED, and `decides_most` is None.
    """

    verdict: Verdict | None
    missing_inputs: tuple[str, ...]
    decides_most: str | None
    contradictions: tuple[Contradiction, ...] = ()
    decided: bool = True


def open_fact(result: Result, fact: str, *, deadline: Deadline = NEVER) -> OpenFact | None:
    """Return the prospects of the open `fact`; None if it is settled. Raises KeyError if the pack has no such derived fact."""
    if result[fact].status is not Status.OPEN:
        return None
    missing = missing_inputs(result, fact)
    try:
        verdict = verdicts(result, [fact], deadline=deadline)[fact]
    except ContradictoryAnswers as error:
        return OpenFact(None, missing, None, error.contradictions)
    if verdict is not Verdict.EITHER:
        return OpenFact(verdict, missing, None, decided=verdict is not Verdict.UNDECIDED)
    try:
        return OpenFact(verdict, missing, deciding_question(result, [fact], deadline=deadline))
    except UndecidedError:
        return OpenFact(verdict, missing, None, decided=False)
