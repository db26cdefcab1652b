"""How far the questionnaire is answered."""

from __future__ import annotations

import streamlit as st

from components.desk import desk
from components.texts import words


def progress() -> None:
    """How many questions of all are answered."""
    current, texts = desk(), words()
    answered, questions = len(current.answers.given), len(current.pack.inputs)
    st.progress(answered / max(questions, 1), text=texts["progress"].format(answered=answered, questions=questions))
