"""The result so far, at the foot of the questionnaire: how many recommendations have which status, and what just changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import Status
from advisor.render.phrases import status_label
from components.clashes import counted_all_the_same
from components.desk import desk
from components.kinds import kinds
from components.links import page_link
from components.texts import html, words

if TYPE_CHECKING:
    from advisor.analysis.changes import StatusChange

_NAMED = 2  # changes named for each status before the rest is counted


def live_result() -> None:
    """Show the result so far, with the way to the recommendations."""
    texts, counted = words(), kinds(desk().result)
    shown = "".join(
        f'<span class="count {status}"><b>{html(texts[f"mark_{status}"])} {len(counted[kind])}</b> {html(texts[f"view_{kind}"])}</span>'
        for status, kind in (("holds", "recommended"), ("fails", "not_triggered"), ("open", "undetermined"))
    )
    with st.bottom, st.container(key="live", horizontal=True, vertical_alignment="center"):
        label = html(texts["live_label"])
        st.html(
            f'<div class="live" role="status" aria-label="{label}"><p class="counts">{shown}</p>{counted_all_the_same()}<p class="changed">{html(_changed())}</p></div>'
        )
        page_link("recommendations", texts["to_recommendations"])


def _changed() -> str:
    texts, current = words(), desk()
    if not current.answers.given:
        return texts["live_start"]
    if current.changed is None:
        return texts["live_restored"]
    if not current.changed:
        return texts["live_nothing"]
    parts: dict[Status, list[StatusChange]] = {}
    for change in current.changed:
        parts.setdefault(change.conclusion.status, []).append(change)
    return " ".join(_told(parts[status]) + "." for status in Status if status in parts)


def _told(changed: list[StatusChange]) -> str:
    texts, pack = words(), desk().pack
    first = changed[0].conclusion
    titles = "; ".join(change.conclusion.fact.title for change in changed[:_NAMED])
    if len(changed) > _NAMED:
        titles = texts["live_more"].format(titles=titles, count=len(changed) - _NAMED)
    return texts["live_change"].format(status=status_label(pack, first.fact, first.status), titles=titles)
