"""Every engine concludes what `semantics` says, and every firing is supported by the answers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module

from hypothesis import given
from hypothesis import strategies as st

import advisor
from advisor.engines.compiled import to_function
from advisor.engines.forward import Program, to_experta
from advisor.engines.forward.program import to_engine
from advisor.logic.semantics import conclude, truth_of
from advisor.pack import Status
from advisor.pack.conditions import facts_of_atom
from support.profiles import tries
from support.strategies import answer, answers, packs

ANSWERS_A_PACK = 10


@tries(60)
@given(st.data())
def test_both_back_ends_agree_with_the_semantics_and_every_firing_is_borne_out(data):
    pack = data.draw(packs())
    program, function = to_experta(pack), to_function(pack)
    for _ in range(ANSWERS_A_PACK):
        given_answers = data.draw(answers(pack))
        meant = conclude(pack, given_answers)
        trace = program.run(given_answers)
        assert list(trace.statuses.items()) == list(function(given_answers).items()) == list(meant.items())
        settled = {fact: status is Status.HOLDS for fact, status in meant.items() if status is not Status.OPEN}
        _check_leaves(trace, given_answers | settled)
        _check_grounds(pack, trace)


@tries(8)
@given(st.data())
def test_both_back_ends_agree_with_the_semantics_on_the_shipped_pack(data):
    pack, program, function = _shipped()
    some = st.fixed_dictionaries({}, optional={fact: answer(question.type) for fact, question in pack.inputs.items()})
    for _ in range(ANSWERS_A_PACK):
        given_answers = data.draw(some)
        trace = program.run(given_answers)
        assert trace.statuses == function(given_answers) == conclude(pack, given_answers)
        _check_grounds(pack, trace)


@cache
def _shipped():
    pack = advisor.load("iran-russia")
    return pack, to_experta(pack), to_function(pack)


def _check_leaves(trace, values):
    for firing in trace.firings:
        assert firing.literals
        for literal in firing.literals:
            assert truth_of(literal.atom, values) is literal.truth
    assert len(set(trace.firings)) == len(trace.firings)


def _check_grounds(pack, trace):
    fired = {(firing.rule, firing.truth) for firing in trace.firings}
    for fact, status in trace.statuses.items():
        with_changes = [(rule.id, True) in fired for rule in pack.rules_for[fact]]
        refuted = [(rule.id, False) in fired for rule in pack.rules_for[fact]]
        assert any(with_changes) == (status is Status.HOLDS)
        assert all(refuted) == (status is Status.FAILS)


@tries(15)
@given(st.data())
def test_a_firing_gives_leaves_that_alone_settle_its_rule(data):
    """The rule is already true (false) where nothing but the facts of the leaves is known."""
    pack = data.draw(packs())
    given_answers = data.draw(answers(pack))
    trace = to_experta(pack).run(given_answers)
    settled = {fact: status is Status.HOLDS for fact, status in trace.statuses.items() if status is not Status.OPEN}
    for firing in trace.firings:
        known = _values_of(firing.literals, given_answers | settled)
        truths = [truth_of(condition, known) for condition in pack.rules[firing.rule].when]
        assert (None not in truths and all(truths)) if firing.truth else False in truths


def _values_of(leaves, values):
    return {fact: values[fact] for literal in leaves for fact in facts_of_atom(literal.atom)}


@tries(15)
@given(st.data())
def test_engines_fire_the_same_with_the_matcher_and_the_strategy_of_experta(data):
    matchers, strategies = import_module("experta.matchers"), import_module("experta.strategies")
    pack = data.draw(packs())
    engine = to_engine(pack)
    plain = type("Plain", (engine,), {"__matcher__": matchers.ReteMatcher, "__strategy__": strategies.DepthStrategy})
    tuned, stock = Program(pack, engine), Program(pack, plain)
    for _ in range(3):
        given_answers = data.draw(answers(pack))
        assert tuned.run(given_answers) == stock.run(given_answers)


@tries(25)
@given(st.data())
def test_a_function_of_some_facts_gives_their_statuses(data):
    pack = data.draw(packs())
    some = data.draw(st.lists(st.sampled_from(sorted(pack.derived)), unique=True))
    given_answers = data.draw(answers(pack))
    meant = conclude(pack, given_answers)
    assert to_function(pack, some)(given_answers) == {fact: meant[fact] for fact in pack.derived if fact in some}


@tries(25)
@given(st.data())
def test_the_order_of_answers_and_of_rules_changes_nothing(data):
    pack = data.draw(packs())
    given_answers = data.draw(answers(pack))
    turned = dict(data.draw(st.permutations(sorted(given_answers.items()))))
    other = _with_rules_in(pack, data.draw(st.permutations(sorted(pack.rules))))
    trace = to_experta(pack).run(given_answers)
    assert to_experta(pack).run(turned) == trace
    assert to_experta(other).run(given_answers).statuses == trace.statuses
    assert set(to_experta(other).run(given_answers).firings) == set(trace.firings)


def _with_rules_in(pack, order):
    return replace(pack, rules={rule: pack.rules[rule] for rule in order})
