"""Facts that always hold, and findings that are one and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.logic.normal_form import AtomLiteral, difference_queries
from advisor.pack import Finding
from advisor.pack.conditions import Truth
from advisor.quality.checks.observations import Code, Observation, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.logic.normal_form import Formula, Query
    from advisor.quality.checks.grounds import AnswerSpace


def study_fact(grounds: AnswerSpace, fact: str) -> Iterator[Observation]:
    """Whether a derived fact holds under all complete answers."""
    goals: list[Query] = [((AtomLiteral(Truth(fact), truth=False),), ())]
    if not grounds.reach_any(goals, partial=False):
        digest = digest_of(grounds.pack.rules_for[fact])
        yield Observation(code=Code.ALWAYS_TRUE, subject=fact, digest=digest, proof=grounds.proof(goals, partial=False))


def study_equal(grounds: AnswerSpace, fact: str) -> Iterator[Observation]:
    """The first finding before `fact`, itself a finding, that has the same status always."""
    pack = grounds.pack
    for other in pack.derived:
        if other == fact:
            return
        if not isinstance(pack.derived[other], Finding):
            continue
        goals = difference_queries(_sides(fact), _sides(other))
        if not grounds.reach_any(goals, partial=True):
            digest = digest_of((*pack.rules_for[fact], *pack.rules_for[other]))
            yield Observation(
                code=Code.EQUIVALENT_FINDINGS,
                subject=fact,
                others=(other,),
                digest=digest,
                proof=grounds.proof(goals, partial=True),
            )
            return


def _sides(fact: str) -> tuple[Formula, Formula]:
    return AtomLiteral(Truth(fact), truth=True), AtomLiteral(Truth(fact), truth=False)
