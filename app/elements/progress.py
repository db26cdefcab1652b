"""How far the questionnaire is: what is settled, how many questions are left at most, how many are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from elements.texts import words
from session.current import session
from session.remaining import remaining

if TYPE_CHECKING:
    from advisor import Step


def progress() -> None:
    """One line, and a bar that is full when no question is left that matters."""
    current, texts, step = session(), words(), remaining()
    answered, questions = len(current.answers.given), len(current.pack.inputs)
    counted = texts["progress"].format(answered=answered, questions=questions)
    if step is None:
        st.progress(answered / max(questions, 1), text=texts["progress_clash"].format(progress=counted))
        return
    parts = (_settled(step), _left(step), counted, "" if step.decided else texts["progress_undecided"])
    st.progress(answered / max(answered + step.at_most, 1), text=texts["between"].join(part for part in parts if part))


def _settled(step: Step) -> str:
    key = "progress_settled_full" if session().interview.full else "progress_settled"
    return words()[key].format(settled=len(step.settled), targets=len(step.settled) + len(step.undecided))


def _left(step: Step) -> str:
    """How many questions are left; where none is, why something is open all the same."""
    texts = words()
    if step.at_most:
        return texts["progress_left_one" if step.at_most == 1 else "progress_left"].format(count=step.at_most)
    return texts["progress_unknown" if step.undecided else "progress_none_left"]
