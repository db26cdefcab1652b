"""The recommendations: what is recommended, what is not and why, what is still open, notices, and lists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import streamlit as st

from advisor import Recommendation, Status, badges, catalogue, result_to_json, result_to_markdown, status_label, summarise
from components.choosing import chooser
from components.clashes import clashes
from components.conclusions import conclusion
from components.desk import desk
from components.files import notices, saver
from components.frame import move
from components.links import VIEW
from components.progress import progress
from components.texts import html, words
from components.trials import trial

if TYPE_CHECKING:
    from advisor import Conclusion, Summary


def main() -> None:
    """The kinds of result beside what is in one."""
    current, texts = desk(), words()
    summary = summarise(current.result)
    with st.container(key="toolbar", horizontal=True, vertical_alignment="center"):
        progress()
        downloads()
    with st.container(key="told"):
        notices()
        clashes()
        trial()
    rail, body = st.columns([1, 2.6], gap="large")
    kinds = ("recommended", "not_triggered", "undetermined", "notices", "lists")
    counts = _counts(summary)
    view = chooser(
        VIEW, texts["view"], {kind: texts[f"view_{kind}"] for kind in kinds}, counts.__getitem__, rail.container(key="rail")
    )
    with body, st.container(key="view"):
        st.html(f"<h2>{html(texts[f'view_{view}'])}</h2>")
        SHOW[view](summary)
    move()


def _counts(summary: Summary) -> dict[str, str]:
    members = [len(members[Status.HOLDS]) for members in summary.profiles.values()]
    return {
        "recommended": str(sum(len(group.conclusions) for group in summary.recommended)),
        "not_triggered": str(len(summary.not_triggered)),
        "undetermined": str(len(summary.undetermined)),
        "notices": str(len(summary.notices)),
        "lists": words()["view_about_lists"].format(count=sum(members)),
    }


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
    for shown in summary.undetermined:
        conclusion(shown, aside=badges(desk().pack, shown.fact))  # type: ignore[arg-type]


def told(summary: Summary) -> None:
    """What the article judges, expects or leaves unsaid."""
    _about(words()["about_notices" if summary.notices else "none_notices"])
    for shown in summary.notices:
        conclusion(shown)


def lists(summary: Summary) -> None:
    """The profiles, member by member."""
    _about(words()["about_lists"])
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
            ("markdown", lambda: result_to_markdown(current.result), "result.md", "text/markdown"),
            (
                "json",
                lambda: json.dumps(result_to_json(current.result), ensure_ascii=False, indent=2),
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


def _by_whom(shown: Conclusion) -> str:
    """Strength and actor of a recommendation whose phase stands above it."""
    pack, fact = desk().pack, shown.fact
    if not isinstance(fact, Recommendation):
        return ""
    return words()["by_whom"].format(strength=pack.strengths[fact.strength], actor=pack.actors[fact.actor])


def _about(text: str) -> None:
    st.html(f'<p class="lead">{html(text)}</p>')


SHOW = {"recommended": recommended, "not_triggered": not_triggered, "undetermined": undetermined, "notices": told, "lists": lists}

main()
