"""What every page has around it: style, title, the line on what this tool is, the source, and movement of the view."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from components.texts import html, words

from advisor import catalogue, citation

if TYPE_CHECKING:
    from advisor import Pack

_FOLDER = Path(__file__).parent.parent


def style() -> None:
    """The style sheet, and the script that hands over a note while it is being typed."""
    st.html(_FOLDER / "style.css")
    st.html(f"<script>{(_FOLDER / 'typing.js').read_text(encoding='utf-8')}</script>", unsafe_allow_javascript=True)


def heading(pack: Pack, title: str) -> None:
    """The title of the page, under that of the pack."""
    notice = catalogue(pack.language)["tool_notice"]
    st.html(
        f'<header class="page-head"><p class="eyebrow">{html(pack.title)}</p><h1>{html(title)}</h1>'
        f'<p class="tool-notice">{html(notice)}</p></header>'
    )


def footer(pack: Pack) -> None:
    """The source, and where the answers are."""
    texts = words(pack.language)
    version = texts["footer_pack"].format(title=pack.title, version=pack.version)
    st.html(
        f'<footer class="page-foot"><p>{html(citation(pack))}</p><p>{html(version)} {html(texts["footer_privacy"])}</p></footer>'
    )


def show_from(place: str, count: int) -> None:
    """Move the view and the keyboard to the element of class `place`, which this app names; once for each `count`."""
    script = f"""<script>/* {count} */
    (function seek(left) {{
        const found = document.querySelector('.{place}');
        if (!found) {{ if (left) setTimeout(() => seek(left - 1), 50); return; }}
        found.scrollIntoView({{block: 'start'}});
        const target = found.querySelector('h1, h2, h3');
        if (target) {{ target.tabIndex = -1; target.focus({{preventScroll: true}}); }}
    }})(40);</script>"""
    st.html(script, unsafe_allow_javascript=True)
