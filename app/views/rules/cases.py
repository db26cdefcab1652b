"""The cases of a pack as examples of a rule at work."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from advisor import InvalidPack
from advisor.pack import Finding
from advisor.quality.examples import cases_about, own_answers
from advisor.render.phrases import capitalised, statement, status_label
from elements.answers import answer_line
from elements.templates import render
from elements.texts import words
from session.current import session
from shown_pack import cases

if TYPE_CHECKING:
    from advisor import Status
    from advisor.pack import Rule
    from advisor.reader.cases import Case


class _Example(NamedTuple):
    """A case as lines."""

    name: str
    given: list[str]
    expected: list[str]
    note: str


def cases_of(rule: Rule) -> None:
    """The cases that name `rule`, each with its answers and what is expected."""
    texts = words()
    try:
        found = cases_about(cases(session().pack), rule)
    except InvalidPack as error:
        st.html(render("rules/cases_invalid.html"))
        st.code(str(error), language=None, wrap_lines=True)
        return
    about = texts["rule_cases_about" if found else "rule_no_cases"]
    st.html(render("rules/cases.html", about=about, cases=[_example(case) for case in found]))


def outcome_line(fact: str, status: Status) -> str:
    """The status of a derived fact."""
    pack = session().pack
    declared = pack.derived[fact]
    title = statement(pack, fact) if isinstance(declared, Finding) else capitalised(declared.title)
    return f"{words()[f'mark_{status.value}']} {status_label(pack, declared, status)}: {title}"


def _example(case: Case) -> _Example:
    texts, pack = words(), session().pack
    base = [texts["case_based_on"].format(title=pack.snapshots[case.snapshot].title)] if case.snapshot else []
    given = [answer_line(fact, answer.value) for fact, answer in own_answers(pack, case).items()]
    expected = [outcome_line(fact, status) for fact, status in case.expect.items()]
    return _Example(capitalised(case.name), base + given, expected, case.note)
