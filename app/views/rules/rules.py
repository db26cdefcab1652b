"""The rules of a topic, each as a sentence, and the search for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.phrases import capitalised, rule_sentence
from advisor.render.search import find_rules
from elements.chooser import choose
from elements.expanders import expander
from elements.prose import heading, paragraph
from elements.sources import assumptions, passages
from elements.templates import render
from elements.texts import words
from elements.widgets import pressing
from session.current import session, shown_address
from views.rules.cases import cases_of
from views.rules.coverage import coverage_line
from views.rules.rule_coverage import shown_by_cases

if TYPE_CHECKING:
    from advisor.pack import Rule

ALL = "all-topics"  # the part of the page that has all rules; no topic has a hyphen in its name


def rules(topic: str | None) -> None:
    """The rules of a topic (None: of all) that have the words searched for."""
    current, texts = session(), words()
    pack, linked = current.pack, shown_address().rule
    coverage_line(topic)
    typed = st.text_input(
        texts["rules_search"], key="rules-search", type="search", placeholder=texts["rules_search_placeholder"], live=True,
        on_change=pressing(_searched),
    )  # fmt: skip
    found = find_rules(pack, typed or "", topic)
    if typed:
        _found(typed, topic, len(found))
    arrived = current.script_run.arrived
    new = current.viewport.is_new(linked, arrived=arrived)
    for name, label in pack.topics.items():
        of_topic = [rule for rule in found if rule.topic == name]
        if of_topic and topic is None:
            heading(3, label)
        for rule in of_topic:
            _rule(rule, sought=new and rule.id == linked)
    if linked in pack.rules:
        current.viewport.seek(f"st-key-rule-{linked.replace('.', '-')}", linked, arrived=arrived)


def _searched() -> None:
    """Nothing but to draw the page again."""


def _found(typed: str, topic: str | None, count: int) -> None:
    """How many rules have the words searched for, here and in all topics."""
    pack, texts = session().pack, words()
    everywhere = len(find_rules(pack, typed))
    st.html(render("rules/found.html", text=texts["rules_found"].format(count=count, total=len(pack.rules))))
    if not count:
        paragraph(texts["rules_none"], "lead")
    if topic and everywhere > count:
        label = texts["rules_elsewhere"].format(count=everywhere)
        st.button(label, key="everywhere", on_click=pressing(choose), args=("part", ALL))


def _rule(shown: Rule, *, sought: bool) -> None:
    """A rule as a sentence; the rest is worked out when it is opened."""
    pack, texts = session().pack, words()
    with st.container(key=f"rule-{shown.id}", gap="small"):
        title = capitalised(pack.derived[shown.then].title)
        st.html(render("rules/rule.html", title=title, sentence=rule_sentence(pack, shown)))
        more = expander(texts["rule_details"], f"more-{shown.id}", sought=sought, compact=True)
        if more.open:
            with more:
                st.html(render("rules/because.html", because=shown.because))
                passages(shown.claims)
                assumptions(shown.assumptions)
                cases_of(shown)
                shown_by_cases(shown)
                paragraph(texts["rule_name"].format(name=shown.id), "fine")
