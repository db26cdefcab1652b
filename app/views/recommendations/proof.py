"""The proof tree of a conclusion, as an outline that can be folded and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import explain
from advisor.render.explanation.dot import to_dot
from advisor.render.explanation.outline import outline
from elements.expanders import tabs
from elements.prose import heading, paragraph
from elements.templates import render
from elements.texts import words
from session.current import session

if TYPE_CHECKING:
    from advisor import Explanation
    from advisor.render.explanation.outline import Line

_READABLE = 25  # boxes in a picture
_WORDS = {"✓": "mark_yes", "✗": "mark_no", "?": "mark_undecided"}


def proof(fact: str, line: Line, explanation: Explanation) -> None:
    """Outline and picture of the reasons for `fact`; the picture is drawn when it is asked for."""
    texts = words()
    heading(4, texts["proof"])
    as_outline, as_picture = tabs([texts["proof_outline"], texts["proof_picture"]], f"proof-{fact}")
    with as_outline:
        st.html(render("recommendations/outline.html", line=line, words={mark: texts[key] for mark, key in _WORDS.items()}))
    with as_picture:
        if as_picture.open:
            _picture(fact, line, explanation)


def outlined(fact: str) -> tuple[Line, Explanation]:
    """The explanation of a conclusion and its outline."""
    explanation = explain(session().result, fact)
    return outline(session().result, explanation), explanation


def _picture(fact: str, line: Line, explanation: Explanation) -> None:
    """The proof as boxes and arrows, where it is small enough to be read."""
    texts, current = words(), session()
    if _size(line) > 2 * _READABLE:
        paragraph(texts["picture_large"], "fine")
        return
    dot = to_dot(current.result, explanation, dark=st.context.theme.type == "dark")
    with st.container(key=f"picture-{fact}"):
        st.graphviz_chart(dot, alt=texts["picture_about"].format(text=current.pack.derived[fact].text))


def _size(line: Line) -> int:
    return 1 + sum(_size(child) for child in line.children)
