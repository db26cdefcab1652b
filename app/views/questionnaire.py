"""The questionnaire: topic by topic or one question at a time, with the result so far at its foot."""

from __future__ import annotations

import streamlit as st

from components.bytopic import by_topic
from components.clashes import clashes
from components.desk import QUESTION, desk
from components.files import files, notices
from components.frame import move
from components.live import live_result
from components.modes import modes
from components.onebyone import one_by_one
from components.progress import progress
from components.questions import unfold
from components.texts import html, words


def main() -> None:
    """What is left to be answered above the questions."""
    current, texts = desk(), words()
    arrived()
    modes()
    with st.container(key="sheet"):
        with st.container(key="toolbar", horizontal=True, vertical_alignment="center"):
            progress()
            files()
        with st.container(key="told"):  # comes and goes without moving what stands below it to another place
            if not current.answers.given:
                st.html(f'<p class="lead">{html(texts["intro"])}</p>')
            notices()
            clashes()
        if current.walk.quickest:
            one_by_one()
        else:
            by_topic()
    live_result()
    move()


def arrived() -> None:
    """Show the question that a link sought, opened if it is folded."""
    current, sought = desk(), st.query_params.get(QUESTION, "")
    if sought in current.pack.inputs:
        if sought != current.sought or current.moved:
            unfold(sought)
        current.go_to(f"st-key-question-{sought}", sought)
    elif not current.place:
        current.sought = ""
