"""What cases reach and miss, in the words of the pack, topic by topic."""

from __future__ import annotations

from dataclasses import replace

import pytest

import advisor
from advisor.pack import Answers, Status
from advisor.quality.coverage import Coverage, Goal, Kind, coverage, coverage_of_topic
from advisor.quality.examples import cases_of_topic
from advisor.reader.cases import Case
from advisor.render.coverage.sentences import Unreached, condition_phrases, goal_sentence, unreached
from support.paths import FERRY


@pytest.fixture(scope="module")
def cases(ferry):
    return advisor.load_cases(ferry, FERRY)


@pytest.fixture(scope="module")
def found(ferry, cases):
    return coverage(ferry, cases)


def test_a_topic_has_the_coverage_of_its_own_rules_and_questions(ferry, found):
    parts = {topic: coverage_of_topic(ferry, found, topic) for topic in ("weather", "traffic")}
    kinds = (Kind.RULE, Kind.CONDITION, Kind.OPTION, Kind.CLAIM)
    assert {topic: [part.counts(kind) for kind in kinds] for topic, part in parts.items()} == {
        "weather": [(0, 4), (0, 6), (1, 3), (0, 0)],
        "traffic": [(2, 4), (2, 9), (2, 5), (0, 0)],
    }
    assert parts["weather"].unreachable == {Goal(Kind.CONDITION, "weather.risky", 0, False)}
    assert parts["traffic"].unreachable == {Goal(Kind.CONDITION, "traffic.reduce", 0, False)}


def test_a_case_is_about_the_topics_whose_conclusions_it_expects(ferry, cases):
    stormy = Case(name="stormy", given=Answers(given={}), expect={"storms_likely": Status.OPEN})
    assert [case.name for case in cases_of_topic(ferry, (*cases, stormy), "weather")] == ["stormy"]
    assert [case.name for case in cases_of_topic(ferry, (*cases, stormy), "traffic")] == [
        "full boats and no bridge",
        "a bridge ends the advice",
    ]


def test_the_conditions_of_a_rule_are_worded_in_reading_order_each_as_it_is_when_true(ferry):
    assert condition_phrases(ferry, ferry.rules["traffic.add"]) == (
        "the boats are full",
        "what islanders want is “More trips”",
        "“a bridge to the island” is answered yes",
    )


@pytest.mark.parametrize(
    ("goal", "missed", "proved"),
    [
        (
            Goal(Kind.RULE, "traffic.add", value=True),
            "No case makes this rule fire.",
            "There are no answers that make this rule fire.",
        ),
        (
            Goal(Kind.RULE, "traffic.add", value=False),
            "No case refutes this rule.",
            "There are no answers that refute this rule.",
        ),
        (
            Goal(Kind.CONDITION, "traffic.add", 1, True),
            "No case shows this deciding: what islanders want is “More trips”.",
            "This can never decide: what islanders want is “More trips”.",
        ),
        (
            Goal(Kind.CONDITION, "traffic.add", 2, False),
            "No case shows this deciding: “a bridge to the island” is answered no.",
            "This can never decide: “a bridge to the island” is answered no.",
        ),
        (
            Goal(Kind.OPTION, "wind", value="calm"),
            "No case gives the answer “Calm”.",
            "No answers that can go together include “Calm”.",
        ),
        (
            Goal(Kind.OPTION, "bridge", value=False),
            "No case gives the answer “No”.",
            "No answers that can go together include “No”.",
        ),
    ],
)
def test_what_is_missed_and_what_is_proved_are_told_apart_in_words(goal, missed, proved, ferry):
    assert goal_sentence(ferry, goal) == missed
    assert goal_sentence(ferry, goal, proved=True) == proved


def test_a_claim_is_told_as_its_passage(ferry):
    assert goal_sentence(ferry, Goal(Kind.CLAIM, "T2")) == "Section 2, Traffic: The article would follow the islanders' wishes."


def test_what_is_unreached_stands_by_rule_and_question_in_pack_order(ferry, found):
    never = "No case makes this rule fire or refutes it, so none shows a condition deciding."
    rules, inputs = ferry.rules, ferry.inputs
    assert unreached(ferry, found) == (
        Unreached(
            rules["weather.storms"],
            ("No case refutes this rule.", "No case shows this deciding: wind on the route is below “Fresh”."),
            (),
        ),
        Unreached(rules["weather.in-time"], (never,), ()),
        Unreached(rules["weather.overhaul"], (never,), ()),
        Unreached(rules["weather.risky"], (never,), ("This can never decide: storms are not shown to be likely.",)),
        Unreached(
            rules["traffic.full"],
            ("No case refutes this rule.", "No case shows this deciding: passengers a day is below 150.5 people."),
            (),
        ),
        Unreached(
            rules["traffic.add"],
            (
                "No case shows this deciding: the boats are not full.",
                "No case shows this deciding: what islanders want is “More trips”.",
                "No case shows this deciding: what islanders want is not “More trips”.",
            ),
            (),
        ),
        Unreached(
            rules["traffic.reduce"],
            (never,),
            ("This can never decide: what islanders want is neither “As many as now” nor “Fewer trips”.",),
        ),
        Unreached(inputs["wind"], ("No case gives the answer “Calm”.", "No case gives the answer “Fresh”."), ()),
        Unreached(
            inputs["islanders"],
            (
                "No case gives the answer “More trips”.",
                "No case gives the answer “As many as now”.",
                "No case gives the answer “Fewer trips”.",
            ),
            (),
        ),
    )


def test_a_rule_that_can_never_fire_misses_only_what_a_case_could_show(ferry):
    fires, refuted = (Goal(Kind.RULE, "traffic.full", value=truth) for truth in (True, False))
    decides = Goal(Kind.CONDITION, "traffic.full", 0, False)
    dead = Coverage({fires: (), refuted: (), decides: ()}, frozenset({fires}))
    (told,) = unreached(ferry, dead)
    assert told.missed == (
        "No case refutes this rule.",
        "No case shows this deciding: passengers a day is below 150.5 people.",
    )
    assert told.impossible == ("There are no answers that make this rule fire.",)


def test_nothing_is_unreached_where_every_goal_is(ferry, found):
    whole = replace(found, reached=dict.fromkeys(found.reached, ("a case",)))
    assert unreached(ferry, whole) == ()
