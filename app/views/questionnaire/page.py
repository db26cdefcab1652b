"""The questionnaire: topic by topic or one question at a time, with the result so far at its foot."""

from __future__ import annotations

import streamlit as st

from elements.contradictions import all_contradictions
from elements.frame import move
from elements.messages import messages
from elements.progress import progress
from elements.prose import paragraph
from elements.texts import words
from session.current import session, shown_address
from views.questionnaire.files import files
from views.questionnaire.live_result import live_result
from views.questionnaire.one_by_one import one_by_one
from views.questionnaire.order import order
from views.questionnaire.question import unfold
from views.questionnaire.topics import by_topic


def main() -> None:
    """What is left to be answered above the questions."""
    _seek_question()
    order()
    with st.container(key="questionnaire"):
        with st.container(key="toolbar", horizontal=True, vertical_alignment="center"):
            progress()
            files()
        with st.container(key="alerts"):  # comes and goes without moving what stands below it to another place
            if not session().answers.given:
                paragraph(words()["intro"], "lead")
            messages()
            all_contradictions()
        if session().interview.quickest:
            one_by_one()
        else:
            by_topic()
    live_result()
    move()


def _seek_question() -> None:
    """Show the page from the question that a link asks for, opened if it is folded."""
    current, sought = session(), shown_address().question
    viewport, arrived = current.viewport, current.script_run.arrived
    if sought in current.pack.inputs:
        if viewport.is_new(sought, arrived=arrived):
            unfold(sought)
        viewport.seek(f"st-key-question-{sought}", sought, arrived=arrived)
    elif not viewport.anchor:
        viewport.sought = ""
