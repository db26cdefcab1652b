"""One question: what is asked, what the article stated in its time, the options, the reader's note, and why it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import Date, InvalidAnswers, answer_label, answers_from, article_state, capitalised, catalogue, type_name, value_text
from components.desk import desk
from components.interview import clashing, step
from components.reasons import why_this_question
from components.texts import html, plain, words
from components.widgets import is_echo, show

if TYPE_CHECKING:
    from advisor import Contradiction, Input

DONT_KNOW = "unknown"  # no option can have this name


def question(asked: Input) -> None:
    """Show `asked`, folded to a line where no answer to it changes anything; it can be opened and answered all the same."""
    with st.container(key=f"question-{asked.id}", gap="small"):
        if not _is_folded(asked.id):
            asked_in_full(asked)
            return
        label = words()["fold"].format(question=plain(asked.ask))
        line = st.expander(label, key=_fold(asked.id), on_change=desk().touch, type="compact")
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
    parts += [_clash(asked, clash) for clash in clashing() if asked.id in clash.inputs]
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


def _clash(asked: Input, clash: Contradiction) -> str:
    texts, inputs = words(), desk().pack.inputs
    others = "; ".join(capitalised(inputs[name].title) for name in clash.inputs if name != asked.id)
    also = f"<p>{html(texts['clash_with'])} {html(others)}</p>" if others else ""
    title = f"{texts['mark_alert']} {texts['clash']}"
    return f'<div class="alert"><p><strong>{html(title)}</strong></p><p>{html(clash.constraint.because)}</p>{also}</div>'


def _options(asked: Input) -> None:
    pack = desk().pack
    labels = {option.id: option.label for option in asked.options} or {
        code: answer_label(pack, asked.id, value) for code, value in (("yes", True), ("no", False))
    }
    labels[DONT_KNOW] = catalogue(pack.language)["dont_know"]
    anchors = {option.id: option.anchor for option in asked.options} | {DONT_KNOW: words()["dont_know_about"]}
    key = show(f"options-{asked.id}", _code(asked))
    st.radio(
        plain(asked.ask),
        list(labels),
        index=None,
        format_func=lambda code: plain(labels[code]),
        captions=[plain(anchors.get(code, "")) for code in labels],
        key=key,
        on_change=_take_text,
        args=(asked.id, key),
        label_visibility="collapsed",
    )


def _date(asked: Input, kind: Date) -> None:
    given = desk().answers.given.get(asked.id)
    key = show(f"date-{asked.id}", given.value if given else None)
    st.date_input(
        plain(asked.ask),
        value=None,
        min_value=kind.minimum,
        max_value=kind.maximum,
        format="YYYY-MM-DD",
        key=key,
        on_change=_take_date,
        args=(asked.id, key),
        label_visibility="collapsed",
        width=220,
    )
    _dont_know(asked)


def _number(asked: Input) -> None:
    current, texts = desk(), words()
    code = _code(asked)
    typed = current.drafts.get(asked.id, "" if code in {None, DONT_KNOW} else code)
    key = show(f"number-{asked.id}", typed)
    st.text_input(
        plain(asked.ask), key=key, on_change=_take_number, args=(asked.id, key), label_visibility="collapsed", width=220
    )
    if asked.id in current.drafts:
        key = "number_invalid_keeps" if code else "number_invalid"
        problem = texts[key].format(expected=asked.type.expected())
        st.html(f'<div class="alert"><p>{html(texts["mark_alert"])} {html(problem)}</p></div>')
    _dont_know(asked)


def _dont_know(asked: Input) -> None:
    given = desk().answers.given.get(asked.id)
    key = show(f"dont-know-{asked.id}", given is not None and given.value is None)
    st.checkbox(catalogue(desk().pack.language)["dont_know"], key=key, on_change=_take_dont_know, args=(asked.id, key))


def _note_and_clear(asked: Input) -> None:
    given, texts = desk().answers.given.get(asked.id), words()
    if given is None:
        return
    key = show(f"note-{asked.id}", given.note)
    st.text_area(
        plain(texts["note_about"].format(question=asked.ask)),
        key=key,
        height=72,
        placeholder=texts["note_placeholder"],
        on_change=_take_note,
        args=(asked.id, key),
        label_visibility="collapsed",
    )
    st.button(
        texts["clear"],
        key=f"clear-{asked.id}",
        type="tertiary",
        on_click=desk().clear,
        args=(asked.id,),
    )


def _code(asked: Input) -> str | None:
    """The answer as the widgets name it; None without an answer."""
    given = desk().answers.given.get(asked.id)
    if given is None:
        return None
    return DONT_KNOW if given.value is None else value_text(given.value)


def _take_text(fact: str, key: str) -> None:
    chosen = st.session_state[key]
    if chosen is not None and not _is_late(key):
        desk().set_value(fact, answers_from(desk().pack, {fact: chosen}).given[fact].value)


def _take_number(fact: str, key: str) -> None:
    typed = st.session_state[key]
    if _is_late(key):
        return
    if not typed.strip():
        desk().clear(fact)
        return
    try:
        value = answers_from(desk().pack, {fact: typed}).given[fact].value
    except InvalidAnswers:
        desk().drafts[fact] = typed
        return
    desk().drafts.pop(fact, None)
    desk().set_value(fact, value)


def _take_date(fact: str, key: str) -> None:
    if _is_late(key):
        return
    if st.session_state[key] is None:
        desk().clear(fact)
    else:
        desk().set_value(fact, st.session_state[key])


def _take_dont_know(fact: str, key: str) -> None:
    if _is_late(key):
        return
    if st.session_state[key]:
        desk().set_value(fact, None)
    else:
        desk().clear(fact)


def _take_note(fact: str, key: str) -> None:
    if not _is_late(key) and fact in desk().answers.given:
        desk().set_note(fact, st.session_state[key] or "")


def _is_late(key: str) -> bool:
    desk().touch()
    return is_echo(key)
