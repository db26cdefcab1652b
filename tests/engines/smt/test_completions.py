"""The SMT encoding means what `semantics` means: on partial answers, and over all completions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import z3
from hypothesis import given
from hypothesis import strategies as st

from advisor.engines.smt import Completions, NoCompletion
from advisor.engines.smt.terms import Terms
from advisor.engines.smt.variables import Variables, counted, uncounted
from advisor.logic.semantics import conclude
from advisor.pack import Status
from advisor.pack.types import Date, Number
from support.builders import pack_of, yes_no
from support.completions import flips_by_trial, truths_by_trial
from support.profiles import tries
from support.strategies import FEW_VALUES, answers, packs


@tries(20)
@given(st.data())
def test_it_agrees_with_the_semantics_on_partial_answers(data):
    """The solver is left to find out: it gets variables and equations, no value is put in beforehand."""
    pack = data.draw(packs())
    context = z3.Context()
    variables = Variables(pack, context, {}, partial=True)
    terms = Terms(pack, variables, pack.derived)
    solver = z3.SimpleSolver(ctx=context)
    for _ in range(20):
        given_answers = data.draw(answers(pack))
        statuses = conclude(pack, given_answers)
        solver.push()
        for fact in pack.inputs:
            solver.add(variables.known(fact) == (fact in given_answers))
            if fact in given_answers:
                solver.add(variables.equals(fact, given_answers[fact]))
        solver.add(*variables.axioms)
        solver.add(*(terms.status(fact, truth=True) == (status is Status.HOLDS) for fact, status in statuses.items()))
        solver.add(*(terms.status(fact, truth=False) == (status is Status.FAILS) for fact, status in statuses.items()))
        assert solver.check() == z3.sat
        assert variables.read(solver.model()) == given_answers
        solver.pop()


@tries(30)
@given(st.data())
def test_known_answers_are_worked_out_before_the_solver_sees_them(data):
    pack = data.draw(packs())
    given_answers = data.draw(answers(pack))
    fixed = {fact: given_answers.get(fact) for fact in pack.inputs}
    terms = Terms(pack, Variables(pack, z3.Context(), fixed, partial=True), pack.derived)
    for fact, status in conclude(pack, given_answers).items():
        assert terms.status(fact, truth=True) is (status is Status.HOLDS)
        assert terms.status(fact, truth=False) is (status is Status.FAILS)


@tries(40)
@given(st.data())
def test_completions_have_exactly_the_truths_and_flips_found_by_trying_them_all(data):
    pack = data.draw(packs(max_inputs=4, types_of=FEW_VALUES))
    given_answers = data.draw(answers(pack))
    tried = truths_by_trial(pack, given_answers)
    try:
        found = Completions(pack, given_answers, pack.derived)
    except NoCompletion:
        assert not any(tried.values())
        return
    assert found.truths() == tried
    flips = flips_by_trial(pack, given_answers)
    assert found.relevant(pack.derived) == tuple(question for question, facts in flips.items() if facts)
    for question in found.questions:
        assert found.flipped_by(question, pack.derived) == flips[question]
    assert all(not flips[question] for question in flips if question not in found.questions)


@pytest.mark.parametrize(
    ("condition", "possible"),
    [
        ("width < 0.000000001", {True, False}),
        ("width < 0", {False}),
        ("width <= 9.5", {True}),
        ("width > 0.5 and width < 0.500000001", {False}),
        ("width > 0.5 and width < 0.500000002", {True, False}),
        ("width + 1 > height", {True, False}),
        ("width < height and height < width", {False}),
        ("width + 0.5 <= height - 0.5 or height < width + 1", {True}),
        ('start < "1900-01-01"', {False}),
        ('start + days(1) > "1900-01-01"', {True}),
        ("start < finish and finish < start + days(1)", {False}),
        ("start < finish and finish < start + days(2)", {True, False}),
        ("start + days(100000) > finish - days(100000)", {True}),
    ],
)  # fmt: skip
def test_numbers_and_dates_are_exact_to_their_last_digit(condition, possible):
    types = {"width": Number("m", Decimal(0), Decimal("9.5")), "height": Number(), "start": Date(), "finish": Date()}
    pack = pack_of(types, {"t.one": ("shown", condition)})
    assert Completions(pack, {}, ["shown"]).truths() == {"shown": possible}


def test_answers_without_a_completion_name_the_constraints_that_clash():
    never = ["a and b", "c and not b", "d and a", "a and not c"]
    pack = pack_of(yes_no("a b c d"), {"t.one": ("shown", "a or d")}, never=never)
    assert Completions(pack, {"d": True}, ["shown"]).truths() == {"shown": {True}}
    with pytest.raises(NoCompletion) as error:
        Completions(pack, {"a": True}, ["shown"])
    assert error.value.constraints == ("never-0", "never-1", "never-3")


def test_a_verdict_respects_constraints_and_a_pair_leaves_them_aside():
    """Three answers that are equal by constraint, and their majority: no pair within the constraints could show what matters."""
    never = ["a and not b", "b and not a", "b and not c", "c and not b"]
    pack = pack_of(yes_no("a b c"), {"t.one": ("most", "at_least(2, a, b, c)")}, never=never)
    completions = Completions(pack, {}, ["most"])
    assert completions.truths() == {"most": {True, False}}
    assert completions.relevant(["most"]) == ("a", "b", "c")


@pytest.mark.parametrize(
    ("value", "kind", "count"),
    [
        (Decimal("0.000000001"), Number(), 1),
        (Decimal("-999999999999.999999999"), Number(), -(10**21 - 1)),
        (Decimal(50), Number(), 50 * 10**9),
        (date(1, 1, 1), Date(), 1),
        (date(2025, 1, 17), Date(), 739268),
    ],
)
def test_a_value_is_counted_and_back(value, kind, count):
    assert counted(value) == count
    assert uncounted(count, kind) == value
