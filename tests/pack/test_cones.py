"""The cone of influence of a fact and the dependents of a fact are inverse to each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from support.builders import pack_of, yes_no
from support.strategies import packs


@given(st.data())
def test_a_fact_depends_on_another_exactly_if_that_is_in_its_cone(data):
    pack = data.draw(packs())
    facts = [*pack.inputs, *pack.derived]
    for other in facts:
        assert pack.dependents([other]) == {fact for fact in facts if other in pack.cone([fact])}


def test_both_on_a_chain():
    pack = pack_of(yes_no("a b"), {"t.one": ("near", "a"), "t.two": ("far", "near or b")})
    assert pack.dependents(["a"]) == {"a", "near", "far"}
    assert pack.dependents(["b", "near"]) == {"b", "near", "far"}
    assert pack.cone(["far"]) == {"far", "near", "a", "b"}
