"""The rules: each as a sentence, with its reason, passages, assumptions and cases; constraints, properties and what was proved too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.phrases import capitalised, rule_sentence
from advisor.render.search import find_rules
from components.assumed import assumed
from components.checks import checks
from components.choosing import choose, chooser
from components.covered import shown_by_cases, tested
from components.desk import desk
from components.examples import examples
from components.frame import move
from components.laws import constraints, properties
from components.links import RULE, RULES
from components.opening import opener
from components.sources import assumptions, passages
from components.texts import html, words
from components.widgets import pressing

if TYPE_CHECKING:
    from collections.abc import Callable

    from advisor import Pack
    from advisor.pack import Rule

ALL = "all-topics"  # no topic has a hyphen in its name


def main() -> None:
    """The topics and other parts, beside what belongs to one."""
    current, texts = desk(), words()
    rail, body = st.columns([1, 2.6], gap="large")
    parts = _parts(current.pack)
    options = {**current.pack.topics, ALL: texts["rules_all"], **{name: texts[each.title] for name, each in parts.items()}}
    with body:
        st.html(f'<p class="lead">{html(texts["rules_intro"])}</p>')
    chosen = chooser(RULES, texts["rules_topic"], options, about, rail.container(key="rail"))
    with body, st.container(key="part"):
        st.html(f"<h2>{html(options[chosen])}</h2>")
        if chosen in parts:
            parts[chosen].show()
        else:
            rules(None if chosen == ALL else chosen)
    move()


@dataclass(frozen=True, slots=True)
class Part:
    """What the page shows besides rules: the key of its title, how it is shown, and of how many things (None: not counted)."""

    title: str
    show: Callable[[], None]
    count: int | None = None


def _parts(pack: Pack) -> dict[str, Part]:
    """The parts that have something in them."""
    found = {
        "all-constraints": Part("rules_constraints", constraints, len(pack.constraints)),
        "all-properties": Part("rules_properties", properties, len(pack.properties)),
        "all-assumptions": Part("rules_assumed", assumed, len(pack.assumptions)),
        "all-checks": Part("rules_checks", checks),
    }
    return {name: part for name, part in found.items() if part.count != 0}


def about(name: str) -> str:
    """How many rules or other things a part has."""
    pack, texts = desk().pack, words()
    part = _parts(pack).get(name)
    count = part.count if part else len(find_rules(pack, topic=None if name == ALL else name))
    return texts["rules_checks_about"] if count is None else texts["rules_count"].format(count=count)


def rules(topic: str | None) -> None:
    """The rules of a topic that have the words searched for."""
    pack, texts = desk().pack, words()
    tested(topic)
    sought = st.text_input(
        texts["rules_search"], key="rules-search", type="search", placeholder=texts["rules_search_placeholder"], live=True,
        on_change=pressing(_searched),
    )  # fmt: skip
    found, everywhere = find_rules(pack, sought or "", topic), find_rules(pack, sought or "")
    asked_for = st.query_params.get(RULE, "")
    new = desk().moved or asked_for != desk().sought
    if sought:
        st.html(f'<p class="fine" role="status">{html(texts["rules_found"].format(count=len(found), total=len(pack.rules)))}</p>')
        if not found:
            st.html(f'<p class="lead">{html(texts["rules_none"])}</p>')
        if topic and len(everywhere) > len(found):
            st.button(
                texts["rules_elsewhere"].format(count=len(everywhere)),
                key="everywhere",
                on_click=pressing(choose),
                args=(RULES, ALL),
            )
    for name, label in pack.topics.items():
        of_topic = [rule for rule in found if rule.topic == name]
        if of_topic and topic is None:
            st.html(f"<h3>{html(label)}</h3>")
        for shown in of_topic:
            rule(shown, sought=new and shown.id == asked_for)
    if asked_for in pack.rules:
        desk().go_to(place_of(asked_for), asked_for)


def _searched() -> None:
    """Nothing is to be done but to draw the page again."""


def place_of(name: str) -> str:
    """The class of the element that shows a rule."""
    return f"st-key-rule-{name.replace('.', '-')}"


def rule(shown: Rule, *, sought: bool) -> None:
    """A rule as a sentence; the rest is worked out when it is opened."""
    pack, texts = desk().pack, words()
    with st.container(key=f"rule-{shown.id}", gap="small"):
        title = capitalised(pack.derived[shown.then].title)
        st.html(f'<h3 class="rule-title">{html(title)}</h3><p class="rule-sentence">{html(rule_sentence(pack, shown))}</p>')
        more = opener(texts["rule_details"], f"more-{shown.id}", sought=sought, compact=True)
        if more.open:
            with more:
                st.html(f"<h4>{html(texts['rule_because'])}</h4><p>{html(shown.because)}</p>")
                passages(shown.claims)
                assumptions(shown.assumptions)
                examples(shown)
                shown_by_cases(shown)
                st.html(f'<p class="fine">{html(texts["rule_name"].format(name=shown.id))}</p>')
