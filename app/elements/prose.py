"""Headings and paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from elements.templates import render

if TYPE_CHECKING:
    from typing import Literal


def heading(level: Literal[2, 3, 4], text: str) -> None:
    """A heading below that of the page."""
    st.html(render("elements/heading.html", level=level, text=text))


def paragraph(text: str, kind: Literal["", "lead", "fine", "message", "note", "eyebrow"] = "") -> None:
    """A paragraph; its kind is a class of the style sheet."""
    st.html(render("elements/paragraph.html", kind=kind, text=text))
