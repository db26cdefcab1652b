"""Rules and conditions that never matter, or that others make superfluous."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from advisor.logic.normal_form import applies_when, difference_queries, false_when, settled_when, true_when
from advisor.logic.paths import condition_at, decisive_queries, subconditions, without
from advisor.pack.conditions import Not, Truth
from advisor.quality.checks.observations import Code, Observation, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from advisor.engines.smt import UnsatCore
    from advisor.logic.normal_form import Query
    from advisor.logic.paths import Path
    from advisor.pack import Rule
    from advisor.pack.conditions import Condition
    from advisor.quality.checks.grounds import AnswerSpace


def study_rule(grounds: AnswerSpace, rule: Rule) -> Iterator[Observation]:
    """What is to be said of a rule; if it is dead, subsumed or redundant, nothing of its conditions."""
    dead = _dead(grounds, rule) or _covered(grounds, rule)
    if dead:
        yield dead
        return
    for place in range(len(rule.when)):
        yield from _study_part(grounds, rule, (place,))


def _dead(grounds: AnswerSpace, rule: Rule) -> Observation | None:
    goals: list[Query] = [((applies_when(rule),), ())]
    if grounds.reach_any(goals, partial=False):
        return None
    return _about(Code.DEAD_RULE, rule, grounds.proof(goals, partial=False))


def _covered(grounds: AnswerSpace, rule: Rule) -> Observation | None:
    """A rule without which its fact has the same status always: one other rule covers it, or several together do."""
    others = tuple(other for other in grounds.pack.rules_for[rule.then] if other is not rule)
    if not others or grounds.reach_any(_differing([rule], [], others), partial=True):
        return None
    for other in others:
        if not grounds.reach_any(_differing([rule], [], [other]), partial=True):
            covering: Sequence[Rule] = [other]
            break
    else:
        covering = _least(grounds, rule, None, others)
    goals = _differing([rule], [], covering)
    code = Code.SUBSUMED_RULE if len(covering) == 1 else Code.REDUNDANT_RULE
    return _about(code, rule, grounds.proof(goals, partial=True), others=covering)


def _study_part(grounds: AnswerSpace, rule: Rule, path: Path) -> Iterator[Observation]:
    """The largest parts at `path` and below it of which there is something to say."""
    condition = condition_at(rule, path)
    if not _repeats_a_fact(grounds, condition):
        found = _constant(grounds, rule, path, condition) or _idle(grounds, rule, path) or _superfluous(grounds, rule, path)
        if found:
            yield found
            return
    for below, _ in subconditions(condition, path):
        yield from _study_part(grounds, rule, below)


def _repeats_a_fact(grounds: AnswerSpace, condition: Condition) -> bool:
    """Whether the condition only names a fact that always, or never, holds: that is said of the fact, or of its rules."""
    named = condition.part if isinstance(condition, Not) else condition
    if not isinstance(named, Truth) or named.fact not in grounds.pack.derived:
        return False
    return not all(grounds.reach([side(named)], partial=False) for side in (true_when, false_when))


def _constant(grounds: AnswerSpace, rule: Rule, path: Path, condition: Condition) -> Observation | None:
    """A condition that is never true, or always."""
    for code, side in ((Code.DEAD_CONDITION, true_when), (Code.ALWAYS_TRUE, false_when)):
        goals: list[Query] = [((side(condition),), ())]
        if not grounds.reach_any(goals, partial=False):
            return _about(code, rule, grounds.proof(goals, partial=False), path=path)
    return None


def _idle(grounds: AnswerSpace, rule: Rule, path: Path) -> Observation | None:
    """A condition that never decides how its rule comes out."""
    goals = [goal for truth in (True, False) for goal in decisive_queries(rule, path, truth=truth)]
    if grounds.reach_any(goals, partial=True):
        return None
    return replace(_about(Code.DEAD_CONDITION, rule, grounds.proof(goals, partial=True), path=path), idle=True)


def _superfluous(grounds: AnswerSpace, rule: Rule, path: Path) -> Observation | None:
    """A condition without which the fact of its rule has the same status always."""
    shorter = without(rule, path)
    others = tuple(other for other in grounds.pack.rules_for[rule.then] if other is not rule)
    if shorter is None or grounds.reach_any(_differing([rule], [shorter], others), partial=True):
        return None
    needed = _least(grounds, rule, shorter, others)
    goals = _differing([rule], [shorter], needed)
    return _about(Code.REDUNDANT_CONDITION, rule, grounds.proof(goals, partial=True), path=path, others=needed)


def _differing(mine: Sequence[Rule], theirs: Sequence[Rule], both: Sequence[Rule]) -> tuple[Query, ...]:
    """Where a fact has another status by the rules `mine` and `both` than by `theirs` and `both`."""
    return difference_queries(settled_when([*mine, *both]), settled_when([*theirs, *both]))


def _least(grounds: AnswerSpace, rule: Rule, shorter: Rule | None, others: Sequence[Rule]) -> list[Rule]:
    """Rules among `others` of which none can be spared for `shorter`, or nothing, to stand for `rule`."""
    needed, instead = list(others), [shorter] if shorter else []
    for other in others:
        fewer = [each for each in needed if each is not other]
        if (fewer or instead) and not grounds.reach_any(_differing([rule], instead, fewer), partial=True):
            needed = fewer
    return needed


def _about(code: Code, rule: Rule, proof: UnsatCore, *, path: Path = (), others: Sequence[Rule] = ()) -> Observation:
    named = tuple(other.id for other in others)
    return Observation(code=code, subject=rule.id, digest=digest_of([rule]), path=path, others=named, proof=proof)
