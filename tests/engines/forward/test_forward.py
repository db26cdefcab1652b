"""The experta engine reports which rules fired on what: the same in every run, after failures, and beside other runs."""

from __future__ import annotations

import gc
import os
import random
import subprocess
import sys
import weakref
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from advisor.engines.forward import Firing, Program, to_experta
from advisor.engines.forward.productions import to_productions
from advisor.engines.forward.program import Statement, to_engine
from advisor.logic.normal_form import AtomLiteral
from advisor.logic.semantics import conclude
from advisor.pack import Status
from advisor.pack.conditions import Truth
from support.builders import ANSWERS, SAMPLE, pack_of, yes_no
from support.paths import TESTS


def fired(rules, answers, rule, truth=True):
    """The leaves of each firing of `rule` as text: names of facts, those that were false with a `-`."""
    trace = to_experta(pack_of(yes_no("a b c d e"), rules)).run(answers)
    found = [firing.literals for firing in trace.firings if (firing.rule, firing.truth) == (rule, truth)]
    return [" ".join(("" if literal.truth else "-") + literal.atom.fact for literal in leaves) for leaves in found]


YES = dict.fromkeys("abcde", True)
NO = dict.fromkeys("abcde", False)


def test_a_firing_names_the_rule_and_what_it_matched_in_reading_order():
    trace = to_experta(pack_of(yes_no("a b"), {"t.r": ("x", "b", "not a")})).run({"a": False, "b": True})
    assert trace.statuses == {"x": Status.HOLDS}
    assert trace.firings == (Firing("t.r", True, (AtomLiteral(Truth("b"), True), AtomLiteral(Truth("a"), False))),)


def test_every_true_branch_of_an_or_fires():
    assert fired({"t.r": ("x", "a or b or c")}, YES | {"b": False}, "t.r") == ["a", "c"]


def test_a_false_and_is_refuted_once_for_each_false_part():
    assert fired({"t.r": ("x", "a and b", "c")}, NO | {"b": True}, "t.r", truth=False) == ["-a", "-c"]


def test_a_false_or_is_refuted_by_all_its_parts_at_once():
    assert fired({"t.r": ("x", "a or b")}, NO, "t.r", truth=False) == ["-a -b"]


def test_branches_that_say_the_same_fire_once():
    assert fired({"t.r": ("x", "a and b or b and a or (a and b and b)")}, YES, "t.r") == ["a b"]


def test_enough_parts_of_at_least_are_named_first_ones_first():
    rules = {"t.r": ("x", "at_least(2, a, b, c, d)")}
    assert fired(rules, YES | {"b": False}, "t.r") == ["a c"]
    assert fired(rules, NO | {"b": True}, "t.r", truth=False) == ["-a -c -d"]
    assert fired(rules, {"a": True, "c": False, "d": True}, "t.r") == ["a d"]


def test_parts_of_at_least_that_are_conditions_are_named_by_their_leaves():
    rules = {"t.r": ("x", "e", "at_least(2, a and b, c or d, not e)")}
    assert fired(rules, YES, "t.r") == ["e a b c"]


def test_ways_that_differ_only_in_what_at_least_needs_fire_once():
    assert fired({"t.r": ("x", "at_least(2, a, b, c) or at_least(2, a, b, d) or a and b")}, YES, "t.r") == ["a b"]


def test_a_rule_refuted_is_recorded_while_another_makes_the_fact_hold():
    rules = {"t.r": ("x", "a"), "t.s": ("x", "b")}
    answers = {"a": True, "b": False}
    assert fired(rules, answers, "t.r") == ["a"]
    assert fired(rules, answers, "t.s", truth=False) == ["-b"]


def test_a_fact_is_open_while_one_of_its_rules_is_not_refuted():
    pack = pack_of(yes_no("a b"), {"t.r": ("x", "a"), "t.s": ("x", "b")})
    assert to_experta(pack).run({"a": False}).statuses == {"x": Status.OPEN}
    assert to_experta(pack).run({"a": False, "b": False}).statuses == {"x": Status.FAILS}


def test_a_fact_without_rules_fails():
    pack = pack_of(yes_no("a"), {"t.r": ("y", "not x")}, derived=["x", "y"])
    assert to_experta(pack).run({}).statuses == {"x": Status.FAILS, "y": Status.HOLDS}


def test_premises_fire_before_conclusions():
    trace = to_experta(SAMPLE).run(ANSWERS)
    assert [firing.rule for firing in trace.firings] == ["t.one", "t.two", "t.three", "t.four", "t.four", "t.five"]
    assert trace.statuses == conclude(SAMPLE, ANSWERS)


@pytest.mark.parametrize(
    "text",
    [
        "at_least(10, " + ", ".join(f"f{place}" for place in range(20)) + ")",
        " and ".join(f"(f{place} or f{place + 1})" for place in range(0, 20, 2)),
        " or ".join(f"f{place} and f{place + 1}" for place in range(0, 20, 2)),
        "at_least(4, " + ", ".join(f"f{place} and not f{place + 1}" for place in range(0, 20, 2)) + ")",
    ],
)
def test_long_conditions_do_not_explode(text):
    pack = pack_of(yes_no(" ".join(f"f{place}" for place in range(20))), {"t.r": ("x", text)})
    assert len(to_productions(pack)) < 500
    program = to_experta(pack)
    draw = random.Random(1)
    for _ in range(30):
        answers = {fact: draw.random() < 0.5 for fact in pack.inputs if draw.random() < 0.9}
        assert program.run(answers).statuses == conclude(pack, answers)


def test_answers_in_any_order_give_the_same_trace():
    program = to_experta(SAMPLE)
    expected = program.run(ANSWERS)
    for seed in range(20):
        items = list(ANSWERS.items())
        random.Random(seed).shuffle(items)
        assert program.run(dict(items)) == expected


@pytest.mark.parametrize("seed", ["0", "1", "random"])
def test_any_process_gives_the_same_trace(seed):
    paths = os.pathsep.join([str(TESTS), *sys.path])
    script = "from support.builders import ANSWERS, SAMPLE; from advisor.engines.forward import to_experta; print(to_experta(SAMPLE).run(ANSWERS))"
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(to_experta(SAMPLE).run(ANSWERS))


def test_threads_never_see_each_others_answers():
    program = to_experta(SAMPLE)
    draw = random.Random(1)
    sets = [{fact: value for fact, value in ANSWERS.items() if draw.random() < 0.6} for _ in range(240)]
    alone = to_experta(SAMPLE)
    expected = [alone.run(answers) for answers in sets]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(program.run, sets)) == expected
    finally:
        sys.setswitchinterval(interval)


class Unruly(Decimal):
    """A number that cannot be compared."""

    def __lt__(self, other):
        raise ZeroDivisionError

    __le__ = __gt__ = __ge__ = __lt__


def test_an_exception_while_matching_leaves_the_next_run_right():
    program = to_experta(SAMPLE)
    with pytest.raises(ZeroDivisionError):
        program.run(ANSWERS | {"size": Unruly(3)})
    assert program.run({"a": True}) == to_experta(SAMPLE).run({"a": True})
    assert program.run(ANSWERS) == to_experta(SAMPLE).run(ANSWERS)


def test_an_exception_while_firing_leaves_the_next_run_right():
    class Failing(to_engine(SAMPLE)):
        fails = True

        def assert_once(self, kind, grounds):
            super().assert_once(kind, grounds)
            if self.fails and len(self.firings) == 3:
                raise ZeroDivisionError

    program = Program(SAMPLE, Failing)
    with pytest.raises(ZeroDivisionError):
        program.run(ANSWERS)
    Failing.fails = False
    assert program.run({"b": False}) == to_experta(SAMPLE).run({"b": False})
    assert program.run(ANSWERS) == to_experta(SAMPLE).run(ANSWERS)


def test_runs_make_no_classes_and_reuse_their_engine():
    made = []

    class Counted(to_engine(SAMPLE)):
        def __init__(self):
            super().__init__()
            made.append(self)

    program = Program(SAMPLE, Counted)
    program.run(ANSWERS)
    classes = len(Statement.__subclasses__())
    for _ in range(50):
        program.run(ANSWERS)
    assert len(made) == 1
    assert len(Statement.__subclasses__()) == classes


def test_a_program_no_longer_used_is_released_with_its_classes():
    engine = to_engine(SAMPLE)
    Program(SAMPLE, engine).run(ANSWERS)
    kept = weakref.ref(engine)
    del engine
    gc.collect()
    assert kept() is None


def test_importing_leaves_collections_and_logging_as_they_were():
    script = """
import collections, logging
before = vars(collections).keys() | set(), list(logging.getLogger().handlers), logging.getLogger().level
import advisor.engines.forward
assert before == (vars(collections).keys() | set(), list(logging.getLogger().handlers), logging.getLogger().level)
assert not hasattr(collections, "Mapping")
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)


def test_answers_are_not_written_to_the_log():
    script = """
import logging, sys
sys.path.insert(0, sys.argv[1])
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
from support.builders import ANSWERS, SAMPLE
from advisor.engines.forward import to_experta
to_experta(SAMPLE).run(ANSWERS)
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script, str(TESTS)]
    assert not subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
