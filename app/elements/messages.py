"""Messages above a page: what happened to the answers as a whole, and that the address cannot hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.diagnostics import diagnostics_to_text
from elements.links import page_link
from elements.prose import paragraph
from elements.saving import save_button
from elements.templates import render
from elements.texts import words
from elements.widgets import pressing
from session.current import session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.diagnostics import Diagnostic
    from session.message import Message


def messages() -> None:
    """Everything that is to be said of the answers as a whole."""
    current, texts = session(), words()
    with st.container(key="messages", gap="small"):
        if current.message is not None:
            _message(current.message)
        if current.trials.dropped:
            _line(texts["trial_ended"], role="status")
        if current.trials.current is not None and current.script_run.page != "recommendations":
            paragraph(texts["trial_running"], "message")
            page_link("recommendations", texts["trial_back"])
        if current.link.shortened:
            _line(f"{texts['mark_alert']} {texts['too_long']}", role="alert")
            save_button("save-long", texts["files_save_button"])


def _message(shown: Message) -> None:
    current, texts = session(), words()
    text = texts[shown.text].format(about=shown.about)
    if shown.failed:
        _line(f"{texts['mark_alert']} {text}", role="alert")
    else:
        _line(text, role="status")
    _problems(shown.problems)
    if current.answers.remarks and shown.text != "kept_entries":
        paragraph(texts["kept_entries"], "message")
        _problems(current.answers.remarks)
    before = current.replaced is not None and (current.replaced.given or shown.text == "trial_kept")
    if before and not shown.failed:
        st.button(texts["bring_back"], key="bring-back", type="tertiary", on_click=pressing(current.bring_back))


def _line(text: str, *, role: str) -> None:
    st.html(render("elements/message.html", text=text, role=role))


def _problems(shown: Sequence[Diagnostic]) -> None:
    if shown:
        st.code(diagnostics_to_text(shown), language=None, wrap_lines=True)
