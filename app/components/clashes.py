"""Answers that cannot go together, told above a page, with the way to each question concerned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.phrases import answer_label, capitalised
from components.desk import desk
from components.interview import clashing
from components.links import question_link
from components.texts import html, words

if TYPE_CHECKING:
    from collections.abc import Iterable


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
            _answers(name for name in found.inputs if name in current.answers.given)


def clashes_at(question: str) -> None:
    """Show the contradictions that the answer to a question is part of, with the way to the other answers."""
    texts, given = words(), desk().answers.given
    found = [clash for clash in clashing() if question in clash.inputs]
    if not found:
        return
    with st.container(key=f"clash-{question}", gap="small"):
        st.html(f"<p><strong>{html(texts['mark_alert'])} {html(texts['clash'])}</strong></p>")
        for clash in found:
            st.html(f"<p>{html(clash.constraint.because)}</p>")
            others = [name for name in clash.inputs if name != question and name in given]
            if others:
                st.html(f'<p class="fine">{html(texts["clash_with"])}</p>')
                _answers(others)


def counted_all_the_same() -> str:
    """A line that tells, beside numbers, that they are counted from answers that clash; nothing where none do."""
    texts = words()
    return f'<p class="clash">{html(texts["mark_alert"])} {html(texts["clash_counted"])}</p>' if clashing() else ""


def _answers(questions: Iterable[str]) -> None:
    """Links to questions, each with its answer."""
    pack, given = desk().pack, desk().answers.given
    for name in questions:
        title, answer = capitalised(pack.inputs[name].title), answer_label(pack, name, given[name].value)
        question_link(name, words()["answer_line"].format(question=title, answer=answer))
