"""Rules that can never fire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.logic.normal_form import applies_when
from advisor.pack import atoms_of
from advisor.quality.checks.check import COMPLETE, Check
from advisor.quality.checks.observations import rule_observation
from advisor.quality.checks.remarks import Remark, proof_remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.pack import Pack, Rule
    from advisor.quality.checks.answer_space import AnswerSpace
    from advisor.quality.checks.observations import Observation


def of_rule(space: AnswerSpace, rule: Rule) -> Observation | None:
    """The rule, if no complete answers make it fire."""
    proof = space.proof_unreachable([((applies_when(rule),), ())], partial=False)
    return rule_observation(DEAD_RULE, rule, proof) if proof else None


def describe(pack: Pack, found: Observation) -> Iterator[Remark]:
    """The rule, and what keeps it from firing."""
    rule = pack.rules[found.subject]
    by_itself = "found_contradicts_conditions" if len(atoms_of(rule)) > 1 else "found_never_met"
    yield Remark("found_dead_rule", about=(rule,))
    yield from proof_remarks(pack, found, "found_excluded_by", by_itself)


DEAD_RULE = Check(code="dead-rule", claim="claim_dead_rule", over=COMPLETE, of_rule=of_rule, describe=describe)
