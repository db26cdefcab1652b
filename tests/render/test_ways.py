"""Counterfactuals in sentences and as data, and the facts that a search for them may change."""

from __future__ import annotations

from dataclasses import replace

import pytest

import advisor
from advisor import Status
from advisor.analysis.counterfactuals import AnswerChange, ChangeScope, change_scope
from advisor.reader.loader import answers_from
from advisor.render.counterfactual import change_sentences
from advisor.render.counterfactual import to_json as counterfactual_to_json
from advisor.render.counterfactual import to_text as counterfactual_to_text
from advisor.render.interview import to_json as step_to_json
from support.paths import ROOT


@pytest.mark.parametrize(
    ("question", "before", "after", "sentence"),
    [
        ("islanders", "fewer", "more", "“What islanders want” changes from “Fewer trips” to “More trips”."),
        ("wind", "calm", "fresh", "“Wind on the route” changes from “Calm” to “Fresh” (nobody can change that)."),
        ("bridge", False, True, "“A bridge to the island” changes from No to Yes (nobody can change that)."),
        ("season_start", "2025-11-01", "2025-10-31", "“Start of the season” changes from 2025-11-01 to 2025-10-31."),
        ("passengers", 90, "150.5", "“Passengers a day” changes from 90 people to 150.5 people (nobody can change that)."),
        ("islanders", None, "more", "It turns out that what islanders want is “More trips”."),
        ("wind", None, "fresh", "It turns out that wind on the route is “Fresh”."),
        ("bridge", None, True, "It turns out that “a bridge to the island” is answered yes."),
        ("bridge", None, False, "It turns out that “a bridge to the island” is answered no."),
        ("season_start", None, "2025-10-31", "It turns out that start of the season falls on 2025-10-31."),
        ("passengers", None, "150.5", "It turns out that passengers a day is 150.5 people."),
    ],
)
def test_each_part_of_a_way_is_a_sentence(ferry, question, before, after, sentence):
    values = [answers_from(ferry, {question: value}).given[question].value for value in (before, after)]
    result = advisor.run(ferry, {question: before})
    assert change_sentences(result, (AnswerChange(question, *values),)) == (sentence,)


def test_a_way_of_several_parts_has_a_sentence_for_each(ferry):
    result = advisor.run(ferry, {"wind": "stormy"})
    (way,) = advisor.whatif(result, "overhaul_in_time", Status.HOLDS).learn
    assert change_sentences(result, way) == (
        "It turns out that start of the season falls on 2020-01-01.",
        "It turns out that date of the overhaul falls on 2019-12-18.",
    )


def test_the_scope_divides_the_questions_a_fact_depends_on(ferry):
    result = advisor.run(ferry, {"wind": "stormy", "passengers": 90, "islanders": "more"})
    assert change_scope(result, "add_boat") == ChangeScope(("bridge", "islanders"), ("passengers",), ())
    assert change_scope(result, "add_boat", keep=["bridge", "passengers", "wind"]) == ChangeScope(
        ("islanders",), (), ("passengers", "bridge")
    )
    assert change_scope(result, "add_boat", anyone=True) == ChangeScope(("passengers", "bridge", "islanders"), (), ())


def test_nothing_that_is_open_is_fixed_because_nobody_can_change_it(ferry):
    """To find out about it is not to change it."""
    assert change_scope(advisor.run(ferry, {"wind": None}), "storms_likely") == ChangeScope(("wind",), (), ())


def test_the_ways_of_the_search_stay_within_the_scope(ferry):
    result = advisor.run(ferry, {"wind": "stormy", "season_start": "1900-01-05", "islanders": "fewer"})
    for fact in ferry.derived:
        for to in (Status.HOLDS, Status.FAILS):
            for arguments in ({}, {"anyone": True}, {"keep": ["islanders", "season_start"]}):
                found = advisor.whatif(result, fact, to, **arguments)
                named = {part.question for ways in (found.changes, found.learn, found.both) for way in ways for part in way}
                assert named <= set(change_scope(result, fact, **arguments).free), (fact, to, arguments)


def test_further_ways_as_small_are_told(ferry):
    result = advisor.run(ferry, {"islanders": "fewer", "bridge": False, "passengers": 90})
    found = advisor.whatif(result, "add_boat", Status.HOLDS)
    text = counterfactual_to_text(result, replace(found, more=True))
    assert text.endswith("\nThere are further ways that are as small as these.\n")
    assert counterfactual_to_json(replace(found, more=True))["more"] is True
    assert "There are further ways" not in counterfactual_to_text(result, found)


def test_numbers_are_numbers_and_yes_is_yes_as_data(ferry):
    result = advisor.run(ferry, {"passengers": 90, "bridge": True, "islanders": "same"})
    found = advisor.whatif(result, "add_boat", Status.HOLDS, keep=["islanders"], anyone=True)
    assert counterfactual_to_json(found)["changes"] == [
        [{"fact": "passengers", "from": 90, "to": 150.5}, {"fact": "bridge", "from": "yes", "to": "no"}]
    ]


def test_the_schema_names_every_key(ferry):
    result = advisor.run(ferry, {"wind": "calm"})
    schema = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    for title, data in (
        ("ask --next", step_to_json(advisor.ask(result))),
        ("whatif", counterfactual_to_json(advisor.whatif(result, "storms_likely", Status.HOLDS))),
    ):
        section = schema.partition(f"## `advisor {title}`")[2].partition("\n## ")[0]
        assert [key for key in data if f"`{key}`" not in section] == []
