"""The meaning of a pack, written out: Kleene's tables, comparisons and rules; and what holds for every pack and all answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.logic.semantics import conclude, contradictions, rule_truth, shifted, status_of, truth_of
from advisor.pack import Status
from advisor.pack.conditions import And, AtLeast, Comparison, Constant, Member, Not, Or, Reference, Truth
from advisor.pack.resolution import resolve
from advisor.pack.types import Choice, Date, Number, YesNo
from support.strategies import answer, answers, packs

P, Q, R = Truth("p"), Truth("q"), Truth("r")
YES, NO, UNKNOWN = True, False, None
LEVEL = Choice(("low", "medium", "high"), ordered=True)
COLOUR = Choice(("red", "green"))
TYPES = {
    "level": LEVEL,
    "other_level": LEVEL,
    "colour": COLOUR,
    "width": Number(),
    "height": Number(),
    "start": Date(),
    "end": Date(),
    "p": YesNo(),
}


def given_as(**values):
    return {fact: value for fact, value in values.items() if value is not None}


@pytest.mark.parametrize(
    ("p", "q", "both", "either"),
    [
        (YES, YES, YES, YES),
        (YES, NO, NO, YES),
        (YES, UNKNOWN, UNKNOWN, YES),
        (NO, YES, NO, YES),
        (NO, NO, NO, NO),
        (NO, UNKNOWN, NO, UNKNOWN),
        (UNKNOWN, YES, UNKNOWN, YES),
        (UNKNOWN, NO, NO, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_and_and_or_follow_the_strong_tables(p, q, both, either):
    values = given_as(p=p, q=q)
    assert truth_of(And((P, Q)), values) is both
    assert truth_of(Or((P, Q)), values) is either


@pytest.mark.parametrize(("p", "contrary"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
def test_not_follows_the_strong_table(p, contrary):
    assert truth_of(Not(P), given_as(p=p)) is contrary


@pytest.mark.parametrize(
    ("count", "p", "q", "r", "truth"),
    [
        (1, NO, NO, YES, YES),
        (1, NO, NO, NO, NO),
        (1, NO, UNKNOWN, NO, UNKNOWN),
        (2, YES, YES, UNKNOWN, YES),
        (2, YES, NO, UNKNOWN, UNKNOWN),
        (2, NO, NO, UNKNOWN, NO),
        (2, YES, UNKNOWN, UNKNOWN, UNKNOWN),
        (2, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        (3, YES, YES, YES, YES),
        (3, YES, YES, UNKNOWN, UNKNOWN),
        (3, NO, UNKNOWN, UNKNOWN, NO),
    ],
)
def test_at_least_counts_what_is_certain_and_what_is_possible(count, p, q, r, truth):
    assert truth_of(AtLeast(count, (P, Q, R)), given_as(p=p, q=q, r=r)) is truth


@pytest.mark.parametrize(
    ("text", "values", "truth"),
    [
        ("level > low", {"level": "medium"}, YES),
        ("level > medium", {"level": "medium"}, NO),
        ("low < level < high", {"level": "high"}, NO),
        ("low < level < high", {}, UNKNOWN),
        ("level <= other_level", {"level": "low", "other_level": "high"}, YES),
        ("level <= other_level", {"level": "low"}, UNKNOWN),
        ("level == level", {}, UNKNOWN),
        ("colour == red", {"colour": "green"}, NO),
        ("colour != red", {"colour": "green"}, YES),
        ("colour in [red, green]", {}, UNKNOWN),
        ("colour not in [red]", {"colour": "red"}, NO),
        ("width == 0.3", {"width": Decimal("0.30")}, YES),
        ("width + 0.1 == height", {"width": Decimal("0.2"), "height": Decimal("0.3")}, YES),
        ("width - 1 in [2]", {"width": Decimal(3)}, YES),
        ("width < 2", {"height": Decimal(1)}, UNKNOWN),
        ('start + days(31) <= end < "2025-03-01"', {"start": date(2025, 1, 28), "end": date(2025, 2, 28)}, YES),
        ('start + days(31) <= end < "2025-03-01"', {"start": date(2025, 1, 29), "end": date(2025, 2, 28)}, NO),
        ('start + days(31) <= end < "2025-03-01"', {"end": date(2025, 3, 1)}, NO),
        ('start + days(31) <= end < "2025-03-01"', {"start": date(2025, 1, 1)}, UNKNOWN),
        ("p or not p", {}, UNKNOWN),
    ],
)
def test_a_comparison_is_unknown_until_both_sides_are_known(text, values, truth):
    assert truth_of(resolve(text, TYPES), values) is truth


def test_a_date_beyond_the_calendar_stops_at_its_end():
    assert shifted(date.max, timedelta(days=1)) == date.max
    assert shifted(date.min, timedelta(days=-1)) == date.min
    assert shifted(None, timedelta(days=1)) is None


@pytest.mark.parametrize(("truth", "status"), [(YES, Status.HOLDS), (NO, Status.FAILS), (UNKNOWN, Status.OPEN)])
def test_a_status_stands_for_a_truth_value(truth, status):
    assert status_of(truth) is status


def test_operands_of_every_kind_are_evaluated():
    assert truth_of(Comparison(Constant("low"), "<", Reference("level"), LEVEL), {"level": "high"}) is True
    assert truth_of(Member(Reference("width", Decimal(1)), (Decimal(2),), Number()), {"width": Decimal(1)}) is True


@given(st.data())
def test_a_further_answer_never_takes_a_settled_status_back(data):
    pack = data.draw(packs())
    more = data.draw(answers(pack))
    fewer = {fact: value for fact, value in more.items() if data.draw(st.booleans())}
    later = conclude(pack, more)
    for fact, status in conclude(pack, fewer).items():
        assert status in (Status.OPEN, later[fact])


@given(st.data())
def test_the_order_of_answers_and_of_rules_does_not_matter(data):
    pack = data.draw(packs())
    values = data.draw(answers(pack))
    shuffled = dict(data.draw(st.permutations(list(values.items()))))
    other = replace(pack, rules=dict(data.draw(st.permutations(list(pack.rules.items())))))
    assert conclude(other, shuffled) == conclude(pack, values)


@given(st.data())
def test_a_fact_holds_by_any_of_its_rules_and_fails_by_all(data):
    pack = data.draw(packs())
    values = dict(data.draw(answers(pack)))
    statuses = conclude(pack, values)
    settled = values | {fact: status is Status.HOLDS for fact, status in statuses.items() if status is not Status.OPEN}
    for fact, rules in pack.rules_for.items():
        truths = [rule_truth(rule, settled) for rule in rules]
        assert (statuses[fact] is Status.HOLDS) == any(truth is True for truth in truths)
        assert (statuses[fact] is Status.FAILS) == all(truth is False for truth in truths)


@given(st.data())
def test_complete_answers_leave_nothing_open(data):
    pack = data.draw(packs())
    values = {fact: data.draw(answer(question.type)) for fact, question in pack.inputs.items()}
    assert Status.OPEN not in conclude(pack, values).values()
    assert all(truth_of(constraint.never, values) is not None for constraint in pack.constraints.values())
    assert set(contradictions(pack, values)) <= set(pack.constraints.values())
