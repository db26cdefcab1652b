"""Why a question is asked: the recommendations and notices that depend on it, and the rules through which they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import ContradictoryAnswers
from advisor.deadline import UndecidedError
from advisor.render.phrases import capitalised
from elements.expanders import expander
from elements.folding import fold
from elements.links import rule_link
from elements.prose import heading, paragraph
from elements.templates import render
from elements.texts import words
from session.current import session
from session.remaining import targets_of

if TYPE_CHECKING:
    from advisor.analysis.interview import AffectedTarget
    from advisor.pack import Input, Rule

_FEW = 6  # shown before the rest is folded


def why_this_question(asked: Input) -> None:
    """A line that opens to the reasons, which are worked out then."""
    line = expander(words()["reasons"], f"reasons-{asked.id}", compact=True)
    if line.open:
        with line:
            _reasons(asked)


def _reasons(asked: Input) -> None:
    texts, found = words(), targets_of(asked.id)
    if isinstance(found, ContradictoryAnswers | UndecidedError):
        paragraph(texts["reasons_clash" if isinstance(found, ContradictoryAnswers) else "reasons_undecided"])
    elif found:
        given = session().answers.given.get(asked.id)
        known = given is not None and given.value is not None
        _targets(found, texts["reasons_if_open" if known else "reasons_hanging"])
        _rules(asked, found)
    else:
        paragraph(texts["reasons_none_full" if session().interview.full else "reasons_none"])


def _targets(found: tuple[AffectedTarget, ...], title: str) -> None:
    titles = [capitalised(session().pack.derived[target.fact].title) for target in found]
    st.html(render("questionnaire/targets.html", title=title, targets=fold(titles, _FEW)))


def _rules(asked: Input, found: tuple[AffectedTarget, ...]) -> None:
    rules = fold(list(dict.fromkeys(rule for target in found for rule in target.rules)), _FEW)
    heading(4, words()["reasons_rules"])
    for rule in rules.first:
        _rule(rule)
    if rules.rest:
        line = expander(rules.more, f"more-reasons-{asked.id}", compact=True)
        if line.open:
            with line:
                for rule in rules.rest:
                    _rule(rule)


def _rule(rule: Rule) -> None:
    title = capitalised(session().pack.derived[rule.then].title)
    rule_link(rule.id, words()["reasons_rule"].format(title=title, because=rule.because))
