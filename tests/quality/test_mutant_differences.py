"""A witness is the smallest one, or there is none: checked against all situations by brute force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import advisor
from advisor.engines.smt import AnswerSearch
from advisor.logic.normal_form import applies_when, refuted_when
from advisor.logic.semantics import conclude, contradictions, rule_truth
from advisor.pack import Status
from advisor.pack.types import Date, Number, finite_values, value_text
from advisor.quality.mutant_differences import Difference, difference
from advisor.quality.mutants import mutants
from advisor.reader.loader import answers_from
from support.builders import pack_of, yes_no
from support.paths import FERRY
from support.profiles import tries
from support.strategies import FEW_VALUES, packs


def situations(pack):
    """Every set of answers of a pack with few values, partial ones included, that breaks no constraint; the smaller ones first."""
    for size in range(len(pack.inputs) + 1):
        for questions in combinations(pack.inputs, size):
            for values in product(*(finite_values(pack.inputs[name].type) for name in questions)):
                answers = dict(zip(questions, values, strict=True))
                if not contradictions(pack, answers):
                    yield answers


def _truth(pack, rule, answers):
    statuses = conclude(pack, answers)
    return rule_truth(rule, {**answers, **{fact: status.truth for fact, status in statuses.items() if status is not Status.OPEN}})


@tries(15)
@given(st.data())
def test_a_witness_has_the_fewest_answers_and_shows_what_it_is_for(data):
    pack = data.draw(packs(max_inputs=3, max_derived=3, types_of=FEW_VALUES))
    rule = data.draw(st.sampled_from(list(pack.rules.values())))
    for formula, wanted in ((applies_when(rule), True), (refuted_when(rule), False)):
        found = AnswerSearch(pack).find_fewest([formula])
        smallest = next((answers for answers in situations(pack) if _truth(pack, rule, answers) is wanted), None)
        assert (found is None) == (smallest is None)
        if found is not None:
            assert _truth(pack, rule, found) is wanted
            assert not contradictions(pack, found)
            assert len(found) == len(smallest)


@tries(15)
@given(st.data())
def test_packs_differ_exactly_where_trying_all_situations_finds_a_difference(data):
    pack = data.draw(packs(max_inputs=3, max_derived=3, types_of=FEW_VALUES))
    mutant = data.draw(st.sampled_from(list(mutants(pack))))
    other = mutant.pack(pack)
    found = difference(AnswerSearch(pack), other, mutant.touched)
    smallest = next((answers for answers in situations(pack) if conclude(pack, answers) != conclude(other, answers)), None)
    assert (found is None) == (smallest is None)
    if found is not None:
        assert len(found.answers) == len(smallest)
        assert conclude(pack, found.answers)[found.fact] is found.before
        assert conclude(other, found.answers)[found.fact] is found.after
        assert found.before is not found.after
        assert not contradictions(pack, found.answers)


@tries(15)
@given(st.data())
def test_a_difference_in_numbers_and_dates_is_one(data):
    pack = data.draw(packs(max_inputs=4, max_derived=3))
    mutant = data.draw(st.sampled_from(list(mutants(pack))))
    found = difference(AnswerSearch(pack), mutant.pack(pack), mutant.touched)
    assume(found is not None)
    answers = answers_from(pack, {name: value_text(value) for name, value in found.answers.items()}).values
    assert conclude(pack, answers)[found.fact] is found.before
    assert conclude(mutant.pack(pack), answers)[found.fact] is found.after


def test_two_valued_equivalence_is_not_the_same_meaning():
    """`a and b or not a and c` and the same with `or b and c` agree on complete answers, and differ while a is unknown."""
    one = pack_of(yes_no("a b c"), {"t.one": ("shown", "a and b or not a and c")})
    other = pack_of(yes_no("a b c"), {"t.one": ("shown", "a and b or not a and c or b and c")})
    assert difference(AnswerSearch(one), other, ["shown"]) == Difference(
        "shown", {"b": True, "c": True}, Status.OPEN, Status.HOLDS
    )


def test_what_only_a_broken_constraint_tells_apart_means_the_same():
    one = pack_of(yes_no("a b"), {"t.one": ("shown", "a")}, never=["b and not a"])
    other = pack_of(yes_no("a b"), {"t.one": ("shown", "a or a and b")}, never=["b and not a"])
    assert difference(AnswerSearch(one), other, ["shown"]) is None


@pytest.mark.parametrize(
    ("condition", "answers"),
    [
        ("width > 10", {"width": Decimal(11)}),
        ("width < 0.5 and width > 0.25", {"width": Decimal("0.49")}),
        ('start >= "2025-01-17"', {"start": date(2025, 1, 17)}),
        ('start > "2025-01-17" and finish > start + days(2)', {"start": date(2025, 1, 18), "finish": date(2025, 1, 21)}),
    ],
)
def test_numbers_and_dates_of_a_witness_are_near_to_what_conditions_name(condition, answers):
    pack = pack_of({"width": Number(), "start": Date(), "finish": Date()}, {"t.one": ("shown", condition)})
    assert AnswerSearch(pack).find_fewest([applies_when(pack.rules["t.one"])]) == answers


def test_a_witness_takes_the_sources_value_where_it_does():
    pack = advisor.load(FERRY)
    assert AnswerSearch(pack).find_fewest([applies_when(pack.rules["traffic.full"])]) == {"passengers": Decimal(180)}
