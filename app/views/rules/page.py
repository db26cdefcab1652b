"""The rules: each as a sentence, with its reason, passages, assumptions and cases; constraints, properties and what was proved too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.search import find_rules
from elements.chooser import chooser
from elements.frame import move
from elements.prose import heading, paragraph
from elements.texts import words
from session.current import session
from views.rules.assumptions import assumptions
from views.rules.constraints import constraints
from views.rules.properties import properties
from views.rules.rules import ALL, rules
from views.rules.verification import checks

if TYPE_CHECKING:
    from collections.abc import Callable

    from advisor import Pack


@dataclass(frozen=True, slots=True)
class Part:
    """What the page shows besides rules: the key of its title, how it is shown, and of how many things (None: not counted)."""

    title: str
    show: Callable[[], None]
    count: int | None = None


def main() -> None:
    """The topics and other parts, beside what belongs to one."""
    pack, texts = session().pack, words()
    rail, body = st.columns([1, 2.6], gap="large")
    parts = _parts(pack)
    options = {**pack.topics, ALL: texts["rules_all"], **{name: texts[part.title] for name, part in parts.items()}}
    with body:
        paragraph(texts["rules_intro"], "lead")
    chosen = chooser("part", texts["rules_topic"], options, _about, rail.container(key="rail"))
    with body, st.container(key="part"):
        heading(2, options[chosen])
        if chosen in parts:
            parts[chosen].show()
        else:
            rules(None if chosen == ALL else chosen)
    move()


def _parts(pack: Pack) -> dict[str, Part]:
    """The parts that have something in them."""
    found = {
        "all-constraints": Part("rules_constraints", constraints, len(pack.constraints)),
        "all-properties": Part("rules_properties", properties, len(pack.properties)),
        "all-assumptions": Part("rules_assumed", assumptions, len(pack.assumptions)),
        "all-checks": Part("rules_checks", checks),
    }
    return {name: part for name, part in found.items() if part.count != 0}


def _about(name: str) -> str:
    """How many rules or other things a part has."""
    pack, texts = session().pack, words()
    part = _parts(pack).get(name)
    count = part.count if part else len(find_rules(pack, topic=None if name == ALL else name))
    return texts["rules_checks_about"] if count is None else texts["rules_count"].format(count=count)
