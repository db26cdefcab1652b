"""The front end shows what would change a conclusion, and tries it, on the small pack of a ferry line."""

from __future__ import annotations

import sys

import pytest

import advisor
from advisor.engines.forward import door
from advisor.pack import Answer
from advisor.reader.link import answers_to_link
from support.pages import SCRIPT, answers, lines, link_of, named, open_line, opened, press, said, status, without_exception
from support.paths import ROOT

FULL_BOATS = {"passengers": "180", "bridge": "no"}
REDUCED = {"wind": "stormy", "islanders": "fewer", "passengers": "100", "bridge": "no"}


@pytest.fixture(autouse=True)
def _ferry(monkeypatch):
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "--pack", str(ROOT / "tests" / "packs" / "ferry")])


def looked_at(ferry, given: dict[str, str], view: str, fact: str):
    """A conclusion, opened, with what would change it."""
    app = opened("recommendations", a=link_of(ferry, given))
    app.query_params["v"] = view
    app.session_state[f"open-{fact}"] = True
    app.run()
    return open_line(app, f"open-whatif-{fact}")


def tried(ferry):
    """The reduced trips, tried with a wish of the islanders that ends them."""
    return press(looked_at(ferry, REDUCED, "recommended", "reduce_trips"), "Try it")


def test_nothing_is_sought_before_the_line_is_opened(ferry):
    app = opened("recommendations", a=link_of(ferry, REDUCED))
    app.session_state["open-reduce_trips"] = True
    app.run()
    assert "What would change this?" in lines(without_exception(app))
    assert "To come out as" not in said(app)


def test_what_makes_a_recommendation_fail_is_told_nearest_first(ferry):
    app = looked_at(ferry, REDUCED, "recommended", "reduce_trips")
    assert "To come out as “Not triggered”" in said(app)
    assert "One changed answer is enough. Each of these does it; the nearest comes first:" in said(app)
    ways = ("“Fewer trips” to “More trips”", "“Fewer trips” to “As many as now”")
    assert [said(app).index(way) for way in ways] == sorted(said(app).index(way) for way in ways)
    assert "Then: A premise is missing." in said(app)


def test_where_the_engine_does_not_confirm_a_way_the_page_says_that_the_program_is_wrong(ferry, monkeypatch):
    monkeypatch.setattr(door.KnowledgeEngine, "run", lambda _engine, _steps=0: None)  # a fault in the engine: no rule fires
    app = looked_at(ferry, {"islanders": "more"}, "undetermined", "add_boat")
    (told,) = app.error
    assert told.value == (
        "The program has made a mistake, so that the rest of this page is not shown. The answers are as they were. "
        "Please report these words with them."
    )
    assert app.code[0].value.startswith("expected holds of `add_boat`, the engine concludes open (pack ferry 1.2.0; answers: ")
    assert "One changed answer is enough" not in said(app)
    assert "Keeping island ferries running" in said(app)  # the source, below everything
    assert answers(app) == {"islanders": "more"}


def test_an_open_recommendation_tells_what_would_make_it_hold_and_fail_with_learning_apart(ferry):
    app = looked_at(ferry, {"islanders": "more"}, "undetermined", "add_boat")
    told = said(app)
    assert told.index("To come out as “Recommended”") < told.index("To come out as “Not triggered”")
    assert told.count("No answer has to change if one thing that is not known yet turns out so:") == 2
    assert "It turns out that “a bridge to the island” is answered no." in told
    assert "Depending on the open answers, this can still come out as “Recommended” or as “Not triggered”." in told


def test_an_open_recommendation_names_the_question_that_decides_most(ferry):
    app = looked_at(ferry, {}, "undetermined", "add_boat")
    assert "The question that decides most" in said(app)


def test_a_settled_recommendation_names_the_answers_that_suffice(ferry):
    app = looked_at(ferry, {**FULL_BOATS, "islanders": "more"}, "recommended", "add_boat")
    assert "Any one of these sets of answers suffices" in said(app)
    assert "<li>passengers a day: 180 people; a bridge to the island: No</li>" in said(app)
    assert "None of these answers can be left out." in said(looked_at(ferry, FULL_BOATS, "recommended", "add_boat"))


def test_where_no_change_gets_there_that_and_what_was_proved_is_told(ferry):
    app = looked_at(ferry, {"bridge": "yes"}, "notices", "silent_on_bridge")
    assert "No change gets there." in said(app)
    assert "All combinations of answers that can go together were covered: none makes it “Does not apply”." in said(app)
    assert "Left as they are, because nobody can change them (1)" in said(app)
    app.toggle(key="anyone-silent_on_bridge").set_value(True).run()
    assert "“A bridge to the island” changes from Yes to No" in said(without_exception(app))
    assert "No change gets there." not in said(app)


def test_what_is_kept_as_it_is_is_not_changed(ferry):
    app = looked_at(ferry, REDUCED, "recommended", "reduce_trips")
    app.multiselect(key="kept-reduce_trips").set_value(["islanders"]).run()
    assert "changes from “Fewer trips”" not in said(without_exception(app))
    assert "Left as they are, because you keep them (1)" in said(app)
    app.switch_page("views/rules/page.py").run()
    app.switch_page("views/recommendations/page.py").run()
    app.session_state["open-reduce_trips"] = True
    app.run()
    assert app.session_state["session"].limits.keep == ("islanders",)
    assert named(open_line(app, "open-whatif-reduce_trips").multiselect, "kept-reduce_trips").value == ["islanders"]


def test_only_a_few_ways_are_shown_before_the_rest_is_folded(pack, monkeypatch):
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "--pack", "iran-russia"])
    app = opened("recommendations", a=answers_to_link(pack, advisor.Answers(given=pack.snapshots["article_as_read"].answers)))
    app.session_state["open-settle_both_dates"] = True
    app.run()
    open_line(app, "open-whatif-settle_both_dates")
    assert sum(button.label == "Try it" for button in app.button) == 5
    assert "6 more" in lines(app)
    open_line(app, "more-settle_both_dates-fails-changes")
    assert sum(button.label == "Try it" for button in app.button) == 11


def test_trying_shows_both_results_and_leaves_the_answers_alone(ferry):
    app = tried(ferry)
    assert answers(app)["islanders"] == "fewer"
    assert status(app, "reduce_trips") == "holds"
    assert "You are trying a change" in said(app)
    row = (
        '<th scope="row">{}</th><td><span class="side">Now: </span>{}</td><td><span class="side">With the change: </span>{}</td>'
    )
    assert row.format("Run fewer trips", "✓ Recommended", "<b>– Not triggered</b>") in said(app)
    assert row.format("Add a boat", "– Not triggered", "<b>✓ Recommended</b>") in said(app)
    assert row.format("✓ Recommended", "1", "1") in said(app)


def test_a_trial_can_be_undone(ferry):
    app = press(tried(ferry), "Undo, back to my answers")
    assert "You are trying a change" not in said(app)
    assert answers(app)["islanders"] == "fewer"


def test_a_trial_can_be_kept_and_the_answers_had_back(ferry):
    app = press(tried(ferry), "Keep this change")
    assert answers(app)["islanders"] == "more"
    assert status(app, "add_boat") == "holds"
    assert "The change is now one of your answers." in said(app)
    assert app.query_params["a"] == link_of(ferry, {**REDUCED, "islanders": "more"})
    press(app, "Bring back the answers from before")
    assert answers(app)["islanders"] == "fewer"


def test_a_trial_outlasts_another_page_and_a_note_but_not_another_answer(ferry):
    app = tried(ferry)
    app.switch_page("views/questionnaire/page.py").run()
    assert "You are trying a change on the page of recommendations." in said(without_exception(app))
    named(app.text_area, "note-wind").set_value("by the harbour log").run()
    app.switch_page("views/recommendations/page.py").run()
    assert "You are trying a change" in said(without_exception(app))
    app.switch_page("views/questionnaire/page.py").run()
    named(app.radio, "options-wind").set_value("calm").run()
    assert "The change that you tried was dropped, because your answers changed." in said(without_exception(app))
    app.switch_page("views/recommendations/page.py").run()
    assert "You are trying a change" not in said(without_exception(app))


def test_a_change_of_an_answer_keeps_its_note_when_it_is_kept(ferry):
    given = {**REDUCED, "islanders": Answer("fewer", "asked at the harbour")}
    app = press(press(looked_at(ferry, given, "recommended", "reduce_trips"), "Try it"), "Keep this change")
    assert app.session_state["session"].answers.given["islanders"].note == "asked at the harbour"


def test_clashing_answers_leave_the_search_for_later(ferry):
    clashing = {"wind": "stormy", "season_start": "2025-01-01", "overhaul_date": "2025-02-01"}
    app = looked_at(ferry, clashing, "recommended", "overhaul_first")
    assert "What would change this can be told once the answers no longer clash." in said(app)
