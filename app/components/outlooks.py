"""What is to come of an open conclusion: what the open answers can still make of it, and which question decides most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import Status
from advisor.analysis.relevance import Verdict
from advisor.render.catalogue import catalogue
from advisor.render.phrases import status_label
from components.desk import desk
from components.links import question_link
from components.texts import html, words

if TYPE_CHECKING:
    from advisor.analysis.open_facts import OpenFact
    from advisor.pack import Finding, Notice, Recommendation


def prospects(fact: Recommendation | Notice | Finding, ahead: OpenFact) -> None:
    """The verdict, which goes beyond the three statuses, and the questions that are waited for."""
    texts, pack = words(), desk().pack
    st.html(f"<h4>{html(texts['ahead'])}</h4><p>{html(_verdict(fact, ahead))}</p>")
    if ahead.decides_most and len(ahead.missing_inputs) > 1:
        st.html(f"<h4>{html(texts['decides_most'])}</h4>")
        question_link(ahead.decides_most, pack.inputs[ahead.decides_most].ask)
    elif not ahead.decided and ahead.verdict is Verdict.EITHER:
        st.html(f"<p>{html(catalogue(pack.language)['decides_most_undecided'])}</p>")
    st.html(f"<h4>{html(texts['awaits'])}</h4>")
    with st.container(gap="xsmall"):
        for name in ahead.missing_inputs:
            question_link(name, pack.inputs[name].ask)


def _verdict(fact: Recommendation | Notice | Finding, ahead: OpenFact) -> str:
    pack = desk().pack
    library = catalogue(pack.language)
    holds, fails = (status_label(pack, fact, status) for status in (Status.HOLDS, Status.FAILS))
    match ahead.verdict:
        case None:
            return library["verdict_clash"].format(reasons=" ".join(one.constraint.because for one in ahead.contradictions))
        case Verdict.EITHER:
            return library["verdict_either"].format(holds=holds, fails=fails)
        case Verdict.UNDECIDED:
            return library["verdict_undecided"]
        case settled:
            return library["verdict_settled"].format(status=holds if settled is Verdict.HOLDS else fails)
