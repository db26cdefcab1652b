"""The walk over a rule, on which a larger finding hides the smaller ones within it.

The conditions of a rule are looked at only if nothing is found about the whole rule, the parts of a condition only if nothing is found
about the whole condition. Of each the first finding counts, in the order of the checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.logic.normal_form import false_when, true_when
from advisor.logic.paths import condition_at, subconditions
from advisor.pack.conditions import Not, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from advisor.logic.paths import Path
    from advisor.pack import Rule
    from advisor.pack.conditions import Condition
    from advisor.quality.checks.answer_space import AnswerSpace
    from advisor.quality.checks.check import Check
    from advisor.quality.checks.observations import Observation


def walk(space: AnswerSpace, rule: Rule, checks: Sequence[Check]) -> Iterator[Observation]:
    """The finding of the `checks` about a rule, or else those about the largest possible parts of its conditions."""
    found = _first(check.of_rule(space, rule) for check in checks if check.of_rule)
    if found:
        yield found
        return
    for place in range(len(rule.when)):
        yield from _walk_condition(space, rule, (place,), checks)


def _walk_condition(space: AnswerSpace, rule: Rule, path: Path, checks: Sequence[Check]) -> Iterator[Observation]:
    condition = condition_at(rule, path)
    if not _repeats_a_fact(space, condition):
        found = _first(check.of_condition(space, rule, path) for check in checks if check.of_condition)
        if found:
            yield found
            return
    for below, _ in subconditions(condition, path):
        yield from _walk_condition(space, rule, below, checks)


def _first(several: Iterable[Observation | None]) -> Observation | None:
    return next((found for found in several if found), None)


def _repeats_a_fact(space: AnswerSpace, condition: Condition) -> bool:
    """True if the condition only names a fact that always, or never, holds: that is found about the fact, or its rules."""
    named = condition.part if isinstance(condition, Not) else condition
    if not isinstance(named, Truth) or named.fact not in space.pack.derived:
        return False
    return not all(space.reach([formula], partial=False) for formula in (true_when(named), false_when(named)))
