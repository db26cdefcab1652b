"""Relevant questions and verdicts, checked against all completions by brute force."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import advisor
from advisor.analysis.relevance import (
    ContradictoryAnswers,
    Relevance,
    Verdict,
    askable,
    deciding_question,
    expected_gain,
    most_settling_question,
    rules_between,
    targets,
    used_questions,
    verdicts,
)
from advisor.logic.semantics import conclude, contradictions
from advisor.pack import Status
from advisor.pack.types import Date, finite_values
from support.builders import pack_of, yes_no
from support.completions import flips_by_trial, truths_by_trial
from support.profiles import tries
from support.strategies import FEW_VALUES, SEEDS, answers, packs


@tries(40)
@given(st.data())
def test_verdicts_and_relevance_are_exact(data):
    """Held against the definitions: what all completions make of a target, and pairs that differ in one answer alone."""
    pack = data.draw(packs(max_inputs=4, types_of=FEW_VALUES))
    given_answers = data.draw(answers(pack))
    result, tried = advisor.run(pack, given_answers), truths_by_trial(pack, given_answers)
    if not any(tried.values()):
        with pytest.raises(ContradictoryAnswers):
            verdicts(result)
        return
    meant = {
        fact: Verdict.EITHER if len(truths) == 2 else Verdict.HOLDS if True in truths else Verdict.FAILS
        for fact, truths in tried.items()
    }
    assert verdicts(result) == {fact: meant[fact] for fact, status in result.statuses.items() if status is Status.OPEN}
    wanted = targets(pack, full=True)
    relevance = Relevance(result, wanted)
    undecided = [fact for fact in wanted if len(tried[fact]) == 2]
    assert list(relevance.undecided) == undecided
    assert list(relevance.settled) == [fact for fact in wanted if fact not in undecided]
    flips = flips_by_trial(pack, given_answers)
    assert list(relevance.relevant) == [name for name in flips if flips[name] & set(undecided)]
    for question in flips:
        assert list(relevance.affected_by(question)) == [fact for fact in undecided if fact in flips[question]]


@tries(25)
@given(st.data())
def test_the_list_of_relevant_questions_only_shrinks(data):
    pack = data.draw(packs())
    given_answers = data.draw(answers(pack))
    known, before = {}, set(pack.inputs)
    for question, value in given_answers.items():
        try:
            relevance = Relevance(advisor.run(pack, known), targets(pack))
        except ContradictoryAnswers:
            return
        assert set(relevance.relevant) <= before - set(known)
        before = set(relevance.relevant)
        known[question] = value


def _almost_answered(pack, seed, unanswered):
    """Random answers that meet the constraints, to all but `unanswered` questions that have few values."""
    draw = random.Random(seed)
    while True:
        values = {name: _any_value(draw, asked) for name, asked in pack.inputs.items()}
        if not contradictions(pack, values):
            break
    few = [name for name, asked in pack.inputs.items() if finite_values(asked.type) is not None]
    return {name: value for name, value in values.items() if name not in draw.sample(few, unanswered)}


def _any_value(draw, asked):
    few = finite_values(asked.type)
    return draw.choice(few) if few else asked.type.minimum.replace(year=2025) if isinstance(asked.type, Date) else None


@tries(3)
@given(seed=SEEDS)
def test_on_the_shipped_pack_a_question_not_listed_cannot_change_a_target(shipped, seed):
    """States with four open questions: all their completions are tried."""
    known = _almost_answered(shipped, seed, 4)
    result, wanted = advisor.run(shipped, known), targets(shipped, full=True)
    tried, flips = truths_by_trial(shipped, known), flips_by_trial(shipped, known)
    relevance = Relevance(result, wanted)
    assert list(relevance.undecided) == [fact for fact in wanted if len(tried[fact]) == 2]
    assert list(relevance.relevant) == [name for name in flips if flips[name] & set(relevance.undecided)]


@pytest.mark.parametrize(("seed", "full"), [(1, False), (2, False), (3, True)])
def test_on_the_shipped_pack_an_interview_settles_every_target_and_the_list_only_shrinks(shipped, seed, full):
    whole, draw = _almost_answered(shipped, seed, 0), random.Random(seed)
    wanted, known, before = targets(shipped, full=full), {}, set(shipped.inputs)
    while (relevance := Relevance(advisor.run(shipped, known), wanted)).relevant:
        assert set(relevance.relevant) <= before
        before = set(relevance.relevant)
        question = draw.choice(relevance.relevant)
        known[question] = whole[question]
    assert relevance.settled == wanted
    for other_seed in range(40):  # whatever the open answers are, no target differs
        other = {**_almost_answered(shipped, 100 + other_seed, 0), **known}
        if not contradictions(shipped, other):
            assert {fact: conclude(shipped, other)[fact] for fact in wanted} == {
                fact: conclude(shipped, whole)[fact] for fact in wanted
            }


def test_the_targets_are_recommendations_and_notices_and_on_demand_the_members_of_profiles(ferry):
    assert targets(ferry) == ("overhaul_first", "risky_winter", "add_boat", "reduce_trips", "silent_on_bridge")
    full = targets(ferry, full=True)
    assert " ".join(full) == "storms_likely overhaul_first risky_winter boats_full add_boat reduce_trips silent_on_bridge"


def test_a_verdict_closes_what_three_values_leave_open():
    pack = pack_of(
        yes_no("a b"), {"t.one": ("sure", "a or not a"), "t.two": ("never", "a and not a"), "t.three": ("may", "a and b")}
    )
    result = advisor.run(pack, {})
    assert verdicts(result) == {"sure": Verdict.HOLDS, "never": Verdict.FAILS, "may": Verdict.EITHER}
    assert verdicts(result, ["may"]) == {"may": Verdict.EITHER}
    assert verdicts(advisor.run(pack, {"a": True, "b": True})) == {}


def test_a_constraint_settles_a_verdict_and_spares_the_questions_behind_it():
    pack = pack_of(yes_no("a b c"), {"t.one": ("shown", "a and b and c")}, never=["a and b"])
    relevance = Relevance(advisor.run(pack, {"a": True}), ["shown"])
    assert (relevance.settled, relevance.relevant) == (("shown",), ())


def test_contradictory_answers_have_no_verdict_and_are_named(ferry):
    result = advisor.run(ferry, {"overhaul_date": "2025-12-01", "season_start": "2025-11-01"})
    with pytest.raises(ContradictoryAnswers, match="The overhaul cannot come after the season has started") as error:
        Relevance(result, targets(ferry))
    assert [found.inputs for found in error.value.contradictions] == [("overhaul_date", "season_start")]


def test_answers_that_clash_only_together_with_what_is_open_are_named_too():
    pack = pack_of(yes_no("a b c"), {"t.one": ("shown", "a or b or c")}, never=["a and b", "a and not b"])
    result = advisor.run(pack, {"a": True})
    assert result.contradictions == ()
    with pytest.raises(ContradictoryAnswers) as error:
        verdicts(result, ["shown"])
    assert [found.constraint.id for found in error.value.contradictions] == ["never-0", "never-1"]


def test_an_unknown_answer_can_be_relevant_but_is_not_asked_again(ferry):
    result = advisor.run(ferry, {"bridge": "unknown"})
    relevance = Relevance(result, targets(ferry))
    assert "bridge" in relevance.relevant
    assert "bridge" not in askable(result, relevance)


def test_the_expected_gain_is_the_average_over_the_options(ferry):
    """Of two answers on the bridge, yes settles add_boat (fails) and the notice, no only the notice."""
    result = advisor.run(ferry, {})
    assert expected_gain(result, "bridge", ["add_boat", "silent_on_bridge"]) == Fraction(3, 2)
    assert expected_gain(result, "islanders", ["add_boat"]) == 0
    assert expected_gain(advisor.run(ferry, {"bridge": False}), "islanders", ["add_boat", "reduce_trips"]) == Fraction(
        1 + 1 + 1, 3
    )


def test_the_expected_gain_of_a_number_is_over_the_effects_it_can_have(ferry):
    """Below 150.5 the boats are not full, from there on they are: two effects, both settle the finding."""
    result = advisor.run(ferry, {})
    assert expected_gain(result, "passengers", ["boats_full"]) == 1


def test_an_option_that_a_constraint_rules_out_counts_as_impossible():
    pack = pack_of(yes_no("a b"), {"t.one": ("shown", "a and b")}, never=["a and not b"])
    assert expected_gain(advisor.run(pack, {"a": True}), "b", ["shown"]) == 1
    assert expected_gain(advisor.run(pack, {}), "b", ["shown"]) == Fraction(1, 2)


def test_ties_go_by_pack_order_and_nothing_left_is_none():
    pack = pack_of(yes_no("a b"), {"t.one": ("shown", "a and b")})
    assert deciding_question(advisor.run(pack, {}), ["shown"]) == "a"
    assert most_settling_question(advisor.run(pack, {}), ["b", "a"], ["shown"]) == "b"
    assert deciding_question(advisor.run(pack, {"a": False}), ["shown"]) is None


def test_the_rules_between_a_question_and_a_target_are_the_undecided_ones_premises_first():
    rules = {
        "t.top": ("shown", "middle and d"),
        "t.one": ("middle", "a and b"),
        "t.two": ("middle", "a and c"),
        "t.aside": ("other", "a"),
    }
    pack = pack_of(yes_no("a b c d"), rules)
    result = advisor.run(pack, {"c": False})
    assert [rule.id for rule in rules_between(result, "a", "shown")] == ["t.one", "t.top"]
    assert [rule.id for rule in rules_between(result, "d", "shown")] == ["t.top"]
    assert rules_between(result, "c", "shown") == ()


def test_an_answer_is_used_where_a_status_depends_on_it():
    rules = {"t.one": ("first", "a or b"), "t.two": ("second", "c and d")}
    pack = pack_of(yes_no("a b c d"), rules)
    both = advisor.run(pack, {"a": True, "b": True, "c": False, "d": True})
    assert used_questions(both, ["first", "second"]) == {"a", "b", "c"}
    assert used_questions(advisor.run(pack, {"c": True}), ["second"]) == {"c"}
    assert used_questions(advisor.run(pack, {"c": "unknown"}), ["second"]) == {"c"}


@tries(50)
@given(st.data())
def test_an_unused_answer_can_be_taken_back_without_a_change_of_any_target(data):
    pack = data.draw(packs())
    given_answers = data.draw(answers(pack))
    wanted = targets(pack)
    kept = used_questions(advisor.run(pack, given_answers), wanted)
    rest = {name: value for name, value in given_answers.items() if name in kept}
    before, after = conclude(pack, given_answers), conclude(pack, rest)
    assert {fact: before[fact] for fact in wanted} == {fact: after[fact] for fact in wanted}
