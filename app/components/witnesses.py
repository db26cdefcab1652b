"""The fewest answers that show something: what they are, what comes out, and a way to open them as a copy of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from advisor import Answers
from advisor.pack import Answer
from advisor.reader.link import answers_to_link
from components.desk import ANSWERS, COPY, desk
from components.examples import answer_line, outcome_line
from components.links import TOPIC
from components.lists import listed
from components.texts import html, words

if TYPE_CHECKING:
    from advisor.quality.checks.observations import Witness


def witness(shown: Witness, origin: str, key: str) -> None:
    """The answers of `shown`, found for the property or assumption `origin`, and a link that leaves the reader's own alone."""
    texts = words()
    given = [answer_line(fact, value) for fact, value in shown.answers.items()] or [texts["witness_none"]]
    then = [outcome_line(fact, status) for fact, status in shown.expect.items()] or [texts["witness_open"]]
    st.html(
        f'<section class="witness"><p>{html(texts["witness_given"])}</p>{listed(map(html, given))}'
        f"<p>{html(texts['witness_then'])}</p>{listed(map(html, then))}</section>"
    )
    st.link_button(texts["witness_copy"], _address(shown, origin), key=f"copy-{key}")


def _address(shown: Witness, origin: str) -> str:
    """The questionnaire with these answers, at the topic of the first; in a new tab it is a session of its own."""
    pack = desk().pack
    link = answers_to_link(pack, Answers(given={fact: Answer(value) for fact, value in shown.answers.items()}))
    first = next(iter(shown.answers), None)
    topic = pack.inputs[first].topic if first else ""
    return f"./?{urlencode({TOPIC: topic, COPY: origin, ANSWERS: link})}"
