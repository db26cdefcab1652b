"""The front end without a browser: what is answered, what follows and what is shown, page by page."""

from __future__ import annotations

import shutil
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

import advisor
from advisor.pack import Answer
from advisor.reader.link import answers_to_link
from advisor.render.phrases import rule_sentence
from support.pages import SCRIPT, answers, lines, link_of, named, opened, said, show, shown, status, without_exception
from support.paths import FERRY, ROOT

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

PAGES = ("questionnaire", "recommendations", "rules")
VIEWS = ("recommended", "not_triggered", "undetermined", "notices", "lists")


@pytest.fixture(autouse=True)
def _arguments(monkeypatch):
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "--pack", "iran-russia"])


def start(app: AppTest, snapshot: str) -> AppTest:
    return without_exception(app.button(key=f"start-{snapshot}").click().run())


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_what_the_tool_is_and_what_the_source_is(page, pack):
    app = opened(page)
    assert "takes no side" in shown(app)
    assert pack.source.title in shown(app)


def test_an_answer_changes_the_result_and_is_told():
    app = opened()
    assert status(app, "after_signing") == "open"
    app.radio(key="options-agreement_stage").set_value("signed").run()
    assert answers(app) == {"agreement_stage": "signed"}
    assert status(app, "after_signing") == "holds"
    assert "1 of 6 answered" in app.radio(key="t-list").proto.captions[0]
    assert "Not triggered:" in shown(app)


def test_dont_know_is_an_answer_and_not_the_same_as_no_answer():
    app = opened()
    app.radio(key="options-agreement_stage").set_value("unknown").run()
    assert answers(app) == {"agreement_stage": None}
    assert status(app, "after_signing") == "open"
    app.button(key="clear-agreement_stage").click().run()
    assert answers(app) == {}
    assert named(app.radio, "options-agreement_stage").value is None


def test_clearing_one_answer_keeps_the_others_and_their_notes():
    app = opened()
    app.radio(key="options-agreement_stage").set_value("under_discussion").run()
    app.radio(key="options-will_to_sign").set_value("both").run()
    app.text_area(key="note-will_to_sign").set_value("as both said in May").run()
    app.button(key="clear-agreement_stage").click().run()
    assert answers(app) == {"will_to_sign": "both"}
    assert app.text_area(key="note-will_to_sign").value == "as both said in May"


def test_the_articles_state_stands_beside_each_question_and_is_never_filled_in():
    app = opened()
    assert shown(app).count("about mid-2021 (inferred)") == 6
    assert [radio.value for radio in app.radio if radio.key.startswith("options-")] == [None] * 6


def test_a_date_can_be_given_taken_back_and_unknown():
    app = opened(t="timing")
    app.date_input(key="date-planned_signing_date").set_value("2025-01-17").run()
    assert str(answers(app)["planned_signing_date"]) == "2025-01-17"
    app.checkbox(key="dont-know-planned_signing_date").check().run()
    assert answers(app) == {"planned_signing_date": None}
    app.checkbox(key="dont-know-planned_signing_date").uncheck().run()
    assert answers(app) == {}


def test_a_snapshot_is_loaded_with_its_notes_and_what_was_there_can_be_had_back(pack):
    app = opened()
    app.radio(key="options-agreement_stage").set_value("signed").run()
    start(app, "article_as_read")
    assert len(answers(app)) == len(pack.snapshots["article_as_read"].answers)
    assert named(app.text_area, "note-agreement_stage").value
    app.button(key="bring-back").click().run()
    assert answers(app) == {"agreement_stage": "signed"}


def test_clearing_all_can_be_undone():
    app = start(opened(), "article")
    before = answers(app)
    app.button(key="clear-all").click().run()
    assert answers(app) == {}
    app.button(key="bring-back").click().run()
    assert answers(app) == before


def test_an_uploaded_file_replaces_the_answers():
    app = opened()
    app.get("file_uploader")[0].set_value(("mine.yaml", b"agreement_stage: {value: signed, note: in Moscow}", "text/yaml")).run()
    assert answers(without_exception(app)) == {"agreement_stage": "signed"}
    assert app.text_area(key="note-agreement_stage").value == "in Moscow"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"agreement_stage: sigend", "did you mean `signed`?"),
        (b"caspian_stag: approved", "unknown fact `caspian_stag`"),
        (b"a: [", "error[yaml-syntax]"),
        (b"\xff\xfe", "error[not-utf-8]"),
        (b"", "error[empty-file]"),
    ],
)
def test_an_invalid_upload_is_told_and_the_answers_stay(content, told):
    app = opened()
    app.radio(key="options-agreement_stage").set_value("signed").run()
    app.get("file_uploader")[0].set_value(("mine.yaml", content, "text/yaml")).run()
    assert answers(without_exception(app)) == {"agreement_stage": "signed"}
    assert told in "".join(block.value for block in app.code)


def test_a_file_of_an_earlier_version_keeps_what_is_not_understood_and_says_so():
    app = opened()
    content = b"snapshot: {id: saved, pack: iran-russia, version: 0.9.0}\nanswers: {agreement_stage: signed, left_out: yes}"
    app.get("file_uploader")[0].set_value(("old.yaml", content, "text/yaml")).run()
    assert answers(without_exception(app)) == {"agreement_stage": "signed"}
    assert "left_out" in "".join(block.value for block in app.code)
    assert app.session_state["session"].answers.unrecognized == {"left_out": "yes"}


def test_contradicting_answers_are_told_at_the_questions_and_above_the_recommendations():
    app = opened()
    app.radio(key="options-agreement_stage").set_value("under_discussion").run()
    app.radio(key="t-list").set_value("timing").run()
    app.radio(key="options-timing_plan").set_value("already_signed").run()
    assert shown(without_exception(app)).count("The timing says that the agreement has been signed") == 2
    assert "answers clash" in app.radio(key="t-list").proto.captions[0]
    app.switch_page("views/recommendations/page.py").run()
    assert "The timing says that the agreement has been signed" in shown(without_exception(app))


def test_the_address_brings_answers_and_notes_back(pack):
    given = {
        "agreement_stage": "signed",
        "caspian_stage": "unknown",
        "will_to_sign": Answer("both", "said “so” : yes\nтак #1 😀"),
    }
    app = opened(a=link_of(pack, given))
    assert answers(app) == {"agreement_stage": "signed", "will_to_sign": "both", "caspian_stage": None}
    assert app.text_area(key="note-will_to_sign").value == "said “so” : yes\nтак #1 😀"


def test_an_address_that_left_the_browser_before_the_last_answer_takes_nothing_back(pack):
    app = opened()
    app.radio(key="options-agreement_stage").set_value("signed").run()
    first = link_of(pack, {"agreement_stage": "signed"})
    assert app.query_params["a"] == first
    app.radio(key="options-agreement_stage").set_value("in_force").run()
    app.query_params["a"] = first
    app.run()
    assert answers(without_exception(app)) == {"agreement_stage": "in_force"}
    assert app.radio(key="options-agreement_stage").value == "in_force"
    assert app.query_params["a"] == link_of(pack, {"agreement_stage": "in_force"})


@pytest.mark.parametrize("damaged", ["x", "AAAA", "eJw=", "é", "%00", "eNqrVkrOz0lVslJQSs7PLShKLS5OTVGqBQBVgwfM", "a" * 5000])
def test_a_damaged_address_is_told_and_nothing_is_lost(damaged, pack):
    app = opened(a=damaged)
    assert answers(app) == {}
    assert "address" in shown(app)
    assert app.code
    app.radio(key="options-agreement_stage").set_value("signed").run()
    assert app.query_params["a"] == link_of(pack, {"agreement_stage": "signed"})


def test_notes_too_long_for_the_address_stay_on_the_page_and_the_reader_is_warned(pack):
    long = " ".join(sha256(bytes([number % 256, number // 256])).hexdigest() for number in range(2000))
    app = opened()
    app.radio(key="options-agreement_stage").set_value("signed").run()
    app.text_area(key="note-agreement_stage").set_value(long).run()
    assert app.text_area(key="note-agreement_stage").value == long
    assert app.query_params["a"] == link_of(pack, {"agreement_stage": "signed"})
    assert "a reload would keep the answers and lose the notes" in shown(without_exception(app))


def test_a_change_of_page_keeps_answers_and_what_was_looked_at(pack):
    app = opened(t="timing")
    app.radio(key="options-caspian_stage").set_value("approved").run()
    app.switch_page("views/rules/page.py").run()
    assert app.query_params["a"] == link_of(pack, {"caspian_stage": "approved"})
    app.switch_page("views/questionnaire/page.py").run()
    assert named(app.radio, "options-caspian_stage").value == "approved"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("snapshot", [None, "article", "article_as_read"])
def test_every_conclusion_opens(view, snapshot, pack):
    given = pack.snapshots[snapshot].answers if snapshot else {}
    app = opened("recommendations", a=answers_to_link(pack, advisor.Answers(given=given)), v=view)
    app.query_params["v"] = view
    app.run()
    lines = len(app.expander)
    for fact in pack.derived:
        app.session_state[f"open-{fact}"] = True
    app.run()
    assert shown(without_exception(app)).count("Passages in the article") == lines


def test_the_rules_are_found_by_word_and_read_as_sentences(pack):
    app = opened("rules")
    app.text_input(key="rules-search").set_value("spill over").run()
    app.radio(key="s-list").set_value("all-topics").run()
    assert rule_sentence(pack, pack.rules["timing.spill-over"]) in said(without_exception(app))


@pytest.mark.parametrize("part", ["all-constraints", "all-properties", "all-assumptions", "all-checks", "all-topics", "timing"])
def test_every_part_of_the_rules_is_shown(part):
    app = opened("rules")
    app.radio(key="s-list").set_value(part).run()
    without_exception(app)


def test_a_rule_shows_reason_passages_and_cases(pack):
    app = opened("rules")
    app.query_params.update({"s": "timing", "r": "timing.keep-apart"})
    app.run()
    page = said(without_exception(app))
    assert pack.rules["timing.keep-apart"].because in page
    assert pack.claims["R-F.9"].says in page
    assert "Row 1, signing planned inside the approval window" in page


@pytest.fixture
def library(monkeypatch):
    """Another pack, with a number, a yes-or-no question and a scale."""
    folder = ROOT / "tests" / "packs" / "good" / "everything"
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "--pack", str(folder)])
    return folder


@pytest.mark.usefixtures("library")
def test_a_number_is_taken_exactly_and_what_is_no_number_stays_to_be_mended():
    app = opened(t="hours")
    field = app.text_input(key="number-evening_visitors")
    field.set_value("20.50").run()
    assert str(answers(app)["evening_visitors"]) == "20.50"
    app.text_input(key="number-evening_visitors").set_value("about twenty").run()
    assert "Until then the earlier answer counts" in shown(without_exception(app))
    assert app.text_input(key="number-evening_visitors").value == "about twenty"
    assert str(answers(app)["evening_visitors"]) == "20.50"
    app.text_input(key="number-evening_visitors").set_value("").run()
    assert answers(app) == {}


@pytest.mark.usefixtures("library")
def test_yes_and_no_are_answers():
    app = opened(t="hours", q="closed")
    app.radio(key="options-closed").set_value("no").run()
    assert answers(without_exception(app)) == {"closed": False}
    app.switch_page("views/recommendations/page.py").run()
    without_exception(app)


def test_an_edited_pack_is_read_again_and_the_answers_stay(library, tmp_path, monkeypatch):
    folder = tmp_path / "pack"
    shutil.copytree(library, folder)
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "--pack", str(folder)])
    app = opened(t="hours", q="closed")
    app.radio(key="options-closed").set_value("yes").run()
    topic = folder / "hours.yaml"
    topic.write_text(
        topic.read_text(encoding="utf-8").replace("Is the library closed?", "Is it closed for good?"), encoding="utf-8"
    )
    app.run()
    assert "Not needed now: Is it closed for good?" in [line.label for line in without_exception(app).expander]
    assert answers(app) == {"closed": True}


def test_a_faulty_pack_is_told_with_its_diagnostics(tmp_path, monkeypatch):
    folder = tmp_path / "pack"
    shutil.copytree(ROOT / "rules" / "iran-russia", folder)
    topic = folder / "timing.yaml"
    topic.write_text(
        topic.read_text(encoding="utf-8").replace("when: spill_over_expected", "when: spil_over_expected"), encoding="utf-8"
    )
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "--pack", str(folder)])
    app = opened()
    assert "did you mean `spill_over_expected`?" in app.code[0].value


def test_a_text_of_the_pack_cannot_reorder_what_follows_it(tmp_path, monkeypatch):
    shutil.copytree(FERRY, tmp_path / "ferry")
    for name in ("pack.yaml", "traffic.yaml"):
        file = tmp_path / "ferry" / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("A ferry", "A \u202eferry").replace("How ", "How \u2067"), encoding="utf-8")
    show(tmp_path / "ferry", monkeypatch)
    app = opened()
    assert "\u202e" in app.session_state["session"].pack.title
    assert "A ferry line in winter" in shown(app)
    everything = shown(app) + "".join(lines(app)) + "".join(radio.label for radio in app.radio)
    assert not {"\u202e", "\u2067"} & set(everything)
