"""Facts that always hold, and findings that are one and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.expressions.conditions import Truth
from advisor.model import Finding
from advisor.polarity import Leaf, differing
from advisor.verification.observations import Code, Observation, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.polarity import Formula, Goal
    from advisor.verification.grounds import Grounds


def study_fact(grounds: Grounds, fact: str) -> Iterator[Observation]:
    """Whether a derived fact holds under all complete answers."""
    goals: list[Goal] = [((Leaf(Truth(fact), truth=False),), ())]
    if not grounds.reach_any(goals, partial=False):
        digest = digest_of(grounds.pack.concluding[fact])
        yield Observation(code=Code.ALWAYS_TRUE, subject=fact, digest=digest, proof=grounds.proof(goals, partial=False))


def study_equal(grounds: Grounds, fact: str) -> Iterator[Observation]:
    """The first finding before `fact`, itself a finding, that has the same status always."""
    pack = grounds.pack
    for other in pack.derived:
        if other == fact:
            return
        if not isinstance(pack.derived[other], Finding):
            continue
        goals = differing(_sides(fact), _sides(other))
        if not grounds.reach_any(goals, partial=True):
            digest = digest_of((*pack.concluding[fact], *pack.concluding[other]))
            yield Observation(
                code=Code.EQUIVALENT_FINDINGS,
                subject=fact,
                others=(other,),
                digest=digest,
                proof=grounds.proof(goals, partial=True),
            )
            return


def _sides(fact: str) -> tuple[Formula, Formula]:
    return Leaf(Truth(fact), truth=True), Leaf(Truth(fact), truth=False)
