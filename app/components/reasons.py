"""Why a question is asked: the recommendations and notices that hang on it, and the rules through which they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import ContradictoryAnswers
from advisor.deadline import UndecidedError
from advisor.render.phrases import capitalised
from components.desk import desk
from components.interview import hanging
from components.links import rule_link
from components.opening import opener
from components.texts import html, words

if TYPE_CHECKING:
    from advisor.analysis.interview import AffectedTarget
    from advisor.pack import Input, Rule

_FEW = 6  # shown before the rest is folded


def why_this_question(asked: Input) -> None:
    """A line that opens to the reasons, which are worked out then."""
    line = opener(words()["reasons"], f"reasons-{asked.id}", compact=True)
    if line.open:
        with line:
            _reasons(asked)


def _reasons(asked: Input) -> None:
    texts, found = words(), hanging(asked.id)
    if isinstance(found, ContradictoryAnswers | UndecidedError):
        why_not = "reasons_clash" if isinstance(found, ContradictoryAnswers) else "reasons_undecided"
        st.html(f"<p>{html(texts[why_not])}</p>")
    elif found:
        given = desk().answers.given.get(asked.id)
        known = given is not None and given.value is not None
        _targets(found, texts["reasons_if_open" if known else "reasons_hanging"])
        _rules(asked, found)
    else:
        st.html(f"<p>{html(texts['reasons_none_full' if desk().walk.full else 'reasons_none'])}</p>")


def _targets(found: tuple[AffectedTarget, ...], title: str) -> None:
    texts = words()
    items = [f"<li>{html(capitalised(desk().pack.derived[one.fact].title))}</li>" for one in found]
    rest = items[_FEW:] if len(items) > _FEW + 1 else []
    shown = items[: len(items) - len(rest)]
    more = (
        f"<details><summary>{html(texts['more'].format(count=len(rest)))}</summary><ul>{''.join(rest)}</ul></details>"
        if rest
        else ""
    )
    st.html(f'<section class="reasons"><h4>{html(title)}</h4><ul>{"".join(shown)}</ul>{more}</section>')


def _rules(asked: Input, found: tuple[AffectedTarget, ...]) -> None:
    texts, rules = words(), list(dict.fromkeys(rule for one in found for rule in one.rules))
    st.html(f"<h4>{html(texts['reasons_rules'])}</h4>")
    rest = rules[_FEW:] if len(rules) > _FEW + 1 else []
    for rule in rules[: len(rules) - len(rest)]:
        _rule(rule)
    if rest:
        line = opener(texts["more"].format(count=len(rest)), f"more-reasons-{asked.id}", compact=True)
        if line.open:
            with line:
                for rule in rest:
                    _rule(rule)


def _rule(rule: Rule) -> None:
    title = capitalised(desk().pack.derived[rule.then].title)
    rule_link(rule.id, words()["reasons_rule"].format(title=title, because=rule.because))
