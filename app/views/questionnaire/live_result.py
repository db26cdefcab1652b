"""The result so far, at the foot of the questionnaire: how many recommendations have which status, and what just changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from advisor import Status
from advisor.render.phrases import status_label
from elements.links import page_link
from elements.templates import render
from elements.texts import words
from session.current import session
from session.kinds import kinds
from session.remaining import contradictions

if TYPE_CHECKING:
    from advisor.analysis.changes import StatusChange

_NAMED = 2  # changes named for each status before the rest is counted


class _Count(NamedTuple):
    status: str
    number: str
    label: str


def live_result() -> None:
    """Show the result so far, with a link to the recommendations."""
    texts, counted = words(), kinds(session().result)
    counts = [
        _Count(status, f"{texts[f'mark_{status}']} {len(counted[kind])}", texts[f"view_{kind}"])
        for status, kind in (("holds", "recommended"), ("fails", "not_triggered"), ("open", "undetermined"))
    ]
    with st.bottom, st.container(key="live", horizontal=True, vertical_alignment="center"):
        values = {"counts": counts, "contradictory": bool(contradictions()), "changed": _changed()}
        st.html(render("questionnaire/live_result.html", **values))
        page_link("recommendations", texts["to_recommendations"])


def _changed() -> str:
    texts, current = words(), session()
    if not current.answers.given:
        return texts["live_start"]
    if current.status_changes is None:
        return texts["live_restored"]
    if not current.status_changes:
        return texts["live_nothing"]
    parts: dict[Status, list[StatusChange]] = {}
    for change in current.status_changes:
        parts.setdefault(change.conclusion.status, []).append(change)
    return " ".join(_sentence(parts[status]) + "." for status in Status if status in parts)


def _sentence(changed: list[StatusChange]) -> str:
    texts, pack = words(), session().pack
    first = changed[0].conclusion
    titles = "; ".join(change.conclusion.fact.title for change in changed[:_NAMED])
    if len(changed) > _NAMED:
        titles = texts["live_more"].format(titles=titles, count=len(changed) - _NAMED)
    return texts["live_change"].format(status=status_label(pack, first.fact, first.status), titles=titles)
