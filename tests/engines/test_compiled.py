"""A pack as one Python function: correct, restricted to the facts wanted, and free of the pack's text."""

from __future__ import annotations

from decimal import Decimal

from advisor.engines.compiled import to_function
from advisor.logic.semantics import conclude
from advisor.pack import Status
from advisor.pack.types import Number
from support.builders import ANSWERS, SAMPLE, pack_of, yes_no


def test_statuses_come_in_pack_order():
    assert list(to_function(SAMPLE)(ANSWERS).items()) == list(conclude(SAMPLE, ANSWERS).items())


def test_two_truths_a_fact_say_that_it_holds_and_that_it_fails():
    function = to_function(pack_of(yes_no("a b"), {"t.r": ("x", "a"), "t.s": ("y", "b"), "t.u": ("z", "a and b")}))
    assert function.facts == ("x", "y", "z")
    assert function.truths({"a": True, "b": False}) == (True, False, False, True, False, True)
    assert function.truths({"b": True}) == (False, False, True, False, False, False)
    assert sum(function.truths({"b": True})) == 1


def test_only_what_the_wanted_facts_need_is_evaluated():
    pack = pack_of(yes_no("a b"), {"t.r": ("x", "a"), "t.s": ("y", "not x"), "t.u": ("z", "b")})
    assert to_function(pack, ["y"])({"a": True}) == {"y": Status.FAILS}
    assert to_function(pack, ["y"]).source.count("answer(") == 1


def test_a_fact_without_rules_fails():
    pack = pack_of(yes_no("a"), {"t.r": ("y", "not x")}, derived=["x", "y"])
    assert to_function(pack)({}) == {"x": Status.FAILS, "y": Status.HOLDS}


def test_a_number_equal_to_another_constant_stays_a_number():
    pack = pack_of({"size": Number()}, {"t.r": ("x", "size in [1]"), "t.s": ("y", "size in [0, 1]", "size == 1.0")})
    assert to_function(pack)({"size": Decimal("1.00")}) == {"x": Status.HOLDS, "y": Status.HOLDS}


def test_no_text_of_the_pack_is_part_of_the_source():
    source = to_function(SAMPLE).source
    texts = {*SAMPLE.inputs, *SAMPLE.derived, *SAMPLE.rules, "red", "green", "low", "high", "2025"} - set("abcd")
    assert [text for text in texts if text in source] == []


def test_a_function_of_a_large_pack_can_be_compiled():
    rules = {f"t.r{place}": (f"x{place}", f"a and not x{place - 1}" if place else "a or b") for place in range(700)}
    pack = pack_of(yes_no("a b"), rules)
    assert to_function(pack)({"a": True}) == conclude(pack, {"a": True})
