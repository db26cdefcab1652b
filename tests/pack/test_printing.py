"""A condition printed and read again is the same condition."""

from __future__ import annotations

import pytest
from hypothesis import given

from advisor.pack.conditions import And, AtLeast, Comparison, Constant, Member, Not, Or, Reference, Truth
from advisor.pack.printing import to_text
from advisor.pack.resolution import resolve
from advisor.pack.types import Choice
from support.strategies import TYPES, conditions

DECLARED = {f"fact_{place}": kind for place, kind in enumerate((*TYPES, *TYPES))}
X, Y, Z = Truth("x"), Truth("y"), Truth("z")
SIZE = Choice(("small", "large"), ordered=True)


@given(conditions(DECLARED, depth=4))
def test_reading_what_was_printed_gives_the_same_condition(condition):
    assert resolve(to_text(condition), DECLARED) == condition


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (And((X, Or((Y, Z)))), "x and (y or z)"),
        (Or((And((X, Y)), Z)), "x and y or z"),
        (And((X, And((Y, Z)))), "x and (y and z)"),
        (Not(And((X, Y))), "not (x and y)"),
        (Not(Not(X)), "not not x"),
        (AtLeast(1, (Or((X, Y)), Not(Z))), "at_least(1, x or y, not z)"),
        (Not(Comparison(Reference("s"), "<", Constant("large"), SIZE)), "not (s < large)"),
        (Not(Member(Reference("s"), ("small",), SIZE)), "s not in [small]"),
    ],
)
def test_parentheses_stand_only_where_they_are_needed(condition, text):
    assert to_text(condition) == text
