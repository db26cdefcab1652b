"""The answers and the result as files."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.result.json import to_json
from advisor.render.result.markdown import to_markdown
from elements.saving import answers_writer
from elements.texts import words
from session.current import session

if TYPE_CHECKING:
    from session.state import Session


def downloads() -> None:
    """A menu of files; each is written when it is asked for."""
    current, texts = session(), words()
    with st.popover(texts["downloads"], width="content"):
        files = (
            ("answers", answers_writer(), "answers.yaml", "application/yaml"),
            ("markdown", partial(_report, current), "result.md", "text/markdown"),
            (
                "json",
                lambda: json.dumps(to_json(current.result), ensure_ascii=False, indent=2),
                "result.json",
                "application/json",
            ),
        )
        for name, write, file, mime in files:
            st.download_button(
                texts[f"download_{name}"],
                write,
                file_name=file,
                mime=mime,
                key=f"download-{name}",
                on_click="ignore",
                width="stretch",
            )


def _report(current: Session) -> str:
    """The result as a document, which has its own time; Streamlit asks for it outside a run, where no session is open."""
    current.script_run.restart_deadline()
    return to_markdown(current.result, deadline=current.script_run.deadline)
