"""Conditions that are never true, and conditions that never decide their rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from advisor.logic.normal_form import false_when, true_when
from advisor.logic.paths import condition_at, decisive_queries
from advisor.pack.conditions import atoms
from advisor.quality.checks.check import COMPLETE, PARTIAL, Check
from advisor.quality.checks.observations import rule_observation
from advisor.quality.checks.remarks import condition_remarks, proof_remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.logic.paths import Path
    from advisor.pack import Pack, Rule
    from advisor.quality.checks.answer_space import AnswerSpace
    from advisor.quality.checks.observations import Observation
    from advisor.quality.checks.remarks import Remark


def of_condition(space: AnswerSpace, rule: Rule, path: Path) -> Observation | None:
    """The condition at `path`, if no complete answers make it true, or if it is true at times and no answers let it decide its rule."""
    condition = condition_at(rule, path)
    proof = space.proof_unreachable([((true_when(condition),), ())], partial=False)
    if proof:
        return replace(rule_observation(DEAD_CONDITION, rule, proof, path=path), over=COMPLETE)
    if not space.reach([false_when(condition)], partial=False):
        return None  # it is always true, which is a finding of its own
    queries = [query for truth in (True, False) for query in decisive_queries(rule, path, truth=truth)]
    proof = space.proof_unreachable(queries, partial=True)
    return replace(rule_observation(DEAD_CONDITION, rule, proof, path=path), over=PARTIAL) if proof else None


def describe(pack: Pack, found: Observation) -> Iterator[Remark]:
    """The condition, its rule, and what excludes it or decides in its place."""
    if found.over == PARTIAL:
        yield from condition_remarks(pack, found, "found_idle")
        yield from proof_remarks(pack, found, "found_rest_decides_with", "found_rest_decides")
        return
    several = len(tuple(atoms(condition_at(pack.rules[found.subject], found.path)))) > 1
    yield from condition_remarks(pack, found, "found_dead_condition")
    yield from proof_remarks(pack, found, "found_excluded_by", "found_contradicts_itself" if several else "found_never_met")


DEAD_CONDITION = Check(
    code="dead-condition", claim="claim_dead_condition", over="range_deciding", of_condition=of_condition, describe=describe
)
