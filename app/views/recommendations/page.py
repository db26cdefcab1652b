"""The recommendations: what is recommended, what is not and why, what is still open, notices, and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import Status
from advisor.pack import Recommendation
from advisor.render.catalogue import catalogue
from advisor.render.phrases import status_label
from advisor.render.result.summary import badges, summarise
from elements.chooser import chooser
from elements.contradictions import all_contradictions
from elements.frame import move
from elements.messages import messages
from elements.progress import progress
from elements.prose import heading, paragraph
from elements.templates import render
from elements.texts import words
from session.current import session
from session.kinds import kinds
from session.remaining import contradictions, settled_ahead
from views.recommendations.conclusion import conclusion
from views.recommendations.downloads import downloads
from views.recommendations.trial import trial

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.render.result.summary import Summary
    from advisor.result import Conclusion


def main() -> None:
    """The kinds of result beside what is in one."""
    texts, summary = words(), summarise(session().result)
    counts = _counts(summary)
    with st.container(key="toolbar", horizontal=True, vertical_alignment="center"):
        progress()
        downloads()
    with st.container(key="alerts"):
        messages()
        all_contradictions()
        trial()
    rail, body = st.columns([1, 2.6], gap="large")
    place = rail.container(key="rail")
    view = chooser("view", texts["view"], {kind: texts[f"view_{kind}"] for kind in counts}, counts.__getitem__, place)
    if contradictions():
        place.html(render("elements/counted_all_the_same.html"))
    with body, st.container(key="view"):
        heading(2, texts[f"view_{view}"])
        SHOW[view](summary)
    move()


def _counts(summary: Summary) -> dict[str, str]:
    """How many there are of each kind: the recommendations in three kinds, the notices and the entries of lists by status."""
    texts, counted = words(), kinds(session().result)
    counts = {kind: str(len(counted[kind])) for kind in ("recommended", "not_triggered", "undetermined")}
    if ahead := sum(shown.fact.id in settled_ahead() for shown in counted["undetermined"]):
        counts["undetermined"] = texts["view_about_ahead"].format(count=counts["undetermined"], ahead=ahead)
    for kind, lists in (("notices", [summary.notices_by_status]), ("lists", list(summary.profiles.values()))):
        numbers = {status.value: sum(len(members[status]) for members in lists) for status in Status}
        counts[kind] = texts[f"view_about_{kind}"].format(**numbers)
    return counts


def _recommended(summary: Summary) -> None:
    """What the article advises, by phase."""
    paragraph(words()["about_recommended" if summary.recommended else "none_recommended"], "lead")
    for group in summary.recommended:
        heading(3, group.label)
        for shown in group.conclusions:
            conclusion(shown, aside=_by_whom(shown))


def _not_triggered(summary: Summary) -> None:
    """What the article gives no ground for, with the kind of reason."""
    library = catalogue(session().pack.language)
    paragraph(library["report_not_triggered_about"] if summary.not_triggered else words()["none_not_triggered"], "lead")
    for shown, reason in summary.not_triggered:
        conclusion(shown, aside=library[reason.value])


def _undetermined(summary: Summary) -> None:
    """What the answers leave open."""
    library = catalogue(session().pack.language)
    paragraph(library["report_undetermined_about"] if summary.undetermined else words()["none_undetermined"], "lead")
    _about_ahead(summary.undetermined)
    for shown in summary.undetermined:
        conclusion(shown, aside=badges(session().pack, shown.fact))  # type: ignore[arg-type]


def _notices(summary: Summary) -> None:
    """What the article judges, expects or leaves unsaid, by whether it applies."""
    paragraph(words()["about_notices"], "lead")
    _about_ahead(summary.notices_by_status[Status.OPEN])
    for status, notices in summary.notices_by_status.items():
        if notices:
            heading(3, status_label(session().pack, notices[0].fact, status))
        for shown in notices:
            conclusion(shown)


def _lists(summary: Summary) -> None:
    """The profiles, member by member."""
    paragraph(words()["about_lists"], "lead")
    _about_ahead(shown for members in summary.profiles.values() for shown in members[Status.OPEN])
    for name, members in summary.profiles.items():
        st.html(render("recommendations/profile.html", profile=session().pack.profiles[name]))
        for status in Status:
            for shown in members[status]:
                conclusion(shown, before=status_label(session().pack, shown.fact, status))


def _by_whom(shown: Conclusion) -> str:
    """Strength and actor of a recommendation whose phase stands above it."""
    pack, fact = session().pack, shown.fact
    if not isinstance(fact, Recommendation):
        return ""
    return words()["by_whom"].format(strength=pack.strengths[fact.strength], actor=pack.actors[fact.actor])


def _about_ahead(listed: Iterable[Conclusion]) -> None:
    """Explain the mark of what is settled all the same, where something has it."""
    if any(shown.fact.id in settled_ahead() for shown in listed):
        paragraph(words()["settled_ahead_about"], "lead")


SHOW = {
    "recommended": _recommended,
    "not_triggered": _not_triggered,
    "undetermined": _undetermined,
    "notices": _notices,
    "lists": _lists,
}
