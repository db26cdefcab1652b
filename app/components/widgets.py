"""Widgets as views of the desk: what they show is set here, and what they report is trusted unless it is only an echo.

Where one widget's change sets another (a date and its "don't know"), the browser may still report the other's old value with the
reader's next action. Taken for an answer, it would undo the change.
"""

from __future__ import annotations

from time import monotonic

import streamlit as st

from components.desk import desk

_ECHO = 1.5  # seconds; nobody chooses anew what was just replaced any sooner


def show(key: str, value: object) -> str:
    """Let the widget `key` show `value`, without touching one that does; returns the key."""
    replaced = desk().replaced
    if key in st.session_state and st.session_state[key] == value:
        replaced.pop(key, None)
        return key
    if key in st.session_state:
        replaced[key] = (st.session_state[key], monotonic())
    st.session_state[key] = value
    return key


def is_echo(key: str) -> bool:
    """Whether what the widget `key` reports is what `show` replaced a moment ago."""
    if key not in desk().replaced:
        return False
    value, since = desk().replaced[key]
    return bool(st.session_state[key] == value) and monotonic() - since < _ECHO
