"""Each kind of edit of a pack, written out, with what the comparison reports of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from advisor.pack import Finding, Status
from advisor.pack.types import Choice, Number, YesNo
from advisor.quality.diff.comparison import ComparedConclusion, Edit, Refusal, Sameness, Witness
from advisor.quality.diff.versions import diff
from advisor.render.diff.text import to_text
from support.builders import pack_of, yes_no

HOLDS, FAILS, OPEN = Status.HOLDS, Status.FAILS, Status.OPEN


def told(old, new):
    """Whether all is equal, and of each conclusion the sameness and the witnesses."""
    found = diff(old, new)
    return found.equal, {one.id: (one.sameness, one.witnesses) for one in found.conclusions}


def edits(found):
    return [(one.id, one.edit, one.changes_nothing) for one in found.rules]


def test_a_pack_is_equal_to_itself():
    pack = pack_of(yes_no("a b"), {"t.one": ("shown", "a"), "t.two": ("more", "shown", "not b")}, never=["a and b"])
    found = diff(pack, pack)
    assert found.equal
    assert found.conclusions == tuple(
        ComparedConclusion(name, pack.derived[name], pack.derived[name], Sameness.EQUAL) for name in ("shown", "more")
    )
    assert (found.inputs, found.rules, found.constraints, found.others) == ((), (), (), ())


def test_a_rule_with_another_id_is_renamed_and_changes_nothing():
    old = pack_of(yes_no("a b"), {"t.one": ("shown", "a", "b")})
    new = pack_of(yes_no("a b"), {"t.first": ("shown", "b", "a")})
    found = diff(old, new)
    assert found.equal
    assert edits(found) == [("t.first", Edit.RENAMED, True)]
    assert found.rules[0].before.id == "t.one"


def test_a_rule_written_as_two_means_the_same():
    old = pack_of(yes_no("a b"), {"t.one": ("shown", "a or b")})
    new = pack_of(yes_no("a b"), {"t.left": ("shown", "a"), "t.right": ("shown", "b")})
    found = diff(old, new)
    assert found.equal
    assert edits(found) == [("t.left", Edit.ADDED, True), ("t.right", Edit.ADDED, True), ("t.one", Edit.REMOVED, False)]
    assert found.conclusions[0].rules == ("t.left", "t.right", "t.one")


def test_a_rule_written_differently_changes_nothing_beside_one_that_does():
    old = pack_of(yes_no("a b c"), {"t.one": ("shown", "a and b"), "t.two": ("shown", "c")})
    new = pack_of(yes_no("a b c"), {"t.one": ("shown", "not (not a or not b)"), "t.two": ("shown", "not c")})
    found = diff(old, new)
    assert edits(found) == [("t.one", Edit.CHANGED, True), ("t.two", Edit.CHANGED, False)]
    assert found.conclusions[0].witnesses == (Witness({"c": False}, OPEN, HOLDS), Witness({"c": True}, HOLDS, OPEN))


def test_two_valued_equivalence_is_not_the_same():
    old = pack_of(yes_no("a b c"), {"t.one": ("shown", "a and b or not a and c")})
    new = pack_of(yes_no("a b c"), {"t.one": ("shown", "a and b or not a and c or b and c")})
    assert told(old, new) == (False, {"shown": (Sameness.DIFFERENT, (Witness({"b": True, "c": True}, OPEN, HOLDS),))})


def test_where_holding_does_not_differ_failing_may():
    old = pack_of({**yes_no("a"), "b": Choice(("only", "other"))}, {"t.one": ("shown", "a and not a", "b == only")})
    new = pack_of({**yes_no("a"), "b": Choice(("only", "other"))}, {"t.one": ("shown", "b == only and b == other")})
    equal, found = told(old, new)
    assert not equal
    sameness, (gained, lost) = found["shown"]
    assert (sameness, gained, list(lost.answers), lost.before, lost.after) == (
        Sameness.DIFFERENT,
        Witness({"b": "only"}, OPEN, FAILS),
        ["a"],
        FAILS,
        OPEN,
    )


def test_what_differs_through_a_premise_says_so():
    old = pack_of(yes_no("a b"), {"t.one": ("first", "a"), "t.two": ("second", "first", "b")})
    new = pack_of(yes_no("a b"), {"t.one": ("first", "not a"), "t.two": ("second", "first", "b")})
    first, second = diff(old, new).conclusions
    assert (first.rules, first.through) == (("t.one",), ())
    assert (second.rules, second.through) == ((), ("first",))
    assert second.witnesses == (
        Witness({"a": False, "b": True}, FAILS, HOLDS),
        Witness({"a": True, "b": True}, HOLDS, FAILS),
    )


def test_a_conclusion_may_differ_without_any_answer():
    old = pack_of(yes_no("a"), {"t.one": ("shown", "a and not a")})
    new = replace(old, rules={}, digest="without rules")
    assert told(old, new) == (False, {"shown": (Sameness.DIFFERENT, (Witness({}, OPEN, FAILS),))})


def test_a_new_option_differs_only_through_itself():
    rules = {"t.one": ("shown", "colour != red"), "t.two": ("red", "colour == red")}
    old = pack_of({"colour": Choice(("red", "green"))}, rules)
    new = pack_of({"colour": Choice(("red", "blue", "green"))}, rules)
    found = diff(old, new)
    assert [(one.id, one.edit, one.texts) for one in found.inputs] == [("colour", Edit.CHANGED, ())]
    assert [one.through for one in found.conclusions] == [("colour",), ("colour",)]
    shown = (Sameness.BEYOND, (Witness({"colour": "blue"}, OPEN, HOLDS, ("colour",)),))
    red = (Sameness.BEYOND, (Witness({"colour": "blue"}, OPEN, FAILS, ("colour",)),))
    assert told(old, new) == (False, {"shown": shown, "red": red})
    back = (Sameness.BEYOND, (Witness({"colour": "blue"}, HOLDS, OPEN, (), ("colour",)),))
    assert told(new, old)[1]["shown"] == back


def test_a_new_question_differs_only_through_its_answers():
    old = pack_of(yes_no("a"), {"t.one": ("shown", "a")})
    new = pack_of(yes_no("a b"), {"t.one": ("shown", "a or b")})
    found = diff(old, new)
    assert [(one.id, one.edit) for one in found.inputs] == [("b", Edit.ADDED)]
    assert edits(found) == [("t.one", Edit.CHANGED, None)]
    # a answered no is known to both: before it failed, now it waits for b
    assert told(old, new)[1]["shown"] == (Sameness.DIFFERENT, (Witness({"a": False}, FAILS, OPEN),))
    both = pack_of(yes_no("a b"), {"t.one": ("shown", "a"), "t.two": ("other", "b")})
    assert [(one.id, one.edit) for one in diff(both, old).inputs] == [("b", Edit.REMOVED)]
    assert told(both, old) == (False, {"shown": (Sameness.EQUAL, ()), "other": (Sameness.REMOVED, ())})


def test_a_wider_range_differs_only_outside_the_former_one():
    rules = {"t.one": ("shown", "size > 10")}
    old = pack_of({"size": Number("", Decimal(0), Decimal(20))}, rules)
    new = pack_of({"size": Number("", Decimal(-5), None)}, rules)
    above, below = {"size": Decimal(21)}, {"size": Decimal(-1)}
    found = diff(old, new).conclusions[0]
    assert found.sameness is Sameness.BEYOND
    assert found.witnesses == (Witness(above, OPEN, HOLDS, ("size",)),)
    never = diff(
        pack_of({"size": Number("", Decimal(0), Decimal(20))}, {"t.one": ("shown", "size < 0")}),
        pack_of({"size": Number("", Decimal(-5), Decimal(20))}, {"t.one": ("shown", "size < 0")}),
    ).conclusions[0]
    assert never.witnesses == (Witness(below, OPEN, HOLDS, ("size",)),)


def test_another_unit_changes_the_question_and_no_status():
    old, new = (pack_of({"size": Number(unit)}, {"t.one": ("shown", "size > 10")}) for unit in ("km", "m"))
    found = diff(old, new)
    assert found.equal
    assert [(one.id, one.edit) for one in found.inputs] == [("size", Edit.CHANGED)]


def test_a_yes_no_question_that_became_a_choice_is_read_by_its_text():
    old = pack_of(yes_no("a"), {"t.one": ("shown", "a")})
    new = pack_of({"a": Choice(("yes", "partly", "no"))}, {"t.one": ("shown", "a == yes")})
    assert told(old, new) == (False, {"shown": (Sameness.BEYOND, (Witness({"a": "partly"}, OPEN, FAILS, ("a",)),))})


def test_a_yes_may_be_written_as_an_option_of_the_other_version():
    """A yes_no question also reads `true`; an option of that name does not read `yes`."""
    old = pack_of(yes_no("a"), {"t.one": ("shown", "a")})
    new = pack_of({"a": Choice(("true", "false"))}, {"t.one": ("shown", "a == true")})
    assert told(old, new)[1]["shown"] == (Sameness.BEYOND, (Witness({"a": True}, HOLDS, OPEN, (), ("a",)),))
    assert told(new, old)[1]["shown"] == (Sameness.BEYOND, (Witness({"a": True}, OPEN, HOLDS, ("a",)),))
    other = pack_of({"a": Choice(("true", "false"))}, {"t.one": ("shown", "a == false")})
    assert told(old, other)[1]["shown"][1][0] == Witness({"a": "false"}, FAILS, HOLDS)


def test_a_choice_that_became_a_number_has_no_answer_in_common():
    old = pack_of({"a": Choice(("few", "many"))}, {"t.one": ("shown", "a == many")})
    new = pack_of({"a": Number()}, {"t.one": ("shown", "a > 5")})
    assert told(old, new)[1]["shown"] == (
        Sameness.BEYOND,
        (Witness({"a": Decimal(6)}, OPEN, HOLDS, ("a",)), Witness({"a": "many"}, HOLDS, OPEN, (), ("a",))),
    )


def test_the_number_one_and_yes_are_two_answers():
    old = pack_of({"late": Number()}, {"t.wait": ("wait", "late in [1]")})
    new = pack_of(yes_no("late"), {"t.wait": ("wait", "not late")}, never=["late"])
    found = diff(old, new)
    assert found.conclusions[0].witnesses == (
        Witness({"late": False}, Status.OPEN, Status.HOLDS, unknown_before=("late",)),
        Witness({"late": Decimal(1)}, Status.HOLDS, Status.OPEN, unknown_after=("late",)),
    )
    assert found.constraints[0].witnesses == (Refusal({"late": True}, now=True, unknown_before=("late",)),)


def test_a_scale_in_another_order_differs_in_comparisons():
    rules = {"t.one": ("shown", "level > low"), "t.two": ("high", "level == high")}
    old = pack_of({"level": Choice(("low", "medium", "high"), ordered=True)}, rules)
    new = pack_of({"level": Choice(("medium", "low", "high"), ordered=True)}, rules)
    assert told(old, new)[1] == {
        "shown": (Sameness.DIFFERENT, (Witness({"level": "medium"}, HOLDS, FAILS),)),
        "high": (Sameness.EQUAL, ()),
    }


def test_a_name_that_is_a_question_in_one_version_and_a_conclusion_in_the_other_is_both_removed_and_added():
    old = pack_of(yes_no("a b"), {"t.one": ("shown", "a", "b")})
    new = pack_of(yes_no("b"), {"t.zero": ("a", "b"), "t.one": ("shown", "a", "b")})
    found = diff(old, new)
    assert [(one.id, one.edit) for one in found.inputs] == [("a", Edit.REMOVED)]
    assert [(one.id, one.sameness) for one in found.conclusions] == [("a", Sameness.ADDED), ("shown", Sameness.DIFFERENT)]
    assert found.conclusions[1].witnesses[0] == Witness({"b": True}, OPEN, HOLDS)


def test_what_a_conclusion_declares_is_compared_too():
    old = pack_of(yes_no("a"), {"t.one": ("shown", "a")})
    finding = Finding(id="shown", topic="t", title="shown", text="shown", otherwise="not shown")
    found = diff(old, replace(old, derived={"shown": finding}, digest="finding"))
    assert (found.equal, found.conclusions[0].sameness, found.conclusions[0].declared) == (
        False,
        Sameness.EQUAL,
        {"kind": ("notice", "finding")},
    )


def test_texts_and_order_are_no_difference():
    old = pack_of(yes_no("a b"), {"t.one": ("shown", "a"), "t.two": ("shown", "b")}, never=["a and b"])
    new = replace(
        old,
        version="1.1.0",
        inputs={name: replace(asked, help="Look.") for name, asked in old.inputs.items()},
        derived={"shown": replace(old.derived["shown"], note="New.")},
        rules={name: replace(old.rules[name], because="It is so.") for name in ("t.two", "t.one")},
        constraints={"never-0": replace(old.constraints["never-0"], because="They clash.")},
        digest="reworded",
    )
    found = diff(old, new)
    assert found.equal
    assert [(one.id, one.edit, one.texts) for one in (*found.inputs, *found.rules, *found.constraints)] == [
        ("a", Edit.REWORDED, ("help",)),
        ("b", Edit.REWORDED, ("help",)),
        ("t.two", Edit.REWORDED, ("because",)),
        ("t.one", Edit.REWORDED, ("because",)),
        ("never-0", Edit.REWORDED, ("because",)),
    ]
    assert found.conclusions[0].texts == ("note",)
    assert found.others == ("version", "order")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["a and b"], ["not (not a or not b)"], [("never-0", Edit.CHANGED, Sameness.EQUAL, ())]),
        (["a and (b or c)"], ["a and b", "a and c"], [("never-0", Edit.CHANGED, Sameness.EQUAL, ()), ("never-1", Edit.ADDED, Sameness.EQUAL, ())]),
        ([], ["a and b"], [("never-0", Edit.ADDED, Sameness.DIFFERENT, (Refusal({"a": True, "b": True}, now=True),))]),
        (["a and b"], [], [("never-0", Edit.REMOVED, Sameness.DIFFERENT, (Refusal({"a": True, "b": True}, now=False),))]),
        (["a and b"], ["a"], [("never-0", Edit.CHANGED, Sameness.DIFFERENT, (Refusal({"a": True}, now=True),))]),
    ],
)  # fmt: skip
def test_constraints_are_compared_by_what_they_refuse(before, after, expected):
    old, new = (pack_of(yes_no("a b c"), {"t.one": ("shown", "a", "b", "c")}, never=never) for never in (before, after))
    found = diff(old, new)
    assert [(one.id, one.edit, one.sameness, one.witnesses) for one in found.constraints] == expected
    assert found.equal is all(sameness is Sameness.EQUAL for _, _, sameness, _ in expected)


def test_a_constraint_may_refuse_more_because_of_a_new_option():
    old, new = (
        pack_of(
            {"colour": Choice(options), "a": YesNo()}, {"t.one": ("shown", "a", "colour == red")}, never=["a and colour != red"]
        )
        for options in (("red", "green"), ("red", "green", "blue"))
    )
    (found,) = diff(old, new).constraints
    refused = Refusal({"a": True, "colour": "blue"}, now=True, unknown_before=("colour",))
    assert (found.edit, found.sameness, found.witnesses) == (Edit.KEPT, Sameness.BEYOND, (refused,))


def test_what_only_a_refused_set_of_answers_tells_apart_is_equal():
    old = pack_of(yes_no("a b"), {"t.one": ("shown", "a")}, never=["b and not a"])
    new = pack_of(yes_no("a b"), {"t.one": ("shown", "a or a and b")}, never=["b and not a"])
    assert told(old, new) == (True, {"shown": (Sameness.EQUAL, ())})


def test_what_the_solver_gives_up_on_is_unknown_and_never_equal():
    """That thirteen pigeons do not fit into twelve holes one by one takes such a solver very long to prove."""
    holes = tuple(f"hole_{number}" for number in range(12))
    pigeons = [f"pigeon_{number}" for number in range(13)]
    placed = [" or ".join(f"{pigeon} == {hole}" for hole in holes) for pigeon in pigeons]
    shared = [f"{one} == {other}" for place, one in enumerate(pigeons) for other in pigeons[:place]]
    halves = [" or ".join(shared[start::4]) for start in range(4)]
    types = dict.fromkeys(pigeons, Choice(holes))
    parts = {f"t.part-{place}": ("shared", half) for place, half in enumerate(halves)}
    old = pack_of(types, {**parts, "t.all": ("shown", *placed)})
    new = pack_of(types, {**parts, "t.all": ("shown", *placed, "shared")})
    found = diff(old, new, timeout=0.01)
    assert [(one.id, one.sameness, one.witnesses) for one in found.conclusions] == [
        ("shared", Sameness.EQUAL, ()),
        ("shown", Sameness.UNKNOWN, ()),
    ]
    assert edits(found) == [("t.all", Edit.CHANGED, None)]
    assert not found.equal
    assert to_text(found).startswith(
        """\
0 of 2 conclusions differ; 1 is proved equal; 1 is not decided.
Before: written 1.0.0. Now: written 1.0.0. Compared were all sets of answers, partial ones included,
that no constraint of either version refuses.

NOT DECIDED
The solver gave up on these. They may or may not differ; a longer --timeout may tell.
- Shown [shown]

CHANGED
- Rule t.all for shown, before: """
    )
