"""Links between the pages; each carries the answers and the walk through the questions, so that it also works in a new tab."""

from __future__ import annotations

import streamlit as st

from components.desk import QUESTION, desk
from components.texts import plain

PAGES = {"questionnaire": "", "recommendations": "recommendations", "rules": "rules"}  # the first is shown at the bare address
TOPIC, VIEW, RULES, RULE = "t", "v", "s", "r"


def page_link(page: str, label: str, **look_at: str) -> None:
    """A link to one of the three pages, and there to what `look_at` names."""
    st.page_link(f"views/{page}.py", label=plain(label), query_params={**desk().in_address(), **look_at})


def question_link(fact: str, label: str) -> None:
    """A link to a question."""
    page_link("questionnaire", label, **{TOPIC: desk().pack.inputs[fact].topic, QUESTION: fact})


def rule_link(rule: str, label: str) -> None:
    """A link to a rule."""
    page_link("rules", label, **{RULES: desk().pack.rules[rule].topic, RULE: rule})
