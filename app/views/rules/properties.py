"""The properties: what must follow from the rules for every set of answers, with the proof, or the answers that break it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.phrases import property_sentence
from advisor.render.verification.sentences import proof_sentences, range_of_check
from elements.prose import paragraph
from elements.texts import words
from session.current import session
from views.rules.statement import grounds, statement
from views.rules.verification import result_of, verification
from views.rules.witness import witness

if TYPE_CHECKING:
    from advisor import Verification
    from advisor.pack import Property
    from advisor.quality.checks.verification import CheckResult


def properties() -> None:
    """Each property as a sentence, and whether it was proved."""
    pack, found = session().pack, verification()
    result = result_of(found, "property")
    paragraph(words()["rules_properties_about"], "lead")
    for shown in pack.properties.values():
        with st.container(key=f"entry-{shown.id}", gap="small"):
            statement(shown, property_sentence(pack, shown))
            _outcome(found, result, shown)
            proof = found.proofs.get(shown.id)
            grounds(shown, proof_sentences(pack, proof) if proof else ())


def _outcome(found: Verification, result: CheckResult, shown: Property) -> None:
    """Whether a property was proved; if answers break it, which."""
    texts, pack = words(), session().pack
    broken = next((observation for observation in result.observations if observation.subject == shown.id), None)
    if broken and broken.witness:
        accepted = texts["property_accepted"].format(reason=broken.waiver)
        said = f"{texts['mark_holds']} {accepted}" if broken.waiver else f"{texts['mark_alert']} {texts['property_broken']}"
        paragraph(said, "message")
        witness(broken.witness, shown.id, broken.id)
    elif shown.id in found.proofs:
        proved = texts["property_proved"].format(range=range_of_check(pack, result.check))
        paragraph(f"{texts['mark_holds']} {proved}", "fine")
    else:
        unknown = texts["checks_not_run" if found.cut_short else "property_undecided"]
        paragraph(f"{texts['mark_open']} {unknown}", "fine")
