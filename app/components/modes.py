"""The two choices at the head of the questionnaire: in which order the questions come, and what they are asked for."""

from __future__ import annotations

import streamlit as st

from components.desk import desk
from components.interview import take_order, take_purpose
from components.texts import html, words
from components.widgets import News, heed, show

_BY_TOPIC, _QUICKEST = "topic", "quickest"
_ADVICE, _FULL = "advice", "full"


def modes() -> None:
    """Let the reader choose, with a line that says what is chosen."""
    walk, texts = desk().walk, words()
    orders = {_BY_TOPIC: texts["order_topic"], _QUICKEST: texts["order_quickest"]}
    purposes = {_ADVICE: texts["purpose_advice"], _FULL: texts["purpose_full"]}
    order, purpose = _QUICKEST if walk.quickest else _BY_TOPIC, _FULL if walk.full else _ADVICE
    with st.container(key="modes", gap="small"):
        with st.container(key="mode-switches", horizontal=True, gap="large"):
            _switch("order", texts["order"], orders, order)
            if desk().pack.profiles:
                _switch("purpose", texts["purpose"], purposes, purpose)
        about = f"{texts['order_quickest_about' if walk.quickest else 'order_topic_about']} "
        about += texts["purpose_full_about" if walk.full else "purpose_advice_about"] if desk().pack.profiles else ""
        st.html(f'<p class="fine">{html(about)}</p>')


def _switch(name: str, label: str, options: dict[str, str], current: str) -> None:
    view = show(f"mode-{name}", current)
    st.segmented_control(
        label,
        list(options),
        default=view.start,
        format_func=options.__getitem__,
        key=view.key,
        required=True,
    )
    heed(_take, name, view.key)


def _take(news: News, _name: str, key: str) -> None:
    match news[key]:
        case "topic" | "quickest" as order:
            take_order(quickest=order == _QUICKEST)
        case "advice" | "full" as purpose:
            take_purpose(full=purpose == _FULL)
