"""A step of an interview as data and in words: what is asked, why, and what an answer changed."""

from __future__ import annotations

import advisor
from advisor.analysis.interview import targets_affected_by, why_asked
from advisor.render.contradictions import to_text as contradictions_to_text
from advisor.render.interview import (
    answer_sentences,
    place_line,
    question_to_text,
    settled_sentences,
    to_json,
    to_text,
    why_to_text,
)
from support.paths import PACKS

GOOD = PACKS / "good"


def test_a_step_as_data_has_the_documented_keys(ferry):
    data = to_json(advisor.ask(advisor.run(ferry, {"wind": "calm", "passengers": 200, "bridge": None})))
    assert data == {
        "next": None,
        "because": [],
        "relevant": ["bridge"],
        "settled": ["overhaul_first", "risky_winter", "reduce_trips"],
        "at_most": 0,
    }


def test_a_question_with_levels_of_the_article_a_number_without_bounds_and_narrowed_dates():
    pack = advisor.load(GOOD / "everything")
    assert (
        question_to_text(advisor.run(pack), "light", ())
        == """\
When are the lamps on?
  The article, spring 2019: In the evening
  The descriptions of the levels follow the article.

  1  Never: The lamps are broken.
  2  In the evening: Until ten, at the latest.
  3  All night
  d  Don't know"""
    )
    assert "  Type a number from 0 (people a day).\n" in question_to_text(advisor.run(pack), "evening_visitors", ())
    operators = advisor.run(advisor.load(GOOD / "operators"))
    assert "  Type a number.\n" in question_to_text(operators, "visitors", ())
    assert "  Type a date as year-month-day, from 2020-01-01 to 2200-12-31.\n" in question_to_text(operators, "opening", ())


def test_more_than_three_conclusions_are_counted(ferry):
    text = question_to_text(advisor.run(ferry), "wind", list(ferry.derived)[:5])
    assert (
        "  Asked because it can decide: Storms are likely; The overhaul is done two weeks before the season;\n"
        "  Overhaul the boat first; 2 more\n" in text
    )


def test_where_an_interview_stands(ferry):
    result = advisor.run(ferry, {"wind": "calm", "passengers": 200})
    step = advisor.ask(result)
    assert place_line(result, step, "bridge", full=False) == (
        "Traffic · at most 1 question left · 3 of 5 recommendations and notices settled"
    )
    full = advisor.ask(result, full=True)
    assert place_line(result, full, "bridge", full=True) == (
        "Traffic · at most 1 question left · 5 of 7 recommendations, notices and members of lists settled"
    )


def test_what_hangs_on_an_answered_question_is_what_would_if_it_were_open(ferry):
    open_result = advisor.run(ferry, {"passengers": 90})
    answered = advisor.run(ferry, {"passengers": 90, "bridge": True})
    hanging = targets_affected_by(answered, "bridge", full=False)
    assert [found.fact for found in hanging] == ["add_boat", "silent_on_bridge"]
    assert hanging == targets_affected_by(open_result, "bridge", full=False) == why_asked(open_result, "bridge")


def test_a_question_on_which_nothing_hangs_says_so(ferry):
    result = advisor.run(ferry, {"wind": "calm"})
    text = why_to_text(result, "season_start", advisor.ask(result), full=False)
    assert (
        text
        == """\
No recommendation or notice that is still undecided hangs on this question.
Settled already:
- Not triggered: Overhaul the boat first.
- Does not apply: A risky winter."""
    )


def test_rules_without_claims_are_told_without_a_place():
    pack = advisor.load(GOOD / "everything")
    result = advisor.run(pack)
    text = why_to_text(result, "light", advisor.ask(result), full=False)
    assert text.endswith("\nThe rules:\n  1. If When are the lamps on? is “All night”: The article praises the light.")


def test_what_an_answer_changed_and_took_back(ferry):
    def said(before, after):
        results = [advisor.run(ferry, given) for given in (before, after)]
        return answer_sentences(results[0], advisor.ask(results[0]), results[1], advisor.ask(results[1]))

    busy = {"passengers": 200}
    assert said(busy, {**busy, "bridge": False}) == ("Recommended: Add a boat.",)
    assert said({**busy, "bridge": False}, {**busy, "bridge": None}) == ("Undetermined: Add a boat.",)
    assert said({}, {"islanders": "same"}) == ("Not triggered: Run fewer trips.",)
    assert said({}, {"wind": "stormy"}) == ("No recommendation has changed.",)


def test_what_only_the_verdict_settles_is_told_as_such(shipped):
    result = advisor.run(shipped, {"agreement_stage": "text_agreed"})
    assert result["build_content_consensus"].status is advisor.Status.OPEN
    assert settled_sentences(result, ["build_content_consensus", "signing_advice_spent"]) == (
        "“Not triggered”, whatever the open answers are: Build consensus on the contents.",
        "Does not apply: The advice on reaching an agreement is spent.",
    )


def test_the_end_tells_what_the_rules_have_not_decided_and_what_it_comes_out_as(shipped):
    """In every completion the advice to build a consensus has no ground, though its own rule waits for an answer."""
    result = advisor.run(shipped, {"agreement_stage": "text_agreed"})
    step = advisor.ask(result)
    ended = advisor.Step(None, (), (), (), step.settled, (), ())
    assert to_text(result, ended, full=False) == (
        """\
Nothing that is still unanswered can change a recommendation or notice.

NOT DECIDED BY THE RULES SO FAR, YET SETTLED
- “Not triggered”, whatever the open answers are: Build consensus on the contents.
"""
    )


def test_answers_that_cannot_go_together_are_named_with_their_titles(ferry):
    result = advisor.run(ferry, {"overhaul_date": "2025-12-01", "season_start": "2025-11-01"})
    assert (
        contradictions_to_text(result, result.contradictions)
        == """\
These answers cannot go together: The overhaul cannot come after the season has started.
- Date of the overhaul: 2025-12-01
- Start of the season: 2025-11-01"""
    )
