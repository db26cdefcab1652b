"""The answers as a file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from advisor import write_answers
from elements.texts import words
from session.current import session

if TYPE_CHECKING:
    from collections.abc import Callable


def save_button(key: str, label: str) -> None:
    """A button that saves the answers as a file."""
    st.download_button(
        label, answers_writer(), file_name="answers.yaml", mime="application/yaml", key=key, on_click="ignore", width="content"
    )


def answers_writer() -> Callable[[], str]:
    """A function that writes the answers as a file; it is called later, when the session is out of reach."""
    current = session()
    return lambda: write_answers(
        current.pack, current.answers, title=words()["saved_title"], saved_at=datetime.now().astimezone()
    )
