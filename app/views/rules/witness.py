"""The fewest answers that show something: what they are, what follows from them, and a link that opens a copy of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from advisor import Answers
from advisor.pack import Answer
from advisor.reader.link import answers_to_link
from elements.answers import answer_line
from elements.templates import render
from elements.texts import words
from session.address import Address
from session.current import session
from views.rules.cases import outcome_line

if TYPE_CHECKING:
    from advisor.quality.checks.observations import Witness


def witness(shown: Witness, origin: str, key: str) -> None:
    """The answers of `shown`, found for the property or assumption `origin`, and a link that leaves the reader's own alone."""
    texts = words()
    given = [answer_line(fact, value) for fact, value in shown.answers.items()] or [texts["witness_none"]]
    then = [outcome_line(fact, status) for fact, status in shown.expect.items()] or [texts["witness_open"]]
    st.html(render("rules/witness.html", given=given, then=then))
    st.link_button(texts["witness_copy"], f"./?{urlencode(_copy(shown, origin).parameters())}", key=f"copy-{key}")


def _copy(shown: Witness, origin: str) -> Address:
    """The questionnaire with these answers, at the topic of the first; in a new tab it is a session of its own."""
    pack = session().pack
    link = answers_to_link(pack, Answers(given={fact: Answer(value) for fact, value in shown.answers.items()}))
    first = next(iter(shown.answers), None)
    return Address(answers=link, topic=pack.inputs[first].topic if first else "", copy=origin)
