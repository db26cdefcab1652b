"""Links between the pages; each carries the answers and the interview, so that it also works in a new tab."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from elements.texts import plain
from session.current import session

PAGES = {"questionnaire": "", "recommendations": "recommendations", "rules": "rules"}  # the first is shown at the bare address


def file_of(page: str) -> str:
    """The file by which Streamlit knows a page."""
    return f"views/{page}/page.py"


def page_link(page: str, label: str, **look_at: str) -> None:
    """A link to a page, and there to what the fields `look_at` of its address name."""
    st.page_link(file_of(page), label=plain(label), query_params=replace(session().address, **look_at).parameters())


def question_link(fact: str, label: str) -> None:
    """A link to a question."""
    page_link("questionnaire", label, topic=session().pack.inputs[fact].topic, question=fact)


def rule_link(rule: str, label: str) -> None:
    """A link to a rule."""
    page_link("rules", label, part=session().pack.rules[rule].topic, rule=rule)
