"""Answers that cannot go together, told above a page, with the way to each question concerned."""

from __future__ import annotations

import streamlit as st

from advisor import answer_label, capitalised
from components.desk import desk
from components.links import question_link
from components.texts import html, words


def clashes() -> None:
    """Show every contradiction among the answers; nothing where there is none."""
    current, texts = desk(), words()
    if not current.result.contradictions:
        return
    with st.container(key="clashes", gap="small"):
        title = f"{texts['mark_alert']} {texts['clash_intro']}"
        st.html(f'<p role="alert"><strong>{html(title)}</strong></p>')
        for found in current.result.contradictions:
            st.html(f"<p>{html(found.constraint.because)}</p>")
            for fact in found.inputs:
                given = current.answers.given[fact]
                answer = answer_label(current.pack, fact, given.value)
                question_link(
                    fact, texts["answer_line"].format(question=capitalised(current.pack.inputs[fact].title), answer=answer)
                )
