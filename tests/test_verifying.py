"""What verification finds on small packs, held against trying all answers."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given, settings

from advisor.backends.symbolic import Proof
from advisor.expressions.conditions import Not, Or, Truth
from advisor.expressions.types import finite_values
from advisor.model import Finding, Property, Status
from advisor.semantics import conclude, contradictions, rule_truth
from advisor.verification import Code, Witness, verify
from strategies import FEW_VALUES, packs
from written import pack_of, yes_no


def partial_answers(pack):
    """All sets of answers that break no constraint."""
    choices = [(None, *finite_values(asked.type)) for asked in pack.inputs.values()]
    for values in product(*choices):
        answers = {name: value for name, value in zip(pack.inputs, values, strict=True) if value is not None}
        if not contradictions(pack, answers):
            yield answers


def without(pack, rule):
    return replace(pack, rules={name: each for name, each in pack.rules.items() if name != rule}, digest=f"without {rule}")


def fires(rule, answers, statuses):
    settled = {fact: status is Status.HOLDS for fact, status in statuses.items() if status is not Status.OPEN}
    return rule_truth(rule, {**answers, **settled}) is True


def found(verification, *codes):
    return {each.subject for each in verification.observations if each.code in codes}


@settings(max_examples=60)
@given(packs(types_of=FEW_VALUES, max_inputs=3))
def test_what_is_found_of_rules_facts_and_options_is_what_trying_all_answers_finds(pack):
    every = list(partial_answers(pack))
    whole = [answers for answers in every if len(answers) == len(pack.inputs)]
    verification = verify(pack)
    if not whole:
        assert found(verification, *Code) == found(verification, Code.CONTRADICTORY_CONSTRAINTS)
        assert verification.observations
        return
    statuses = [conclude(pack, answers) for answers in every]
    complete = [conclude(pack, answers) for answers in whole]

    always = {fact for fact in pack.derived if all(each[fact] is Status.HOLDS for each in complete)}
    assert always == found(verification, Code.ALWAYS_TRUE) & pack.derived.keys()
    options = {
        (name, value) for name, asked in pack.inputs.items() for value in finite_values(asked.type)
        if not any(answers[name] == value for answers in whole)
    }  # fmt: skip
    assert {name for name, _ in options} == found(verification, Code.EXCLUDED_OPTION)
    dead = found(verification, Code.DEAD_RULE)
    assert dead == {
        rule.id
        for rule in pack.rules.values()
        if not any(fires(rule, each, now) for each, now in zip(whole, complete, strict=True))
    }
    spared = {
        rule for rule, each in pack.rules.items()
        if len(pack.concluding[each.then]) > 1
        and all(conclude(without(pack, rule), answers)[each.then] is now[each.then] for answers, now in zip(every, statuses, strict=True))
    }  # fmt: skip
    assert found(verification, Code.SUBSUMED_RULE, Code.REDUNDANT_RULE) == spared - dead
    findings = [name for name, fact in pack.derived.items() if isinstance(fact, Finding)]
    same = {
        fact for place, fact in enumerate(findings)
        if any(all(each[fact] is each[other] for each in statuses) for other in findings[:place])
    }  # fmt: skip
    assert found(verification, Code.EQUIVALENT_FINDINGS) == same


def test_a_condition_that_its_rule_has_already_is_told():
    pack = pack_of(yes_no("a b c"), {"t.one": ("x", "a", "a or b"), "t.two": ("y", "b and c")})
    assert [(each.code, each.subject, each.path) for each in verify(pack).observations] == [
        (Code.REDUNDANT_CONDITION, "t.one", (1,))
    ]


def test_two_valued_equivalence_makes_no_condition_superfluous():
    plain = pack_of(yes_no("a b c"), {"t.one": ("x", "a and b or not a and c or b and c")})
    assert verify(plain).observations == ()


def test_a_broken_property_comes_with_the_fewest_answers_that_break_it():
    pack = pack_of(yes_no("a b c"), {"t.one": ("x", "a or b and c")})
    broken = Property(id="no-x", condition=Truth("x"), always=False, because="No.")
    kept = Property(id="x-by-a", condition=Or((Truth("x"), Not(Truth("a")))), always=True, because="Yes.")
    verification = verify(replace(pack, properties={"no-x": broken, "x-by-a": kept}))
    (only,) = verification.observations
    assert (only.code, only.subject) == (Code.PROPERTY, "no-x")
    assert only.witness == Witness({"a": True}, {"x": Status.HOLDS})
    assert verification.proofs == {"x-by-a": Proof(("t.one",), ())}


def test_an_accepted_finding_is_fine_until_its_rule_changes():
    pack = pack_of(yes_no("a b"), {"t.one": ("x", "a", "not a"), "t.two": ("x", "b"), "t.three": ("y", "a")})
    (dead,) = verify(pack).observations
    assert (dead.code, dead.subject, dead.proof) == (Code.DEAD_RULE, "t.one", Proof((), ()))
    assert not verify(pack).is_fine
    accepted = verify(replace(pack, accepted={dead.id: "As the article has it."}))
    assert accepted.is_fine
    assert accepted.stale == ()
    changed = pack_of(yes_no("a b"), {"t.one": ("x", "a", "not a", "b"), "t.two": ("x", "b"), "t.three": ("y", "a")})
    asked_again = verify(replace(changed, accepted={dead.id: "As the article has it."}))
    assert not asked_again.is_fine
    assert asked_again.stale == (dead.id,)


def test_the_reason_of_a_dead_rule_is_read_off_the_proof():
    by_chain = pack_of(yes_no("a"), {"t.one": ("x", "a"), "t.two": ("y", "x", "not a")})
    assert [(each.subject, each.proof) for each in verify(by_chain).observations] == [("t.two", Proof(("t.one",), ()))]
    by_constraint = pack_of(
        yes_no("a b"), {"t.one": ("x", "a and b"), "t.two": ("y", "a"), "t.three": ("z", "b")}, never=["a and b"]
    )
    assert [(each.subject, each.proof) for each in verify(by_constraint).observations] == [("t.one", Proof((), ("never-0",)))]


def test_constraints_that_contradict_leave_everything_else_undecided():
    verification = verify(pack_of(yes_no("a"), {"t.one": ("x", "a")}, never=["a", "not a"]))
    assert [(each.code, each.subject, each.others) for each in verification.observations] == [
        (Code.CONTRADICTORY_CONSTRAINTS, "never-0", ("never-1",))
    ]
    assert all(check.undecided for check in verification.checks if check.code is not Code.CONTRADICTORY_CONSTRAINTS)
