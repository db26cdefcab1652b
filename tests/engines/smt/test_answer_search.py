"""Situations are all sets of answers that break no constraint, or those with a completion: checked by brute force."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.engines.smt import AnswerSearch
from advisor.logic.normal_form import AtomLiteral, false_when, true_when
from advisor.logic.semantics import conclude
from advisor.pack import Status
from advisor.pack.conditions import Truth
from advisor.pack.resolution import resolve
from advisor.pack.types import Number
from support.brute_force import Trial
from support.builders import pack_of, yes_no
from support.formulas import is_met
from support.profiles import tries
from support.strategies import FEW_VALUES, conditions, packs


def values_of(pack, answers):
    settled = {fact: status is Status.HOLDS for fact, status in conclude(pack, answers).items() if status is not Status.OPEN}
    return answers | settled


def sets_of_answers(pack, *, completable, unknown=()):
    trial = Trial(pack)
    every = trial.completable if completable else trial.unbroken
    return [answers for answers in every if not answers.keys() & set(unknown)]


@tries(30)
@given(st.data())
def test_some_answers_reach_what_any_do_and_the_fewest_are_as_few(data):
    pack = data.draw(packs(max_inputs=3, max_derived=3, types_of=FEW_VALUES))
    completable = data.draw(st.booleans())
    unknown = data.draw(st.lists(st.sampled_from(sorted(pack.inputs)), max_size=1))
    every = sets_of_answers(pack, completable=completable, unknown=unknown)
    search = AnswerSearch(pack, completable=completable, unknown=unknown)
    types = {name: pack.fact(name).type if name in pack.inputs else FEW_VALUES[0] for name in (*pack.inputs, *pack.derived)}
    formulas = st.builds(lambda part, side: side(part), conditions(types), st.sampled_from([true_when, false_when]))
    for _ in range(4):
        meets, misses = data.draw(st.lists(formulas, max_size=2)), data.draw(st.lists(formulas, max_size=2))
        reaching = [
            answers for answers in every
            if all(is_met(each, values_of(pack, answers)) for each in meets)
            and not any(is_met(each, values_of(pack, answers)) for each in misses)
        ]  # fmt: skip
        some, fewest = search.find(meets, misses), search.find_fewest(meets, misses)
        if not reaching:
            assert some is fewest is None
        else:
            assert some in reaching
            assert fewest in reaching
            assert len(fewest) == min(map(len, reaching))


@tries(20)
@given(st.data())
def test_what_another_pack_keeps_and_loses(data):
    pack = data.draw(packs(max_inputs=3, max_derived=3, types_of=FEW_VALUES))
    completable = data.draw(st.booleans())
    types = {name: asked.type for name, asked in pack.inputs.items()}
    changed = {
        name: replace(rule, when=(data.draw(conditions(types)),)) for name, rule in pack.rules.items() if data.draw(st.booleans())
    }
    other = replace(pack, rules=pack.rules | changed, digest="other")
    every = sets_of_answers(pack, completable=completable)
    search = AnswerSearch(pack, completable=completable)
    for fact in pack.derived:
        holding_here = [answers for answers in every if conclude(pack, answers)[fact] is Status.HOLDS]
        keeping = [answers for answers in holding_here if conclude(other, answers)[fact] is Status.HOLDS]
        losing = [answers for answers in holding_here if answers not in keeping]
        kept, lost = search.find_kept(other, fact), search.find_lost(other, fact)
        assert kept in keeping if keeping else kept is None
        assert lost in losing if losing else lost is None
        assert lost is None or len(lost) == min(map(len, losing))


CLASHING = pack_of(yes_no("a b c"), {"t.one": ("x", "a and b"), "t.two": ("y", "a")}, never=["a and b and c", "b and not c"])


@pytest.mark.parametrize(
    ("completable", "answers"),
    [pytest.param(False, {"a": True, "b": True}, id="unbroken"), pytest.param(True, None, id="completable")],
)
def test_answers_that_break_no_constraint_yet_may_have_no_completion(completable, answers):
    goal = [AtomLiteral(Truth("x"), truth=True)]
    search = AnswerSearch(CLASHING, completable=completable)
    assert search.find(goal) == search.find_fewest(goal) == answers


def test_the_unknown_are_answered_in_none_though_their_completions_count():
    """As a is unknown for good x never holds; that some a and c go with b is all that completions ask for."""
    for completable in (True, False):
        search = AnswerSearch(CLASHING, completable=completable, unknown=["a", "c"])
        assert search.find([AtomLiteral(Truth("x"), truth=True)]) is None
        assert search.find([AtomLiteral(Truth("b"), truth=True)]) == {"b": True}
        assert search.find_fewest([AtomLiteral(Truth("b"), truth=True)]) == {"b": True}


def test_situations_answer_again_after_a_question_that_nothing_reached():
    search = AnswerSearch(CLASHING, completable=True)
    assert search.find_fewest([AtomLiteral(Truth("x"), truth=True)]) is None
    assert search.find_fewest([AtomLiteral(Truth("y"), truth=True)]) == {"a": True}
    assert search.find([AtomLiteral(Truth("x"), truth=True), AtomLiteral(Truth("y"), truth=True)]) is None
    assert search.find([AtomLiteral(Truth("y"), truth=True)]) == {"a": True}


def test_a_question_that_no_rule_names_has_its_values_only_whenever_it_is_first_asked_for():
    types = yes_no("a b") | {"size": Number("m", maximum=Decimal(5))}
    search = AnswerSearch(pack_of(types, {"t.one": ("x", "a")}))
    assert search.find([AtomLiteral(Truth("x"), truth=True)]) == {"a": True}
    assert search.find([true_when(resolve("size > 5", types))]) is None
    assert search.find_fewest([true_when(resolve("size >= 5", types))]) == {"size": Decimal(5)}
