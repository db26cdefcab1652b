"""Widgets as views of the session: each shows a value kept there, and what it reports is taken only if it is news.

A browser reports all its widgets with every click, also those whose value was meanwhile replaced here. So a value that replaces another
is shown by a widget of its own, distinguished by its key, and what a key is already known to hold is no news.
A widget starts with its value and is never sent one later: what is sent gets lost when the next click interrupts the run.
For the same reason nothing is done while Streamlit calls back: a run that is interrupted there forgets what was reported. What is pressed
is only noted, and done when the next run begins, together with the news; neither can be interrupted there.
INVARIANT: what is done with news, or for a button, calls nothing of Streamlit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

import streamlit as st

_KEY = "widgets"
_BEHIND = 3  # widgets before the one on show that a browser may still report
_Value = TypeVar("_Value")
Action = Callable[..., None]
News = Mapping[str, object]


class View(NamedTuple, Generic[_Value]):
    """The key of a widget, and the value that it starts with."""

    key: str
    start: _Value


@dataclass
class _Widgets:
    """The widgets of one session; `here` has the names of those that the browser may have on its page."""

    views: dict[str, tuple[int, View[object]]] = field(default_factory=dict)
    known: dict[str, object] = field(default_factory=dict)
    heeded: dict[str, tuple[Action, str, tuple[str, ...]]] = field(default_factory=dict)
    pressed: list[tuple[Action, tuple[object, ...]]] = field(default_factory=list)
    here: set[str] = field(default_factory=set)
    drawn: set[str] = field(default_factory=set)


def begin() -> bool:
    """Begin a run: take the news, and do what was pressed. True if there was any."""
    widgets = _widgets()
    widgets.drawn.clear()  # a run that was interrupted takes nothing off the browser's page
    found = {key: st.session_state[key] for key in widgets.heeded if key in st.session_state}
    # From here on nothing of Streamlit is called.
    news = {key: value for key, value in found.items() if key not in widgets.known or widgets.known[key] != value}
    widgets.known |= news
    pressed, widgets.pressed[:] = [*widgets.pressed], []
    for take, subject, keys in dict.fromkeys(widgets.heeded[key] for key in news):
        take(news, subject, *keys)
    for action, args in pressed:
        action(*args)
    return bool(news or pressed)


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
        view = View(_key(name, count), value)
        widgets.views[name] = count + 1, view
        widgets.known[view.key] = value
        for forgotten in (widgets.known, widgets.heeded):
            forgotten.pop(_key(name, count - _BEHIND - 1), None)
    widgets.here.add(name)
    widgets.drawn.add(name)
    return view  # type: ignore[return-value]  # what was shown under a name is always of one type


def heed(take: Action, subject: str, *keys: str) -> None:
    """Let `take(news, subject, *keys)` have the news of these widgets, once for all of them.

    It is called before they are drawn: the run may be interrupted right after, and the browser then reports what it shows.
    """
    widgets = _widgets()
    for key in keys:
        widgets.known[key] = st.session_state.get(key, widgets.known.get(key))
        widgets.heeded[key] = take, subject, keys


def pressing(action: Action) -> Action:
    """The callback of a button that has `action` done."""
    pressed = _widgets().pressed
    return lambda *args: pressed.append((action, args))


def _key(name: str, count: int) -> str:
    return f"{name}~{count}" if count else name


def _widgets() -> _Widgets:
    found: _Widgets = st.session_state.setdefault(_KEY, _Widgets())
    return found
