"""The prospects of an open conclusion: what the open answers can still make of it, and which question decides most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.analysis.relevance import Verdict
from advisor.render.catalogue import catalogue
from advisor.render.explanation.sentences import verdict_sentence
from elements.links import question_link
from elements.prose import heading, paragraph
from elements.templates import render
from elements.texts import words
from session.current import session

if TYPE_CHECKING:
    from advisor.analysis.open_facts import OpenFact
    from advisor.pack import Finding, Notice, Recommendation


def prospects(fact: Recommendation | Notice | Finding, ahead: OpenFact) -> None:
    """The verdict, which goes beyond the three statuses, and the questions that are waited for."""
    texts, pack = words(), session().pack
    st.html(render("recommendations/prospects.html", verdict=verdict_sentence(pack, fact, ahead)))
    if ahead.decides_most and len(ahead.missing_inputs) > 1:
        heading(4, texts["decides_most"])
        question_link(ahead.decides_most, pack.inputs[ahead.decides_most].ask)
    elif not ahead.decided and ahead.verdict is Verdict.EITHER:
        paragraph(catalogue(pack.language)["decides_most_undecided"])
    heading(4, texts["awaits"])
    with st.container(gap="xsmall"):
        for name in ahead.missing_inputs:
            question_link(name, pack.inputs[name].ask)
