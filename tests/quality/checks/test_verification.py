"""Verification reports of each planted defect what it is, where it is and what it depends on; of a sound pack it reports nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from advisor.engines.smt import UnsatCore
from advisor.pack import Profile, Status
from advisor.pack.types import Choice, Number
from advisor.quality.checks.observations import Impact, Observation, Witness
from advisor.quality.checks.registry import CHECKS
from advisor.quality.checks.verification import verify
from support.builders import pack_of, yes_no

CHECK = {check.code: check for check in CHECKS}
COLOUR = Choice(("red", "green", "blue"))


def seen(code, subject, **more):
    """An observation, its digest left aside."""
    return Observation(check=CHECK[code], subject=subject, digest="", **more)


def rests(*rules, constraints=()):
    """The proof of an observation."""
    return {"proof": UnsatCore(rules, tuple(constraints))}


def found(pack):
    return [replace(each, digest="") for each in verify(pack).observations]


@pytest.mark.parametrize(
    ("inputs", "rules", "never"),
    [
        pytest.param("a b", {"t.one": ("x", "a"), "t.two": ("y", "x", "b")}, [], id="rules that differ"),
        pytest.param("a b", {"t.one": ("x", "a"), "t.two": ("y", "b")}, ["a and b"], id="constraints that can be met"),
        pytest.param("a b", {"t.one": ("x", "a", "not b"), "t.two": ("y", "a or b")}, [], id="a rule that can apply"),
        pytest.param("a b c", {"t.one": ("x", "a and b"), "t.two": ("x", "b and c")}, [], id="rules that overlap"),
        pytest.param("a b c", {"t.one": ("x", "a or b", "a or c")}, [], id="conditions that overlap"),
        pytest.param("a b c", {"t.one": ("x", "at_least(2, a, b, c)")}, [], id="a majority"),
        pytest.param("a b c", {"t.one": ("x", "a and b or not a and c or b and c")}, [], id="a condition two-valued logic would spare"),
        pytest.param(
            "a b c", {"t.one": ("x", "a and b"), "t.two": ("x", "not a and c"), "t.three": ("x", "b and c")}, [],
            id="a rule two-valued logic would spare",
        ),
    ],
)  # fmt: skip
def test_a_pack_without_a_defect_is_fine(inputs, rules, never):
    verified = verify(pack_of(yes_no(inputs), rules, never=never))
    assert verified.observations == ()
    assert [check.undecided for check in verified.checks] == [()] * len(CHECKS)
    assert verified.is_fine


def test_constraints_that_contradict_are_named_and_all_else_is_undecided():
    rules = {"t.one": ("x", "a", "not a"), "t.two": ("x", "b")}
    pack = pack_of(yes_no("a b"), rules, never=["a", "b and a", "not a"], properties={"p": "always x"}, waivers={"some": "So."})
    verified = verify(pack)
    assert [replace(each, digest="") for each in verified.observations] == [
        seen("contradictory-constraints", "never-0", others=("never-2",), **rests(constraints=["never-0", "never-2"]))
    ]
    assert {check.code: check.undecided for check in verified.checks} == {
        code: () if code == "contradictory-constraints" else ("written",) for code in CHECK
    }
    assert (verified.impacts, verified.proofs, verified.stale, verified.is_fine) == ((), {}, (), False)


def test_a_property_is_refuted_by_the_fewest_answers_or_proved_from_rules_and_constraints():
    rules = {"t.one": ("x", "a or b"), "t.two": ("y", "size > 5", "not x"), "t.three": ("z", "d"), "t.four": ("w", "e")}
    properties = {
        "apart": "never x and y",
        "by-a": "always x or not a",
        "small": "never y",
        "linked": "always not z or not w",
        "one-of-two": "always z or w",
    }
    pack = pack_of(yes_no("a b d e") | {"size": Number("m")}, rules, never=["d and e"], properties=properties)
    verified = verify(pack)
    assert [replace(each, digest="") for each in verified.observations] == [
        seen("property", "small", witness=Witness({"a": False, "b": False, "size": Decimal(6)}, {"y": Status.HOLDS})),
        seen("property", "one-of-two", witness=Witness({"d": False, "e": False}, {"z": Status.FAILS, "w": Status.FAILS})),
    ]
    assert verified.proofs == {
        "apart": UnsatCore(("t.two",), ()),
        "by-a": UnsatCore(("t.one",), ()),
        "linked": UnsatCore(("t.three", "t.four"), ("never-0",)),
    }


def test_an_option_that_the_constraints_exclude():
    types = yes_no("a b") | {"colour": COLOUR}
    rules = {"t.one": ("x", "a"), "t.two": ("y", "b"), "t.three": ("z", "colour == green")}
    never = ["colour == red and a", "a and b", "colour == red and not a"]
    assert found(pack_of(types, rules, never=never)) == [
        seen("excluded-option", "colour", value="red", **rests(constraints=["never-0", "never-2"]))
    ]
    assert found(pack_of(types, rules, never=never[:2])) == []


def test_a_yes_that_the_constraints_exclude_makes_its_condition_dead_too():
    rules = {"t.one": ("x", "a or b"), "t.two": ("y", "c")}
    assert found(pack_of(yes_no("a b c"), rules, never=["a and c", "a and not c"])) == [
        seen("excluded-option", "a", value=True, **rests(constraints=["never-0", "never-1"])),
        seen("dead-condition", "t.one", over="range_complete", path=(0, 0), **rests(constraints=["never-0", "never-1"])),
    ]


@pytest.mark.parametrize(
    ("rules", "never", "dead", "proof"),
    [
        pytest.param({"t.one": ("x", "a", "not a")}, [], "t.one", {}, id="contradiction within the rule"),
        pytest.param(
            {"t.one": ("x", "a and b"), "t.two": ("y", "x"), "t.three": ("z", "y", "not a")}, [], "t.three",
            {"rules": ("t.one", "t.two")}, id="contradiction up the chain",
        ),
        pytest.param({"t.one": ("x", "a", "b")}, ["a and b"], "t.one", {"constraints": ("never-0",)}, id="excluded by a constraint"),
        pytest.param(
            {"t.one": ("x", "a"), "t.two": ("y", "x", "b")}, ["a and c", "a and b"], "t.two",
            {"rules": ("t.one",), "constraints": ("never-1",)}, id="excluded by a constraint up the chain",
        ),
    ],
)  # fmt: skip
def test_a_dead_rule_and_the_reason(rules, never, dead, proof):
    """The other rules, that give every fact a way to hold, are what is right about the pack."""
    right = {"t.other": (rules[dead][0], "c"), "t.a": ("u", "a"), "t.b": ("v", "b")}
    expected = seen("dead-rule", dead, proof=UnsatCore(**({"rules": (), "constraints": ()} | proof)))
    assert found(pack_of(yes_no("a b c"), rules | right, never=never)) == [expected]


def test_of_the_conditions_of_a_dead_rule_and_of_those_that_name_its_fact_nothing_is_said():
    """A fact that never holds is said by its rules; a rule that needs it is dead."""
    rules = {
        "t.one": ("x", "a", "not a", "b or not b", "b", "b"),
        "t.two": ("y", "b or x"),
        "t.three": ("z", "c", "not x"),
        "t.four": ("w", "d or e and x"),
        "t.five": ("v", "e", "x"),
    }
    assert found(pack_of(yes_no("a b c d e"), rules)) == [
        seen("dead-rule", "t.one", **rests()),
        seen("dead-rule", "t.five", **rests("t.one")),
        seen("dead-condition", "t.four", over="range_complete", path=(0, 1), **rests("t.one")),
        seen("irrelevant-input", "a"),
        seen("irrelevant-input", "e"),
    ]


def test_a_dead_condition_is_told_by_its_largest_part():
    rules = {"t.one": ("x", "b or a and (not a or c) and not c"), "t.two": ("y", "a", "c")}
    assert found(pack_of(yes_no("a b c"), rules)) == [
        seen("dead-condition", "t.one", over="range_complete", path=(0, 1), **rests())
    ]
    assert found(pack_of(yes_no("a b c"), rules | {"t.one": ("x", "b or a and (not a or c)")})) == []


def test_a_condition_that_never_decides_is_dead_though_it_can_be_true():
    rules = {"t.one": ("x", "not c or b and (a or c)"), "t.two": ("y", "a")}
    idle = seen("dead-condition", "t.one", path=(0, 1, 1, 0), over="range_partial", **rests(constraints=["never-0"]))
    assert found(pack_of(yes_no("a b c"), rules, never=["a and b"])) == [idle]
    assert found(pack_of(yes_no("a b c"), rules)) == []


def test_a_condition_that_is_always_true_is_told_by_its_largest_part():
    rules = {"t.one": ("x", "a", "b or not b or a and c and not a"), "t.two": ("y", "b and c")}
    assert found(pack_of(yes_no("a b c"), rules)) == [seen("always-true", "t.one", path=(1,), **rests())]
    by_constraint = pack_of(yes_no("a b c"), {"t.one": ("x", "c", "not (a and b)"), "t.two": ("y", "a or b")}, never=["a and b"])
    assert found(by_constraint) == [seen("always-true", "t.one", path=(1,), **rests(constraints=["never-0"]))]


def test_a_fact_that_always_holds_is_told_once():
    """Its rules say it of their parts; what names the fact says nothing."""
    rules = {
        "t.one": ("x", "a"),
        "t.two": ("x", "b"),
        "t.three": ("y", "x", "c"),
        "t.four": ("z", "c or not x"),
        "t.five": ("w", "a and b"),
    }
    types = yes_no("a b c")
    assert found(pack_of(types, rules, never=["not a and not b"])) == [
        seen("always-true", "x", **rests("t.one", "t.two", constraints=["never-0"]))
    ]
    assert [each.check.code for each in found(pack_of(types, rules))] == []


def test_a_rule_that_one_other_rule_covers():
    rules = {"t.one": ("x", "c"), "t.two": ("x", "a"), "t.three": ("x", "a", "b or c", "b or not b"), "t.four": ("y", "b")}
    assert found(pack_of(yes_no("a b c"), rules)) == [seen("subsumed-rule", "t.three", others=("t.two",), **rests())]


def test_a_rule_covered_through_what_its_premises_mean():
    rules = {"t.one": ("x", "a and b"), "t.two": ("y", "x", "c"), "t.three": ("y", "a"), "t.four": ("z", "b or c")}
    assert found(pack_of(yes_no("a b c"), rules)) == [
        seen("subsumed-rule", "t.two", others=("t.three",), **rests("t.one")),
    ]


def test_two_rules_that_say_the_same_cover_each_other():
    rules = {"t.one": ("x", "a", "b"), "t.two": ("x", "b and a")}
    assert found(pack_of(yes_no("a b"), rules)) == [
        seen("subsumed-rule", "t.one", others=("t.two",), **rests()),
        seen("subsumed-rule", "t.two", others=("t.one",), **rests()),
    ]


def test_a_rule_that_several_together_cover_and_none_of_them_can_be_spared():
    types = yes_no("a c") | {"colour": COLOUR}
    rules = {
        "t.one": ("x", "colour == red"),
        "t.two": ("x", "colour == green"),
        "t.three": ("x", "c"),
        "t.four": ("x", "a", "colour in [red, green]"),
        "t.five": ("y", "a"),
    }
    assert found(pack_of(types, rules)) == [seen("redundant-rule", "t.four", others=("t.one", "t.two"), **rests())]
    assert found(pack_of(types, rules | {"t.four": ("x", "a", "colour != red")})) == []


def test_a_condition_that_the_rule_has_already():
    rules = {"t.one": ("x", "a", "a or b"), "t.two": ("y", "b")}
    assert found(pack_of(yes_no("a b"), rules)) == [seen("redundant-condition", "t.one", path=(1,), **rests())]
    assert found(pack_of(yes_no("a b"), rules | {"t.one": ("x", "a", "b")})) == []


def test_a_condition_repeated_up_the_chain():
    rules = {"t.one": ("x", "a and b"), "t.two": ("y", "a", "x", "c"), "t.three": ("z", "b")}
    assert found(pack_of(yes_no("a b c"), rules)) == [seen("redundant-condition", "t.two", path=(0,), **rests("t.one"))]


def test_a_condition_superfluous_thanks_to_another_rule():
    rules = {"t.one": ("x", "c"), "t.two": ("x", "a"), "t.three": ("x", "b", "a or d")}
    assert found(pack_of(yes_no("a b c d"), rules)) == [
        seen("redundant-condition", "t.three", path=(1, 0), others=("t.two",), **rests())
    ]


def test_what_other_rules_make_superfluous_in_two_valued_logic_only_is_kept():
    rules = {"t.one": ("x", "c"), "t.two": ("x", "a"), "t.three": ("x", "not a", "b")}
    assert found(pack_of(yes_no("a b c"), rules)) == []
    levels = {"level": Choice(("low", "medium", "high"), ordered=True)}
    rules = {"t.one": ("x", "c"), "t.two": ("x", "level >= medium"), "t.three": ("x", "b", "level <= medium")}
    assert found(pack_of(yes_no("b c") | levels, rules)) == []


def test_two_findings_that_have_the_same_status_always():
    rules = {"t.one": ("f", "a", "b"), "t.two": ("g", "b and a"), "t.three": ("h", "a or b"), "t.four": ("x", "f or g and h")}
    pack = pack_of(yes_no("a b"), rules, findings=["f", "g", "h"])
    assert found(pack)[-1] == seen("equivalent-findings", "g", others=("f",), **rests("t.one", "t.two"))
    assert [each.subject for each in found(pack) if each.check.code == "equivalent-findings"] == ["g"]
    notices = pack_of(yes_no("a b"), rules, findings=["f", "h"])
    assert not any(each.check.code == "equivalent-findings" for each in found(notices))


def test_two_findings_that_hold_alike_and_fail_under_different_partial_answers_are_not_the_same():
    rules = {
        "t.one": ("f", "a or b", "not a or c"),
        "t.two": ("g", "a or b", "not a or c", "b or c"),
        "t.three": ("x", "f and g"),
    }
    observations = found(pack_of(yes_no("a b c"), rules, findings=["f", "g"]))
    assert not any(each.check.code == "equivalent-findings" for each in observations)


def test_a_question_that_changes_no_result_and_what_it_does_change():
    rules = {"t.one": ("f", "b"), "t.two": ("g", "f", "a"), "t.three": ("x", "a")}
    pack = pack_of(yes_no("a b"), rules, findings=["f", "g"])
    assert found(pack) == [seen("irrelevant-input", "b", others=("f", "g"))]
    listed = replace(pack, profiles={"p": Profile(id="p", title="P", about="P.", members=("g",))}, digest="listed")
    assert found(listed) == []


def test_what_depends_on_an_assumption_always_or_at_times():
    rules = {
        "t.one": ("only", "a"),
        "t.two": ("partly", "f", "b"),
        "t.three": ("partly", "c"),
        "t.four": ("f", "a or b"),
        "t.five": ("free", "c"),
        "t.six": ("asked", "d"),
    }
    recommendations = ["only", "partly", "free", "asked"]
    assumptions = {"A1": ["t.one", "f"], "A2": ["d"], "A3": []}
    pack = pack_of(yes_no("a b c d"), rules, findings=["f"], recommendations=recommendations, assumptions=assumptions)
    verified = verify(pack)
    assert verified.impacts == (
        Impact("A1", ("only",), {"partly": Witness({"b": True}, {"partly": Status.HOLDS})}),
        Impact("A2", ("asked",), {}),
        Impact("A3", (), {}),
    )
    assert not any(each.check.code == "assumption-impact" for each in verified.observations)


def test_answers_without_a_completion_break_no_property_and_lose_no_recommendation():
    """The answers a and b break no constraint, but with c as well as without it they do."""
    rules = {"t.one": ("x", "a and b"), "t.two": ("x", "d"), "t.three": ("y", "a and b")}
    pack = pack_of(
        yes_no("a b c d"), rules, never=["a and b and c", "a and b and not c"],
        recommendations=["x"], assumptions={"A1": ["t.one"]}, properties={"p": "never y"},
    )  # fmt: skip
    verified = verify(pack)
    assert verified.proofs == {"p": UnsatCore(("t.three",), ("never-0", "never-1"))}
    assert verified.impacts == (Impact("A1", (), {}),)


PLANTED = {"t.one": ("x", "a", "not a"), "t.two": ("x", "b"), "t.three": ("y", "a")}


def test_what_is_accepted_is_told_with_the_reason_and_is_fine():
    (dead,) = verify(pack_of(yes_no("a b"), PLANTED)).observations
    assert not verify(pack_of(yes_no("a b"), PLANTED)).is_fine
    verified = verify(pack_of(yes_no("a b"), PLANTED, waivers={dead.id: "The article says so."}))
    assert verified.observations == (replace(dead, waiver="The article says so."),)
    assert (verified.is_fine, verified.stale) == (True, ())


def test_what_is_accepted_is_asked_again_where_its_rule_changed_and_only_there():
    (dead,) = verify(pack_of(yes_no("a b"), PLANTED)).observations
    assert dead.id == f"dead-rule/t.one/{dead.digest}"
    other = pack_of(yes_no("a b"), PLANTED | {"t.two": ("x", "not b")}, waivers={dead.id: "So."})
    assert (verify(other).is_fine, verify(other).stale) == (True, ())
    changed = pack_of(yes_no("a b"), PLANTED | {"t.one": ("x", "a", "not a", "b")}, waivers={dead.id: "So."})
    assert (verify(changed).is_fine, verify(changed).stale) == (False, (dead.id,))


def test_ids_say_what_is_found_where():
    rules = {
        "t.one": ("f", "a", "b"),
        "t.two": ("g", "a", "b"),
        "t.three": ("x", "f", "c", "c or (a or not a) and d"),
        "t.four": ("y", "d", "g"),
    }
    types = yes_no("a b c d") | {"colour": COLOUR}
    pack = pack_of(types, rules, findings=["f", "g"], never=["colour == red"], properties={"p": "never y"})
    observations = verify(pack).observations
    assert [each.id.rpartition("/")[0] for each in observations] == [
        "property/p",
        "excluded-option/colour/red",
        "redundant-condition/t.three/3",
        "equivalent-findings/g/f",
        "irrelevant-input/colour",
    ]
    assert all(len(each.digest) == 8 and each.id.endswith(f"/{each.digest}") for each in observations)


def test_progress_is_told_step_by_step():
    told = []
    verify(pack_of(yes_no("a"), {"t.one": ("x", "a")}), progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
