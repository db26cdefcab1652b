"""The parts of a rule's conditions, and the rule with one of them replaced by a truth or removed."""

from __future__ import annotations

import pytest

from advisor.logic.paths import atom_paths, condition_at, decisive_queries, subconditions, with_truth, without
from advisor.pack.conditions import And, AtLeast, Not, Or, Truth
from support.builders import pack_of, yes_no
from support.formulas import is_met

A, B, C, D = (Truth(name) for name in "abcd")
TRUE, FALSE = And(()), Or(())


def rule_of(*when):
    return pack_of(yes_no("a b c d"), {"t.one": ("x", *when)}).rules["t.one"]


NESTED = rule_of("a", "not (b or c and not d)", "at_least(2, a, not b, c or d)")


@pytest.mark.parametrize(
    ("condition", "parts"),
    [
        (A, ()),
        (Not(A), ()),
        (Not(Not(A)), (((3, 0), Not(A)),)),
        (Not(Or((A, B))), (((3, 0), Or((A, B))),)),
        (And((A, Not(B))), (((3, 0), A), ((3, 1), Not(B)))),
        (Or((A, And((B, C)))), (((3, 0), A), ((3, 1), And((B, C))))),
        (AtLeast(2, (A, B, C)), (((3, 0), A), ((3, 1), B), ((3, 2), C))),
    ],
)
def test_the_parts_one_step_below(condition, parts):
    assert subconditions(condition, (3,)) == parts


def test_atomic_conditions_stand_where_their_paths_say():
    paths = atom_paths(NESTED)
    assert paths == ((0,), (1, 0, 0), (1, 0, 1, 0), (1, 0, 1, 1, 0), (2, 0), (2, 1, 0), (2, 2, 0), (2, 2, 1))
    assert [condition_at(NESTED, path) for path in paths] == [A, B, C, D, A, B, C, D]
    assert condition_at(NESTED, (1, 0, 1)) == And((C, Not(D)))


@pytest.mark.parametrize(
    ("path", "place", "true", "false"),
    [
        ((0,), 0, TRUE, FALSE),
        ((1,), 1, TRUE, FALSE),
        ((1, 0), 1, Not(TRUE), Not(FALSE)),
        ((1, 0, 0), 1, Not(Or((TRUE, And((C, Not(D)))))), Not(Or((FALSE, And((C, Not(D))))))),
        ((1, 0, 1, 1), 1, Not(Or((B, And((C, TRUE))))), Not(Or((B, And((C, FALSE)))))),
        ((1, 0, 1, 1, 0), 1, Not(Or((B, And((C, Not(TRUE)))))), Not(Or((B, And((C, Not(FALSE))))))),
        ((2, 2), 2, AtLeast(2, (A, Not(B), TRUE)), AtLeast(2, (A, Not(B), FALSE))),
    ],
)
def test_a_part_is_given_as_true_or_false_and_nothing_else_changes(path, place, true, false):
    for truth, changed in ((True, true), (False, false)):
        found = with_truth(NESTED, path, truth=truth)
        assert found.when == (*NESTED.when[:place], changed, *NESTED.when[place + 1 :])
        assert (found.id, found.then) == ("t.one", "x")


@pytest.mark.parametrize(
    ("when", "path", "left"),
    [
        (("a", "b"), (0,), ("b",)),
        (("a", "b or c"), (1,), ("a",)),
        (("a", "b or c"), (1, 0), ("a", "c")),
        (("not (a and b)",), (0, 0, 1), ("not a",)),
        (("a or b and c",), (0, 1, 1), ("a or b",)),
        (("at_least(2, a, b, c)",), (0, 1), ("at_least(2, a, c)",)),
        (("at_least(2, a, b)",), (0, 1), ("at_least(1, a)",)),
        (("at_least(3, a, b, c and d)",), (0, 2, 0), ("at_least(3, a, b, d)",)),
    ],
)
def test_a_part_is_left_out(when, path, left):
    """What is left of an `and` or `or` may be one part alone: it means what that part means."""
    assert [plain(condition) for condition in without(rule_of(*when), path).when] == list(rule_of(*left).when)


def plain(condition):
    """Without an `and` or `or` of one part."""
    match condition:
        case And((part,)) | Or((part,)):
            return plain(part)
        case Not(part):
            return Not(plain(part))
        case And(parts) | Or(parts):
            return type(condition)(tuple(map(plain, parts)))
        case AtLeast(count, parts):
            return AtLeast(count, tuple(map(plain, parts)))
    return condition


@pytest.mark.parametrize(
    ("when", "path"),
    [
        (("a",), (0,)),
        (("a", "not b"), (1, 0)),
        (("not (a or b)", "c"), (0, 0)),
        (("a or not b",), (0, 1, 0)),
        (("at_least(1, a)", "b"), (0, 0)),
    ],
)
def test_a_part_with_nothing_left_beside_it_cannot_be_left_out(when, path):
    assert without(rule_of(*when), path) is None


@pytest.mark.parametrize(
    ("when", "path", "known", "truth", "decides"),
    [
        (("a or b", "c"), (0, 0), {"a": True, "b": False, "c": True}, True, True),
        (("a or b", "c"), (0, 0), {"a": True, "c": True}, True, True),  # were it false, the rule would be unknown
        (("a or b", "c"), (0, 0), {"a": True, "b": True, "c": True}, True, False),
        (("a or b", "c"), (0, 0), {"a": True, "b": False}, True, False),  # the rule is unknown either way
        (("a or b", "c"), (0, 0), {"a": True, "b": False, "c": True}, False, False),  # it is not false
        (("a or b", "c"), (0, 0), {"b": False, "c": True}, True, False),  # it is not known
        (("a or b", "c"), (0, 0), {"a": False, "b": False, "c": True}, False, True),
        (("a or b", "c"), (0, 0), {"a": False, "b": False, "c": False}, False, False),
        (("not (a and b)",), (0, 0, 0), {"a": True, "b": True}, True, True),
        (("not (a and b)",), (0, 0, 0), {"a": False, "b": True}, False, True),
        (("not (a and b)",), (0, 0, 0), {"a": False, "b": False}, False, False),
        (("at_least(2, a, b, c)",), (0, 1), {"a": True, "b": True, "c": False}, True, True),
        (("at_least(2, a, b, c)",), (0, 1), {"a": True, "b": True, "c": True}, True, False),
        (("at_least(2, a, b, c)",), (0, 1), {"a": False, "b": False}, False, True),
    ],
)
def test_a_part_decides_where_its_contrary_would_bring_the_rule_out_otherwise(when, path, known, truth, decides):
    goals = decisive_queries(rule_of(*when), path, truth=truth)
    reached = [
        all(is_met(each, known) for each in meets) and not any(is_met(each, known) for each in misses) for meets, misses in goals
    ]
    assert any(reached) is decides
