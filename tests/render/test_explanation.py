"""Explanations say why in the words of the pack: what made a fact hold, what made it fail, what it waits for."""

from __future__ import annotations

import doctest
import io
import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

import advisor
from advisor.analysis.open_facts import open_fact
from advisor.analysis.proof_trees import missing_inputs
from advisor.analysis.silences import silence_reason
from advisor.cli import main
from advisor.render.explanation.dot import to_dot
from advisor.render.explanation.json import to_json
from advisor.render.explanation.outline import draw, outline
from advisor.render.explanation.sentences import sentences
from advisor.render.passages import cited_reason, places
from advisor.render.result.markdown import to_markdown
from support.paths import PACKS, ROOT
from support.profiles import tries
from support.strategies import answers, packs

GOOD = PACKS / "good"
PAGE = ROOT / "docs" / "example-explanation.md"
EXAMPLE = re.compile(
    r"^```console\n(?P<command>\$ (?:echo '(?P<typed>[^'\n]*)' \| )?advisor (?P<arguments>[^\n]*))\n.*?^```$",
    re.MULTILINE | re.DOTALL,
)


def explained(pack, answers, fact):
    result = advisor.run(pack, answers)
    return draw(outline(result, advisor.explain(result, fact)))


def test_a_fact_that_holds_is_traced_to_the_answers(ferry):
    answers = {"wind": "stormy", "overhaul_date": "2025-11-05", "season_start": "2025-11-10"}
    assert (
        explained(ferry, answers, "overhaul_first")
        == """\
✓ Recommended: According to the article, the company must overhaul its boat before winter
└─ ✓ Reason: An overhauled boat stands storms better, the article says. [Section 1, Weather, paragraphs 1, 2]
   ├─ ✓ Storms are likely
   │  └─ ✓ Reason: The article counts fresh wind as a sign of storms. [Section 1, Weather, paragraph 1]
   │     └─ ✓ Wind on the route is at least “Fresh” (answered: “Stormy”)
   └─ ✓ The overhaul is not done two weeks before the season
      └─ ✗ Does not apply: The article allows two weeks for an overhaul. [Section 1, Weather, paragraph 1]
         └─ ✗ Needed: 14 days after “date of the overhaul” is not later than “start of the season”; \
answered: date of the overhaul 2025-11-05; start of the season 2025-11-10"""
    )


def test_a_fact_that_fails_shows_the_needed_beside_the_answered(ferry):
    assert (
        explained(ferry, {"passengers": 90, "islanders": "same", "bridge": False}, "add_boat")
        == """\
✗ Not triggered: According to the article, the company can add a second boat. A premise is missing.
└─ ✗ Does not apply: Full boats leave people behind, the article says. [Section 2, Traffic, paragraph 1]
   ├─ ✗ Needed: the boats are full
   │  └─ ✗ Does not apply: The boat of the article carries 150 people. [Section 2, Traffic, paragraph 1]
   │     └─ ✗ Needed: passengers a day is at least 150.5 people; answered: 90 people
   └─ ✗ Needed: what islanders want is “More trips”; answered: “As many as now”"""
    )


def test_beside_a_status_and_a_mark_stands_what_would_hold_never_its_contrary(ferry):
    assert explained(ferry, {"passengers": 90}, "boats_full").startswith("✗ Not shown: The boats are full\n")
    result = advisor.run(ferry, {"passengers": 90})
    assert 'label="✗ The boats are full"' in to_dot(result, advisor.explain(result, "boats_full"))
    pack = advisor.load("iran-russia")
    report = to_markdown(advisor.run(pack, advisor.Answers(given=pack.snapshots["article_as_read"].answers)))
    assert "- not shown: Relations have the character of a partnership" in report
    assert "not mutual and long-term" not in report


def test_an_open_fact_tells_missing_answers_from_dont_know(ferry):
    assert (
        explained(ferry, {"passengers": 200, "bridge": None}, "add_boat")
        == """\
? Undetermined: According to the article, the company can add a second boat
└─ ? Not decided: Full boats leave people behind, the article says. [Section 2, Traffic, paragraph 1]
   ├─ ✓ The boats are full
   │  └─ ✓ Reason: The boat of the article carries 150 people. [Section 2, Traffic, paragraph 1]
   │     └─ ✓ Passengers a day is at least 150.5 people (answered: 200 people)
   └─ ? Needed: “a bridge to the island” is answered no (answered “Don't know”)"""
    )


def test_an_open_fact_waits_only_for_what_can_still_decide_it(ferry):
    result = advisor.run(ferry, {"passengers": 200})
    assert missing_inputs(result, "add_boat") == ("bridge",)
    assert missing_inputs(advisor.run(ferry), "add_boat") == ("passengers", "bridge", "islanders")
    assert missing_inputs(advisor.run(ferry, {"bridge": True}), "add_boat") == ()


@pytest.mark.parametrize(
    ("answers", "fact", "kind"),
    [
        ({"wind": "calm"}, "overhaul_first", "premise_missing"),
        ({"overhaul_date": "2025-10-01", "season_start": "2025-11-01"}, "overhaul_first", "advice_met"),
        ({"bridge": True}, "add_boat", "time_past"),
    ],
)
def test_a_silent_recommendation_says_which_kind_of_silence_it_is(ferry, answers, fact, kind):
    silence = silence_reason(advisor.run(ferry, answers), fact)
    assert silence is not None
    assert silence.value == kind


def test_only_a_recommendation_that_fails_is_silent(ferry):
    assert silence_reason(advisor.run(ferry), "add_boat") is None
    assert silence_reason(advisor.run(ferry, {"passengers": 200, "bridge": False}), "add_boat") is None
    assert silence_reason(advisor.run(ferry, {"wind": "calm"}), "storms_likely") is None


def test_the_picture_has_a_node_for_each_fact_and_answer_and_marks_its_status(ferry):
    result = advisor.run(ferry, {"passengers": 200})
    dot = to_dot(result, advisor.explain(result, "add_boat"))
    assert dot.startswith("digraph {")
    assert dot.count("->") == 3
    assert "? According to the\\narticle" in dot
    assert "✓ The boats are full" in dot
    assert dot.count("filled,dashed") == dot.count("style=dashed") + 1 == 2


def test_an_arrow_says_what_a_fact_brings_to_a_rule(ferry):
    """That the overhaul is late fails as a finding, and is just what the rule needs."""
    answers = {"wind": "stormy", "overhaul_date": "2025-11-05", "season_start": "2025-11-10"}
    result = advisor.run(ferry, answers)
    green, red = "#1b5e2a", "#8a2a1c"
    lines = to_dot(result, advisor.explain(result, "overhaul_first")).splitlines()
    late = next(line for line in lines if "The overhaul is" in line)
    assert f'color="{red}"' in late
    assert f'{late.split()[0]} -> n0 [color="{green}"];' in lines


def test_quotes_and_backslashes_in_a_pack_cannot_break_the_picture():
    from advisor.render.explanation.dot import _escaped

    assert _escaped('a "b" \\ c') == 'a \\"b\\" \\\\ c'


def test_every_derived_fact_of_the_shipped_pack_has_an_explanation_whatever_its_status():
    pack = advisor.load("iran-russia")
    for answered in ({}, pack.snapshots["article"].answers, pack.snapshots["article_as_read"].answers):
        result = advisor.run(pack, advisor.Answers(given=answered))
        for fact in pack.derived:
            explanation = advisor.explain(result, fact)
            assert explanation.reasons, fact
            assert draw(outline(result, explanation))
            assert to_dot(result, explanation, dark=True).endswith("}")
            assert (explanation.status is advisor.Status.OPEN) == bool(missing_inputs(result, fact)), fact


def test_a_fact_that_a_tree_reaches_twice_is_explained_once(ferry):
    answers = {"wind": "fresh", "overhaul_date": "2025-11-05", "season_start": "2025-11-10"}
    lines = explained(ferry, answers, "risky_winter").splitlines()
    assert lines[2:5] == [
        "   ├─ ✓ Storms are likely",
        "   │  └─ ✓ Reason: The article counts fresh wind as a sign of storms. [Section 1, Weather, paragraph 1]",
        "   │     └─ ✓ Wind on the route is at least “Fresh” (answered: “Fresh”)",
    ]
    assert lines[7] == "         ├─ ✓ Storms are likely (explained above)"


def told(pack, answers, fact):
    result = advisor.run(pack, answers)
    return sentences(result, advisor.explain(result, fact))


def test_sentences_on_what_holds_name_the_conditions_met_and_the_answers_that_suffice(ferry):
    answers = {"wind": "stormy", "overhaul_date": "2025-11-05", "season_start": "2025-11-10", "bridge": "no"}
    assert told(ferry, answers, "overhaul_first") == (
        "Recommended: According to the article, the company must overhaul its boat before winter.",
        (
            "Reason: An overhauled boat stands storms better, the article says. [Section 1, Weather, paragraphs 1, 2] "
            "Its conditions are met: storms are likely; the overhaul is not done two weeks before the season."
        ),
        (
            "These answers alone suffice for “Recommended”: wind on the route: “Stormy”; start of the season: 2025-11-10; "
            "date of the overhaul: 2025-11-05."
        ),
    )


def test_sentences_number_the_sets_of_answers_each_of_which_suffices(ferry):
    assert told(ferry, {"passengers": 200, "bridge": "no", "islanders": "more"}, "add_boat")[-1] == (
        "Any one of these 2 sets of answers suffices for “Recommended”: (1) passengers a day: 200 people; a bridge to the "
        "island: No. (2) a bridge to the island: No; what islanders want: “More trips”."
    )


def test_sentences_on_what_fails_set_the_answers_beside_what_each_rule_needs(ferry):
    assert told(ferry, {"passengers": 90, "islanders": "same", "bridge": "yes"}, "add_boat") == (
        (
            "Not triggered: According to the article, the company can add a second boat. Its time is past. The article gives this "
            "advice for a time that is past, according to these answers."
        ),
        (
            "Does not apply: Full boats leave people behind, the article says. [Section 2, Traffic, paragraph 1] "
            "Needed: the boats are full or what islanders want is “More trips”. But the boats are not full; “what islanders "
            "want” is answered “As many as now”. "
            "Also needed: “a bridge to the island” is answered no. But the answer is Yes."
        ),
        (
            "Any one of these 2 sets of answers suffices for “Not triggered”: (1) a bridge to the island: Yes. (2) passengers a "
            "day: 90 people; what islanders want: “As many as now”."
        ),
    )


def test_sentences_on_a_count_that_is_missed_name_the_parts_that_are_not_so(ferry):
    assert told(ferry, {"islanders": "fewer", "passengers": 200, "wind": "calm"}, "reduce_trips")[1] == (
        "Does not apply: Where nobody wants the trips the article sees no need for them. [Section 2, Traffic] "
        "Needed: at least 2 of these: what islanders want is “As many as now” or “Fewer trips”; the boats are not full; "
        "storms are likely. But the boats are full; storms are not shown to be likely."
    )


def test_one_answer_that_breaks_a_rule_suffices(ferry):
    assert told(ferry, {"islanders": "same", "passengers": 200}, "reduce_trips")[1:] == (
        (
            "Does not apply: Where nobody wants the trips the article sees no need for them. [Section 2, Traffic] "
            "Needed: what islanders want is “Fewer trips”. But the answer is “As many as now”."
        ),
        "This answer alone suffices for “Not triggered”: what islanders want: “As many as now”.",
    )


def test_sentences_on_what_is_open_tell_what_is_known_and_what_is_awaited(ferry):
    assert told(ferry, {"passengers": 200}, "add_boat") == (
        "Undetermined: According to the article, the company can add a second boat.",
        (
            "Not decided: Full boats leave people behind, the article says. [Section 2, Traffic, paragraph 1] "
            "Already so: the boats are full or what islanders want is “More trips”. "
            "Still open: “a bridge to the island” is answered no."
        ),
        "This waits for the answer to one question: a bridge to the island.",
        "Depending on the open answers, this can still come out as “Recommended” or as “Not triggered”.",
    )
    assert told(ferry, {"passengers": 200, "bridge": None}, "add_boat")[2] == (
        "This waits for the answer to one question: a bridge to the island (answered “Don't know”)."
    )


def test_sentences_name_the_question_that_decides_most(ferry):
    assert told(ferry, {}, "add_boat")[2:] == (
        "This waits for the answers to 3 questions: passengers a day; a bridge to the island; what islanders want.",
        "Depending on the open answers, this can still come out as “Recommended” or as “Not triggered”.",
        "The question that decides most: Is there a bridge to the island?",
    )


def test_many_open_questions_are_counted_and_the_first_are_named():
    assert told(advisor.load("iran-russia"), {}, "keep_signing_apart")[2] == (
        "This waits for the answers to 8 questions: the stage of the agreement; a definite will to sign; Iran's approval of the "
        "Caspian convention; 5 more."
    )


def test_a_verdict_is_told_apart_from_what_the_rules_conclude():
    pack = advisor.load("iran-russia")
    result = advisor.run(pack, {"timing_plan": "already_signed"})
    assert result["inform_public"].status is advisor.Status.OPEN
    assert (
        "The rules do not decide this on the answers given. But whatever the open answers are, as long as they can go together, "
        "it will come out as “Not triggered”. This goes beyond what the rules conclude."
    ) in sentences(result, advisor.explain(result, "inform_public"))
    ahead = open_fact(result, "inform_public")
    assert ahead is not None
    assert (ahead.verdict.value, ahead.decides_most) == ("fails", None)


def test_the_outlook_of_an_open_fact(ferry):
    ahead = open_fact(advisor.run(ferry), "add_boat")
    assert ahead is not None
    assert (ahead.verdict.value, ahead.missing_inputs, ahead.decides_most, ahead.contradictions) == (
        "either",
        ("passengers", "bridge", "islanders"),
        "bridge",
        (),
    )


def test_a_settled_fact_has_no_outlook(ferry):
    result = advisor.run(ferry, {"bridge": "yes"})
    assert open_fact(result, "add_boat") is None
    assert open_fact(result, "silent_on_bridge") is None


CLASHING = {"overhaul_date": "2025-12-01", "season_start": "2025-11-01"}


def test_answers_that_clash_leave_no_outlook_and_are_told(ferry):
    result = advisor.run(ferry, CLASHING)
    ahead = open_fact(result, "add_boat")
    assert ahead is not None
    assert (ahead.verdict, ahead.decides_most, ahead.missing_inputs) == (None, None, ("passengers", "bridge", "islanders"))
    assert [found.constraint.id for found in ahead.contradictions] == ["overhaul-before-season"]
    assert told(ferry, CLASHING, "add_boat")[-1] == (
        "Nothing can be said about what the open answers will bring, because answers that were given cannot go together: "
        "The overhaul cannot come after the season has started."
    )


def test_sentences_can_be_given_what_was_worked_out_before(ferry):
    result = advisor.run(ferry)
    explanation, prospects = advisor.explain(result, "add_boat"), open_fact(result, "add_boat")
    assert sentences(result, explanation, open_fact=prospects) == sentences(result, explanation)


def test_places_of_one_section_are_named_together(ferry):
    assert places(ferry, ["W1", "T1", "W2", "W1"]) == "Section 1, Weather, paragraphs 1, 2; Section 2, Traffic, paragraph 1"
    assert places(ferry, ["T2"]) == "Section 2, Traffic"
    assert places(ferry, ["T2", "T1"]) == "Section 2, Traffic, paragraph 1"


def test_a_rule_without_claims_gives_its_reason_alone():
    pack = advisor.load(GOOD / "smallest")
    (rule,) = pack.rules.values()
    assert cited_reason(pack, rule) == rule.because


@tries(10)
@given(st.data())
def test_every_fact_of_every_pack_is_explained_in_sentences(data):
    pack = data.draw(packs())
    result = advisor.run(pack, data.draw(answers(pack)))
    for fact in pack.derived:
        explanation = advisor.explain(result, fact)
        paragraphs = sentences(result, explanation)
        assert len(paragraphs) > len(explanation.reasons)
        assert all(paragraph == " ".join(paragraph.split()) for paragraph in paragraphs)


def test_no_sentence_on_the_shipped_pack_shows_an_id():
    pack = advisor.load("iran-russia")
    ids = {name for name in (*pack.inputs, *pack.derived, *pack.rules, *pack.claims) if not name.isalpha()}
    for snapshot in pack.snapshots.values():
        result = advisor.run(pack, advisor.Answers(given=snapshot.answers))
        for fact in pack.derived:
            explanation = advisor.explain(result, fact)
            text = " ".join([*sentences(result, explanation), draw(outline(result, explanation))])
            assert not ids & set(re.findall(r"[\w.-]+", text)), fact


def test_the_commands_of_the_page_print_what_it_shows(golden, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    text = PAGE.read_text(encoding="utf-8")
    assert text.count("```console\n") == len(EXAMPLE.findall(text)) == 3

    def printed(example):
        typed, arguments = example["typed"] or "", shlex.split(example["arguments"])
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{typed}\n".encode())))
        assert main(arguments) == 0
        return f"```console\n{example['command']}\n{capsys.readouterr().out}```"

    golden(PAGE, EXAMPLE.sub(printed, text))


def test_the_python_of_the_page_gives_what_it_shows(monkeypatch):
    monkeypatch.chdir(ROOT)
    (block,) = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    example = doctest.DocTestParser().get_doctest(block, {}, "page", PAGE.name, 0)
    told = []
    assert doctest.DocTestRunner().run(example, out=told.append).failed == 0, "".join(told)


def test_the_page_and_the_schema_name_every_key_of_the_json(ferry):
    result = advisor.run(ferry)
    data = to_json(result, advisor.explain(result, "add_boat"))
    schema = (ROOT / "docs" / "json.md").read_text(encoding="utf-8").partition("## `advisor explain`")[2].partition("\n## ")[0]
    reason, ground = data["reasons"][0], data["reasons"][0]["grounds"][1]
    assert [key for part in (data, reason, ground, data["justifications"]) for key in part if f"`{key}`" not in schema] == []
