"""What a conclusion or rule is taken from: passages of the source and assumptions of the encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from advisor.render.passages import place
from elements.templates import render
from elements.texts import words
from session.current import session

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Source(NamedTuple):
    text: str
    place: str = ""


def passages(claims: Sequence[str]) -> None:
    """Claims with section and paragraph, in our words."""
    pack = session().pack
    _section(words()["passages"], "passages", [_Source(pack.claims[name].says, place(pack, name)) for name in claims])


def assumptions(names: Sequence[str]) -> None:
    """What was assumed where the source is silent or ambiguous."""
    pack = session().pack
    _section(words()["assumptions"], "assumptions", [_Source(pack.assumptions[name].text) for name in names])


def _section(title: str, kind: str, sources: list[_Source]) -> None:
    if sources:
        st.html(render("elements/sources.html", title=title, kind=kind, sources=sources))
