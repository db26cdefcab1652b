"""Answers that cannot go together, reported above a page and at each question, with links to the questions concerned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from elements.answers import answer_line
from elements.links import question_link
from elements.prose import paragraph
from elements.templates import render
from elements.texts import words
from session.current import session
from session.remaining import contradictions

if TYPE_CHECKING:
    from collections.abc import Iterable


def all_contradictions() -> None:
    """Show every contradiction among the answers; nothing where there is none."""
    if not contradictions():
        return
    with st.container(key="clashes", gap="small"):
        st.html(render("elements/contradiction_alert.html"))
        for found in contradictions():
            paragraph(found.constraint.because)
            _answers(name for name in found.inputs if name in session().answers.given)


def contradictions_at(question: str) -> None:
    """Show the contradictions that the answer to a question is part of, with links to the other answers."""
    given = session().answers.given
    shown = [found for found in contradictions() if question in found.inputs]
    if not shown:
        return
    with st.container(key=f"clash-{question}", gap="small"):
        st.html(render("elements/contradiction_title.html"))
        for found in shown:
            paragraph(found.constraint.because)
            others = [name for name in found.inputs if name != question and name in given]
            if others:
                paragraph(words()["clash_with"], "fine")
                _answers(others)


def _answers(questions: Iterable[str]) -> None:
    """Links to questions, each with its answer."""
    for name in questions:
        question_link(name, answer_line(name, session().answers.given[name].value))
