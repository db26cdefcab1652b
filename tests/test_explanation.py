"""Explanations say why in the words of the pack: what made a fact hold, what broke it, what it waits for."""

from __future__ import annotations

from pathlib import Path

import pytest

import advisor
from advisor.explanation import to_text

FERRY = Path(__file__).parent / "packs" / "ferry"


@pytest.fixture(scope="module")
def ferry():
    return advisor.load(FERRY)


def explained(pack, answers, fact):
    result = advisor.run(pack, answers)
    return to_text(advisor.outline(result, advisor.explain(result, fact)))


def test_a_fact_that_holds_is_traced_to_the_answers(ferry):
    answers = {"wind": "stormy", "overhaul_date": "2025-11-05", "season_start": "2025-11-10"}
    assert (
        explained(ferry, answers, "overhaul_first")
        == """\
✓ Recommended: According to the article, the company must overhaul its boat before winter
└─ ✓ Reason: An overhauled boat stands storms better, the article says.
   ├─ ✓ Storms are likely
   │  └─ ✓ Reason: The article counts fresh wind as a sign of storms.
   │     └─ ✓ Wind on the route is at least “Fresh” (answered: “Stormy”)
   └─ ✓ The overhaul is not done two weeks before the season
      └─ ✗ Does not apply: The article allows two weeks for an overhaul.
         └─ ✗ Needed: 14 days after “date of the overhaul” is not later than “start of the season”; \
answered: date of the overhaul 2025-11-05; start of the season 2025-11-10"""
    )


def test_a_fact_that_fails_shows_the_needed_beside_the_answered(ferry):
    assert (
        explained(ferry, {"passengers": 90, "islanders": "same", "bridge": False}, "add_boat")
        == """\
✗ Not triggered: According to the article, the company can add a second boat. A premise is missing.
└─ ✗ Does not apply: Full boats leave people behind, the article says.
   ├─ ✗ The boats are not full
   │  └─ ✗ Does not apply: The boat of the article carries 150 people.
   │     └─ ✗ Needed: passengers a day is at least 150.5 people; answered: 90 people
   └─ ✗ Needed: what islanders want is “More trips”; answered: “As many as now”"""
    )


def test_an_open_fact_tells_missing_answers_from_dont_know(ferry):
    assert (
        explained(ferry, {"passengers": 200, "bridge": None}, "add_boat")
        == """\
? Undetermined: According to the article, the company can add a second boat
└─ ? Not decided: Full boats leave people behind, the article says.
   ├─ ✓ The boats are full
   │  └─ ✓ Reason: The boat of the article carries 150 people.
   │     └─ ✓ Passengers a day is at least 150.5 people (answered: 200 people)
   └─ ? Needed: “a bridge to the island” is answered no (answered “Don't know”)"""
    )


def test_an_open_fact_waits_only_for_what_can_still_decide_it(ferry):
    result = advisor.run(ferry, {"passengers": 200})
    assert advisor.awaited(result, "add_boat") == ("bridge",)
    assert advisor.awaited(advisor.run(ferry), "add_boat") == ("passengers", "bridge", "islanders")
    assert advisor.awaited(advisor.run(ferry, {"bridge": True}), "add_boat") == ()


@pytest.mark.parametrize(
    ("answers", "fact", "kind"),
    [
        ({"wind": "calm"}, "overhaul_first", "premise_missing"),
        ({"overhaul_date": "2025-10-01", "season_start": "2025-11-01"}, "overhaul_first", "advice_met"),
        ({"bridge": True}, "add_boat", "time_past"),
    ],
)
def test_a_silent_recommendation_says_which_kind_of_silence_it_is(ferry, answers, fact, kind):
    silence = advisor.silence(advisor.run(ferry, answers), fact)
    assert silence is not None
    assert silence.value == kind


def test_only_a_recommendation_that_fails_is_silent(ferry):
    assert advisor.silence(advisor.run(ferry), "add_boat") is None
    assert advisor.silence(advisor.run(ferry, {"passengers": 200, "bridge": False}), "add_boat") is None
    assert advisor.silence(advisor.run(ferry, {"wind": "calm"}), "storms_likely") is None


def test_the_picture_has_a_node_for_each_fact_and_answer_and_marks_its_status(ferry):
    result = advisor.run(ferry, {"passengers": 200})
    dot = advisor.to_dot(result, advisor.explain(result, "add_boat"))
    assert dot.startswith("digraph {")
    assert dot.count("->") == 3
    assert "? According to the\\narticle" in dot
    assert "✓ The boats are full" in dot
    assert dot.count("dashed") == 2


def test_quotes_and_backslashes_in_a_pack_cannot_break_the_picture():
    from advisor.explanation.pictures import _escaped

    assert _escaped('a "b" \\ c') == 'a \\"b\\" \\\\ c'


def test_every_derived_fact_of_the_shipped_pack_has_an_explanation_whatever_its_status():
    pack = advisor.load("iran-russia")
    for answers in ({}, pack.snapshots["article"].answers, pack.snapshots["article_as_read"].answers):
        result = advisor.run(pack, advisor.Answers(given=answers))
        for fact in pack.derived:
            explanation = advisor.explain(result, fact)
            assert explanation.reasons, fact
            assert to_text(advisor.outline(result, explanation))
            assert advisor.to_dot(result, explanation, dark=True).endswith("}")
            assert (explanation.status is advisor.Status.OPEN) == bool(advisor.awaited(result, fact)), fact


def test_a_fact_that_a_tree_reaches_twice_is_explained_once(ferry):
    answers = {"wind": "fresh", "overhaul_date": "2025-11-05", "season_start": "2025-11-10"}
    lines = explained(ferry, answers, "risky_winter").splitlines()
    assert lines[2:5] == [
        "   ├─ ✓ Storms are likely",
        "   │  └─ ✓ Reason: The article counts fresh wind as a sign of storms.",
        "   │     └─ ✓ Wind on the route is at least “Fresh” (answered: “Fresh”)",
    ]
    assert lines[7] == "         ├─ ✓ Storms are likely (explained above)"
