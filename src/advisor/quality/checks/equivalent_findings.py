"""Findings that always have the same status as another one."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from advisor.logic.normal_form import AtomLiteral, difference_queries
from advisor.pack import Finding
from advisor.pack.conditions import Truth
from advisor.quality.checks.check import PARTIAL, Check
from advisor.quality.checks.observations import Observation, digest_of
from advisor.quality.checks.remarks import Remark, proof_remarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from advisor.logic.normal_form import Formula
    from advisor.pack import Pack
    from advisor.quality.checks.answer_space import AnswerSpace


def findings(pack: Pack) -> Mapping[str, Finding]:
    """The findings of a pack: an article may give several recommendations and notices on one condition."""
    return {name: declared for name, declared in pack.derived.items() if isinstance(declared, Finding)}


def study(space: AnswerSpace, fact: str) -> Iterator[Observation]:
    """The first finding before `fact` that always has the same status."""
    pack = space.pack
    for other in takewhile(lambda other: other != fact, findings(pack)):
        proof = space.proof_unreachable(difference_queries(_settled(fact), _settled(other)), partial=True)
        if proof:
            digest = digest_of((*pack.rules_for[fact], *pack.rules_for[other]))
            yield Observation(check=EQUIVALENT_FINDINGS, subject=fact, others=(other,), digest=digest, proof=proof)
            return


def _settled(fact: str) -> tuple[Formula, Formula]:
    """When a fact holds, and when it fails."""
    return AtomLiteral(Truth(fact), truth=True), AtomLiteral(Truth(fact), truth=False)


def describe(pack: Pack, found: Observation) -> Iterator[Remark]:
    """The two findings, and what makes them the same."""
    yield Remark("found_equivalent", about=(pack.derived[found.subject], *(pack.derived[other] for other in found.others)))
    yield from proof_remarks(pack, found, "found_depends_on")


EQUIVALENT_FINDINGS = Check(
    code="equivalent-findings",
    claim="claim_equivalent_findings",
    over=PARTIAL,
    others="others_same_as",
    others_in_id=True,
    subjects=findings,
    study=study,
    describe=describe,
)
