"""Two versions of a pack: every reported difference exists, none is missed, and equal means equal."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from advisor.logic.semantics import conclude, contradictions
from advisor.pack import Status
from advisor.pack.types import finite_values, value_text
from advisor.quality.diff.comparison import Edit, Sameness
from advisor.quality.diff.versions import diff
from advisor.quality.mutants import mutants
from support.profiles import tries
from support.strategies import FEW_VALUES, answers, packs


def read(pack, texts):
    """What a version reads of written answers."""
    parsed = {name: pack.inputs[name].type.parse(text) for name, text in texts.items() if name in pack.inputs}
    return {name: value for name, value in parsed.items() if value is not None}


def among(rows):
    """Rows whose answers both versions know, and all rows, each with what a difference there is called."""
    yield Sameness.DIFFERENT, [row for row in rows if all(len(known) == len(row[0]) for known in row[1:3])]
    yield Sameness.BEYOND, rows


def written_answers(old, new):
    """Every set of written answers, partial ones included, with what either version reads; the smaller ones first."""
    every = {}
    for pack in (old, new):
        for name, asked in pack.inputs.items():
            every.setdefault(name, {None: None}).update(dict.fromkeys(map(value_text, finite_values(asked.type))))
    rows = [{name: text for name, text in zip(every, row, strict=True) if text is not None} for row in product(*every.values())]
    return [(texts, read(old, texts), read(new, texts)) for texts in sorted(rows, key=len)]


def sizes_of(gained, lost):
    """How many answers the first rows that only the new version, or only the old one, is about have."""
    first = {"new": next(map(len, gained), None), "old": next(map(len, lost), None)}
    return {version: size for version, size in first.items() if size is not None}


def expected(rows, fact):
    """The sameness of a fact, the status that tells it, and the sizes of its witnesses, by trying all answers."""
    for sameness, some in among(rows):
        for truth in (Status.HOLDS, Status.FAILS):
            gained = (texts for texts, _, _, was, now in some if now[fact] is truth and was[fact] is not truth)
            lost = (texts for texts, _, _, was, now in some if was[fact] is truth and now[fact] is not truth)
            if sizes := sizes_of(gained, lost):
                return sameness, truth, sizes
    return Sameness.EQUAL, None, {}


def check_statuses(old, new):
    rows = [
        (texts, before, after, conclude(old, before), conclude(new, after))
        for texts, before, after in written_answers(old, new)
        if not contradictions(old, before) and not contradictions(new, after)
    ]
    for found in diff(old, new).conclusions:
        if found.before is None or found.after is None:
            assert found.sameness is (Sameness.ADDED if found.before is None else Sameness.REMOVED)
            continue
        sameness, truth, sizes = expected(rows, found.id)
        assert found.sameness is sameness
        shown = {}
        for witness in found.witnesses:
            texts = {name: value_text(value) for name, value in witness.answers.items()}
            before, after = read(old, texts), read(new, texts)
            assert (conclude(old, before)[found.id], conclude(new, after)[found.id]) == (witness.before, witness.after)
            assert not contradictions(old, before)
            assert not contradictions(new, after)
            assert witness.unknown_before == tuple(name for name in texts if name not in before)
            assert witness.unknown_after == tuple(name for name in texts if name not in after)
            shown["new" if witness.after is truth else "old"] = len(texts)
        assert shown == sizes


def check_constraints(old, new):
    listed = {found.id: found for found in diff(old, new).constraints}
    rows = [(texts, before, after, broken(old, before), broken(new, after)) for texts, before, after in written_answers(old, new)]
    for name in {**old.constraints, **new.constraints}:
        sameness, sizes = Sameness.EQUAL, {}
        for kind, some in among(rows):
            gained = (texts for texts, _, _, was, now in some if name in now and not was)
            lost = (texts for texts, _, _, was, now in some if name in was and not now)
            if not sizes and (sizes := sizes_of(gained, lost)):
                sameness = kind
        assert (name in listed) or sameness is Sameness.EQUAL
        if name in listed:
            assert listed[name].sameness is sameness
            assert {"new" if shown.now else "old": len(shown.answers) for shown in listed[name].witnesses} == sizes


def broken(pack, answers):
    return {constraint.id for constraint in contradictions(pack, answers)}


@tries(20)
@given(packs(max_inputs=3, max_derived=3, types_of=FEW_VALUES), packs(max_inputs=3, max_derived=3, types_of=FEW_VALUES))
def test_two_packs_differ_exactly_where_trying_all_answers_finds_a_difference(old, new):
    """Packs drawn apart: questions of other types, questions and conclusions that one of them lacks, other constraints."""
    check_statuses(old, new)


def draw_edit(data):
    old = data.draw(packs(max_inputs=3, max_derived=3, types_of=FEW_VALUES))
    return old, data.draw(st.sampled_from(list(mutants(old)))).pack(old)


@tries(20)
@given(st.data())
def test_an_edit_of_one_rule_differs_exactly_where_trying_all_answers_finds_a_difference(data):
    old, new = draw_edit(data)
    check_statuses(old, new)
    check_statuses(new, old)


@tries(20)
@given(packs(max_inputs=3, max_derived=1, types_of=FEW_VALUES), packs(max_inputs=3, max_derived=1, types_of=FEW_VALUES))
def test_constraints_refuse_the_same_exactly_where_trying_all_answers_finds_no_other(old, new):
    check_constraints(old, new)


@tries(20)
@given(st.data())
def test_an_edit_changes_nothing_by_itself_exactly_where_the_old_version_with_it_concludes_the_same(data):
    old, new = draw_edit(data)
    new = data.draw(st.sampled_from(list(mutants(new)))).pack(new) if new.rules else new
    for found in diff(old, new).rules:
        edited = {found.id: found.after} if found.after else {}
        by_itself = replace(old, rules={**old.rules, **edited}, digest="by itself")
        if found.edit is Edit.REMOVED:
            by_itself = replace(
                old, rules={name: rule for name, rule in old.rules.items() if name != found.id}, digest="by itself"
            )
        rows = (known for _, known, _ in written_answers(old, old) if not contradictions(old, known))
        assert found.changes_nothing is all(conclude(old, known) == conclude(by_itself, known) for known in rows)


@tries(15)
@given(st.data())
def test_what_is_proved_equal_in_numbers_and_dates_is_never_seen_to_differ(data):
    old, new = data.draw(packs(max_inputs=4)), data.draw(packs(max_inputs=4))
    equal = [found.id for found in diff(old, new).conclusions if found.sameness is Sameness.EQUAL]
    for _ in range(20):
        texts = {name: value_text(value) for pack in (old, new) for name, value in data.draw(answers(pack)).items()}
        before, after = read(old, texts), read(new, texts)
        if not contradictions(old, before) and not contradictions(new, after):
            was, now = conclude(old, before), conclude(new, after)
            assert [was[fact] for fact in equal] == [now[fact] for fact in equal]
