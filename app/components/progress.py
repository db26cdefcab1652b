"""How far the questionnaire is: what is settled, how many questions are left at most, how many are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.desk import desk
from components.interview import step
from components.texts import words

if TYPE_CHECKING:
    from advisor import Step


def progress() -> None:
    """One line, and a bar that is full when no question is left that matters."""
    current, texts, found = desk(), words(), step()
    answered, questions = len(current.answers.given), len(current.pack.inputs)
    told = texts["progress"].format(answered=answered, questions=questions)
    if found is None:
        st.progress(answered / max(questions, 1), text=texts["progress_clash"].format(progress=told))
        return
    parts = (_settled(found), _left(found), told, "" if found.decided else texts["progress_undecided"])
    st.progress(answered / max(answered + found.at_most, 1), text=texts["between"].join(part for part in parts if part))


def _settled(found: Step) -> str:
    texts = words()
    key = "progress_settled_full" if desk().walk.full else "progress_settled"
    return texts[key].format(settled=len(found.settled), targets=len(found.settled) + len(found.undecided))


def _left(found: Step) -> str:
    """How many questions are left; where none is, why something is open all the same."""
    texts = words()
    if found.at_most:
        return texts["progress_left_one" if found.at_most == 1 else "progress_left"].format(count=found.at_most)
    return texts["progress_unknown" if found.undecided else "progress_none_left"]
