"""Reports contain the whole result in the format asked for, and nothing in them can be mistaken for markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

import advisor
from advisor.analysis.proof_trees import missing_inputs
from advisor.pack import Answer
from advisor.render.explanation.dot import to_dot
from advisor.render.explanation.json import to_json as explanation_to_json
from advisor.render.explanation.sentences import sentences
from advisor.render.explanation.text import to_text as explanation_to_text
from advisor.render.result.json import to_json as result_to_json
from advisor.render.result.markdown import to_markdown as result_to_markdown
from advisor.render.result.summary import members_named, summarise
from advisor.render.result.text import to_text as result_to_text


@pytest.fixture(scope="module")
def result(ferry):
    return advisor.run(ferry, {"wind": "stormy", "passengers": 200, "bridge": False, "islanders": None})


def test_every_public_name_is_found_where_it_is_said_to_be():
    assert [name for name in dir(advisor) if not hasattr(advisor, name)] == []


def test_json_has_the_documented_keys_and_every_derived_fact_in_pack_order(ferry, result):
    data = result_to_json(result)
    assert list(data) == ["pack", "answers", "conclusions", "profiles", "unanswered", "contradictions"]
    assert data["pack"] == {"id": "ferry", "version": "1.2.0", "digest": ferry.digest}
    assert data["answers"] == {"wind": "stormy", "passengers": 200, "bridge": "no", "islanders": "unknown"}
    assert [entry["id"] for entry in data["conclusions"]] == [
        "storms_likely",
        "overhaul_in_time",
        "overhaul_first",
        "risky_winter",
        "boats_full",
        "add_boat",
        "reduce_trips",
        "silent_on_bridge",
    ]
    assert data["conclusions"][5] == {
        "id": "add_boat",
        "kind": "recommendation",
        "status": "holds",
        "text": "According to the article, the company can add a second boat",
        "strength": "can",
        "phase": ["before_winter", "in_winter"],
        "actor": "company",
        "claims": ["T1", "T2"],
        "rules": ["traffic.add"],
    }
    assert data["profiles"] == {"strains": {"holds": ["storms_likely", "boats_full"], "fails": [], "open": []}}
    assert data["unanswered"] == ["season_start", "overhaul_date"]
    assert data["contradictions"] == []


def test_json_of_an_explanation_tells_what_is_needed_and_what_was_answered(ferry):
    result = advisor.run(ferry, {"passengers": 90, "islanders": "same"})
    data = explanation_to_json(result, advisor.explain(result, "add_boat"))
    assert (data["fact"], data["status"], data["silence"], data["waits_for"]) == ("add_boat", "fails", "premise_missing", [])
    assert data["reasons"][0]["rule"] == "traffic.add"
    assert data["reasons"][0]["applies"] is False
    assert data["reasons"][0]["grounds"][1] == {
        "condition": "islanders == more",
        "met": False,
        "answers": {"islanders": "same"},
    }
    assert data["reasons"][0]["grounds"][0]["because"]["fact"] == "boats_full"


def test_json_of_a_settled_fact_says_which_answers_suffice(ferry):
    result = advisor.run(ferry, {"passengers": 200, "islanders": "more", "bridge": False})
    data = explanation_to_json(result, advisor.explain(result, "add_boat"))
    assert data["justifications"] == {"sets": [["passengers", "bridge"], ["bridge", "islanders"]], "more": False}
    assert (data["verdict"], data["decides_most"], data["waits_for"]) == (None, None, [])
    assert data["sentences"] == list(sentences(result, advisor.explain(result, "add_boat")))


def test_json_of_an_open_fact_says_what_is_to_come(ferry):
    result = advisor.run(ferry, {})
    data = explanation_to_json(result, advisor.explain(result, "add_boat"))
    assert data["justifications"] == {"sets": [], "more": False}
    assert (data["verdict"], data["decides_most"]) == ("either", "bridge")
    assert data["waits_for"] == ["passengers", "bridge", "islanders"]
    assert "verdict" not in data["reasons"][0]["grounds"][0]["because"]


def test_json_under_answers_that_clash_has_no_verdict(ferry):
    result = advisor.run(ferry, {"overhaul_date": "2025-12-01", "season_start": "2025-11-01"})
    data = explanation_to_json(result, advisor.explain(result, "add_boat"))
    assert (data["status"], data["verdict"], data["decides_most"]) == ("open", None, None)


def test_the_terminal_explanation_lists_what_its_sentences_only_count():
    pack = advisor.load("iran-russia")
    result = advisor.run(pack, advisor.Answers(given=pack.snapshots["article"].answers))
    text = explanation_to_text(result, advisor.explain(result, "stress_drivers"))
    listed = text.partition("\nSets of answers each of which suffices:\n")[2].partition("\n\n")[0]
    assert [line[:5] for line in listed.splitlines() if line.startswith("  (")] == [f"  ({place})" for place in range(1, 7)]
    open_text = explanation_to_text(result, advisor.explain(result, "keep_signing_apart"))
    waited = open_text.partition("\nWaits for:\n")[2].partition("\n\n")[0]
    assert waited.count("- ") == len(missing_inputs(result, "keep_signing_apart")) == 5


def test_the_terminal_explanation_says_that_there_are_more_sets_than_it_lists():
    from support.builders import counted

    result = counted(3, 7)
    text = explanation_to_text(result, advisor.explain(result, "x"))
    assert "More than 20 sets of answers suffice for “Applies”, each by itself, among them: (1) q0: Yes;" in text
    assert "\n  (20) " in text
    assert "\n  There are more than these 20.\n" in text


def test_the_terminal_explanation_of_an_open_fact_has_the_passages_of_the_rules_that_could_conclude_it(ferry):
    result = advisor.run(ferry)
    text = explanation_to_text(result, advisor.explain(result, "add_boat"))
    assert text.endswith(
        """
Passages:
- Section 2, Traffic, paragraph 1: The article counts 180 passengers a day.
- Section 2, Traffic: The article would follow the islanders' wishes.
"""
    )


def test_the_summary_sorts_by_status_and_phase(result):
    summary = summarise(result)
    assert [(group.label, [found.fact.id for found in group.conclusions]) for group in summary.recommended] == [
        ("Before winter and in winter", ["add_boat"])
    ]
    assert [(found.fact.id, kind.value) for found, kind in summary.not_triggered] == []
    assert [found.fact.id for found in summary.undetermined] == ["overhaul_first", "reduce_trips"]
    assert summary.notices == ()


def test_a_recommendation_names_the_members_that_hold_of_the_profile_it_lists(ferry, result):
    assert members_named(result, ferry.derived["add_boat"]) == ("Storms are likely", "The boats are full")
    assert members_named(result, ferry.derived["reduce_trips"]) == ()


def test_the_markdown_report_stands_alone(result):
    text = result_to_markdown(result)
    for part in (
        "# A ferry line in winter",
        "Source: A. Writer, Keeping island ferries running (2020).",
        "## Recommended, according to the article",
        "### Before winter and in winter",
        "**Add a boat**",
        "Can · Before winter and in winter · The company",
        "Here: Storms are likely; The boats are full",
        "Note: The article gives no price.",
        "  - ✓ The boats are full",
        "These answers alone suffice for “Recommended”: passengers a day: 200 people; a bridge to the island: No.",
        "- Section 2, Traffic, paragraph 1: The article counts 180 passengers a day.",
        "- How windy is the route? **Stormy**",
        "- What do the islanders want? **Don't know**",
    ):
        assert part in text


def test_the_markdown_report_says_what_silent_advice_would_need(ferry):
    text = result_to_markdown(advisor.run(ferry, {"islanders": "same"}))
    assert (
        """
- Run fewer trips: A premise is missing.
  - Does not apply: Where nobody wants the trips the article sees no need for them. \\[Section 2, Traffic\\] Needed: what \
islanders want is “Fewer trips”. But the answer is “As many as now”.
  - This answer alone suffices for “Not triggered”: what islanders want: “As many as now”.
"""
        in text
    )


def test_notes_of_the_analyst_cannot_become_markup_in_a_report(ferry):
    given = {"wind": Answer("calm", note="<script>*x*</script>\n# heading [link](http://x)")}
    text = result_to_markdown(advisor.run(ferry, advisor.Answers(given=given)))
    assert "(\\<script\\>\\*x\\*\\</script\\> \\# heading \\[link\\](http://x))" in text


def test_a_note_stands_in_brackets_behind_its_answer_in_a_report(ferry):
    given = {"wind": Answer("calm", note="From the log.")}
    text = result_to_markdown(advisor.run(ferry, advisor.Answers(given=given)))
    assert "** (From the log.)\n" in text


def test_texts_and_notes_cannot_reorder_a_report_or_a_picture(ferry):
    fact = replace(ferry.derived["storms_likely"], text="storms \u202e are likely", title="storms \u2067 likely")
    pack = replace(ferry, derived={**ferry.derived, "storms_likely": fact})
    given = advisor.Answers(given={"wind": Answer("stormy", "left \u202e as written")})
    result = advisor.run(pack, given)
    for text in (result_to_markdown(result), to_dot(result, advisor.explain(result, "storms_likely"))):
        assert not {"\u202e", "\u2067"} & set(text)
        assert "torms" in text


def test_a_contradiction_stands_first_in_reports(ferry):
    answers = {"overhaul_date": "2025-12-01", "season_start": "2025-11-01"}
    result = advisor.run(ferry, answers)
    text, markdown = result_to_text(result), result_to_markdown(result)
    assert "ANSWERS THAT CANNOT GO TOGETHER\n- The overhaul cannot come after the season has started." in text
    assert markdown.index("## Answers that cannot go together") < markdown.index("## Recommended")


def test_the_terminal_report_counts_and_lists(ferry):
    assert (
        result_to_text(advisor.run(ferry, {"passengers": 90, "islanders": "same"}))
        == """\
A ferry line in winter
Source: A. Writer, Keeping island ferries running (2020). An invented article
This tool reports what a source says about a situation as its reader describes it. It takes no side
and gives no advice of its own.

0 recommended, 2 not triggered, 1 undetermined; 2 of 6 questions answered

NOT TRIGGERED
The article gives no ground for these in this situation. That is not advice against them.
- Add a boat [add_boat]: A premise is missing
- Run fewer trips [reduce_trips]: A premise is missing

UNDETERMINED
The answers given so far neither support nor rule these out.
- Overhaul the boat first [overhaul_first]. Waits for: wind on the route [wind]; start of the season
  [season_start]; date of the overhaul [overhaul_date]
"""
    )
