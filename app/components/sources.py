"""What a conclusion or rule is taken from: passages of the source and assumptions of the encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.passages import place
from components.desk import desk
from components.texts import html, words

if TYPE_CHECKING:
    from collections.abc import Sequence


def passages(claims: Sequence[str]) -> None:
    """Claims with section and paragraph, in our words."""
    pack = desk().pack
    items = [f"<li><p>{html(pack.claims[name].says)}</p><p class='place'>{html(place(pack, name))}</p></li>" for name in claims]
    _listed(words()["passages"], "passages", items)


def assumptions(names: Sequence[str]) -> None:
    """What was assumed where the source is silent or ambiguous."""
    pack = desk().pack
    _listed(words()["assumptions"], "assumptions", [f"<li><p>{html(pack.assumptions[name].text)}</p></li>" for name in names])


def _listed(title: str, kind: str, items: list[str]) -> None:
    if items:
        st.html(f'<section class="{kind}"><h4>{html(title)}</h4><ul>{"".join(items)}</ul></section>')
