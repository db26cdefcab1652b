"""Widgets as views of the desk: each shows what lies there, and what it reports is taken only if it is news.

A browser reports all its widgets with every click, also those whose value was meanwhile replaced here. So a value that replaces another
is shown by a widget of its own, told apart by its key, and what a key is already known to hold is no news.
A widget starts with its value and is never sent one later: what is sent gets lost when the next click interrupts the run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

import streamlit as st

_KEY = "widgets"
_Value = TypeVar("_Value")


class View(NamedTuple, Generic[_Value]):
    """The key of a widget, and the value that it starts with."""

    key: str
    start: _Value


@dataclass
class _Widgets:
    """The widgets of one session; `here` has the names of those that the browser may have on its page."""

    views: dict[str, tuple[int, View[object]]] = field(default_factory=dict)
    known: dict[str, object] = field(default_factory=dict)
    here: set[str] = field(default_factory=set)
    drawn: set[str] = field(default_factory=set)


def begin() -> None:
    """A run of the script begins; one that was interrupted takes nothing off the browser's page."""
    _widgets().drawn.clear()


def end() -> None:
    """The run has drawn the whole page; the browser drops what is not on it."""
    _widgets().here = set(_widgets().drawn)


def renew() -> None:
    """From now on every widget is another one: what can be chosen may have changed."""
    _widgets().here.clear()


def show(name: str, value: _Value) -> View[_Value]:
    """The widget `name` that shows `value`: the one that is on the page if it does, else another."""
    widgets = _widgets()
    count, view = widgets.views.get(name, (0, View(name, value)))
    if name not in widgets.here or view.key not in st.session_state or st.session_state[view.key] != value:
        view = View(f"{name}~{count}" if count else name, value)
        widgets.views[name] = count + 1, view
        widgets.known[view.key] = value
    widgets.here.add(name)
    widgets.drawn.add(name)
    return view  # type: ignore[return-value]  # what was shown under a name is always of one type


def is_news(key: str) -> bool:
    """Whether the widget `key` holds another value than it was known to hold; from now on it is known."""
    known, value = _widgets().known, st.session_state.get(key)
    if known.get(key) == value:
        return False
    known[key] = value
    return True


def _widgets() -> _Widgets:
    found: _Widgets = st.session_state.setdefault(_KEY, _Widgets())
    return found
