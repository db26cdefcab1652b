"""The questionnaire asks what matters: by topic and one question at a time, on the small pack of a ferry line."""

from __future__ import annotations

import shutil
import sys

import pytest

from support.pages import SCRIPT, answers, lines, link_of, links, open_line, opened, press, progress, said, without_exception
from support.paths import ROOT

QUESTIONS = ("wind", "season_start", "overhaul_date", "passengers", "bridge", "islanders")
SETTLED = {"wind": "calm", "islanders": "more", "bridge": "yes"}
CLASHING = {"season_start": "2025-01-01", "overhaul_date": "2025-02-01"}


@pytest.fixture(autouse=True)
def _ferry(monkeypatch):
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "--pack", str(ROOT / "tests" / "packs" / "ferry")])


def one(ferry, given: dict[str, str], **address: str):
    return opened(o="quickest", a=link_of(ferry, given), **address)


def asked(app) -> str:
    """The question shown one by one, by the key of the button that leads on."""
    return next(button.key for button in app.button if button.key.startswith("on-")).removeprefix("on-")


def test_the_line_above_tells_what_is_settled_and_how_many_questions_are_left():
    app = opened()
    assert progress(app) == "0 of 5 recommendations and notices settled · at most 6 questions left · 0 of 6 questions answered"
    app.radio(key="options-wind").set_value("calm").run()
    assert progress(app) == "2 of 5 recommendations and notices settled · at most 3 questions left · 1 of 6 questions answered"


def test_each_topic_tells_how_many_questions_are_still_needed():
    app = opened()
    app.radio(key="options-wind").set_value("calm").run()
    captions = list(app.radio(key="t-list").proto.captions)
    assert captions == ["1 of 3 answered · none needed", "0 of 3 answered · 3 needed"]


def test_a_question_that_can_change_nothing_is_folded_in_its_place():
    app = opened()
    assert "Not needed now: When is the boat overhauled?" not in lines(app)
    app.radio(key="options-wind").set_value("calm").run()
    assert [line for line in lines(app) if line.startswith("Not needed now")] == [
        "Not needed now: When does the winter season start?",
        "Not needed now: When is the boat overhauled?",
    ]
    assert [field.key for field in app.date_input] == []


def test_a_folded_question_is_opened_and_answered_all_the_same_and_stays_where_it_was(ferry):
    app = open_line(opened(a=link_of(ferry, {"wind": "calm"})), "fold-overhaul_date")
    about = "Not needed now: no answer can change a recommendation or notice. You can answer all the same; it may count for the lists."
    assert about in said(app)
    app.date_input(key="date-overhaul_date").set_value("2025-01-17").run()
    assert str(answers(without_exception(app))["overhaul_date"]) == "2025-01-17"
    assert "Not needed now: When is the boat overhauled?" in lines(app)
    assert "Kept, but not used now: this answer makes no difference to a recommendation or notice." in said(app)
    assert str(app.date_input(key="date-overhaul_date").value) == "2025-01-17"


def test_a_link_to_a_folded_question_opens_it(ferry):
    app = opened(a=link_of(ferry, {"wind": "calm"}), t="weather", q="overhaul_date")
    assert [field.key for field in app.date_input] == ["date-overhaul_date"]


def test_an_answer_that_a_later_one_makes_needless_is_kept_and_marked(ferry):
    app = opened(a=link_of(ferry, {"passengers": "100", "bridge": "yes"}), t="traffic")
    assert "Kept, but not used now" not in said(app)
    app.radio(key="options-islanders").set_value("more").run()
    assert "Kept, but not used now: this answer makes no difference to a recommendation or notice." in said(app)
    assert str(answers(app)["passengers"]) == "100"
    app.button_group(key="mode-purpose").set_value("full").run()
    assert "Kept, but not used now" not in said(without_exception(app))
    assert app.query_params["f"] == "all"


def test_the_lists_can_be_asked_for_too(ferry):
    given = {"wind": "calm", "islanders": "more", "bridge": "yes"}
    app = opened(a=link_of(ferry, given), t="traffic")
    assert "no question left" in progress(app)
    assert "Not needed now: How many passengers travel on a usual day?" in lines(app)
    app = opened(a=link_of(ferry, given), t="traffic", f="all")
    assert progress(app) == (
        "6 of 7 recommendations, notices and list entries settled · at most 1 question left · 3 of 6 questions answered"
    )
    assert "Not needed now: How many passengers travel on a usual day?" not in lines(app)


def test_why_a_question_is_asked_names_what_hangs_on_it_and_the_rules(ferry):
    app = open_line(opened(a=link_of(ferry, {"wind": "calm"}), t="traffic"), "reasons-bridge")
    assert "These still depend on the answer" in said(app)
    assert "<li>Add a boat</li><li>Silent on the bridge</li>" in said(app)
    rules = [label for label in links(app) if label.startswith(("Add a boat:", "Silent on the bridge:"))]
    assert rules == [
        "Add a boat: Full boats leave people behind, the article says.",
        "Silent on the bridge: The article knows no bridge.",
    ]
    assert links(app)[rules[0]].endswith("s=traffic&r=traffic.add")


def test_why_an_answered_question_was_asked_is_told_as_if_it_were_open(ferry):
    app = open_line(opened(a=link_of(ferry, {"bridge": "yes"}), t="traffic"), "reasons-bridge")
    assert "Without this answer, these would depend on it" in said(app)
    assert "<li>Silent on the bridge</li>" in said(app)


def test_where_nothing_hangs_on_a_question_that_is_said(ferry):
    app = open_line(opened(a=link_of(ferry, {"wind": "calm"}), q="overhaul_date", t="weather"), "reasons-overhaul_date")
    assert "No recommendation or notice depends on it with the other answers as they are." in said(app)


def test_the_interview_is_worked_out_once_until_an_answer_changes(ferry):
    app = opened(a=link_of(ferry, {"wind": "stormy"}))
    before = app.session_state["session"].evaluation.known["step", False]
    open_line(app, "reasons-wind")
    app.text_area(key="note-wind").set_value("by the harbour log").run()
    assert app.session_state["session"].evaluation.known["step", False] is before
    app.radio(key="options-wind").set_value("calm").run()
    assert app.session_state["session"].evaluation.known["step", False].askable == ("passengers", "bridge", "islanders")


def test_clashing_answers_are_told_and_every_question_is_shown(ferry):
    app = opened(a=link_of(ferry, CLASHING))
    assert "cannot be told while answers clash" in progress(app)
    assert not [line for line in lines(app) if line.startswith("Not needed now")]
    assert said(app).count("The overhaul cannot come after the season has started.") == 3
    assert "This can be told once the answers no longer clash." in said(open_line(app, "reasons-wind"))
    app = one(ferry, CLASHING)
    assert asked(app) == "wind"
    assert asked(press(app, "Skip for now →")) == "passengers"


def test_answers_that_clash_only_with_what_is_still_open_are_told_too(tmp_path, monkeypatch):
    folder = tmp_path / "pack"
    shutil.copytree(ROOT / "tests" / "packs" / "ferry", folder)
    manifest = (folder / "pack.yaml").read_text(encoding="utf-8")
    both = "  storm-a: {never: wind == stormy and bridge, because: A bridge is closed in storms.}\n"
    neither = "  storm-b: {never: wind == stormy and not bridge, because: Without a bridge nobody counts storms.}\n"
    (folder / "pack.yaml").write_text(manifest.replace("constraints:\n", f"constraints:\n{both}{neither}"), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "--pack", str(folder)])
    app = opened()
    app.radio(key="options-wind").set_value("stormy").run()
    assert "cannot be told while answers clash" in progress(without_exception(app))
    assert "A bridge is closed in storms." in said(app)
    assert "Without a bridge nobody counts storms." in said(app)
    assert "Wind on the route: Stormy" in links(app)
    app.switch_page("views/recommendations/page.py").run()
    assert "A bridge is closed in storms." in said(without_exception(app))


def test_the_next_topic_is_one_in_which_something_is_needed(ferry):
    app = opened(a=link_of(ferry, {"wind": "calm"}), t="weather")
    assert [button.label for button in app.button if button.key.startswith("next-")] == ["Traffic →"]
    app = opened(a=link_of(ferry, {"bridge": "yes", "islanders": "more"}), t="traffic")
    assert [button.label for button in app.button if button.key.startswith("next-")] == ["Weather →"]
    app = opened(a=link_of(ferry, SETTLED), t="traffic")
    assert [button.label for button in app.button if button.key.startswith("next-")] == []


def test_one_by_one_the_reader_stays_on_a_question_until_going_on():
    app = opened()
    app.button_group(key="mode-order").set_value("quickest").run()
    assert asked(app) == "bridge"
    app.radio(key="options-bridge").set_value("yes").run()
    assert asked(app) == "bridge"
    app.radio(key="options-bridge").set_value("no").run()
    app.text_area(key="note-bridge").set_value("none is planned").run()
    assert asked(app) == "bridge"
    assert asked(press(app, "Next question →")) == "islanders"
    assert answers(app) == {"bridge": False}


def test_without_an_answer_going_on_is_called_skipping_and_what_was_skipped_comes_again_at_the_end(ferry):
    app = one(ferry, {"wind": "calm"})
    visited = []
    for _ in range(3):
        visited.append(asked(app))
        press(app, "Skip for now →")
    assert sorted(visited) == ["bridge", "islanders", "passengers"]
    assert "3 questions that you passed over can still change something:" in said(app)
    assert "Is there a bridge to the island?" in links(app)
    assert asked(press(app, "Go through them again")) == "bridge"


def test_back_leads_to_the_question_before_and_keeps_the_answers(ferry):
    app = one(ferry, {"wind": "calm"})
    app.radio(key="options-bridge").set_value("no").run()
    press(app, "Next question →")
    press(app, "Skip for now →")
    second = press(app, "← Back")
    assert asked(second) != "bridge"
    assert asked(press(app, "← Back")) == "bridge"
    assert answers(app) == {"wind": "calm", "bridge": False}
    assert [button.disabled for button in app.button if button.label == "← Back"] == [True]


def test_dont_know_moves_on_and_does_not_come_back_by_itself(ferry):
    app = one(ferry, {"wind": "calm", "bridge": "yes"})
    assert asked(app) == "islanders"
    app.radio(key="options-islanders").set_value("unknown").run()
    assert asked(press(app, "Next question →")) == "passengers"
    app.checkbox(key="dont-know-passengers").check().run()
    press(app, "Finish →")
    assert "Open all the same, because of what is not known (1):" in said(app)
    assert "<li>Run fewer trips</li>" in said(app)
    assert {"What do the islanders want?", "How many passengers travel on a usual day?"} <= links(app).keys()
    assert progress(app).startswith("4 of 5 recommendations and notices settled · the rest stays open because of “Don't know”")


def test_at_the_end_every_recommendation_and_notice_is_settled(ferry):
    app = one(ferry, {"wind": "calm", "islanders": "more"})
    app.radio(key="options-bridge").set_value("yes").run()
    press(app, "Finish →")
    assert "Every recommendation and notice is settled." in said(app)
    assert progress(app) == "5 of 5 recommendations and notices settled · no question left · 3 of 6 questions answered"
    assert "See the recommendations →" in links(app)


def test_order_purpose_and_place_are_in_the_address():
    app = opened(f="all")
    app.button_group(key="mode-order").set_value("quickest").run()
    first = asked(app)
    press(app, "Skip for now →")
    second = asked(app)
    address = {name: app.query_params[name] for name in ("o", "f", "w")}
    assert address == {"o": "quickest", "f": "all", "w": f"{first}.{second}"}
    again = opened(**address)
    assert asked(again) == second
    assert asked(press(again, "← Back")) == first
    again.query_params["w"] = f"{first}.{second}"
    assert asked(without_exception(again.run())) == second
    again.switch_page("views/recommendations/page.py").run()
    again.switch_page("views/questionnaire/page.py").run()
    assert asked(without_exception(again)) == second


def test_a_link_to_a_question_is_followed_in_the_quickest_order_too(ferry):
    app = one(ferry, {"wind": "calm"}, w="bridge", q="islanders")
    assert asked(app) == "islanders"
    app.radio(key="options-islanders").set_value("more").run()
    assert asked(app) == "islanders"
    assert asked(press(app, "← Back")) == "bridge"


def test_the_answers_given_so_far_are_links(ferry):
    app = open_line(one(ferry, {"wind": "calm", "overhaul_date": "2025-01-17"}, w="bridge"), "given")
    assert links(app)["Wind on the route: Calm"].endswith("&w=bridge&t=weather&q=wind")
    assert "Date of the overhaul: 2025-01-17 (not used now)" in links(app)


def test_other_answers_start_the_quickest_order_anew(ferry):
    app = one(ferry, {"wind": "calm"}, w="islanders.passengers")
    app.button(key="start-article").click().run()
    assert asked(without_exception(app)) == "bridge"


@pytest.mark.parametrize("damaged", ["nowhere", "bridge.bridge.nowhere", "...", "a" * 5000])
def test_a_damaged_way_is_mended(damaged):
    assert asked(opened(o="quickest", w=damaged)) in QUESTIONS
