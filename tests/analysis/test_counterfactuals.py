"""The counterfactuals found are the smallest ones, all of them, and each does what it says."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import advisor
from advisor.analysis.counterfactuals import SHOWN, AnswerChange, whatif, with_changes
from advisor.analysis.relevance import ContradictoryAnswers
from advisor.engines.compiled import to_function
from advisor.logic.semantics import contradictions
from advisor.pack import Answer, Status
from advisor.pack.conditions import facts_of
from advisor.pack.types import Choice, Number, finite_values
from advisor.reader.loader import answers_from
from support.builders import pack_of, yes_no
from support.completions import completions
from support.profiles import tries
from support.strategies import FEW_VALUES, SEEDS, answers, packs

HOLDS, FAILS, OPEN = Status.HOLDS, Status.FAILS, Status.OPEN
LEVEL = Choice(("none", "low", "medium", "high"), ordered=True)


def ways(found):
    return [{part.question: part.after for part in way} for way in found]


def _by_trial(pack, known, literal, free):
    """All smallest ways to a fact's status by trying every set of answers that differs in some of the questions `free`."""
    function, (fact, to) = to_function(pack), literal
    for size in range(1, len(free) + 1):
        tried = _changed(pack, known, free, size)
        hits = [way for way in tried if function({**known, **way})[fact] is to and _completable(pack, {**known, **way})]
        if hits:
            return hits
    return []


def _changed(pack, known, free, size):
    for questions in combinations(free, size):
        others = [[value for value in finite_values(pack.inputs[name].type) if value != known.get(name)] for name in questions]
        yield from (dict(zip(questions, values, strict=True)) for values in product(*others))


def _completable(pack, known):
    return any(not contradictions(pack, done) for done in completions(pack, known))


def _shown(found, tried):
    """Whether `found` are the ways that were `tried`, or as many of them as are shown."""
    if len(tried) <= SHOWN:
        return _same(found, tried)
    return len(found) == SHOWN and all(way in tried and found.count(way) == 1 for way in found)


def _same(found, tried):
    key = lambda way: sorted(way.items(), key=repr)  # noqa: E731
    return sorted(map(key, found), key=repr) == sorted(map(key, tried), key=repr)


def test_of_more_ways_than_are_shown_some_are_shown_and_the_rest_is_mentioned():
    colours = dict.fromkeys(("a", "b", "c"), Choice(("red", "green", "blue")))
    pack = pack_of(
        colours, {"t.one": ("fact", "a in [red, green, blue] and b in [red, green, blue] and c in [red, green, blue]")}
    )
    found = whatif(advisor.run(pack, {}), "fact", HOLDS)
    assert found.more
    assert _shown(ways(found.learn), list(_changed(pack, {}, colours, 3)))


@tries(40)
@given(st.data())
def test_the_smallest_ways_are_those_found_by_trying_them_all(data):
    pack = data.draw(packs(max_inputs=4, types_of=FEW_VALUES))
    known = data.draw(answers(pack))
    assume(_completable(pack, known))
    fact, to = data.draw(st.sampled_from(sorted(pack.derived))), data.draw(st.sampled_from((HOLDS, FAILS)))
    result = advisor.run(pack, known)
    assume(result[fact].status is not to)
    found = whatif(result, fact, to)
    unknown = [name for name in pack.inputs if name not in known]
    changes, learn, everything = (_by_trial(pack, known, (fact, to), free) for free in ([*known], unknown, [*pack.inputs]))
    assert _shown(ways(found.changes), changes)
    assert _shown(ways(found.learn), learn)
    assert found.impossible == (not everything)
    if changes or learn or not everything:
        assert found.both == ()
        assert found.more == (max(len(changes), len(learn)) > SHOWN)
    else:
        assert found.both
        fewest = min(sum(name in known for name in way) for way in everything)
        assert all(sum(part.before is not None for part in way) <= fewest for way in found.both)


@tries(4)
@given(seed=SEEDS)
def test_on_the_shipped_pack_sizes_one_and_two_agree_with_trying_them_all(shipped, seed):
    pack, draw = shipped, random.Random(seed)
    known = _random_answers(pack, draw, share=draw.choice((0.6, 0.9, 1.0)))
    result, function = advisor.run(pack, known), to_function(pack)
    for fact in draw.sample(sorted(pack.derived), 3):
        to = draw.choice([status for status in (HOLDS, FAILS) if status is not result[fact].status])
        found = whatif(result, fact, to, keep=[name for name in pack.inputs if finite_values(pack.inputs[name].type) is None])
        reach = pack.cone([fact]).union(*(facts_of(rule.never) for rule in pack.constraints.values()))
        free = [
            name
            for name in known
            if name in reach and pack.inputs[name].changeable_by != "nobody" and finite_values(pack.inputs[name].type)
        ]
        for size in (1, 2):
            hits = [
                way
                for way in _changed(pack, known, free, size)
                if function({**known, **way})[fact] is to and not contradictions(pack, {**known, **way})
            ]
            if hits:
                assert found.more or _same(ways(found.changes), hits)
                assert {len(way) for way in found.changes} == {size}
                break
        else:
            assert all(len(way) > 2 for way in found.changes)


def _random_answers(pack, draw, share):
    while True:
        values = {name: draw.choice(few) for name, asked in pack.inputs.items() if (few := finite_values(asked.type))}
        if not contradictions(pack, values):
            return {name: value for name, value in values.items() if draw.random() < share}


def test_a_change_and_what_would_have_to_turn_out_are_told_apart(ferry):
    result = advisor.run(ferry, {"passengers": 100, "bridge": False})
    found = whatif(result, "add_boat", HOLDS, anyone=True)
    assert (found.before, found.after, found.impossible, found.size) == (OPEN, HOLDS, False, 1)
    assert found.changes == ((AnswerChange("passengers", Decimal(100), Decimal("150.5")),),)
    assert found.learn == ((AnswerChange("islanders", None, "more"),),)
    assert found.both == ()


def test_what_nobody_can_change_stays_unless_asked_for(ferry):
    result = advisor.run(ferry, {"passengers": 100, "bridge": False, "islanders": "same"})
    respecting = whatif(result, "add_boat", HOLDS)
    assert ways(respecting.changes) == [{"islanders": "more"}]
    assert ways(whatif(result, "add_boat", HOLDS, anyone=True).changes) == [
        {"passengers": Decimal("150.5")},
        {"islanders": "more"},
    ]
    kept = whatif(result, "add_boat", HOLDS, keep=["islanders"])
    assert (kept.impossible, kept.size, kept.changes) == (True, 0, ())


def test_a_change_and_a_further_answer_together_are_sought_only_where_neither_alone_does(ferry):
    result = advisor.run(ferry, {"bridge": True, "passengers": 100})
    found = whatif(result, "add_boat", HOLDS, keep=["passengers"], anyone=True)
    assert (found.changes, found.learn) == ((), ())
    assert ways(found.both) == [{"bridge": False, "islanders": "more"}]
    assert found.size == 2


def test_a_fact_that_is_so_already_needs_no_change(ferry):
    found = whatif(advisor.run(ferry, {"bridge": True}), "silent_on_bridge", HOLDS)
    assert (found.changes, found.learn, found.both, found.size, found.impossible) == ((), (), (), 0, False)


def test_a_date_is_moved_no_further_than_it_must(ferry):
    known = {"wind": "stormy", "season_start": date(2025, 12, 1), "overhaul_date": date(2025, 11, 25)}
    found = whatif(advisor.run(ferry, known), "overhaul_first", FAILS)
    assert ways(found.changes) == [{"season_start": date(2025, 12, 9)}, {"overhaul_date": date(2025, 11, 17)}]


def test_a_date_without_an_answer_is_near_to_what_it_is_compared_with(ferry):
    found = whatif(advisor.run(ferry, {"wind": "stormy", "season_start": "2025-12-01"}), "overhaul_first", HOLDS)
    assert ways(found.learn) == [{"overhaul_date": date(2025, 11, 18)}]


@pytest.mark.parametrize(
    ("condition", "value", "nearest"),
    [
        ("width < 5", "10", "4"),
        ("width < 4.5", "10", "4.4"),
        ("width <= 5", "10", "5"),
        ("width > 1 and width < 2", "10", "1.9"),
        ("width > 1 and width < 1.1", "10", "1.09"),
        ("width > 20", "10", "21"),
        ("width in [3, 12, 40]", "10", "12"),
        ("width - 2 > 20", "10", "23"),
    ],
)
def test_a_number_takes_the_nearest_value_with_as_few_digits_as_there_can_be(condition, value, nearest):
    pack = pack_of({"width": Number()}, {"t.one": ("shown", condition)})
    found = whatif(advisor.run(pack, {"width": value}), "shown", HOLDS)
    assert ways(found.changes) == [{"width": Decimal(nearest)}]


def test_constraints_are_kept_also_by_changing_what_is_outside_the_cone():
    """To make a no longer true, b must go with it: a and not b cannot go together, b plays no part in the fact."""
    pack = pack_of(yes_no("a b"), {"t.one": ("shown", "not a")}, never=["b and not a"])
    found = whatif(advisor.run(pack, {"a": True, "b": True}), "shown", HOLDS)
    assert ways(found.changes) == [{"a": False, "b": False}]


def test_a_way_must_leave_a_completion_that_meets_the_constraints():
    """With a, b could be neither yes nor no, whatever is known of it."""
    pack = pack_of(yes_no("a b c"), {"t.one": ("shown", "a or c")}, never=["a and b", "a and not b"])
    found = whatif(advisor.run(pack, {"a": False, "c": False}), "shown", HOLDS)
    assert ways(found.changes) == [{"c": True}]


def test_nearer_changes_come_first():
    pack = pack_of({"level": LEVEL, "other": LEVEL}, {"t.one": ("shown", "level >= medium or other != low")})
    found = whatif(advisor.run(pack, {"level": "none", "other": "low"}), "shown", HOLDS)
    assert ways(found.changes) == [
        {"other": "none"}, {"other": "medium"}, {"level": "medium"}, {"other": "high"}, {"level": "high"},
    ]  # fmt: skip


def test_more_ways_than_are_shown_are_told():
    names = " ".join(f"a{place}" for place in range(7))
    pack = pack_of(yes_no(names), {"t.one": ("shown", f"at_least(3, {', '.join(names.split())})")})
    found = whatif(advisor.run(pack, dict.fromkeys(names.split(), False)), "shown", HOLDS)
    assert (found.size, len(found.changes), found.more) == (3, 20, True)


def test_an_impossible_change_is_proved():
    pack = pack_of(yes_no("a b"), {"t.one": ("shown", "a and not a and b")})
    found = whatif(advisor.run(pack, {"b": True}), "shown", HOLDS)
    assert (found.impossible, found.before, found.size) == (True, OPEN, 0)


def test_contradictory_answers_have_no_counterfactual(ferry):
    result = advisor.run(ferry, {"overhaul_date": "2025-12-01", "season_start": "2025-11-01"})
    with pytest.raises(ContradictoryAnswers):
        whatif(result, "add_boat", HOLDS)


def test_a_counterfactual_needs_a_settled_status_and_a_derived_fact(ferry):
    result = advisor.run(ferry, {})
    with pytest.raises(ValueError, match="settled"):
        whatif(result, "add_boat", OPEN)
    with pytest.raises(KeyError):
        whatif(result, "bridge", HOLDS)


def test_applying_a_way_keeps_notes_and_leaves_the_rest(ferry):
    answers_given = answers_from(ferry, {"bridge": Answer(True, "seen", ("T1",)), "wind": "calm"})
    after = with_changes(answers_given, (AnswerChange("bridge", True, False),))
    assert after.given == {"bridge": Answer(False, "seen"), "wind": Answer("calm")}
    assert replace(after, given=answers_given.given) == answers_given
