"""The quickest order: one question at a time, the way back, the answers so far, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import Status
from advisor.render.phrases import answer_label, capitalised
from components.desk import desk
from components.interview import arrive, ask_again, go_back, go_on, is_last, passed_over, step
from components.links import page_link, question_link
from components.opening import opener
from components.questions import asked_in_full
from components.texts import html, words
from components.walk import END
from components.widgets import pressing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor import Step


def one_by_one() -> None:
    """The question where the reader is, or the end; below it the ways on and back, and the answers given."""
    place = arrive()
    with st.container(key="one", gap="medium"):
        if place == END:
            _end()
        else:
            _question(place)
        _ways(place)
        _given()


def _question(name: str) -> None:
    pack = desk().pack
    asked = pack.inputs[name]
    st.html(f'<p class="eyebrow">{html(pack.topics[asked.topic])}</p>')
    with st.container(key=f"question-{name}", gap="small"):
        asked_in_full(asked)


def _ways(place: str) -> None:
    """Back and on, in the bar at the foot, where nothing can cover them.

    Each button tells for which question it was shown: a second click on it goes no further.
    """
    texts = words()
    with st.bottom, st.container(key="ways", horizontal=True, horizontal_alignment="distribute"):
        st.button(
            texts["back"],
            key=f"back-{place or 'end'}",
            disabled=len(desk().walk.way) < 2,
            on_click=pressing(go_back),
            args=(place,),
        )
        if place != END:
            answered = place in desk().answers.given
            label = texts["finish" if is_last() else "next_question"] if answered else texts["skip"]
            st.button(
                label, key=f"on-{place}", type="primary" if answered else "secondary", on_click=pressing(go_on), args=(place,)
            )


def _given() -> None:
    """Links to the questions answered so far, when they are asked for."""
    current, texts, found = desk(), words(), step()
    if not current.answers.given:
        return
    line = opener(texts["given"], "given", compact=True)
    if not line.open:
        return
    with line, st.container(gap="xsmall"):
        for name, given in current.answers.given.items():
            answer = answer_label(current.pack, name, given.value)
            unused = found is not None and name in found.unused
            told = texts["answer_unused" if unused else "answer_line"]
            question_link(name, told.format(question=capitalised(current.pack.inputs[name].title), answer=answer))


def _end() -> None:
    texts, found = words(), step()
    st.html(f"<h2>{html(texts['end'])}</h2>")
    if found is None:
        st.html(f"<p>{html(texts['end_clash'])}</p>")
        return
    for_what = texts["results_all_full" if desk().walk.full else "results_all"]
    if not found.decided:
        st.html(f"<p>{html(texts['end_undecided'])}</p>")
    elif not found.undecided:
        st.html(f"<p>{html(texts['end_settled'].format(results=for_what))}</p>")
    ahead = sum(desk().result[fact].status is Status.OPEN for fact in found.settled)
    if ahead:
        st.html(f"<p>{html(texts['end_ahead_one' if ahead == 1 else 'end_ahead'].format(count=ahead))}</p>")
    _passed_over(found)
    if found.decided:
        _unknown(found)
    page_link("recommendations", texts["to_recommendations"])


def _passed_over(found: Step) -> None:
    texts, names = words(), [name for name in passed_over() if name in found.askable]
    if not names:
        return
    key = ("end_passed_one" if len(names) == 1 else "end_passed") if found.decided else "end_passed_undecided"
    st.html(f"<p>{html(texts[key].format(count=len(names)))}</p>")
    _links(names)
    st.button(texts["ask_again"], key="ask-again", type="primary", on_click=pressing(ask_again))


def _unknown(found: Step) -> None:
    """What stays open because of "don't know", with the questions concerned."""
    texts, pack = words(), desk().pack
    unknown = [name for name in found.relevant if name in desk().answers.given]
    if not unknown:
        return
    if not found.askable:
        titles = "".join(f"<li>{html(capitalised(pack.derived[fact].title))}</li>" for fact in found.undecided)
        st.html(f"<p>{html(texts['end_open'].format(count=len(found.undecided)))}</p><ul>{titles}</ul>")
    st.html(f"<p>{html(texts['end_unknown'])}</p>")
    _links(unknown)


def _links(names: Iterable[str]) -> None:
    with st.container(gap="xsmall"):
        for name in names:
            question_link(name, desk().pack.inputs[name].ask)
