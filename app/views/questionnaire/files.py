"""Starting from a case that ships or from a saved file, saving, and clearing; whatever is replaced can be brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st

from advisor import Answers, InvalidAnswers, read_answers
from advisor.diagnostics import Diagnostic, Location
from elements.saving import save_button
from elements.templates import render
from elements.texts import plain, words
from elements.widgets import News, heed, pressing
from session.current import session
from session.message import Message

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from advisor import Snapshot


def files() -> None:
    """The menu for everything that concerns the answers as a whole."""
    current, texts = session(), words()
    with st.popover(texts["files"], width="content", key=f"files-{current.controls.menus_closed}"):
        if current.pack.snapshots:
            _title(texts["files_start"])
        for snapshot in current.pack.snapshots.values():
            st.button(plain(_named(snapshot)), key=f"start-{snapshot.id}", on_click=pressing(_start), args=(snapshot,))
        _title(texts["files_load"], texts["files_load_about"])
        key = f"upload-{current.controls.menus_closed}"
        heed(_upload, "", key)
        st.file_uploader(
            texts["files_load"],
            type=["yaml", "yml", "json"],
            key=key,
            label_visibility="collapsed",
        )
        _title(texts["files_save"])
        save_button("save-menu", texts["files_save_button"])
        if current.answers.given:
            st.button(texts["files_clear"], key="clear-all", type="tertiary", on_click=pressing(_clear))
        if current.replaced is not None and current.replaced.given:
            st.button(texts["bring_back"], key="bring-back-menu", type="tertiary", on_click=pressing(_bring_back))


def _title(title: str, about: str = "") -> None:
    st.html(render("questionnaire/files_title.html", title=title, about=about))


def _named(snapshot: Snapshot) -> str:
    return words()["files_start_button"].format(title=snapshot.title, as_of=snapshot.as_of)


def _close() -> None:
    """Put a closed menu in the place of the open one, which would lie over the message on the answers."""
    session().controls.menus_closed += 1


def _bring_back() -> None:
    _close()
    session().bring_back()


def _start(snapshot: Snapshot) -> None:
    _close()
    session().replace_all(Answers(given=snapshot.answers), Message("loaded_snapshot", _named(snapshot)))


def _clear() -> None:
    _close()
    session().replace_all(Answers(given={}), Message("cleared"))


def _upload(news: News, _subject: str, key: str) -> None:
    uploaded, current = cast("UploadedFile | None", news[key]), session()
    if uploaded is None:
        return
    _close()  # its field is empty again, ready for the same file
    try:
        answers = read_answers(current.pack, _text_of(uploaded.getvalue(), uploaded.name), uploaded.name)
    except InvalidAnswers as error:
        current.message = Message("load_refused", uploaded.name, error.diagnostics, failed=True)
        return
    current.replace_all(answers, Message("loaded_file", uploaded.name))


def _text_of(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidAnswers([Diagnostic(Location(name), "not-utf-8", words()["not_text"])]) from None
