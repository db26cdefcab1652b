"""The constraints: answers that cannot go together."""

from __future__ import annotations

import streamlit as st

from advisor.render.phrases import constraint_sentence
from session.current import session
from views.rules.statement import grounds, statement


def constraints() -> None:
    """Each constraint as a sentence."""
    pack = session().pack
    for shown in pack.constraints.values():
        with st.container(key=f"entry-{shown.id}", gap="small"):
            statement(shown, constraint_sentence(pack, shown))
            grounds(shown)
