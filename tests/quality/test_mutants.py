"""Each operator makes the mutants it is meant to make, each once, and none that could not be loaded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import advisor
from advisor.pack import premises
from advisor.pack.types import Choice, Date, Number
from advisor.quality.mutants import mutants
from advisor.render.mutation import change_text
from support.builders import pack_of, yes_no
from support.profiles import tries
from support.strategies import packs

LEVEL = Choice(("low", "medium", "high"), ordered=True)
COLOUR = Choice(("red", "green", "blue"))
TYPES = {**yes_no("a b c"), "level": LEVEL, "colour": COLOUR, "size": Number(), "start": Date(), "finish": Date()}


def changes(*when):
    """The changes of the mutants of a pack with one rule, but those that every rule has."""
    pack = pack_of(TYPES, {"t.one": ("shown", *when)})
    return [change_text(mutant) for mutant in mutants(pack) if change_text(mutant) != "the rule is dropped"]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("a", ["without `a`", "`a` becomes `not a`"]),
        ("not a", ["without `not a`", "`not a` becomes `a`", "`not a` becomes `not not a`"]),
        ("a and b", ["without `a and b`", "`a and b` becomes `not (a and b)`", "`a and b` becomes `a or b`", "`a and b` becomes `b`",
                     "`a and b` becomes `not a and b`", "`a and b` becomes `a`", "`a and b` becomes `a and not b`"]),
        ("level >= medium", ["without `level >= medium`", "`level >= medium` becomes `level < medium`",
                             "`level >= medium` becomes `level >= low`", "`level >= medium` becomes `level >= high`"]),
        ("level >= low", ["without `level >= low`", "`level >= low` becomes `level < low`", "`level >= low` becomes `level >= medium`"]),
        ("colour == red", ["without `colour == red`", "`colour == red` becomes `colour != red`",
                           "`colour == red` becomes `colour == green`", "`colour == red` becomes `colour == blue`"]),
        ("colour in [red, green]", ["without `colour in [red, green]`", "`colour in [red, green]` becomes `colour not in [red, green]`",
                                    "`colour in [red, green]` becomes `colour in [green]`", "`colour in [red, green]` becomes `colour in [red]`",
                                    "`colour in [red, green]` becomes `colour in [red, green, blue]`"]),
        ("size < 2.5", ["without `size < 2.5`", "`size < 2.5` becomes `size >= 2.5`", "`size < 2.5` becomes `size < 2.4`",
                        "`size < 2.5` becomes `size < 2.6`"]),
        ("size < 200", ["without `size < 200`", "`size < 200` becomes `size >= 200`", "`size < 200` becomes `size < 199`",
                        "`size < 200` becomes `size < 201`"]),
        ('start < "2025-01-01"', ['without `start < "2025-01-01"`', '`start < "2025-01-01"` becomes `start >= "2025-01-01"`',
                                  '`start < "2025-01-01"` becomes `start < "2024-12-31"`', '`start < "2025-01-01"` becomes `start < "2025-01-02"`']),
        ("start + days(2) <= finish", ["without `start + days(2) <= finish`", "`start + days(2) <= finish` becomes `start + days(2) > finish`",
                                       "`start + days(2) <= finish` becomes `start + days(1) <= finish`",
                                       "`start + days(2) <= finish` becomes `start + days(3) <= finish`"]),
        ("at_least(2, a, b, c)", ["without `at_least(2, a, b, c)`", "`at_least(2, a, b, c)` becomes `not at_least(2, a, b, c)`",
                                  "`at_least(2, a, b, c)` becomes `at_least(1, a, b, c)`", "`at_least(2, a, b, c)` becomes `at_least(3, a, b, c)`",
                                  "`at_least(2, a, b, c)` becomes `at_least(2, b, c)`", "`at_least(2, a, b, c)` becomes `at_least(2, not a, b, c)`",
                                  "`at_least(2, a, b, c)` becomes `at_least(2, a, c)`", "`at_least(2, a, b, c)` becomes `at_least(2, a, not b, c)`",
                                  "`at_least(2, a, b, c)` becomes `at_least(2, a, b)`", "`at_least(2, a, b, c)` becomes `at_least(2, a, b, not c)`"]),
    ],
)  # fmt: skip
def test_the_faults_of_a_condition(condition, expected):
    assert changes(condition) == expected


def test_the_conditions_of_a_rule_are_joined_otherwise_and_dropped_one_by_one():
    assert changes("a", "b") == [
        "without `a`", "`a` becomes `not a`", "without `b`", "`b` becomes `not b`", "any one of its conditions is enough",
    ]  # fmt: skip


def test_a_rule_is_dropped_and_concludes_another_fact_of_its_kind_but_never_in_a_circle():
    rules = {"t.one": ("first", "a"), "t.two": ("second", "first"), "t.three": ("third", "second")}
    pack = pack_of(yes_no("a"), rules)
    found = [
        (mutant.rule.id, change_text(mutant))
        for mutant in mutants(pack)
        if "conclude" in change_text(mutant) or "dropped" in change_text(mutant)
    ]
    assert found == [
        ("t.one", "the rule is dropped"), ("t.one", "concludes `second`, not `first`"),
        ("t.two", "the rule is dropped"), ("t.two", "concludes `third`, not `second`"),
        ("t.three", "the rule is dropped"),
    ]  # fmt: skip


def test_a_mutated_pack_may_leave_a_fact_without_rules_which_then_fails():
    pack = pack_of(yes_no("a"), {"t.one": ("shown", "a")})
    dropped = next(mutant for mutant in mutants(pack) if mutant.mutated is None)
    assert advisor.run(dropped.pack(pack), {"a": True})["shown"].status is advisor.Status.FAILS
    assert dropped.touched == ("shown",)


@tries(8)
@given(st.data())
def test_every_mutant_differs_from_its_rule_and_none_goes_in_a_circle(data):
    pack = data.draw(packs())
    every = list(mutants(pack))
    assert [(mutant.rule, change_text(mutant)) for mutant in every] == [
        (mutant.rule, change_text(mutant)) for mutant in mutants(pack)
    ]
    for mutant in every:
        assert mutant.mutated != mutant.rule
        assert mutant.mutated is None or mutant.mutated.then not in pack.cone(premises(mutant.mutated))
        assert set(mutant.pack(pack).order) == set(pack.derived)
