"""A run that the next message of the browser interrupts loses nothing, wherever it is interrupted."""

from __future__ import annotations

import sys

import pytest
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequest, ScriptRequests, ScriptRequestType

from support.pages import SCRIPT, answers, link_of, named, opened, without_exception
from support.paths import PACKS

EARLY = range(1, 31)  # where a run may be interrupted while it takes what the browser reports
LATER = (50, 100, 150)  # and while it draws


@pytest.fixture(autouse=True)
def _ferry(monkeypatch):
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "--pack", str(PACKS / "ferry")])


@pytest.fixture
def interrupt(monkeypatch):
    """Lets the next run be interrupted where Streamlit looks for a new message for the nth time; that message says the same again."""
    left = 0

    def look(requests: ScriptRequests) -> ScriptRequest | None:
        nonlocal left
        left -= 1
        return ScriptRequest(ScriptRequestType.RERUN, requests._rerun_data) if left == 0 else None

    def at(place: int) -> None:
        nonlocal left
        left = place

    monkeypatch.setattr(ScriptRequests, "on_scriptrunner_yield", look)
    return at


@pytest.mark.parametrize("place", [*EARLY, *LATER])
def test_what_is_chosen_and_typed_is_kept(place, ferry, interrupt):
    app = opened(t="traffic", a=link_of(ferry, {"bridge": "no"}))
    named(app.radio, "options-bridge").set_value("yes")
    named(app.text_area, "note-bridge").set_value("a toll bridge")
    named(app.text_input, "number-passengers").set_value("120")
    interrupt(place)
    without_exception(app.run())
    given = app.session_state["session"].answers.given
    assert (given["bridge"].value, given["bridge"].note, str(given["passengers"].value)) == (True, "a toll bridge", "120")
    assert named(app.radio, "options-bridge").value == "yes"
    assert named(app.text_area, "note-bridge").value == "a toll bridge"
    assert named(app.text_input, "number-passengers").value == "120"


@pytest.mark.parametrize("place", [*EARLY, *LATER])
def test_a_button_does_what_it_says_once(place, ferry, interrupt):
    app = opened(o="quickest", a=link_of(ferry, {"wind": "calm"}))
    first = next(button for button in app.button if button.label == "Skip for now →")
    first.click()
    interrupt(place)
    without_exception(app.run())
    assert len(app.session_state["session"].interview.visited) == 2
    assert answers(app) == {"wind": "calm"}
