"""Answers that cannot go together, told above a page, with the way to each question concerned."""

from __future__ import annotations

import streamlit as st

from advisor import answer_label, capitalised
from components.desk import desk
from components.interview import clashing
from components.links import question_link
from components.texts import html, words


def clashes() -> None:
    """Show every contradiction among the answers; nothing where there is none."""
    current, texts = desk(), words()
    if not clashing():
        return
    with st.container(key="clashes", gap="small"):
        title = f"{texts['mark_alert']} {texts['clash_intro']}"
        st.html(f'<p role="alert"><strong>{html(title)}</strong></p>')
        for found in clashing():
            st.html(f"<p>{html(found.constraint.because)}</p>")
            for fact in (name for name in found.inputs if name in current.answers.given):
                answer = answer_label(current.pack, fact, current.answers.given[fact].value)
                question_link(
                    fact, texts["answer_line"].format(question=capitalised(current.pack.inputs[fact].title), answer=answer)
                )
