"""What goes beyond single rules: answers that cannot go together, and what must follow from the rules, with the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.phrases import constraint_sentence, property_sentence
from advisor.render.verification.sentences import proof_sentences, range_of_check
from components.checks import result_of, verification
from components.desk import desk
from components.lists import listed
from components.opening import opener
from components.sources import assumptions, passages
from components.texts import html, words
from components.witnesses import witness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor import Verification
    from advisor.pack import Constraint, Property
    from advisor.quality.checks.verification import CheckResult


def constraints() -> None:
    """Which answers cannot go together."""
    pack = desk().pack
    for shown in pack.constraints.values():
        with st.container(key=f"law-{shown.id}", gap="small"):
            _law(shown, constraint_sentence(pack, shown))
            _sources(shown)


def properties() -> None:
    """What must follow from the rules for every set of answers, and whether it does."""
    pack, found = desk().pack, verification()
    result = result_of(found, "property")
    st.html(f'<p class="lead">{html(words()["rules_properties_about"])}</p>')
    for shown in pack.properties.values():
        with st.container(key=f"law-{shown.id}", gap="small"):
            _law(shown, property_sentence(pack, shown))
            _outcome(found, result, shown)
            proof = found.proofs.get(shown.id)
            _sources(shown, proof_sentences(pack, proof) if proof else ())


def _law(shown: Constraint | Property, sentence: str) -> None:
    st.html(f'<p class="rule-sentence">{html(sentence)}</p><p class="rule-because">{html(shown.because)}</p>')


def _outcome(found: Verification, result: CheckResult, shown: Property) -> None:
    """Whether a property was proved; if answers break it, which."""
    texts, pack = words(), desk().pack
    broken = next((each for each in result.observations if each.subject == shown.id), None)
    if broken and broken.witness:
        mark = texts["mark_holds" if broken.waiver else "mark_alert"]
        told = texts["property_accepted"].format(reason=broken.waiver) if broken.waiver else texts["property_broken"]
        st.html(f'<p class="notice">{html(mark)} {html(told)}</p>')
        witness(broken.witness, shown.id, broken.id)
        return
    if shown.id in found.proofs:
        mark, told = texts["mark_holds"], texts["property_proved"].format(range=range_of_check(pack, result.check))
    else:
        mark, told = texts["mark_open"], texts["checks_not_run" if found.cut_short else "property_undecided"]
    st.html(f'<p class="fine">{html(mark)} {html(told)}</p>')


def _sources(shown: Constraint | Property, grounds: Sequence[str] = ()) -> None:
    """What a constraint or property is taken from, and what its proof rests on."""
    texts = words()
    if not (shown.claims or shown.assumptions or grounds):
        return
    label = texts["law_proof" if grounds else "law_details"]
    more = opener(label, f"more-law-{shown.id}", compact=True)
    if more.open:
        with more:
            passages(shown.claims)
            assumptions(shown.assumptions)
            if grounds:
                head = html(texts["law_rests_on"])
                st.html(f'<section class="assumptions"><h4>{head}</h4>{listed(map(html, grounds))}</section>')
