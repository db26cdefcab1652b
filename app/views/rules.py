"""The rules: each as a sentence, with its reason, passages, assumptions and cases; constraints and properties too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import capitalised, constraint_sentence, find_rules, property_sentence, rule_sentence
from components.choosing import choose, chooser
from components.covered import shown_by_cases, tested
from components.desk import desk
from components.examples import examples
from components.frame import move
from components.links import RULE, RULES
from components.sources import assumptions, passages
from components.texts import html, words

if TYPE_CHECKING:
    from advisor import Constraint, Property, Rule

ALL, CONSTRAINTS, PROPERTIES = "all", "constraints", "properties"


def main() -> None:
    """The topics beside the rules of one."""
    current, texts = desk(), words()
    rail, body = st.columns([1, 2.6], gap="large")
    options = {**current.pack.topics, ALL: texts["rules_all"]}
    options |= {CONSTRAINTS: texts["rules_constraints"]} if current.pack.constraints else {}
    options |= {PROPERTIES: texts["rules_properties"]} if current.pack.properties else {}
    with body:
        st.html(f'<p class="lead">{html(texts["rules_intro"])}</p>')
    part = chooser(RULES, texts["rules_topic"], options, about, rail.container(key="rail"))
    with body, st.container(key="part"):
        st.html(f"<h2>{html(options[part])}</h2>")
        match part:
            case "constraints":
                constraints()
            case "properties":
                properties()
            case _:
                rules(None if part == ALL else part)
    move()


def about(part: str) -> str:
    """How many rules a part has."""
    pack = desk().pack
    match part:
        case "constraints":
            count = len(pack.constraints)
        case "properties":
            count = len(pack.properties)
        case _:
            count = len(find_rules(pack, topic=None if part == ALL else part))
    return words()["rules_count"].format(count=count)


def rules(topic: str | None) -> None:
    """The rules of a topic that have the words searched for."""
    pack, texts = desk().pack, words()
    tested(topic)
    sought = st.text_input(
        texts["rules_search"], key="rules-search", type="search", placeholder=texts["rules_search_placeholder"], live=True,
        on_change=desk().touch,
    )  # fmt: skip
    found, everywhere = find_rules(pack, sought or "", topic), find_rules(pack, sought or "")
    asked_for = st.query_params.get(RULE, "")
    if sought:
        st.html(f'<p class="fine" role="status">{html(texts["rules_found"].format(count=len(found), total=len(pack.rules)))}</p>')
        if not found:
            st.html(f'<p class="lead">{html(texts["rules_none"])}</p>')
        if topic and len(everywhere) > len(found):
            st.button(
                texts["rules_elsewhere"].format(count=len(everywhere)), key="everywhere", on_click=choose, args=(RULES, ALL)
            )
    for name, label in pack.topics.items():
        of_topic = [rule for rule in found if rule.topic == name]
        if of_topic and topic is None:
            st.html(f"<h3>{html(label)}</h3>")
        for shown in of_topic:
            rule(shown, opened=shown.id == asked_for)
    if asked_for in pack.rules:
        desk().go_to(place_of(asked_for), asked_for)


def place_of(name: str) -> str:
    """The class of the element that shows a rule."""
    return f"st-key-rule-{name.replace('.', '-')}"


def rule(shown: Rule, *, opened: bool) -> None:
    """A rule as a sentence; the rest is worked out when it is opened."""
    pack, texts = desk().pack, words()
    with st.container(key=f"rule-{shown.id}", gap="small"):
        title = capitalised(pack.derived[shown.then].title)
        st.html(f'<h3 class="rule-title">{html(title)}</h3><p class="rule-sentence">{html(rule_sentence(pack, shown))}</p>')
        more = st.expander(texts["rule_details"], expanded=opened, key=f"more-{shown.id}", on_change=desk().touch, type="compact")
        if more.open:
            with more:
                st.html(f"<h4>{html(texts['rule_because'])}</h4><p>{html(shown.because)}</p>")
                passages(shown.claims)
                assumptions(shown.assumptions)
                examples(shown)
                shown_by_cases(shown)
                st.html(f'<p class="fine">{html(texts["rule_name"].format(name=shown.id))}</p>')


def constraints() -> None:
    """Which answers cannot go together."""
    pack = desk().pack
    for shown in pack.constraints.values():
        law(shown, constraint_sentence(pack, shown))


def properties() -> None:
    """What follows from the rules for every set of answers."""
    pack = desk().pack
    st.html(f'<p class="lead">{html(words()["rules_properties_about"])}</p>')
    for shown in pack.properties.values():
        law(shown, property_sentence(pack, shown))


def law(shown: Constraint | Property, sentence: str) -> None:
    """A constraint or property, with what it is taken from."""
    with st.container(key=f"law-{shown.id}", gap="small"):
        st.html(f'<p class="rule-sentence">{html(sentence)}</p><p class="rule-because">{html(shown.because)}</p>')
        if shown.claims or shown.assumptions:
            more = st.expander(words()["law_details"], key=f"more-law-{shown.id}", on_change=desk().touch, type="compact")
            if more.open:
                with more:
                    passages(shown.claims)
                    assumptions(shown.assumptions)


main()
