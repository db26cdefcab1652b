"""On small packs verification finds every defect there is, and nothing else: checked by brute force."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.logic.semantics import conclude
from advisor.pack import Assumption
from advisor.pack.types import YesNo, value_text
from advisor.quality.checks import answer_space
from advisor.quality.checks.verification import verify
from support.brute_force import Trial
from support.profiles import tries
from support.strategies import FEW_VALUES, packs

YES_NO = (YesNo(),)  # with so few values the conditions often repeat and cover one another


@pytest.fixture(autouse=True, scope="module")
def small_sample():
    """So few answers are tried before the solver is asked that it, too, has to find most of what there is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answer_space, "DRAWN", 5)
        yield


@st.composite
def cited(draw, **sizes):
    """A pack in which some rules and questions depend on assumptions."""
    pack = draw(packs(**sizes))
    names = st.lists(st.sampled_from(["A1", "A2"]), unique=True, max_size=1).map(tuple)
    return replace(
        pack,
        rules={name: replace(rule, assumptions=draw(names)) for name, rule in pack.rules.items()},
        inputs={name: replace(asked, assumptions=draw(names)) for name, asked in pack.inputs.items()},
        assumptions={name: Assumption(id=name, text="So we take it.") for name in ("A1", "A2")},
    )


@tries(10)
@given(cited(max_inputs=3, max_derived=3, types_of=FEW_VALUES))
def test_every_finding_is_true_and_none_is_missed(pack):
    _check(pack)


@tries(10)
@given(cited(max_inputs=3, max_derived=2, types_of=YES_NO))
def test_every_finding_is_true_and_none_is_missed_where_conditions_repeat(pack):
    _check(pack)


def _check(pack):
    trial, verified = Trial(pack), verify(pack)
    found = {
        (seen.check.code, seen.subject, seen.path, _text(seen.value), seen.over == "range_partial"): seen
        for seen in verified.observations
    }
    assert len(found) == len(verified.observations) == len({seen.id for seen in verified.observations})
    if not trial.complete:
        _check_contradiction(trial, verified)
        return
    assert found.keys() == trial.found()
    assert not any(check.undecided for check in verified.checks)
    for seen in verified.observations:
        _check_others(trial, seen)
    broken = {seen.subject: seen.witness for seen in verified.observations if seen.check.code == "property"}
    assert verified.proofs.keys() == pack.properties.keys() - broken.keys()
    for name, witness in broken.items():
        _check_witness(pack, witness, trial.breaking(pack.properties[name]))
    for impact in verified.impacts:
        always, sometimes = trial.resting(impact.assumption)
        assert (set(impact.always), impact.sometimes.keys()) == (always, sometimes.keys())
        for advice, witness in impact.sometimes.items():
            _check_witness(pack, witness, sometimes[advice])


def _check_contradiction(trial, verified):
    (seen,) = verified.observations
    named = (seen.subject, *seen.others)
    assert seen.check.code == "contradictory-constraints"
    assert trial.clash(named)
    assert not any(trial.clash(name for name in named if name != spared) for spared in named)


def _check_others(trial, seen):
    """That the rules that are named do cover, and none can be spared; that the finding is the same; that the facts do change."""
    pack = trial.pack
    match seen.check.code:
        case "subsumed-rule" | "redundant-rule":
            assert (len(seen.others) == 1) is (seen.check.code == "subsumed-rule")
            assert trial.is_minimal(pack.rules[seen.subject], [pack.rules[name] for name in seen.others])
        case "redundant-condition":
            assert trial.is_minimal(pack.rules[seen.subject], [pack.rules[name] for name in seen.others], seen.path)
        case "equivalent-findings":
            assert seen.others == (trial.twin(seen.subject),)
        case "irrelevant-input":
            changed = trial.changed_by(seen.subject)
            assert seen.others == tuple(fact for fact in pack.derived if fact in changed)
        case _:
            assert seen.others == ()


def _check_witness(pack, witness, showing):
    """It shows what it is for, with the fewest answers, and the statuses are those of the semantics."""
    assert dict(witness.answers) in showing
    assert len(witness.answers) == min(map(len, showing))
    statuses = conclude(pack, witness.answers)
    assert witness.expect == {fact: statuses[fact] for fact in witness.expect}


def _text(value):
    return None if value is None else value_text(value)
