"""A conclusion as a line that opens: what the article says, why, on which answers and passages. Closed lines cost nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.analysis.open_facts import open_fact
from advisor.analysis.silences import silence_reason
from advisor.analysis.sufficiency import justifications
from advisor.pack import Finding, Recommendation
from advisor.render.catalogue import catalogue
from advisor.render.explanation.outline import questions_of
from advisor.render.explanation.sentences import sentences
from advisor.render.phrases import answer_label, capitalised, statement, status_label
from advisor.render.result.summary import badges, members_named
from components.desk import desk
from components.kinds import settled_ahead
from components.links import question_link, rule_link
from components.opening import opener
from components.outlooks import prospects
from components.proof import outlined, proof
from components.sources import assumptions, passages
from components.sufficiency import sufficient
from components.texts import html, plain, words
from components.whatif import what_would_change

if TYPE_CHECKING:
    from advisor import Explanation
    from advisor.result import Conclusion


def conclusion(shown: Conclusion, *, before: str = "", aside: str = "") -> None:
    """A line for `shown`, with words before and after its title; the rest is worked out when it is opened."""
    head = f"{shown_mark(shown)} {plain(before)} · " if before else f"{shown_mark(shown)} "
    asides = [aside, words()["settled_ahead"]] if shown.fact.id in settled_ahead() else [aside]
    told = words()["between"].join(filter(None, asides))
    label = f"{head}**{plain(_title(shown))}**" + (f" — {plain(told)}" if told else "")
    with st.container(key=f"conclusion-{shown.fact.id}"):
        line = opener(label, f"open-{shown.fact.id}")
        if line.open:
            with line:
                opened(shown)


def shown_mark(shown: Conclusion) -> str:
    """The mark of a status; a word stands beside it or above the list."""
    return words()[f"mark_{shown.status.value}"]


def opened(shown: Conclusion) -> None:
    """Everything about one conclusion."""
    result, fact, once = desk().result, shown.fact.id, desk().once
    line, explanation = outlined(fact)
    ahead = once(("outlook", fact), lambda: open_fact(result, fact, deadline=desk().deadline))
    found = once(("justifications", fact), lambda: justifications(result, fact, deadline=desk().deadline))
    st.html(_said(shown))
    if ahead is not None:
        prospects(shown.fact, ahead)
    _reasons(shown, explanation, sentences(result, explanation, justifications=found, open_fact=ahead)[1:])
    behind = questions_of(result, line)
    _answers(behind, words()["rests_on"])
    sufficient(shown, found, behind)
    what_would_change(shown)
    passages(shown.claims)
    assumptions(shown.assumptions)
    proof(fact, line, explanation)


def _title(shown: Conclusion) -> str:
    fact = shown.fact
    if isinstance(fact, Finding):
        return statement(desk().pack, fact.id)  # its status stands beside it; the contrary would say the opposite
    return capitalised(fact.title)


def _said(shown: Conclusion) -> str:
    texts, pack, fact = words(), desk().pack, shown.fact
    status = f"{shown_mark(shown)} {status_label(pack, fact, shown.status)}"
    aside = f" · {badges(pack, fact)}" if isinstance(fact, Recommendation) else ""
    parts = [f'<p class="status"><b>{html(status)}</b>{html(aside)}</p>']
    if not isinstance(fact, Finding):
        parts.append(f'<p class="said">{html(fact.text)}.</p>')
    if kind := silence_reason(desk().result, fact.id):
        parts.append(f"<p>{html(catalogue(pack.language)[f'{kind.value}_explained'])}</p>")
    if isinstance(fact, Recommendation) and (named := members_named(desk().result, fact)):
        parts.append(f"<p>{html(texts['here'])}:</p><ul>{''.join(f'<li>{html(member)}</li>' for member in named)}</ul>")
    if fact.note:
        parts.append(f'<p class="fine">{html(texts["note_label"])}: {html(fact.note)}</p>')
    return f'<div class="conclusion">{"".join(parts)}</div>'


def _reasons(shown: Conclusion, explanation: Explanation, told: tuple[str, ...]) -> None:
    """The rules that settled the conclusion, or for an open one all that still could, each with what in the answers decides it."""
    texts = words()
    st.html(f"<h4>{html(texts[f'why_{shown.status.value}'])}</h4>")
    for reason, sentence in zip(explanation.reasons, told, strict=False):  # after the reasons, more is told
        st.html(f'<div class="rule"><p>{html(sentence)}</p></div>')
        rule_link(reason.rule.id, texts["rule_link"])


def _answers(facts: tuple[str, ...], title: str) -> None:
    current, texts = desk(), words()
    answered = [fact for fact in facts if fact in current.answers.given]
    if not answered:
        return
    st.html(f"<h4>{html(title)}</h4>")
    with st.container(gap="xsmall"):
        for fact in answered:
            given = current.answers.given[fact]
            answer = answer_label(current.pack, fact, given.value)
            question_link(fact, texts["answer_line"].format(question=capitalised(current.pack.inputs[fact].title), answer=answer))
            if given.note:
                st.html(f'<p class="note">{html(texts["answer_note"].format(note=given.note))}</p>')
