"""Rules that one other rule for the same fact covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.quality.checks.check import PARTIAL, Check
from advisor.quality.checks.covering import covering_rules, uncovered
from advisor.quality.checks.observations import rule_observation
from advisor.quality.checks.remarks import Remark, proof_remarks, rules_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.pack import Pack, Rule
    from advisor.quality.checks.answer_space import AnswerSpace
    from advisor.quality.checks.observations import Observation


def of_rule(space: AnswerSpace, rule: Rule) -> Observation | None:
    """The rule, if one other rule covers it."""
    covering = covering_rules(space, rule)
    if len(covering) != 1:
        return None
    proof = space.proof(uncovered(rule, None, covering), partial=True)
    return rule_observation(SUBSUMED_RULE, rule, proof, others=covering)


def describe(pack: Pack, found: Observation) -> Iterator[Remark]:
    """The rule, the one that covers it, and what else that depends on."""
    yield Remark("found_adds_nothing", about=(pack.rules[found.subject],))
    yield Remark("found_one_does", about=rules_named(pack, found.others))
    yield from proof_remarks(pack, found, "found_rests_on")


SUBSUMED_RULE = Check(
    code="subsumed-rule",
    claim="claim_subsumed_rule",
    over=PARTIAL,
    others="others_covered_by",
    of_rule=of_rule,
    describe=describe,
)
