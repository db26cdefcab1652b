"""What a search for changes may change: the same for all conclusions, and shown at each."""

from __future__ import annotations

from typing import cast

import streamlit as st

from advisor.render.phrases import capitalised
from elements.texts import words
from elements.widgets import News, heed, show
from session.current import session


def limits(fact: str) -> None:
    """Let the reader set the limits of the search for changes of `fact`."""
    current, texts = session(), words()
    concerned = [name for name in current.pack.inputs if name in current.pack.cone([fact]) and name in current.answers.values]
    with st.container(key=f"limits-{fact}", horizontal=True, vertical_alignment="bottom", gap="medium"):
        anyone = show(f"anyone-{fact}", current.limits.anyone)
        heed(_take_anyone, fact, anyone.key)
        st.toggle(texts["whatif_anyone"], value=anyone.start, key=anyone.key)
        if concerned:
            kept = show(f"kept-{fact}", [name for name in concerned if name in current.limits.keep])
            heed(_take_kept, ",".join(concerned), kept.key)
            st.multiselect(
                texts["whatif_keep"],
                concerned,
                default=[name for name in kept.start if name in concerned],
                format_func=lambda name: capitalised(current.pack.inputs[name].title),
                key=kept.key,
                placeholder=texts["whatif_keep_placeholder"],
            )


def _take_anyone(news: News, _fact: str, key: str) -> None:
    session().limits.anyone = bool(news[key])


def _take_kept(news: News, concerned: str, key: str) -> None:
    current, chosen, asked = session(), cast("list[str]", news[key]), concerned.split(",")
    keep = current.limits.keep
    current.limits.keep = tuple(name for name in current.pack.inputs if name in chosen or (name in keep and name not in asked))
