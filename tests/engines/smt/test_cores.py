"""A proof names a minimal set of rules and constraints that suffices for it, whatever the others say."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st

from advisor.engines.smt import AnswerSearch, UnsatCore, unsat_core
from advisor.logic.normal_form import AllOf, AtomLiteral, applies_when, literals_of
from advisor.logic.semantics import any_of, rule_truth
from advisor.pack.conditions import And, Or, Truth
from advisor.pack.types import YesNo
from support.brute_force import Trial
from support.builders import pack_of, yes_no
from support.formulas import is_met
from support.profiles import tries
from support.strategies import FEW_VALUES, conditions, packs


def holds(fact):
    return AtomLiteral(Truth(fact), truth=True)


def fails(fact):
    return AtomLiteral(Truth(fact), truth=False)


CHAIN = pack_of(
    yes_no("a b c"),
    {"t.one": ("x", "a"), "t.two": ("y", "x", "b"), "t.three": ("y", "b", "a and c"), "t.four": ("z", "c")},
    never=["a and b and c", "b and not c"],
)


@pytest.mark.parametrize(
    ("meets", "misses", "rules", "constraints"),
    [
        pytest.param([holds("a"), fails("a")], [], [], [], id="nothing"),
        pytest.param([holds("x")], [holds("a")], ["t.one"], [], id="one rule"),
        pytest.param([holds("x")], [holds("a"), holds("b")], ["t.one"], [], id="one rule for one of two"),
        pytest.param([fails("x"), holds("a")], [], ["t.one"], [], id="a fact that cannot fail"),
        pytest.param([holds("y"), fails("b")], [], ["t.two", "t.three"], [], id="all rules of a fact"),
        pytest.param([holds("y"), fails("a")], [], ["t.one", "t.two", "t.three"], [], id="rules up the chain"),
        pytest.param([fails("y"), holds("a"), holds("b")], [], ["t.one", "t.two"], [], id="one rule that makes it hold"),
        pytest.param([holds("y"), fails("c")], [], ["t.two", "t.three"], ["never-1"], id="a constraint"),
    ],
)
def test_it_names_what_is_needed(meets, misses, rules, constraints):
    for completable in (True, False):
        assert unsat_core(CHAIN, [(meets, misses)], completable=completable) == UnsatCore(tuple(rules), tuple(constraints))


def test_several_constraints_together_exclude_what_none_does_alone():
    """Without c the answers a and b break none of them, and have no completion."""
    goal = ([holds("a"), holds("b")], [])
    assert unsat_core(CHAIN, [goal], completable=True) == UnsatCore((), ("never-0", "never-1"))
    with pytest.raises(ValueError, match=r"^the goal can be reached$"):
        unsat_core(CHAIN, [goal], completable=False)


def test_a_proof_of_several_goals_names_what_each_needs_in_pack_order():
    goals = [([holds("z"), fails("c")], []), ([holds("a"), holds("b"), holds("c")], []), ([holds("x"), fails("a")], [])]
    assert unsat_core(CHAIN, goals, completable=False) == UnsatCore(("t.one", "t.four"), ("never-0",))
    assert unsat_core(CHAIN, [], completable=False) == UnsatCore((), ())


def test_of_two_reasons_that_each_suffice_one_is_named():
    pack = pack_of(yes_no("a b"), {"t.one": ("x", "a"), "t.two": ("y", "b")})
    goal = ([holds("x"), fails("a"), holds("y"), fails("b")], [])
    assert unsat_core(pack, [goal], completable=True) in (UnsatCore(("t.one",), ()), UnsatCore(("t.two",), ()))


@pytest.mark.parametrize("goal", [([holds("x")], []), ([], [holds("x")]), ([holds("a")], [holds("b")])])
def test_there_is_no_proof_that_a_goal_is_not_reached_which_is(goal):
    unreached_one = ([holds("x"), fails("a")], [])
    with pytest.raises(ValueError, match=r"^the goal can be reached$"):
        unsat_core(CHAIN, [unreached_one, goal], completable=True)


@st.composite
def unreached(draw):
    """A pack, a goal that no answers reach, and whether they must have a completion."""
    pack = draw(packs(max_inputs=3, max_derived=3, types_of=draw(st.sampled_from([FEW_VALUES, (YesNo(),)]))))
    completable = draw(st.booleans())
    rules = [applies_when(rule) for rule in pack.rules.values()]
    formulas = st.sampled_from([*rules, *map(holds, pack.derived), *map(fails, pack.derived)])
    meets, misses = draw(st.lists(formulas, min_size=1, max_size=3)), draw(st.lists(formulas, max_size=2))
    assume(AnswerSearch(pack, completable=completable).find(meets, misses) is None)
    return pack, (meets, misses), completable


@tries(20, suppress_health_check=list(HealthCheck))
@given(st.data(), unreached())
def test_what_it_names_suffices_whatever_the_others_say(data, drawn):
    pack, (meets, misses), completable = drawn
    named = unsat_core(pack, [(meets, misses)], completable=completable)
    inputs = {name: asked.type for name, asked in pack.inputs.items()}
    other_when = st.one_of(st.just(And(())), st.just(Or(())), conditions(inputs))
    for _ in range(3):
        others = {
            name: rule if name in named.rules else replace(rule, when=(data.draw(other_when),))
            for name, rule in pack.rules.items()
            if name in named.rules or data.draw(st.booleans())
        }
        kept = {name: pack.constraints[name] for name in named.constraints}
        other = replace(pack, rules=others, constraints=kept, digest="other")
        assert AnswerSearch(other, completable=completable).find(meets, misses) is None


@tries(20, suppress_health_check=list(HealthCheck))
@given(unreached())
def test_none_of_what_it_names_can_be_spared(drawn):
    """If one rule more may come out in any way, or one constraint more is left aside, the goal is reached."""
    pack, goal, completable = drawn
    named = unsat_core(pack, [goal], completable=completable)
    assert not reached_with(pack, goal, named.rules, named.constraints, completable=completable)
    for spared in named.rules:
        rules = [name for name in named.rules if name != spared]
        assert reached_with(pack, goal, rules, named.constraints, completable=completable)
    for spared in named.constraints:
        constraints = [name for name in named.constraints if name != spared]
        assert reached_with(pack, goal, named.rules, constraints, completable=completable)


def reached_with(pack, goal, rules, constraints, *, completable):
    """Whether some answers reach the goal if only `rules` come out as written and only `constraints` count; all are tried."""
    meets, misses = goal
    facts = pack.cone(literal.atom.fact for literal in literals_of(AllOf((*meets, *misses))) if isinstance(literal.atom, Truth))
    trial = Trial(replace(pack, constraints={name: pack.constraints[name] for name in constraints}, digest="fewer"))
    return any(
        all(is_met(each, values) for each in meets) and not any(is_met(each, values) for each in misses)
        for answers in (trial.completable if completable else trial.unbroken)
        for values in outcomes(pack, answers, rules, facts)
    )


def outcomes(pack, answers, rules, facts):
    """The values of `facts` that can come out under `answers`."""
    states = [dict(answers)]
    for fact in pack.order:
        if fact in facts:
            states = [{**values, fact: truth} for values in states for truth in truths_of(pack.rules_for[fact], values, rules)]
    return states


def truths_of(concluded_by, values, rules):
    settled = [rule_truth(rule, values) for rule in concluded_by if rule.id in rules]
    free = [rule for rule in concluded_by if rule.id not in rules]
    return {any_of([*settled, *truths]) for truths in product((True, False, None), repeat=len(free))}
