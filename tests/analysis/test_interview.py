"""An interview asks only what matters, in the order the reader chose, and says why and how many are left at most."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import advisor
from advisor.analysis.interview import AffectedTarget, Order, ask, why_asked
from advisor.analysis.relevance import ContradictoryAnswers, expected_gain, targets
from support.builders import pack_of, yes_no
from support.profiles import tries
from support.strategies import answer, packs


def test_the_first_step_by_topic(ferry):
    step = ask(advisor.run(ferry, {}))
    assert step.next == "wind"
    assert step.because == ("overhaul_first", "risky_winter", "reduce_trips")
    assert step.relevant == ("wind", "season_start", "overhaul_date", "passengers", "bridge", "islanders")
    assert (step.askable, step.at_most) == (step.relevant, 6)
    assert (step.settled, step.unused) == ((), ())
    assert step.undecided == ("overhaul_first", "risky_winter", "add_boat", "reduce_trips", "silent_on_bridge")


def test_quickest_asks_what_settles_most(ferry):
    """Of wind, calm settles two targets of three options; of the bridge, yes settles two and no one."""
    result = advisor.run(ferry, {})
    step = ask(result, order=Order.QUICKEST)
    gains = {name: expected_gain(result, name, step.undecided) for name in step.askable}
    assert step.next == "bridge"
    assert gains["bridge"] == max(gains.values())


def test_what_can_no_longer_change_anything_is_not_asked(ferry):
    step = ask(advisor.run(ferry, {"wind": "calm"}))
    assert step.next == "passengers"
    assert step.relevant == ("passengers", "bridge", "islanders")
    assert step.settled == ("overhaul_first", "risky_winter")


def test_the_full_interview_also_settles_the_members_of_lists(ferry):
    """On a line with a bridge and calm wind every recommendation is settled; whether the boats are full is left for the list."""
    result = advisor.run(ferry, {"wind": "calm", "bridge": True, "islanders": "more"})
    assert ask(result).next is None
    full = ask(result, full=True)
    assert (full.next, full.because, full.at_most) == ("passengers", ("boats_full",), 1)


def test_the_interview_stays_in_the_topic_of_the_reader(ferry):
    result = advisor.run(ferry, {"passengers": 100})
    assert ask(result).next == "wind"
    assert ask(result, topic="traffic").next == "bridge"
    assert ask(advisor.run(ferry, {"passengers": 100, "bridge": True, "islanders": "more"}), topic="traffic").next == "wind"


def test_dont_know_moves_on_and_does_not_come_back(ferry):
    step = ask(advisor.run(ferry, {"wind": "unknown"}))
    assert step.next == "season_start"
    assert "wind" in step.relevant
    assert "wind" not in step.askable
    everything = dict.fromkeys(ferry.inputs, "unknown")
    last = ask(advisor.run(ferry, everything))
    assert (last.next, last.at_most, last.relevant) == (None, 0, tuple(ferry.inputs))


def test_what_was_passed_over_is_asked_when_nothing_else_is_left(ferry):
    result = advisor.run(ferry, {"wind": "calm"})
    assert ask(result, later=["passengers", "bridge"]).next == "islanders"
    assert ask(result, later=["passengers", "bridge", "islanders"]).next == "passengers"


def test_an_answer_that_a_changed_one_makes_irrelevant_is_unused(ferry):
    before = {"wind": "stormy", "season_start": "2025-12-01", "overhaul_date": "2025-11-28"}
    assert ask(advisor.run(ferry, before)).unused == ()
    assert ask(advisor.run(ferry, {**before, "wind": "calm"})).unused == ("season_start", "overhaul_date")


def test_a_question_says_which_targets_hang_on_it_through_which_rules(ferry):
    found = why_asked(advisor.run(ferry, {}), "season_start")
    assert [(hanging.fact, [rule.id for rule in hanging.rules]) for hanging in found] == [
        ("overhaul_first", ["weather.in-time", "weather.overhaul"]),
        ("risky_winter", ["weather.in-time", "weather.overhaul", "weather.risky"]),
    ]
    assert why_asked(advisor.run(ferry, {"wind": "calm"}), "season_start") == ()
    assert all(isinstance(hanging, AffectedTarget) for hanging in found)


def test_contradictory_answers_end_the_interview_with_what_clashes(ferry):
    with pytest.raises(ContradictoryAnswers):
        ask(advisor.run(ferry, {"overhaul_date": "2025-12-01", "season_start": "2025-11-01"}))


def test_a_pack_whose_targets_need_no_answer_asks_nothing():
    pack = pack_of(yes_no("a"), {"t.one": ("sure", "a or not a")})
    step = ask(advisor.run(pack, {}))
    assert (step.next, step.relevant, step.settled) == (None, (), ("sure",))


@tries(15)
@given(st.data())
def test_every_interview_ends_within_the_number_of_questions_it_named(data):
    pack = data.draw(packs())
    order, known, bound = data.draw(st.sampled_from(list(Order))), {}, len(pack.inputs)
    while True:
        try:
            step = ask(advisor.run(pack, known), order=order)
        except ContradictoryAnswers:
            return
        assert step.at_most <= bound
        if step.next is None:
            break
        assert step.next in step.askable
        assert step.because
        assert set(step.because) <= set(step.undecided)
        bound = step.at_most - 1
        known[step.next] = data.draw(st.one_of(answer(pack.inputs[step.next].type), st.just("unknown")))
    assert set(step.settled) | set(step.undecided) == set(targets(pack))
    assert bool(step.undecided) == bool(step.relevant)


@pytest.mark.parametrize("order", Order)
def test_on_the_shipped_pack_each_question_is_about_something_that_its_rules_lead_to(shipped, order):
    draw, known = random.Random(4), {}
    while (step := ask(advisor.run(shipped, known), order=order)).next:
        result = advisor.run(shipped, known)
        hanging = why_asked(result, step.next)
        assert tuple(found.fact for found in hanging) == step.because
        assert all(found.rules and found.rules[-1].then == found.fact for found in hanging)
        options = getattr(shipped.inputs[step.next].type, "options", None)
        known[step.next] = draw.choice(options) if options else "unknown"
    assert step.at_most == 0
