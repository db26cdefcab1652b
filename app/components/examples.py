"""The cases of a pack as examples of a rule at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import InvalidPack
from advisor.pack import Finding
from advisor.quality.examples import cases_about, own_answers
from advisor.render.phrases import answer_label, capitalised, statement, status_label
from components.desk import desk
from components.packs import cases
from components.texts import html, words

if TYPE_CHECKING:
    from advisor import Status
    from advisor.pack import Rule
    from advisor.pack.types import Value
    from advisor.reader.cases import Case


def examples(rule: Rule) -> None:
    """The cases that name `rule`, each with its answers and what is expected."""
    texts = words()
    try:
        found = cases_about(cases(desk().pack), rule)
    except InvalidPack as error:
        st.html(f"<h4>{html(texts['rule_cases'])}</h4><p>{html(texts['cases_invalid'])}</p>")
        st.code(str(error), language=None, wrap_lines=True)
        return
    about = texts["rule_cases_about" if found else "rule_no_cases"]
    items = "".join(f"<li>{_example(case)}</li>" for case in found)
    st.html(
        f'<section class="cases"><h4>{html(texts["rule_cases"])}</h4><p class="fine">{html(about)}</p><ul>{items}</ul></section>'
    )


def answer_line(fact: str, value: Value | None) -> str:
    """A question by its title, with an answer."""
    pack = desk().pack
    return words()["answer_line"].format(question=capitalised(pack.inputs[fact].title), answer=answer_label(pack, fact, value))


def outcome_line(fact: str, status: Status) -> str:
    """What comes out for a derived fact."""
    pack = desk().pack
    declared = pack.derived[fact]
    title = statement(pack, fact) if isinstance(declared, Finding) else capitalised(declared.title)
    return f"{words()[f'mark_{status.value}']} {status_label(pack, declared, status)}: {title}"


def _example(case: Case) -> str:
    texts, pack = words(), desk().pack
    given = [answer_line(fact, answer.value) for fact, answer in own_answers(pack, case).items()]
    base = texts["case_based_on"].format(title=pack.snapshots[case.snapshot].title) if case.snapshot else ""
    rows = "".join(f"<li>{html(line)}</li>" for line in [base, *given] if line)
    expected = "".join(f"<li>{html(outcome_line(fact, status))}</li>" for fact, status in case.expect.items())
    note = f'<p class="fine">{html(case.note)}</p>' if case.note else ""
    return (
        f"<details><summary>{html(capitalised(case.name))}</summary><p>{html(texts['case_given'])}</p><ul>{rows}</ul>"
        f"<p>{html(texts['case_expected'])}</p><ul>{expected}</ul>{note}</details>"
    )
