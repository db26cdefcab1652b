"""Conditions that are always true, and derived facts that always hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.logic.normal_form import AtomLiteral, false_when
from advisor.logic.paths import condition_at
from advisor.pack.conditions import Truth
from advisor.quality.checks.check import COMPLETE, Check
from advisor.quality.checks.observations import Observation, digest_of, rule_observation
from advisor.quality.checks.remarks import Remark, condition_remarks, proof_remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.logic.paths import Path
    from advisor.pack import Pack, Rule
    from advisor.quality.checks.answer_space import AnswerSpace


def of_condition(space: AnswerSpace, rule: Rule, path: Path) -> Observation | None:
    """The condition at `path`, if no complete answers make it false."""
    proof = space.proof_unreachable([((false_when(condition_at(rule, path)),), ())], partial=False)
    return rule_observation(ALWAYS_TRUE, rule, proof, path=path) if proof else None


def study(space: AnswerSpace, fact: str) -> Iterator[Observation]:
    """The derived fact, if it holds under all complete answers."""
    proof = space.proof_unreachable([((AtomLiteral(Truth(fact), truth=False),), ())], partial=False)
    if proof:
        yield Observation(check=ALWAYS_TRUE, subject=fact, digest=digest_of(space.pack.rules_for[fact]), proof=proof)


def describe(pack: Pack, found: Observation) -> Iterator[Remark]:
    """The condition or fact, and what makes it so."""
    if found.path:
        yield from condition_remarks(pack, found, "found_always_condition")
        yield from proof_remarks(pack, found, "found_said_by", "found_says_nothing")
    else:
        yield Remark("found_always_fact", {"fact": pack.derived[found.subject]})
        yield from proof_remarks(pack, found, "found_said_by")


ALWAYS_TRUE = Check(
    code="always-true",
    claim="claim_always_true",
    over=COMPLETE,
    subjects=lambda pack: pack.derived,
    study=study,
    of_condition=of_condition,
    describe=describe,
)
