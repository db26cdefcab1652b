"""What every page has around it: style, title, the line on what this tool is, the source, and movement of the view."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.catalogue import catalogue
from advisor.render.passages import citation
from components.desk import HEAD, desk
from components.links import PAGES, page_link
from components.texts import html, words

if TYPE_CHECKING:
    from advisor import Pack

_FOLDER = Path(__file__).parent.parent
# The element may be drawn later than this script; COUNT makes each move a script of its own.
_MOVE = """/* COUNT */ (() => {
  const seek = () => {
    const found = document.querySelector(".PLACE");
    if (!found) return;
    window.advisorSeeking.disconnect();
    found.scrollIntoView({ block: "start" });
    const heads = [...found.querySelectorAll("h2, h3")].filter((each) => each.offsetParent);
    const head = heads[0] ?? found.querySelector("summary, [role=status]");
    if (!head) return;
    if (head.tagName !== "SUMMARY") head.tabIndex = -1;
    head.focus({ preventScroll: true });
  };
  window.advisorSeeking?.disconnect();
  window.advisorSeeking = new MutationObserver(seek);
  window.advisorSeeking.observe(document.body, { childList: true, subtree: true });
  seek();
})();"""
_TO_HEAD = """/* COUNT */ document.querySelector("[data-testid=stMain]").scrollTo(0, 0);"""


def style() -> None:
    """The style sheet, and the scripts that hand over what is typed, hold a question where it was clicked, and mind double clicks."""
    st.html(_FOLDER / "style.css")
    scripts = [(_FOLDER / name).read_text(encoding="utf-8") for name in ("typing.js", "holding.js", "clicking.js")]
    st.html(f"<script>{''.join(scripts)}</script>", unsafe_allow_javascript=True)


def heading(pack: Pack, title: str) -> None:
    """The title of the page, under that of the pack."""
    notice = catalogue(pack.language)["tool_notice"]
    st.html(
        f'<header class="page-head"><p class="eyebrow">{html(pack.title)}</p><h1>{html(title)}</h1>'
        f'<p class="tool-notice">{html(notice)}</p></header>'
    )


def narrow_navigation() -> None:
    """The three pages as links, where the navigation above is folded away."""
    with st.container(key="narrow-navigation", horizontal=True, gap="medium"):
        for page in PAGES:
            page_link(page, words()[f"page_{page}"])


def footer(pack: Pack) -> None:
    """The source, and where the answers are."""
    texts = words(pack.language)
    version = texts["footer_pack"].format(title=pack.title, version=pack.version)
    st.html(
        f'<footer class="page-foot"><p>{html(citation(pack))}</p><p>{html(version)} {html(texts["footer_privacy"])}</p></footer>'
    )


def move() -> None:
    """Move the view and the keyboard to where the desk wants to be shown from, if it does."""
    current = desk()
    place, current.place = current.place, ""
    script = _TO_HEAD if place == HEAD else _MOVE if place else "/* as it is */"
    script = script.replace("PLACE", place).replace("COUNT", str(current.moves))
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
