"""Coverage counts a condition only where it decided its rule, never rounds up, and leaves out only what is proved unreachable."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import advisor
from advisor.pack import Answer, Answers
from advisor.pack.types import Choice
from advisor.quality.coverage import Goal, Kind, coverage
from advisor.reader.cases import Case, load_cases
from advisor.reader.loader import locate
from advisor.render.counts import rounded_down
from advisor.render.coverage.json import counts_to_json
from support.builders import pack_of, yes_no
from support.profiles import tries
from support.strategies import answers, packs


def case(name, /, **given_answers):
    """A case that only gives answers."""
    given_here = {fact: Answer(value) for fact, value in given_answers.items()}
    return Case(name=name, given=Answers(given=given_here), expect={})


def reached(pack, *cases, kind=Kind.CONDITION):
    """The goals of a kind that the cases reach: place or subject, value, and the names of the cases."""
    found = coverage(pack, cases)
    return {(goal.place, goal.value): names for goal, names in found.reached.items() if goal.kind is kind and names}


AND, OR = pack_of(yes_no("a b"), {"t.one": ("shown", "a", "b")}), pack_of(yes_no("a b"), {"t.one": ("shown", "a or b")})


@pytest.mark.parametrize(
    ("pack", "given_answers", "expected"),
    [
        (AND, {"a": True, "b": True}, {(0, True), (1, True)}),
        (AND, {"a": False, "b": True}, {(0, False)}),
        (AND, {"a": False, "b": False}, set()),  # either one alone would have refuted the rule
        (AND, {"a": False}, {(0, False)}),  # were a true, the rule would be undecided
        (AND, {"a": True}, set()),  # the rule is undecided
        (OR, {"a": True, "b": False}, {(0, True)}),
        (OR, {"a": True, "b": True}, set()),
        (OR, {"a": False, "b": False}, {(0, False), (1, False)}),
    ],
)
def test_a_condition_counts_where_its_value_decided_the_rule(pack, given_answers, expected):
    assert set(reached(pack, case("one", **given_answers))) == expected


def test_the_cases_that_reach_a_goal_are_remembered():
    cases = [case("both", a=True, b=True), case("neither", a=False, b=False), case("only b", a=False, b=True)]
    assert reached(AND, *cases, kind=Kind.RULE) == {(0, True): ("both",), (0, False): ("neither", "only b")}
    assert reached(AND, *cases)[0, False] == ("only b",)


def test_a_rule_is_covered_when_it_fired_and_was_refuted_and_a_condition_when_it_decided_both_ways():
    found = coverage(AND, [case("both", a=True, b=True), case("only b", a=False, b=True)])
    assert found.counts(Kind.RULE) == (1, 1)
    assert found.counts(Kind.CONDITION) == (1, 2)
    assert found.missed(Kind.CONDITION) == (Goal(Kind.CONDITION, "t.one", 1, False),)
    assert coverage(AND, []).counts(Kind.RULE) == (0, 1)


def test_each_option_of_a_question_is_a_goal_of_its_own():
    pack = pack_of({"colour": Choice(("red", "green", "blue"))}, {"t.one": ("shown", "colour == red")})
    found = coverage(pack, [case("red", colour="red"), case("blue", colour="blue")])
    assert found.counts(Kind.OPTION) == (2, 3)
    assert [goal.value for goal in found.missed(Kind.OPTION)] == ["green"]


def test_what_is_proved_unreachable_counts_neither_way():
    """A condition that the other implies can never decide that the rule is refuted; an option that a constraint rules out."""
    rules = {"t.inner": ("inner", "a"), "t.one": ("shown", "a", "inner")}
    pack = pack_of(yes_no("a b"), rules, never=["b"])
    found = coverage(pack, [case("yes", a=True), case("no", a=False)])
    assert found.unreachable == {
        Goal(Kind.CONDITION, "t.one", 0, False), Goal(Kind.CONDITION, "t.one", 1, False), Goal(Kind.OPTION, "b", 0, True),
    }  # fmt: skip
    assert found.counts(Kind.CONDITION) == (3, 3)
    assert found.missed(Kind.OPTION) == (Goal(Kind.OPTION, "b", 0, False),)


def test_a_share_is_never_rounded_up():
    assert str(rounded_down(Fraction(9999, 10000), 2)) == "0.99"
    assert str(rounded_down(Fraction(2, 3), 4)) == "0.6666"
    assert str(rounded_down(Fraction(1), 2)) == "1.00"


@tries(15)
@given(st.data())
def test_a_goal_that_a_case_reaches_is_never_called_unreachable(data):
    pack = data.draw(packs(max_inputs=4, max_derived=3))
    cases = [case(f"case {place}", **data.draw(answers(pack))) for place in range(3)]
    cases = [each for each in cases if not advisor.run(pack, each.given).contradictions]
    none, some = coverage(pack, []), coverage(pack, cases)
    assert not {goal for goal, names in some.reached.items() if names} & none.unreachable
    assert some.unreachable <= none.unreachable


def test_the_cases_of_the_shipped_pack_cover_every_rule_condition_and_option():
    pack = advisor.load("iran-russia")
    counts = counts_to_json(coverage(pack, load_cases(pack, locate("iran-russia"))))
    assert [counts[kind]["covered"] for kind in ("rules", "conditions", "options")] == [106, 170, 146]
    assert [counts[kind]["total"] for kind in ("rules", "conditions", "options")] == [106, 170, 146]
