"""The two choices at the head of the questionnaire: in which order the questions come, and what they are asked for."""

from __future__ import annotations

import streamlit as st

from elements.prose import paragraph
from elements.texts import words
from elements.widgets import News, heed, show
from session.current import session
from views.questionnaire.navigation import take_order, take_purpose

_BY_TOPIC, _QUICKEST = "topic", "quickest"
_ADVICE, _FULL = "advice", "full"


def order() -> None:
    """Let the reader choose, with a line that says what is chosen."""
    interview, texts, lists = session().interview, words(), session().pack.profiles
    orders = {_BY_TOPIC: texts["order_topic"], _QUICKEST: texts["order_quickest"]}
    purposes = {_ADVICE: texts["purpose_advice"], _FULL: texts["purpose_full"]}
    with st.container(key="modes", gap="small"):
        with st.container(key="mode-switches", horizontal=True, gap="large"):
            _switch("order", texts["order"], orders, _QUICKEST if interview.quickest else _BY_TOPIC)
            if lists:
                _switch("purpose", texts["purpose"], purposes, _FULL if interview.full else _ADVICE)
        about = f"{texts['order_quickest_about' if interview.quickest else 'order_topic_about']} "
        about += texts["purpose_full_about" if interview.full else "purpose_advice_about"] if lists else ""
        paragraph(about, "fine")


def _switch(name: str, label: str, options: dict[str, str], current: str) -> None:
    view = show(f"mode-{name}", current)
    heed(_take, name, view.key)
    st.segmented_control(
        label,
        list(options),
        default=view.start,
        format_func=options.__getitem__,
        key=view.key,
        required=True,
    )


def _take(news: News, _name: str, key: str) -> None:
    match news[key]:
        case "topic" | "quickest" as order:
            take_order(quickest=order == _QUICKEST)
        case "advice" | "full" as purpose:
            take_purpose(full=purpose == _FULL)
