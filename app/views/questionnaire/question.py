"""One question: what is asked, what the article stated in its time, the field, the reader's note, and why it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.catalogue import catalogue
from advisor.render.passages import article_state
from elements.contradictions import contradictions_at
from elements.expanders import expander
from elements.prose import paragraph
from elements.templates import render
from elements.texts import plain, words
from elements.widgets import News, heed, pressing, show
from session.current import session
from session.remaining import remaining
from views.questionnaire.fields import field
from views.questionnaire.reasons import why_this_question

if TYPE_CHECKING:
    from advisor.pack import Input
    from advisor.pack.types import Value


def question(asked: Input) -> None:
    """Show `asked`, folded to a line where no answer to it changes anything; it can be opened and answered all the same."""
    with st.container(key=f"question-{asked.id}", gap="small"):
        if not _is_folded(asked.id):
            asked_in_full(asked)
            return
        label = words()["fold"].format(question=plain(asked.ask))
        line = expander(label, _fold(asked.id), compact=True)
        if line.open:
            with line:
                asked_in_full(asked)


def unfold(fact: str) -> None:
    """Let a question be open from the next time it is shown."""
    if _is_folded(fact):
        st.session_state[_fold(fact)] = True


def _is_folded(fact: str) -> bool:
    """Answered while it is open, a fold stays as long as its page is shown: what was clicked does not move away."""
    step = remaining()
    if step is None or fact in step.relevant:
        return False
    return fact not in session().answers.given or _fold(fact) in st.session_state


def _fold(fact: str) -> str:
    return f"fold-{fact}"


def asked_in_full(asked: Input) -> None:
    """Show `asked` with all that belongs to it."""
    stated = article_state(session().pack, asked.id)
    st.html(render("questionnaire/question.html", asked=asked, stated=stated, use=_use(asked)))
    contradictions_at(asked.id)
    field(asked)
    if asked.anchors:
        paragraph(catalogue(session().pack.language)[f"anchors_{asked.anchors}"], "fine")
    with st.container(gap="small"):
        _note_and_clear(asked)
    why_this_question(asked)


def _use(asked: Input) -> str:
    """A sentence on a question or an answer on which nothing depends."""
    step, texts = remaining(), words()
    if step is None or (asked.id in step.relevant and asked.id not in step.unused):
        return ""
    for_what = texts["results_full" if session().interview.full else "results"]
    if asked.id in step.unused:
        return texts["unused"].format(results=for_what)
    if asked.id in session().answers.given:
        return ""
    lists = session().pack.profiles and not session().interview.full
    return texts["needless_but_lists" if lists else "needless"].format(results=for_what)


def _note_and_clear(asked: Input) -> None:
    given, texts = session().answers.given.get(asked.id), words()
    if given is None:
        return
    view = show(f"note-{asked.id}", given.note)
    heed(_take_note, asked.id, view.key)
    st.text_area(
        plain(texts["note_about"].format(question=asked.ask)),
        value=view.start,
        key=view.key,
        height=72,
        placeholder=texts["note_placeholder"],
        label_visibility="collapsed",
    )
    st.button(
        texts["clear"],
        key=f"clear-{asked.id}",
        type="tertiary",
        on_click=pressing(_clear),
        args=(asked.id, given.value),
    )


def _take_note(news: News, fact: str, key: str) -> None:
    if fact in session().answers.given:
        session().set_note(fact, str(news[key] or ""))


def _clear(fact: str, shown: Value | None) -> None:
    """Take back the answer beside which the button was `shown`, and no other one given meanwhile."""
    given = session().answers.given.get(fact)
    if given is not None and given.value == shown:
        session().clear(fact)
