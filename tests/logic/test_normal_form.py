"""Negation is pushed to the literals, and the two formulas of a condition say when it is true and when it is false."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.logic.normal_form import (
    AllOf,
    AnyOf,
    AtomLiteral,
    Threshold,
    admitted_values,
    applies_when,
    false_when,
    literals_of,
    refuted_when,
    true_when,
)
from advisor.logic.semantics import truth_of
from advisor.pack import NOWHERE, Rule
from advisor.pack.conditions import Comparison, Truth
from advisor.pack.resolution import resolve
from advisor.pack.types import Choice, Number, YesNo
from support.formulas import is_met
from support.strategies import TYPES, conditions, values

COLOUR = Choice(("red", "green", "blue"))
LEVEL = Choice(("low", "medium", "high"), ordered=True)
FACTS = {
    "a": YesNo(),
    "b": YesNo(),
    "c": YesNo(),
    "d": YesNo(),
    "colour": COLOUR,
    "level": LEVEL,
    "other_level": LEVEL,
    "size": Number(),
}
A, B, C, D = (AtomLiteral(Truth(fact), truth=True) for fact in "abcd")
NOT_A, NOT_B, NOT_C, NOT_D = (AtomLiteral(Truth(fact), truth=False) for fact in "abcd")


@pytest.mark.parametrize(
    ("text", "when_true", "when_false"),
    [
        ("a", A, NOT_A),
        ("not a", NOT_A, A),
        ("not not a", A, NOT_A),
        ("a and b", AllOf((A, B)), AnyOf((NOT_A, NOT_B))),
        ("a or b", AnyOf((A, B)), AllOf((NOT_A, NOT_B))),
        ("not (a and not b)", AnyOf((NOT_A, B)), AllOf((A, NOT_B))),
        ("not (a or b) and c", AllOf((AllOf((NOT_A, NOT_B)), C)), AnyOf((AnyOf((A, B)), NOT_C))),
        ("at_least(2, a, b, c)", Threshold(2, (A, B, C)), Threshold(2, (NOT_A, NOT_B, NOT_C))),
        ("at_least(2, a, b, c, d)", Threshold(2, (A, B, C, D)), Threshold(3, (NOT_A, NOT_B, NOT_C, NOT_D))),
        ("not at_least(3, a, b, c, d)", Threshold(2, (NOT_A, NOT_B, NOT_C, NOT_D)), Threshold(3, (A, B, C, D))),
        ("at_least(1, a, b, c)", AnyOf((A, B, C)), AllOf((NOT_A, NOT_B, NOT_C))),
        ("at_least(3, a, b, c)", AllOf((A, B, C)), AnyOf((NOT_A, NOT_B, NOT_C))),
    ],
)
def test_negation_is_pushed_to_the_leaves(text, when_true, when_false):
    condition = resolve(text, FACTS)
    assert true_when(condition) == when_true
    assert false_when(condition) == when_false


def test_a_chain_of_comparisons_fails_where_one_of_them_does():
    first = AtomLiteral(Comparison(*_operands("1 <= size")), truth=False)
    second = AtomLiteral(Comparison(*_operands("size < 5")), truth=False)
    assert false_when(resolve("1 <= size < 5", FACTS)) == AnyOf((first, second))


def _operands(text):
    condition = resolve(text, FACTS)
    return condition.left, condition.operator, condition.right, condition.type


def test_a_rule_applies_if_all_its_conditions_are_true_and_is_refuted_if_one_is_false():
    rule = Rule(id="t.r", topic="t", when=(Truth("a"), resolve("b or c", FACTS)), then="d", because="So.", location=NOWHERE)
    assert applies_when(rule) == AllOf((A, AnyOf((B, C))))
    assert refuted_when(rule) == AnyOf((NOT_A, AllOf((NOT_B, NOT_C))))


def test_leaves_come_in_reading_order():
    assert list(literals_of(true_when(resolve("a and (b or not c) and at_least(2, a, c, d)", FACTS)))) == [A, B, NOT_C, A, C, D]


@pytest.mark.parametrize(
    ("text", "when_true", "when_false"),
    [
        ("a", {True}, {False}),
        ("colour == red", {"red"}, {"green", "blue"}),
        ("colour != red", {"green", "blue"}, {"red"}),
        ("colour in [red, green]", {"red", "green"}, {"blue"}),
        ("colour in [red, green, blue]", {"red", "green", "blue"}, set()),
        ("level < high", {"low", "medium"}, {"high"}),
        ("medium <= level", {"medium", "high"}, {"low"}),
        ("level <= level", {"low", "medium", "high"}, set()),
    ],
)
def test_the_values_that_meet_a_leaf_are_listed(text, when_true, when_false):
    atom = resolve(text, FACTS)
    assert admitted_values(AtomLiteral(atom, truth=True)) == when_true
    assert admitted_values(AtomLiteral(atom, truth=False)) == when_false


@pytest.mark.parametrize("text", ["size < 5", "size in [1, 2]", "level <= other_level"])
def test_the_values_of_numbers_and_of_two_facts_are_not_listed(text):
    assert admitted_values(AtomLiteral(resolve(text, FACTS), truth=True)) is None


@given(st.data())
def test_holding_is_met_exactly_where_true_and_failing_exactly_where_false(data):
    types = {f"fact_{place}": kind for place, kind in enumerate(TYPES)}
    condition = data.draw(conditions(types, depth=3))
    answers = data.draw(st.fixed_dictionaries({}, optional={fact: values(kind) for fact, kind in types.items()}))
    assert is_met(true_when(condition), answers) == (truth_of(condition, answers) is True)
    assert is_met(false_when(condition), answers) == (truth_of(condition, answers) is False)


@given(st.data())
def test_listed_values_are_exactly_those_that_meet_the_leaf(data):
    kind = data.draw(st.sampled_from((COLOUR, LEVEL, YesNo())))
    condition = data.draw(conditions({"fact": kind}, depth=0))
    truth = data.draw(st.booleans())
    value = data.draw(values(kind))
    assert (value in admitted_values(AtomLiteral(condition, truth))) == (truth_of(condition, {"fact": value}) is truth)


def test_numbers_equal_to_a_truth_value_stay_numbers():
    assert admitted_values(AtomLiteral(resolve("size == 1", FACTS), truth=True)) is None
    assert truth_of(resolve("size == 1", FACTS), {"size": Decimal(1)}) is True
