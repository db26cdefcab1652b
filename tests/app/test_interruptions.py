"""A run that the next message of the browser interrupts loses nothing, wherever it is interrupted."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner import get_script_run_ctx
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


@pytest.fixture
def report(monkeypatch):
    """Lets a text arrive that a reader types in the field `key` as soon as the run has drawn it, and interrupt that run at the nth place after."""
    left, key, text = 0, "", ""

    def look(requests: ScriptRequests) -> ScriptRequest | None:
        nonlocal left
        state = get_script_run_ctx().session_state._state
        drawn = state._key_id_mapper.get_id_from_key(key)
        left -= drawn is not None
        if drawn is None or left:
            return None
        data, typed = requests._rerun_data, WidgetStates(widgets=[WidgetState(id=drawn, string_value=text)])
        typed.MergeFrom(data.widget_states)
        return ScriptRequest(ScriptRequestType.RERUN, replace(data, widget_states=typed))

    def at(place: int, field: str, said: str) -> None:
        nonlocal left, key, text
        left, key, text = place, field, said
        monkeypatch.setattr(ScriptRequests, "on_scriptrunner_yield", look)

    return at


@pytest.mark.parametrize("place", range(1, 13))
def test_what_is_typed_in_a_field_that_an_interrupted_run_drew_is_kept(place, report):
    app = opened(t="traffic")
    named(app.radio, "options-bridge").set_value("yes")
    report(place, "note-bridge", "a toll bridge")
    without_exception(app.run())
    assert app.session_state["session"].answers.given["bridge"].note == "a toll bridge"
    assert named(app.text_area, "note-bridge").value == "a toll bridge"


@pytest.mark.parametrize("place", [*EARLY, *LATER])
def test_a_button_does_what_it_says_once(place, ferry, interrupt):
    app = opened(o="quickest", a=link_of(ferry, {"wind": "calm"}))
    first = next(button for button in app.button if button.label == "Skip for now →")
    first.click()
    interrupt(place)
    without_exception(app.run())
    assert len(app.session_state["session"].interview.visited) == 2
    assert answers(app) == {"wind": "calm"}
