"""Rules that make another rule for the same fact, or one of its conditions, superfluous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.logic.normal_form import difference_queries, settled_when
from advisor.quality.checks.check import PARTIAL, Check
from advisor.quality.checks.observations import rule_observation
from advisor.quality.checks.remarks import Remark, proof_remarks, rules_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from advisor.logic.normal_form import Query
    from advisor.pack import Pack, Rule
    from advisor.quality.checks.answer_space import AnswerSpace
    from advisor.quality.checks.observations import Observation


def covering_check(code: str, claim: str, covered_by: str, *, together: bool) -> Check:
    """A check for rules that one other rule covers, or only several `together`, which the text `covered_by` introduces."""

    def of_rule(space: AnswerSpace, rule: Rule) -> Observation | None:
        covering = covering_rules(space, rule)
        if not covering or (len(covering) > 1) is not together:
            return None
        proof = space.proof(uncovered(rule, None, covering), partial=True)
        return rule_observation(check, rule, proof, others=covering)

    def describe(pack: Pack, found: Observation) -> Iterator[Remark]:
        yield Remark("found_adds_nothing", about=(pack.rules[found.subject],))
        yield Remark(covered_by, about=rules_named(pack, found.others))
        yield from proof_remarks(pack, found, "found_depends_on")

    check = Check(code=code, claim=claim, over=PARTIAL, others="others_covered_by", of_rule=of_rule, describe=describe)
    return check


def covering_rules(space: AnswerSpace, rule: Rule) -> Sequence[Rule]:
    """Rules with which its fact always has the same status without `rule`: one if one does, else a minimal set; empty if none do."""
    others = other_rules(space.pack, rule)
    if not others or space.reach_any(uncovered(rule, None, others), partial=True):
        return ()
    for other in others:
        if not space.reach_any(uncovered(rule, None, [other]), partial=True):
            return (other,)
    return minimal_cover(space, rule, None, others)


def minimal_cover(space: AnswerSpace, rule: Rule, instead: Rule | None, others: Sequence[Rule]) -> Sequence[Rule]:
    """A minimal set of rules among `others` that, together with `instead`, covers `rule`; all of them together do."""
    needed = list(others)
    for other in others:
        fewer = [each for each in needed if each is not other]
        if (fewer or instead) and not space.reach_any(uncovered(rule, instead, fewer), partial=True):
            needed = fewer
    return needed


def uncovered(rule: Rule, instead: Rule | None, others: Sequence[Rule]) -> tuple[Query, ...]:
    """Queries for answers under which `rule` and `others` give their fact a different status than `instead`, if any, and `others`."""
    return difference_queries(settled_when([rule, *others]), settled_when([*([instead] if instead else []), *others]))


def other_rules(pack: Pack, rule: Rule) -> tuple[Rule, ...]:
    """The other rules for the same fact."""
    return tuple(other for other in pack.rules_for[rule.then] if other is not rule)
