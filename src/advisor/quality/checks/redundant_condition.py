"""Conditions without which the fact of their rule always has the same status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.logic.paths import without
from advisor.quality.checks.check import PARTIAL, Check
from advisor.quality.checks.covering import minimal_cover, other_rules, uncovered
from advisor.quality.checks.observations import rule_observation
from advisor.quality.checks.remarks import Remark, condition_remarks, proof_remarks, rules_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.logic.paths import Path
    from advisor.pack import Pack, Rule
    from advisor.quality.checks.answer_space import AnswerSpace
    from advisor.quality.checks.observations import Observation


def of_condition(space: AnswerSpace, rule: Rule, path: Path) -> Observation | None:
    """The condition at `path`, if its rule can do without it; with a minimal set of other rules that this takes."""
    shorter, others = without(rule, path), other_rules(space.pack, rule)
    if shorter is None or space.reach_any(uncovered(rule, shorter, others), partial=True):
        return None
    needed = minimal_cover(space, rule, shorter, others)
    proof = space.proof(uncovered(rule, shorter, needed), partial=True)
    return rule_observation(REDUNDANT_CONDITION, rule, proof, path=path, others=needed)


def describe(pack: Pack, found: Observation) -> Iterator[Remark]:
    """The condition, its rule, and what makes up for it."""
    yield from condition_remarks(pack, found, "found_superfluous")
    if found.others:
        yield Remark("found_others_make_up", about=rules_named(pack, found.others))
        yield from proof_remarks(pack, found, "found_depends_on")
    else:
        yield from proof_remarks(pack, found, "found_rest_makes_up_with", "found_rest_makes_up")


REDUNDANT_CONDITION = Check(
    code="redundant-condition",
    claim="claim_redundant_condition",
    over=PARTIAL,
    others="others_made_up_for_by",
    of_condition=of_condition,
    describe=describe,
)
