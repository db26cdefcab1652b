"""The assumptions of the encoding, and which recommendations rest on each: in every situation, or in some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.phrases import capitalised
from components.checks import not_decided, result_of, verification
from components.desk import desk
from components.lists import folded, listed
from components.opening import opener
from components.texts import html, words
from components.witnesses import witness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor import Verification
    from advisor.quality.checks.observations import Impact

_FEW = 3  # recommendations shown before the rest is folded


def assumed() -> None:
    """What rests on assumptions; those on which nothing rests come last."""
    texts, pack, found = words(), desk().pack, verification()
    st.html(f'<p class="lead">{html(texts["assumed_intro"])}</p>')
    if found.cut_short:
        st.html(f'<p class="notice">{html(texts["mark_open"])} {html(texts["checks_not_run"])}</p>')
        return
    st.html(f'<p class="notice">{html(_outcome(found))}</p>')
    result = result_of(found, "assumption-impact")
    not_decided(((pack.assumptions[name].text, "") for name in result.undecided), found.timeout)
    for impact in found.impacts:
        if impact.always or impact.sometimes:
            _impact(impact)
    idle = [pack.assumptions[impact.assumption].text for impact in found.impacts if not (impact.always or impact.sometimes)]
    if idle:
        st.html(
            f'<section class="checked"><h3>{html(texts["assumed_none"])}</h3><p class="fine">{html(texts["assumed_none_about"])}</p>'
            f"{listed(map(html, idle))}</section>"
        )


def _outcome(found: Verification) -> str:
    """How many recommendations rest on an assumption in every situation."""
    count = len(found.dependent)
    key = "assumed_resting_one" if count == 1 else "assumed_resting"
    return words()[key].format(count=count, total=len(found.pack.recommendations()))


def _impact(shown: Impact) -> None:
    """An assumption, what always rests on it, and what does at times, with answers for which that is so."""
    texts, name = words(), shown.assumption
    always = folded([html(title) for title in _titles(shown.always)], _FEW)
    with st.container(key=f"law-{name}", gap="small"):
        st.html(
            f'<p class="rule-sentence">{html(desk().pack.assumptions[name].text)}</p>'
            + (f'<section class="checked"><h4>{html(texts["assumed_always"])}</h4>{always}</section>' if always else "")
        )
        if not shown.sometimes:
            return
        label = texts["assumed_sometimes"].format(titles=texts["between"].join(_titles(shown.sometimes)))
        more = opener(label, f"sometimes-{name}", compact=True)
        if more.open:
            with more:
                for advice, answers in shown.sometimes.items():
                    st.html(f"<h4>{html(_titles([advice])[0])}</h4>")
                    witness(answers, name, f"{name}-{advice}")


def _titles(recommendations: Iterable[str]) -> list[str]:
    return [capitalised(desk().pack.derived[advice].title) for advice in recommendations]
