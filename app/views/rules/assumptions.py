"""The assumptions of the encoding, and which recommendations depend on each: in every situation, or in some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.phrases import capitalised
from elements.expanders import expander
from elements.folding import fold
from elements.prose import heading, paragraph
from elements.templates import render
from elements.texts import words
from session.current import session
from views.rules.verification import Undecided, not_decided, result_of, verification
from views.rules.witness import witness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor import Verification
    from advisor.quality.checks.observations import Impact

_FEW = 3  # recommendations shown before the rest is folded


def assumptions() -> None:
    """What depends on assumptions; those on which nothing depends come last."""
    texts, pack, found = words(), session().pack, verification()
    paragraph(texts["assumed_intro"], "lead")
    if found.cut_short:
        paragraph(f"{texts['mark_open']} {texts['checks_not_run']}", "message")
        return
    paragraph(_outcome(found), "message")
    result = result_of(found, "assumption-impact")
    not_decided([Undecided(pack.assumptions[name].text) for name in result.undecided], found.timeout)
    for impact in found.impacts:
        if impact.always or impact.sometimes:
            _impact(impact)
    idle = [pack.assumptions[impact.assumption].text for impact in found.impacts if not (impact.always or impact.sometimes)]
    if idle:
        st.html(render("rules/idle_assumptions.html", assumptions=idle))


def _outcome(found: Verification) -> str:
    """How many recommendations depend on an assumption in every situation."""
    count = len(found.dependent)
    key = "assumed_resting_one" if count == 1 else "assumed_resting"
    return words()[key].format(count=count, total=len(found.pack.recommendations()))


def _impact(shown: Impact) -> None:
    """An assumption, what always depends on it, and what does at times, with answers for which that is so."""
    texts, name = words(), shown.assumption
    with st.container(key=f"entry-{name}", gap="small"):
        text = session().pack.assumptions[name].text
        st.html(render("rules/assumption.html", text=text, always=fold(_titles(shown.always), _FEW)))
        if not shown.sometimes:
            return
        label = texts["assumed_sometimes"].format(titles=texts["between"].join(_titles(shown.sometimes)))
        more = expander(label, f"sometimes-{name}", compact=True)
        if more.open:
            with more:
                for recommendation, answers in shown.sometimes.items():
                    heading(4, _titles([recommendation])[0])
                    witness(answers, name, f"{name}-{recommendation}")


def _titles(recommendations: Iterable[str]) -> list[str]:
    return [capitalised(session().pack.derived[name].title) for name in recommendations]
