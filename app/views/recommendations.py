"""The recommendations: what is recommended, what is not and why, what is still open, notices, and lists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import streamlit as st

from advisor import Status
from advisor.pack import Recommendation
from advisor.render.catalogue import catalogue
from advisor.render.phrases import status_label
from advisor.render.result.json import to_json
from advisor.render.result.markdown import to_markdown
from advisor.render.result.summary import badges, summarise
from components.choosing import chooser
from components.clashes import clashes, counted_all_the_same
from components.conclusions import conclusion
from components.desk import desk
from components.files import notices, saver
from components.frame import move
from components.kinds import kinds, settled_ahead
from components.links import VIEW
from components.progress import progress
from components.texts import html, words
from components.trials import trial

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.render.result.summary import Summary
    from advisor.result import Conclusion


def main() -> None:
    """The kinds of result beside what is in one."""
    current, texts = desk(), words()
    summary = summarise(current.result)
    counts = _counts(summary)
    with st.container(key="toolbar", horizontal=True, vertical_alignment="center"):
        progress()
        downloads()
    with st.container(key="told"):
        notices()
        clashes()
        trial()
    rail, body = st.columns([1, 2.6], gap="large")
    place = rail.container(key="rail")
    view = chooser(VIEW, texts["view"], {kind: texts[f"view_{kind}"] for kind in counts}, counts.__getitem__, place)
    if note := counted_all_the_same():
        place.html(note)
    with body, st.container(key="view"):
        st.html(f"<h2>{html(texts[f'view_{view}'])}</h2>")
        SHOW[view](summary)
    move()


def _counts(summary: Summary) -> dict[str, str]:
    """How many there are of each kind: the recommendations in three kinds, the notices and the entries of lists by status."""
    texts, counted = words(), kinds(desk().result)
    counts = {kind: str(len(counted[kind])) for kind in ("recommended", "not_triggered", "undetermined")}
    if ahead := sum(shown.fact.id in settled_ahead() for shown in counted["undetermined"]):
        counts["undetermined"] = texts["view_about_ahead"].format(count=counts["undetermined"], ahead=ahead)
    for kind, lists in (("notices", [summary.notices_by_status]), ("lists", list(summary.profiles.values()))):
        numbers = {status.value: sum(len(members[status]) for members in lists) for status in Status}
        counts[kind] = texts[f"view_about_{kind}"].format(**numbers)
    return counts


def recommended(summary: Summary) -> None:
    """What the article advises, by phase."""
    _about(words()["about_recommended" if summary.recommended else "none_recommended"])
    for group in summary.recommended:
        st.html(f"<h3>{html(group.label)}</h3>")
        for shown in group.conclusions:
            conclusion(shown, aside=_by_whom(shown))


def not_triggered(summary: Summary) -> None:
    """What the article gives no ground for, with the kind of reason."""
    library = catalogue(desk().pack.language)
    _about(library["report_not_triggered_about"] if summary.not_triggered else words()["none_not_triggered"])
    for shown, kind in summary.not_triggered:
        conclusion(shown, aside=library[kind.value])


def undetermined(summary: Summary) -> None:
    """What the answers leave open."""
    library = catalogue(desk().pack.language)
    _about(library["report_undetermined_about"] if summary.undetermined else words()["none_undetermined"])
    _about_ahead(summary.undetermined)
    for shown in summary.undetermined:
        conclusion(shown, aside=badges(desk().pack, shown.fact))  # type: ignore[arg-type]


def told(summary: Summary) -> None:
    """What the article judges, expects or leaves unsaid, by whether it applies."""
    _about(words()["about_notices"])
    _about_ahead(summary.notices_by_status[Status.OPEN])
    for status, found in summary.notices_by_status.items():
        if found:
            st.html(f"<h3>{html(status_label(desk().pack, found[0].fact, status))}</h3>")
        for shown in found:
            conclusion(shown)


def lists(summary: Summary) -> None:
    """The profiles, member by member."""
    _about(words()["about_lists"])
    _about_ahead(shown for members in summary.profiles.values() for shown in members[Status.OPEN])
    for name, members in summary.profiles.items():
        profile = desk().pack.profiles[name]
        st.html(f'<h3>{html(profile.title)}</h3><p class="fine">{html(profile.about)}</p>')
        for status in Status:
            for shown in members[status]:
                conclusion(shown, before=status_label(desk().pack, shown.fact, status))


def downloads() -> None:
    """The answers and the result as files."""
    current, texts = desk(), words()
    with st.popover(texts["downloads"], width="content"):
        kinds = (
            ("answers", saver(), "answers.yaml", "application/yaml"),
            ("markdown", _report, "result.md", "text/markdown"),
            (
                "json",
                lambda: json.dumps(to_json(current.result), ensure_ascii=False, indent=2),
                "result.json",
                "application/json",
            ),
        )
        for name, write, file, mime in kinds:
            st.download_button(
                texts[f"download_{name}"],
                write,
                file_name=file,
                mime=mime,
                key=f"download-{name}",
                on_click="ignore",
                width="stretch",
            )


def _report() -> str:
    """The result as a document; it is written when it is asked for, and has its own time."""
    current = desk()
    current.begin()
    return to_markdown(current.result, deadline=current.deadline)


def _by_whom(shown: Conclusion) -> str:
    """Strength and actor of a recommendation whose phase stands above it."""
    pack, fact = desk().pack, shown.fact
    if not isinstance(fact, Recommendation):
        return ""
    return words()["by_whom"].format(strength=pack.strengths[fact.strength], actor=pack.actors[fact.actor])


def _about_ahead(listed: Iterable[Conclusion]) -> None:
    """Explain the mark of what is settled all the same, where something has it."""
    if any(shown.fact.id in settled_ahead() for shown in listed):
        _about(words()["settled_ahead_about"])


def _about(text: str) -> None:
    st.html(f'<p class="lead">{html(text)}</p>')


SHOW = {"recommended": recommended, "not_triggered": not_triggered, "undetermined": undetermined, "notices": told, "lists": lists}
