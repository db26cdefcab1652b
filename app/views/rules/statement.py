"""A constraint or a property as a sentence, and what it is taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from elements.expanders import expander
from elements.sources import assumptions, passages
from elements.templates import render
from elements.texts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.pack import Constraint, Property


def statement(shown: Constraint | Property, sentence: str) -> None:
    """The sentence, and why it is so."""
    st.html(render("rules/statement.html", sentence=sentence, because=shown.because))


def grounds(shown: Constraint | Property, proof: Sequence[str] = ()) -> None:
    """Passages and assumptions, and the sentences of a proof; nothing where there are none."""
    texts = words()
    if not (shown.claims or shown.assumptions or proof):
        return
    more = expander(texts["law_proof" if proof else "law_details"], f"more-entry-{shown.id}", compact=True)
    if more.open:
        with more:
            passages(shown.claims)
            assumptions(shown.assumptions)
            if proof:
                st.html(render("rules/proof.html", sentences=proof))
