"""Justifications are exactly the minimal sets of answers that suffice for a status: none missing, none too large."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import advisor
from advisor.analysis.sufficiency import Justifications, justifications
from advisor.logic.semantics import conclude
from advisor.pack import Status
from support.builders import counted, pack_of, yes_no
from support.strategies import answers, packs

ALL_OF_THE_FERRY = {
    "wind": "fresh",
    "season_start": "2025-11-10",
    "overhaul_date": "2025-11-05",
    "passengers": 200,
    "bridge": "no",
    "islanders": "more",
}


def by_brute_force(pack, given_answers, fact):
    """All minimal subsets of the answers that suffice by the meaning of the pack, smaller ones first."""
    wanted = conclude(pack, given_answers)[fact]
    names = [name for name in pack.inputs if name in given_answers]
    found = []
    for subset in (subset for size in range(len(names) + 1) for subset in combinations(names, size)):
        smaller = any(set(other) <= set(subset) for other in found)
        if not smaller and conclude(pack, {name: given_answers[name] for name in subset})[fact] is wanted:
            found.append(subset)
    return [] if wanted is Status.OPEN else found


@given(st.data())
def test_all_minimal_sets_are_found_and_no_others(data):
    pack = data.draw(packs())
    given_answers = data.draw(answers(pack))
    result = advisor.run(pack, given_answers)
    for fact in pack.derived:
        expected = by_brute_force(pack, given_answers, fact)
        found = justifications(result, fact, limit=1000)
        assert (list(found.sets), found.more) == (expected, False)


@given(st.data(), st.integers(1, 4))
def test_a_limit_says_exactly_whether_there_are_more(data, limit):
    pack = data.draw(packs())
    given_answers = data.draw(answers(pack))
    result = advisor.run(pack, given_answers)
    for fact in pack.derived:
        expected = by_brute_force(pack, given_answers, fact)
        found = justifications(result, fact, limit)
        assert len(found.sets) == min(limit, len(expected))
        assert set(found.sets) <= set(expected)
        assert found.more == (len(expected) > limit)


@pytest.mark.parametrize(
    ("fact", "status", "sets"),
    [
        ("storms_likely", "holds", (("wind",),)),
        ("overhaul_in_time", "fails", (("season_start", "overhaul_date"),)),
        ("risky_winter", "holds", (("wind", "season_start", "overhaul_date"),)),
        ("add_boat", "holds", (("passengers", "bridge"), ("bridge", "islanders"))),
        ("reduce_trips", "fails", (("islanders",),)),
        ("silent_on_bridge", "fails", (("bridge",),)),
    ],
)
def test_justifications_of_the_ferry(ferry, fact, status, sets):
    result = advisor.run(ferry, ALL_OF_THE_FERRY)
    assert result[fact].status.value == status
    assert justifications(result, fact) == Justifications(sets, more=False)


def test_a_rule_is_refuted_by_either_of_two_answers_that_break_it(ferry):
    result = advisor.run(ferry, {"bridge": "yes", "passengers": 90, "islanders": "same"})
    assert justifications(result, "add_boat").sets == (("bridge",), ("passengers", "islanders"))


@pytest.mark.parametrize(
    ("fact", "sets"),
    [
        ("keep_signing_apart", (("timing_plan",),)),
        ("widen_scope", (("agreement_stage", "text_scope"),)),
        (
            "overcome_obstacles",
            (
                ("agreement_stage", "third_party_effort"),
                ("agreement_stage", "econ_benefit_belief"),
                ("agreement_stage", "people_contacts"),
                ("agreement_stage", "syria_cooperation", "economic_level"),
                ("agreement_stage", "strategic_fields", "economic_level"),
            ),
        ),
    ],
)
def test_justifications_of_the_shipped_pack(shipped, fact, sets):
    result = advisor.run(shipped, advisor.Answers(given=shipped.snapshots["article_as_read"].answers))
    assert justifications(result, fact) == Justifications(sets, more=False)


def test_every_set_of_the_shipped_pack_suffices_and_no_part_of_it_does(shipped):
    given_answers = shipped.snapshots["article"].answers
    result = advisor.run(shipped, advisor.Answers(given=given_answers))
    for fact, status in result.statuses.items():
        for found in justifications(result, fact).sets:
            alone = {name: given_answers[name].value for name in found}
            assert conclude(shipped, alone)[fact] is status
            for left_out in found:
                fewer = {name: value for name, value in alone.items() if name != left_out}
                assert conclude(shipped, fewer)[fact] is Status.OPEN


def test_an_open_fact_has_no_justification(ferry):
    result = advisor.run(ferry, {"passengers": 200, "bridge": None})
    assert justifications(result, "add_boat") == Justifications((), more=False)


def test_dont_know_is_part_of_no_justification(ferry):
    result = advisor.run(ferry, {"islanders": None, "passengers": 200, "bridge": "no"})
    assert justifications(result, "add_boat").sets == (("passengers", "bridge"),)


def test_a_fact_that_the_pack_does_not_derive_is_an_error(ferry):
    with pytest.raises(KeyError):
        justifications(advisor.run(ferry), "wind")


def test_exactly_twenty_are_all_of_them():
    found = justifications(counted(3, 6), "x")
    assert found.sets == tuple(combinations([f"q{place}" for place in range(6)], 3))
    assert not found.more


def test_of_more_than_twenty_the_first_are_shown_and_that_there_are_more():
    found = justifications(counted(3, 7), "x")
    assert len(found.sets) == len(set(found.sets)) == 20
    assert {len(one) for one in found.sets} == {3}
    assert found.more
    assert found == justifications(counted(3, 7), "x")


def test_what_is_shown_does_not_depend_on_the_order_of_answers():
    forwards = counted(3, 7)
    backwards = advisor.run(forwards.pack, dict(reversed(forwards.answers.values.items())))
    assert justifications(backwards, "x") == justifications(forwards, "x")


NAMES = [f"q{place:03}" for place in range(200)]
TWENTY_RULES = {f"t.r{place}": ("x", " and ".join(NAMES[place * 10 : place * 10 + 10])) for place in range(20)}


def test_twenty_rules_that_share_no_answer_give_twenty_justifications():
    """Ten to the power of twenty sets of answers break them all; that there is no other must be seen without trying these."""
    pack = pack_of(yes_no(" ".join(NAMES)), TWENTY_RULES)
    found = justifications(advisor.run(pack, dict.fromkeys(NAMES, True)), "x")
    assert found.sets == tuple(tuple(NAMES[place * 10 : place * 10 + 10]) for place in range(20))
    assert not found.more


def test_ten_to_the_power_of_twenty_justifications_are_not_listed():
    pack = pack_of(yes_no(" ".join(NAMES)), TWENTY_RULES)
    found = justifications(advisor.run(pack, dict.fromkeys(NAMES, False)), "x")
    assert {len(one) for one in found.sets} == {20}
    assert len(set(found.sets)) == 20
    assert found.more


def test_the_smallest_set_is_shown_also_where_there_are_many():
    names = " ".join(NAMES[:20])
    rules = {"t.many": ("x", f"at_least(5, {', '.join(NAMES[:18])})"), "t.few": ("x", f"{NAMES[18]} and {NAMES[19]}")}
    found = justifications(advisor.run(pack_of(yes_no(names), rules), dict.fromkeys(names.split(), True)), "x")
    assert found.sets[0] == (NAMES[18], NAMES[19])
    assert found.more


def test_a_long_chain_of_rules_is_followed_to_its_answers():
    rules = {"t.r0": ("x0", "q000")} | {f"t.r{place}": (f"x{place}", f"x{place - 1}") for place in range(1, 100)}
    found = justifications(advisor.run(pack_of(yes_no("q000"), rules), {"q000": True}), "x99")
    assert found.sets == (("q000",),)
