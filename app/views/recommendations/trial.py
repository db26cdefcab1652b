"""A change that is tried: the two results side by side, above the recommendations; the answers stay until it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from advisor.pack import Finding
from advisor.render.counterfactual import change_sentences
from advisor.render.phrases import capitalised, statement, status_label
from elements.templates import render
from elements.texts import words
from elements.widgets import pressing
from session.current import session
from session.kinds import kinds
from session.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor import Result


class _Row(NamedTuple):
    """What is compared, how it is now and with the change; `differs` where the latter is to stand out."""

    title: str
    now: str
    then: str
    differs: bool = True


def trial() -> None:
    """The panel; nothing where nothing is tried."""
    current, texts = session(), words()
    tried = current.trials.current
    if tried is None:
        return
    with st.container(key="trial", gap="small"):
        st.html(render("recommendations/trial_head.html", sentences=change_sentences(current.result, tried.changes)))
        _comparison(current.result, tried.result, tried.fact)
        with st.container(key="trial-ways", horizontal=True, gap="small"):
            st.button(texts["trial_end"], key="trial-end", type="primary", on_click=pressing(_end), args=(tried.fact,))
            st.button(texts["trial_keep"], key="trial-keep", on_click=pressing(_keep))


def _comparison(now: Result, then: Result, fact: str) -> None:
    """The conclusion aimed at, whatever else differs, and counts; in columns, on a narrow screen one below the other."""
    differing = [name for name in now.conclusions if now[name].status is not then[name].status and name != fact]
    findings = [name for name in differing if isinstance(now.pack.derived[name], Finding)]
    others = [name for name in differing if name not in findings]
    values = {
        "aim": _rows(now, then, [fact]),
        "others": _rows(now, then, others),
        "counts": _counts(now, then),
        "findings": _rows(now, then, findings),
        "about_findings": words()["trial_behind_one" if len(findings) == 1 else "trial_behind"].format(count=len(findings)),
    }
    st.html(render("recommendations/trial.html", **values))


def _counts(now: Result, then: Result) -> list[_Row]:
    texts, before, after = words(), kinds(now), kinds(then)
    rows = []
    for mark, kind in (("holds", "recommended"), ("fails", "not_triggered"), ("open", "undetermined"), ("holds", "notices")):
        counts = len(before[kind]), len(after[kind])
        title = f"{texts[f'mark_{mark}']} {texts[f'view_{kind}']}"
        rows.append(_Row(title, str(counts[0]), str(counts[1]), differs=counts[0] != counts[1]))
    return rows


def _rows(now: Result, then: Result, facts: Iterable[str]) -> list[_Row]:
    return [_Row(_title(now, name), _status(now, name), _status(then, name)) for name in facts]


def _title(result: Result, name: str) -> str:
    fact = result.pack.derived[name]
    return statement(result.pack, name) if isinstance(fact, Finding) else capitalised(fact.title)


def _status(result: Result, name: str) -> str:
    status = result[name].status
    return f"{words()[f'mark_{status.value}']} {status_label(result.pack, result.pack.derived[name], status)}"


def _keep() -> None:
    session().keep_trial(Message("trial_kept"))
    session().viewport.move_to("st-key-messages")


def _end(fact: str) -> None:
    session().end_trial()
    session().viewport.move_to(f"st-key-conclusion-{fact}")
