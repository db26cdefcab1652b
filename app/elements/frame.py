"""What every page has around it: style, title, the line on what this tool is, the source, and movement of the view."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.catalogue import catalogue
from advisor.render.passages import citation
from elements.links import PAGES, page_link
from elements.templates import render
from elements.texts import words
from session.current import session

if TYPE_CHECKING:
    from advisor import Pack

_APP = Path(__file__).parent.parent
_SCRIPTS = ("typing.js", "holding.js", "clicking.js")


def style() -> None:
    """The style sheet, and the scripts that hand over what is typed, hold a question where it was clicked, and mind double clicks."""
    st.html(_APP / "style.css")
    scripts = "".join((_APP / "scripts" / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    st.html(f"<script>{scripts}</script>", unsafe_allow_javascript=True)


def head(pack: Pack, title: str) -> None:
    """The title of the page, under that of the pack."""
    st.html(render("elements/head.html", pack=pack, title=title, notice=catalogue(pack.language)["tool_notice"]))


def narrow_navigation() -> None:
    """The pages as links, where the navigation above is folded away."""
    with st.container(key="narrow-navigation", horizontal=True, gap="medium"):
        for page in PAGES:
            page_link(page, words()[f"page_{page}"])


def foot(pack: Pack) -> None:
    """The source, and where the answers are."""
    texts = words(pack.language)
    version = texts["footer_pack"].format(title=pack.title, version=pack.version)
    st.html(render("elements/foot.html", citation=citation(pack), version=version, privacy=texts["footer_privacy"]))


def move() -> None:
    """Move the view and the keyboard to where the page is to be shown from, if it is."""
    viewport = session().viewport
    st.html(render("elements/move.html", anchor=viewport.take(), moves=viewport.moves), unsafe_allow_javascript=True)
