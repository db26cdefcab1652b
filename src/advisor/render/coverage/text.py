"""What the cases of a pack reach, for a terminal."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from advisor.quality.coverage import Kind, coverage_by_file
from advisor.render.counts import part_of, percent, share
from advisor.render.coverage.goals import COUNTED, condition_name, goal_name, option_name, side
from advisor.render.layout import table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from decimal import Decimal

    from advisor.pack import Pack
    from advisor.quality.coverage import Coverage, Goal


def to_text(pack: Pack, found: Coverage) -> str:
    """The goals that are missed, unreachable or undecided, and a table of how much is covered in each file."""
    return "\n".join(_lines(pack, found))


def shortfalls(found: Coverage, least: Decimal) -> list[str]:
    """A line for rules and for conditions of which less than `least` percent are covered."""
    return [
        f"coverage of {kind.value} is {percent(*found.counts(kind))}, below {least} %"
        for kind in (Kind.RULE, Kind.CONDITION)
        if share(*found.counts(kind)) * 100 < Fraction(least)
    ]


def _lines(pack: Pack, found: Coverage) -> Iterator[str]:
    yield from _missed_in_rules(pack, found)
    yield from _missed_options(pack, found)
    yield from _listed(pack, found, found.unreachable, "proved unreachable, not counted:")
    yield from _listed(pack, found, found.undecided, "not decided in the time given whether a case could, counted as missed:")
    parts = {**coverage_by_file(pack, found), "all": found}
    rows = [[name, *(part_of(*part.counts(kind)) for kind in COUNTED)] for name, part in parts.items()]
    yield from table([["coverage", *(kind.value for kind in COUNTED)], *rows])
    cited, claims = found.counts(Kind.CLAIM)
    if claims:
        yield f"claims without a case: {claims - cited} of {claims}"


def _missed_in_rules(pack: Pack, found: Coverage) -> Iterator[str]:
    """A paragraph for each rule that cases do not reach in full."""
    missed: dict[str, list[Goal]] = defaultdict(list)
    for goal in (*found.missed(Kind.RULE), *found.missed(Kind.CONDITION)):
        missed[goal.subject].append(goal)
    for rule in (rule for rule in pack.rules.values() if rule.id in missed):
        goals = missed[rule.id]
        sides = [f"never {side(goal)}" for goal in goals if goal.kind is Kind.RULE]
        yield f"MISSED {rule.location}: {rule.id}" + (f": {', '.join(sides)}" if sides else "")
        conditions: dict[str, list[str]] = defaultdict(list)
        for goal in (goal for goal in goals if goal.kind is Kind.CONDITION):
            conditions[condition_name(pack, goal)].append(f"never {side(goal)}")
        yield from (f"    {condition}: {', '.join(sides)}" for condition, sides in conditions.items())


def _missed_options(pack: Pack, found: Coverage) -> Iterator[str]:
    """A line for each question with options that no case gives, and an empty line below all that is missed."""
    missed: dict[str, list[str]] = defaultdict(list)
    for goal in found.missed(Kind.OPTION):
        missed[goal.subject].append(option_name(goal))
    for question, options in missed.items():
        yield f"MISSED {pack.inputs[question].location}: {question}: never given {', '.join(options)}"
    if missed or found.missed(Kind.RULE) or found.missed(Kind.CONDITION):
        yield ""


def _listed(pack: Pack, found: Coverage, goals: Collection[Goal], title: str) -> Iterator[str]:
    """`goals` in pack order under a title; nothing where there are none."""
    if goals:
        yield title
        yield from (f"    {goal_name(pack, goal)}" for goal in found.reached if goal in goals)
        yield ""
