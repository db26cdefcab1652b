"""A change that is tried: the two results side by side, above the recommendations; the answers stay until it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.pack import Finding
from advisor.render.counterfactual import change_sentences
from advisor.render.phrases import capitalised, statement, status_label
from components.desk import Notice, desk
from components.kinds import kinds
from components.texts import html, words
from components.widgets import pressing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor import Result


def trial() -> None:
    """The panel; nothing where nothing is tried."""
    current, texts = desk(), words()
    tried = current.trial
    if tried is None:
        return
    sentences = "".join(f"<li>{html(sentence)}</li>" for sentence in change_sentences(current.result, tried.way))
    with st.container(key="trial", gap="small"):
        st.html(f'<h2>{html(texts["trial"])}</h2><ul>{sentences}</ul><p class="fine">{html(texts["trial_about"])}</p>')
        st.html(_side_by_side(current.result, tried.result, tried.fact))
        with st.container(key="trial-ways", horizontal=True, gap="small"):
            st.button(texts["trial_end"], key="trial-end", type="primary", on_click=pressing(_end), args=(tried.fact,))
            st.button(texts["trial_keep"], key="trial-keep", on_click=pressing(_keep))


def _side_by_side(now: Result, then: Result, fact: str) -> str:
    """Counts, the conclusion aimed at, and whatever else differs; in columns, on a narrow screen one below the other."""
    texts = words()
    differing = [name for name in now.conclusions if now[name].status is not then[name].status and name != fact]
    told = [name for name in differing if not isinstance(now.pack.derived[name], Finding)]
    behind = [name for name in differing if name not in told]
    heads = "".join(f'<th scope="col">{html(texts[key])}</th>' for key in ("trial_what", "trial_now", "trial_then"))
    rows = [_head("trial_aim"), *_rows(now, then, [fact]), _head("trial_else")]
    rows += _rows(now, then, told) if told else [f'<tr><td colspan="3">{html(texts["trial_nothing_else"])}</td></tr>']
    rows += [_head("trial_counts"), *_counts(now, then)]
    table = f'<table class="trial"><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    if not behind:
        return table
    summary = texts["trial_behind_one" if len(behind) == 1 else "trial_behind"].format(count=len(behind))
    inner = f'<table class="trial"><thead><tr>{heads}</tr></thead><tbody>{"".join(_rows(now, then, behind))}</tbody></table>'
    return f"{table}<details><summary>{html(summary)}</summary>{inner}</details>"


def _head(key: str) -> str:
    return f'<tr class="part"><th scope="colgroup" colspan="3">{html(words()[key])}</th></tr>'


def _counts(now: Result, then: Result) -> list[str]:
    texts = words()
    rows = []
    for mark, kind in (("holds", "recommended"), ("fails", "not_triggered"), ("open", "undetermined"), ("holds", "notices")):
        before, after = len(kinds(now)[kind]), len(kinds(then)[kind])
        cells = [str(before), str(after)] if before == after else [str(before), f"<b>{after}</b>"]
        rows.append(_row(f"{texts[f'mark_{mark}']} {texts[f'view_{kind}']}", cells))
    return rows


def _rows(now: Result, then: Result, facts: Iterable[str]) -> list[str]:
    rows = []
    for name in facts:
        fact = now.pack.derived[name]
        title = statement(now.pack, name) if isinstance(fact, Finding) else capitalised(fact.title)
        rows.append(_row(title, [_status(now, name), f"<b>{_status(then, name)}</b>"]))
    return rows


def _row(title: str, cells: list[str]) -> str:
    """Each cell says again which side it is, for where the columns stand below one another."""
    sides = [words()["trial_now"], words()["trial_then"]]
    shown = "".join(f'<td><span class="side">{html(side)}: </span>{cell}</td>' for side, cell in zip(sides, cells, strict=True))
    return f'<tr><th scope="row">{html(title)}</th>{shown}</tr>'


def _status(result: Result, name: str) -> str:
    status = result[name].status
    return html(f"{words()[f'mark_{status.value}']} {status_label(result.pack, result.pack.derived[name], status)}")


def _keep() -> None:
    desk().keep_trial(Notice("trial_kept"))
    desk().go_to("st-key-notices")


def _end(fact: str) -> None:
    desk().end_trial()
    desk().go_to(f"st-key-conclusion-{fact}")
