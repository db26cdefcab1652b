"""The quickest order: one question at a time, the buttons on and back, the answers so far, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import Status
from advisor.render.phrases import capitalised
from elements.answers import answer_line
from elements.expanders import expander
from elements.links import page_link, question_link
from elements.prose import heading, paragraph
from elements.templates import render
from elements.texts import words
from elements.widgets import pressing
from session.current import session
from session.interview import END
from session.remaining import remaining
from views.questionnaire.navigation import ask_again, current_question, go_back, go_on, is_last, skipped
from views.questionnaire.question import asked_in_full

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor import Step


def one_by_one() -> None:
    """The current question, or the end; below it the buttons on and back, and the answers given."""
    shown = current_question()
    with st.container(key="one", gap="medium"):
        if shown == END:
            _end()
        else:
            _question(shown)
        _buttons(shown)
        _given()


def _question(name: str) -> None:
    pack = session().pack
    asked = pack.inputs[name]
    paragraph(pack.topics[asked.topic], "eyebrow")
    with st.container(key=f"question-{name}", gap="small"):
        asked_in_full(asked)


def _buttons(shown: str) -> None:
    """Back and on, in the bar at the foot, where nothing can cover them.

    Each button passes on the question it was shown for: a second click on it goes no further.
    """
    texts, current = words(), session()
    with st.bottom, st.container(key="ways", horizontal=True, horizontal_alignment="distribute"):
        first = len(current.interview.visited) < 2
        st.button(texts["back"], key=f"back-{shown or 'end'}", disabled=first, on_click=pressing(go_back), args=(shown,))
        if shown != END:
            answered = shown in current.answers.given
            label = texts["finish" if is_last() else "next_question"] if answered else texts["skip"]
            st.button(
                label, key=f"on-{shown}", type="primary" if answered else "secondary", on_click=pressing(go_on), args=(shown,)
            )


def _given() -> None:
    """Links to the questions answered so far, when they are asked for."""
    given, step = session().answers.given, remaining()
    if not given:
        return
    line = expander(words()["given"], "given", compact=True)
    if not line.open:
        return
    with line, st.container(gap="xsmall"):
        for name, answer in given.items():
            used = step is None or name not in step.unused
            question_link(name, answer_line(name, answer.value, used=used))


def _end() -> None:
    texts, step = words(), remaining()
    heading(2, texts["end"])
    if step is None:
        paragraph(texts["end_clash"])
        return
    if not step.decided:
        paragraph(texts["end_undecided"])
    elif not step.undecided:
        for_what = texts["results_all_full" if session().interview.full else "results_all"]
        paragraph(texts["end_settled"].format(results=for_what))
    ahead = sum(session().result[fact].status is Status.OPEN for fact in step.settled)
    if ahead:
        paragraph(texts["end_ahead_one" if ahead == 1 else "end_ahead"].format(count=ahead))
    _skipped(step)
    if step.decided:
        _unknown(step)
    page_link("recommendations", texts["to_recommendations"])


def _skipped(step: Step) -> None:
    texts, names = words(), [name for name in skipped() if name in step.askable]
    if not names:
        return
    key = ("end_passed_one" if len(names) == 1 else "end_passed") if step.decided else "end_passed_undecided"
    paragraph(texts[key].format(count=len(names)))
    _links(names)
    st.button(texts["ask_again"], key="ask-again", type="primary", on_click=pressing(ask_again))


def _unknown(step: Step) -> None:
    """What stays open because of "don't know", with the questions concerned."""
    texts, pack = words(), session().pack
    unknown = [name for name in step.relevant if name in session().answers.given]
    if not unknown:
        return
    if not step.askable:
        about = texts["end_open"].format(count=len(step.undecided))
        titles = [capitalised(pack.derived[fact].title) for fact in step.undecided]
        st.html(render("questionnaire/still_open.html", about=about, titles=titles))
    paragraph(texts["end_unknown"])
    _links(unknown)


def _links(names: Iterable[str]) -> None:
    with st.container(gap="xsmall"):
        for name in names:
            question_link(name, session().pack.inputs[name].ask)
