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
from advisor.render.phrases import capitalised, statement, status_label
from advisor.render.result.summary import badges, members_named
from elements.answers import answer_line
from elements.expanders import expander
from elements.links import question_link, rule_link
from elements.prose import heading, paragraph
from elements.sources import assumptions, passages
from elements.templates import render
from elements.texts import plain, words
from session.current import session
from session.remaining import settled_ahead
from views.recommendations.proof import outlined, proof
from views.recommendations.prospects import prospects
from views.recommendations.sufficiency import sufficient
from views.recommendations.whatif import what_would_change

if TYPE_CHECKING:
    from advisor import Explanation
    from advisor.result import Conclusion


def conclusion(shown: Conclusion, *, before: str = "", aside: str = "") -> None:
    """A line for `shown`, with words before and after its title; the rest is worked out when it is opened."""
    head = f"{_mark(shown)} {plain(before)} · " if before else f"{_mark(shown)} "
    asides = [aside, words()["settled_ahead"]] if shown.fact.id in settled_ahead() else [aside]
    after = words()["between"].join(filter(None, asides))
    label = f"{head}**{plain(_title(shown))}**" + (f" — {plain(after)}" if after else "")
    with st.container(key=f"conclusion-{shown.fact.id}"):
        line = expander(label, f"open-{shown.fact.id}")
        if line.open:
            with line:
                _opened(shown)


def _mark(shown: Conclusion) -> str:
    """The mark of a status; a word stands beside it or above the list."""
    return words()[f"mark_{shown.status.value}"]


def _opened(shown: Conclusion) -> None:
    """Everything about one conclusion."""
    result, fact, once, deadline = session().result, shown.fact.id, session().evaluation.once, session().script_run.deadline
    line, explanation = outlined(fact)
    ahead = once(("open_fact", fact), lambda: open_fact(result, fact, deadline=deadline))
    justified = once(("justifications", fact), lambda: justifications(result, fact, deadline=deadline))
    _statement(shown)
    if ahead is not None:
        prospects(shown.fact, ahead)
    _reasons(shown, explanation, sentences(result, explanation, justifications=justified, open_fact=ahead)[1:])
    behind = questions_of(result, line)
    _answers(behind)
    sufficient(shown, justified, behind)
    what_would_change(shown)
    passages(shown.claims)
    assumptions(shown.assumptions)
    proof(fact, line, explanation)


def _title(shown: Conclusion) -> str:
    fact = shown.fact
    if isinstance(fact, Finding):
        return statement(session().pack, fact.id)  # its status stands beside it; the contrary would say the opposite
    return capitalised(fact.title)


def _statement(shown: Conclusion) -> None:
    """Status and text of a conclusion; of a silent recommendation also why, of one about members which."""
    current, fact = session(), shown.fact
    reason = silence_reason(current.result, fact.id)
    values = {
        "fact": fact,
        "status": f"{_mark(shown)} {status_label(current.pack, fact, shown.status)}",
        "badges": badges(current.pack, fact) if isinstance(fact, Recommendation) else "",
        "text": "" if isinstance(fact, Finding) else fact.text,
        "silence": catalogue(current.pack.language)[f"{reason.value}_explained"] if reason else "",
        "members": members_named(current.result, fact) if isinstance(fact, Recommendation) else (),
    }
    st.html(render("recommendations/conclusion.html", **values))


def _reasons(shown: Conclusion, explanation: Explanation, said: tuple[str, ...]) -> None:
    """The rules that settled the conclusion, or for an open one all that still could, each with what in the answers decides it."""
    texts = words()
    heading(4, texts[f"why_{shown.status.value}"])
    for reason, sentence in zip(explanation.reasons, said, strict=False):  # more sentences follow those on the reasons
        st.html(render("recommendations/reason.html", sentence=sentence))
        rule_link(reason.rule.id, texts["rule_link"])


def _answers(facts: tuple[str, ...]) -> None:
    """The answers that the conclusion depends on, with their notes."""
    texts, given = words(), session().answers.given
    answered = [fact for fact in facts if fact in given]
    if not answered:
        return
    heading(4, texts["depends_on"])
    with st.container(gap="xsmall"):
        for fact in answered:
            question_link(fact, answer_line(fact, given[fact].value))
            if given[fact].note:
                paragraph(texts["answer_note"].format(note=given[fact].note), "note")
