"""One question: what is asked, what the article stated in its time, the options, the reader's note, and why it is asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import streamlit as st

from advisor import InvalidAnswers
from advisor.pack.types import Date, value_text
from advisor.reader.loader import answers_from
from advisor.render.catalogue import catalogue
from advisor.render.passages import article_state
from advisor.render.phrases import answer_label, type_name
from components.clashes import clashes_at
from components.desk import desk
from components.interview import step
from components.opening import opener
from components.reasons import why_this_question
from components.texts import html, plain, words
from components.widgets import News, View, heed, pressing, show

if TYPE_CHECKING:
    from advisor.pack import Answer, Input
    from advisor.pack.types import Value

DONT_KNOW = "unknown"  # no option can have this name


def question(asked: Input) -> None:
    """Show `asked`, folded to a line where no answer to it changes anything; it can be opened and answered all the same."""
    with st.container(key=f"question-{asked.id}", gap="small"):
        if not _is_folded(asked.id):
            asked_in_full(asked)
            return
        label = words()["fold"].format(question=plain(asked.ask))
        line = opener(label, _fold(asked.id), compact=True)
        if line.open:
            with line:
                asked_in_full(asked)


def unfold(fact: str) -> None:
    """Let a question be open from the next time it is shown."""
    if _is_folded(fact):
        st.session_state[_fold(fact)] = True


def _is_folded(fact: str) -> bool:
    """Answered while it is open, a fold stays as long as its page is shown: what was clicked does not move away."""
    found = step()
    if found is None or fact in found.relevant:
        return False
    return fact not in desk().answers.given or _fold(fact) in st.session_state


def _fold(fact: str) -> str:
    return f"fold-{fact}"


def asked_in_full(asked: Input) -> None:
    """Show `asked` with all that belongs to it."""
    st.html(_head(asked))
    clashes_at(asked.id)
    if isinstance(asked.type, Date):
        _date(asked, asked.type)
    elif type_name(asked) == "number":
        _number(asked)
    else:
        _options(asked)
    if asked.anchors:
        st.html(f'<p class="fine">{html(catalogue(desk().pack.language)[f"anchors_{asked.anchors}"])}</p>')
    with st.container(gap="small"):
        _note_and_clear(asked)
    why_this_question(asked)


def _head(asked: Input) -> str:
    stated = article_state(desk().pack, asked.id)
    parts = [f"<h3>{html(asked.ask)}</h3>"]
    parts += [f'<p class="help">{html(asked.help)}</p>'] if asked.help else []
    parts += [f'<p class="article-state">{html(stated)}</p>']
    if about := _use(asked):
        parts.append(f'<p class="use">{html(about)}</p>')
    return f'<div class="question-head">{"".join(parts)}</div>'


def _use(asked: Input) -> str:
    """What is to be said of a question or an answer on which nothing depends."""
    found, texts = step(), words()
    if found is None or (asked.id in found.relevant and asked.id not in found.unused):
        return ""
    for_what = texts["results_full" if desk().walk.full else "results"]
    if asked.id in found.unused:
        return texts["unused"].format(results=for_what)
    if asked.id in desk().answers.given:
        return ""
    lists = desk().pack.profiles and not desk().walk.full
    return texts["needless_but_lists" if lists else "needless"].format(results=for_what)


def _options(asked: Input) -> None:
    pack = desk().pack
    labels = {option.id: option.label for option in asked.options} or {
        code: answer_label(pack, asked.id, value) for code, value in (("yes", True), ("no", False))
    }
    labels[DONT_KNOW] = catalogue(pack.language)["dont_know"]
    anchors = {option.id: option.anchor for option in asked.options} | {DONT_KNOW: words()["dont_know_about"]}
    view = show(f"options-{asked.id}", _code(asked))
    st.radio(
        plain(asked.ask),
        list(labels),
        index=None if view.start is None else list(labels).index(view.start),
        format_func=lambda code: plain(labels[code]),
        captions=[plain(anchors.get(code, "")) for code in labels],
        key=view.key,
        label_visibility="collapsed",
    )
    heed(_take_option, asked.id, view.key)


def _date(asked: Input, kind: Date) -> None:
    given = desk().answers.given.get(asked.id)
    value = given.value if given and isinstance(given.value, date) else None
    view, tick = show(f"date-{asked.id}", value), _tick(asked)
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
    heed(_take_date, asked.id, view.key, tick.key)


def _number(asked: Input) -> None:
    given, texts = desk().answers.given.get(asked.id), words()
    typed = desk().drafts.get(asked.id, "")
    read = _read(asked.id, typed)
    wrong = bool(typed) and read is None
    if not wrong and (given is None or read is None or read.value != given.value):
        typed = "" if given is None or given.value is None else value_text(given.value)
    view, tick = show(f"number-{asked.id}", typed), _tick(asked)
    st.text_input(plain(asked.ask), value=view.start, key=view.key, label_visibility="collapsed", width=220)
    if wrong:
        problem = texts["number_invalid_keeps" if given else "number_invalid"].format(expected=asked.type.expected())
        st.html(f'<div class="alert"><p>{html(texts["mark_alert"])} {html(problem)}</p></div>')
    _dont_know(tick)
    heed(_take_number, asked.id, view.key, tick.key)


def _tick(asked: Input) -> View[bool]:
    given = desk().answers.given.get(asked.id)
    return show(f"dont-know-{asked.id}", given is not None and given.value is None)


def _dont_know(tick: View[bool]) -> None:
    st.checkbox(catalogue(desk().pack.language)["dont_know"], value=tick.start, key=tick.key)


def _note_and_clear(asked: Input) -> None:
    given, texts = desk().answers.given.get(asked.id), words()
    if given is None:
        return
    view = show(f"note-{asked.id}", given.note)
    st.text_area(
        plain(texts["note_about"].format(question=asked.ask)),
        value=view.start,
        key=view.key,
        height=72,
        placeholder=texts["note_placeholder"],
        label_visibility="collapsed",
    )
    heed(_take_note, asked.id, view.key)
    st.button(
        texts["clear"],
        key=f"clear-{asked.id}",
        type="tertiary",
        on_click=pressing(_clear),
        args=(asked.id, given.value),
    )


def _code(asked: Input) -> str | None:
    """The answer as the widgets name it; None without an answer."""
    given = desk().answers.given.get(asked.id)
    if given is None:
        return None
    return DONT_KNOW if given.value is None else value_text(given.value)


def _take_option(news: News, fact: str, key: str) -> None:
    if (chosen := news[key]) is not None:
        desk().set_value(fact, answers_from(desk().pack, {fact: chosen}).given[fact].value)


def _take_date(news: News, fact: str, key: str, tick: str) -> None:
    value = news.get(key)
    if value is not None:
        desk().set_value(fact, cast("date", value))
    else:
        _take_tick(news, fact, tick)


def _take_number(news: News, fact: str, key: str, tick: str) -> None:
    typed = str(news.get(key, ""))
    if not typed.strip():
        _take_tick(news, fact, tick)
        return
    desk().drafts[fact] = typed
    if (read := _read(fact, typed)) is not None:
        desk().set_value(fact, read.value)


def _take_tick(news: News, fact: str, tick: str) -> None:
    """Take a "don't know"; where there is none, the field was emptied or the tick taken away."""
    if news.get(tick):
        desk().drafts.pop(fact, None)
        desk().set_value(fact, None)
    else:
        desk().clear(fact)


def _read(fact: str, typed: str) -> Answer | None:
    """What was typed for a number, as an answer; None if it cannot be one."""
    try:
        return answers_from(desk().pack, {fact: typed}).given[fact]
    except InvalidAnswers:
        return None


def _take_note(news: News, fact: str, key: str) -> None:
    if fact in desk().answers.given:
        desk().set_note(fact, str(news[key] or ""))


def _clear(fact: str, shown: Value | None) -> None:
    """Take back the answer beside which the button was `shown`, and no other one given meanwhile."""
    given = desk().answers.given.get(fact)
    if given is not None and given.value == shown:
        desk().clear(fact)
