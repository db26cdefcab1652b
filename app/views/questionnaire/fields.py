"""The widgets that take the answer to a question: options, a date, a number, and "don't know"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import streamlit as st

from advisor import InvalidAnswers
from advisor.pack.types import Date, value_text
from advisor.reader.loader import answers_from
from advisor.render.catalogue import catalogue
from advisor.render.phrases import answer_label, type_name
from elements.templates import render
from elements.texts import plain, words
from elements.widgets import News, View, heed, show
from session.current import session

if TYPE_CHECKING:
    from advisor.pack import Answer, Input

DONT_KNOW = "unknown"  # no option can have this name


def field(asked: Input) -> None:
    """Show what takes the answer to `asked`."""
    if isinstance(asked.type, Date):
        _date(asked, asked.type)
    elif type_name(asked) == "number":
        _number(asked)
    else:
        _options(asked)


def _options(asked: Input) -> None:
    pack = session().pack
    labels = {option.id: option.label for option in asked.options} or {
        code: answer_label(pack, asked.id, value) for code, value in (("yes", True), ("no", False))
    }
    labels[DONT_KNOW] = catalogue(pack.language)["dont_know"]
    anchors = {option.id: option.anchor for option in asked.options} | {DONT_KNOW: words()["dont_know_about"]}
    view = show(f"options-{asked.id}", _code(asked))
    heed(_take_option, asked.id, view.key)
    st.radio(
        plain(asked.ask),
        list(labels),
        index=None if view.start is None else list(labels).index(view.start),
        format_func=lambda code: plain(labels[code]),
        captions=[plain(anchors.get(code, "")) for code in labels],
        key=view.key,
        label_visibility="collapsed",
    )


def _date(asked: Input, kind: Date) -> None:
    given = session().answers.given.get(asked.id)
    value = given.value if given and isinstance(given.value, date) else None
    view, tick = show(f"date-{asked.id}", value), _tick(asked)
    heed(_take_date, asked.id, view.key, tick.key)
    st.date_input(
        plain(asked.ask),
        value=view.start,
        min_value=kind.minimum,
        max_value=kind.maximum,
        format="YYYY-MM-DD",
        key=view.key,
        label_visibility="collapsed",
        width=220,
    )
    _dont_know(tick)


def _number(asked: Input) -> None:
    given, texts = session().answers.given.get(asked.id), words()
    typed = session().controls.drafts.get(asked.id, "")
    read = _read(asked.id, typed)
    wrong = bool(typed) and read is None
    if not wrong and (given is None or read is None or read.value != given.value):
        typed = "" if given is None or given.value is None else value_text(given.value)
    view, tick = show(f"number-{asked.id}", typed), _tick(asked)
    heed(_take_number, asked.id, view.key, tick.key)
    st.text_input(
        plain(asked.ask),
        value=view.start,
        key=view.key,
        label_visibility="collapsed",
        width=220,
    )
    if wrong:
        problem = texts["number_invalid_keeps" if given else "number_invalid"].format(expected=asked.type.expected())
        st.html(render("questionnaire/number_invalid.html", problem=problem))
    _dont_know(tick)


def _tick(asked: Input) -> View[bool]:
    given = session().answers.given.get(asked.id)
    return show(f"dont-know-{asked.id}", given is not None and given.value is None)


def _dont_know(tick: View[bool]) -> None:
    st.checkbox(catalogue(session().pack.language)["dont_know"], value=tick.start, key=tick.key)


def _code(asked: Input) -> str | None:
    """The answer as the widgets name it; None without an answer."""
    given = session().answers.given.get(asked.id)
    if given is None:
        return None
    return DONT_KNOW if given.value is None else value_text(given.value)


def _take_option(news: News, fact: str, key: str) -> None:
    if (chosen := news[key]) is not None:
        session().set_value(fact, answers_from(session().pack, {fact: chosen}).given[fact].value)


def _take_date(news: News, fact: str, key: str, tick: str) -> None:
    value = news.get(key)
    if value is not None:
        session().set_value(fact, cast("date", value))
    else:
        _take_tick(news, fact, tick)


def _take_number(news: News, fact: str, key: str, tick: str) -> None:
    typed = str(news.get(key, ""))
    if not typed.strip():
        _take_tick(news, fact, tick)
        return
    session().controls.drafts[fact] = typed
    if (read := _read(fact, typed)) is not None:
        session().set_value(fact, read.value)


def _take_tick(news: News, fact: str, tick: str) -> None:
    """Take a "don't know"; where there is none, the field was emptied or the tick taken away."""
    if news.get(tick):
        session().controls.drafts.pop(fact, None)
        session().set_value(fact, None)
    else:
        session().clear(fact)


def _read(fact: str, typed: str) -> Answer | None:
    """The answer that was typed for a number; None if it cannot be one."""
    try:
        return answers_from(session().pack, {fact: typed}).given[fact]
    except InvalidAnswers:
        return None
