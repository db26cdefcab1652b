"""The proof tree of a conclusion, as an outline that can be folded and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import explain
from advisor.render.explanation.dot import to_dot
from advisor.render.explanation.outline import outline
from components.desk import desk
from components.opening import tabs
from components.texts import html, words

if TYPE_CHECKING:
    from advisor import Explanation
    from advisor.render.explanation.outline import Line

_READABLE = 25  # boxes in a picture
_WORDS = {"✓": "mark_yes", "✗": "mark_no", "?": "mark_undecided"}


def proof(fact: str, line: Line, explanation: Explanation) -> None:
    """Outline and picture of the reasons for `fact`; the picture is drawn when it is asked for."""
    texts = words()
    st.html(f"<h4>{html(texts['proof'])}</h4>")
    as_outline, as_picture = tabs([texts["proof_outline"], texts["proof_picture"]], f"proof-{fact}")
    with as_outline:
        st.html(f'<div class="outline"><ul>{_item(line, opened=True)}</ul></div>')
    with as_picture:
        if as_picture.open:
            picture(fact, line, explanation)


def picture(fact: str, line: Line, explanation: Explanation) -> None:
    """The proof as boxes and arrows, where it is small enough to be read."""
    texts, current = words(), desk()
    if _size(line) > 2 * _READABLE:
        st.html(f'<p class="fine">{html(texts["picture_large"])}</p>')
        return
    dot = to_dot(current.result, explanation, dark=st.context.theme.type == "dark")
    with st.container(key=f"picture-{fact}"):
        st.graphviz_chart(dot, alt=texts["picture_about"].format(text=current.pack.derived[fact].text))


def outlined(fact: str) -> tuple[Line, Explanation]:
    """The explanation of a conclusion and its outline."""
    explanation = explain(desk().result, fact)
    return outline(desk().result, explanation), explanation


def _item(line: Line, *, opened: bool) -> str:
    mark = f'<span class="mark" aria-label="{html(words()[_WORDS[line.mark]])}" role="img">{html(line.mark)}</span>'
    text = f"{mark} {html(line.text)}"
    if not line.children:
        return f"<li>{text}</li>"
    inner = "".join(_item(child, opened=opened) for child in line.children)
    return f"<li><details{' open' if opened else ''}><summary>{text}</summary><ul>{inner}</ul></details></li>"


def _size(line: Line) -> int:
    return 1 + sum(_size(child) for child in line.children)
