"""Starting from a case that ships or from a saved file, saving, and clearing; whatever is replaced can be had back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

import streamlit as st

from advisor import Answers, InvalidAnswers, read_answers, write_answers
from advisor.diagnostics import Diagnostic, Location, diagnostics_to_text
from components.desk import Notice, desk
from components.links import page_link
from components.texts import html, plain, words
from components.widgets import News, heed, pressing

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from advisor import Snapshot


def files() -> None:
    """The menu for everything that concerns the answers as a whole."""
    current, texts = desk(), words()
    with st.popover(texts["files"], width="content", key=f"files-{current.menus}"):
        if current.pack.snapshots:
            st.html(f'<h2 class="small">{html(texts["files_start"])}</h2>')
        for snapshot in current.pack.snapshots.values():
            label = texts["files_start_button"].format(title=snapshot.title, as_of=snapshot.as_of)
            st.button(plain(label), key=f"start-{snapshot.id}", on_click=pressing(_start), args=(snapshot,))
        st.html(f'<h2 class="small">{html(texts["files_load"])}</h2><p class="fine">{html(texts["files_load_about"])}</p>')
        key = f"upload-{current.menus}"
        st.file_uploader(
            texts["files_load"],
            type=["yaml", "yml", "json"],
            key=key,
            label_visibility="collapsed",
        )
        heed(_upload, "", key)
        st.html(f'<h2 class="small">{html(texts["files_save"])}</h2>')
        save_button("save-menu", texts["files_save_button"])
        if current.answers.given:
            st.button(texts["files_clear"], key="clear-all", type="tertiary", on_click=pressing(_clear))
        if current.undo is not None and current.undo.given:
            st.button(texts["bring_back"], key="bring-back-menu", type="tertiary", on_click=pressing(_bring_back))


def save_button(key: str, label: str) -> None:
    """A button that saves the answers as a file."""
    st.download_button(
        label, saver(), file_name="answers.yaml", mime="application/yaml", key=key, on_click="ignore", width="content"
    )


def saver() -> Callable[[], str]:
    """Writes the answers as a file when it is called, at a time when the session is out of reach."""
    current = desk()
    return lambda: write_answers(
        current.pack, current.answers, title=words()["saved_title"], saved_at=datetime.now().astimezone()
    )


def notices() -> None:
    """Tell what happened to the answers as a whole, and warn where the address cannot hold them."""
    current, texts = desk(), words()
    told = current.notice
    with st.container(key="notices", gap="small"):
        if told is not None:
            mark = f"{texts['mark_alert']} " if told.failed else ""
            role = "alert" if told.failed else "status"
            st.html(f'<p role="{role}" class="notice">{html(mark + texts[told.text].format(about=told.about))}</p>')
            if told.problems:
                st.code(diagnostics_to_text(told.problems), language=None, wrap_lines=True)
            if current.answers.remarks and told.text != "kept_entries":
                st.html(f'<p class="notice">{html(texts["kept_entries"])}</p>')
                st.code(diagnostics_to_text(current.answers.remarks), language=None, wrap_lines=True)
            before = current.undo is not None and (current.undo.given or told.text == "trial_kept")
            if before and not told.failed:
                st.button(texts["bring_back"], key="bring-back", type="tertiary", on_click=pressing(current.bring_back))
        if current.trial_ended:
            st.html(f'<p role="status" class="notice">{html(texts["trial_ended"])}</p>')
        if current.trial is not None and current.page != "recommendations":
            st.html(f'<p class="notice">{html(texts["trial_running"])}</p>')
            page_link("recommendations", texts["trial_back"])
        if current.shortened:
            st.html(f'<p role="alert" class="notice">{html(texts["mark_alert"])} {html(texts["too_long"])}</p>')
            save_button("save-long", texts["files_save_button"])


def _close() -> None:
    """Put a closed menu in the place of the open one, which would lie over what is told of the answers."""
    desk().menus += 1


def _bring_back() -> None:
    _close()
    desk().bring_back()


def _start(snapshot: Snapshot) -> None:
    _close()
    about = words()["files_start_button"].format(title=snapshot.title, as_of=snapshot.as_of)
    desk().replace_all(Answers(given=snapshot.answers), Notice("loaded_snapshot", about))


def _clear() -> None:
    _close()
    desk().replace_all(Answers(given={}), Notice("cleared"))


def _upload(news: News, _subject: str, key: str) -> None:
    uploaded, current = cast("UploadedFile | None", news[key]), desk()
    if uploaded is None:
        return
    _close()  # its field is empty again, ready for the same file
    try:
        answers = read_answers(current.pack, _text_of(uploaded.getvalue(), uploaded.name), uploaded.name)
    except InvalidAnswers as error:
        current.notice = Notice("load_refused", uploaded.name, error.diagnostics, failed=True)
        return
    current.replace_all(answers, Notice("loaded_file", uploaded.name))


def _text_of(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidAnswers([Diagnostic(Location(name), "not-utf-8", words()["not_text"])]) from None
