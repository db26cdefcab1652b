"""Evaluating a formula on many samples at once gives what evaluating them one by one gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from advisor.logic.normal_form import false_when, true_when
from advisor.pack.conditions import AtLeast, Truth
from advisor.quality.checks.samples import Samples
from support.formulas import is_met
from support.profiles import tries
from support.strategies import TYPES, conditions, values

FACTS = {f"fact_{place}": kind for place, kind in enumerate(TYPES)}
SETS = st.fixed_dictionaries({}, optional={fact: values(kind) for fact, kind in FACTS.items()})


@tries(50)
@given(st.data())
def test_they_reach_what_one_of_them_does_also_after_one_more_was_added(data):
    known = data.draw(st.lists(SETS, max_size=6))
    samples = Samples(known)
    formulas = st.lists(
        st.builds(lambda part, side: side(part), conditions(FACTS), st.sampled_from([true_when, false_when])), max_size=2
    )
    for _ in range(3):
        meets, misses = data.draw(formulas), data.draw(formulas)
        reached = any(all(is_met(each, one) for each in meets) and not any(is_met(each, one) for each in misses) for one in known)
        assert samples.reach(meets, misses) == reached
        added = data.draw(SETS)
        known.append(added)
        samples.add(added)
    assert list(samples) == known


def test_so_many_of_several_are_counted_in_each_set_alone():
    samples = Samples([{"a": True, "b": True, "c": False}, {"a": True, "c": False}, {"b": False, "c": False}])
    two = AtLeast(2, (Truth("a"), Truth("b"), Truth("c")))
    assert samples.reach([true_when(two)])
    assert samples.reach([false_when(two)])
    assert samples.reach([], [true_when(two), false_when(two)])
    assert not samples.reach([true_when(two)], [true_when(Truth("b"))])
    assert not samples.reach([false_when(two), true_when(Truth("a"))])
    assert not Samples([]).reach([])
