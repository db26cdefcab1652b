"""Answers as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.render.phrases import answer_label, capitalised
from elements.texts import words
from session.current import session

if TYPE_CHECKING:
    from advisor.pack.types import Value


def answer_line(fact: str, value: Value | None, *, used: bool = True) -> str:
    """A question by its title, with an answer; a mark if the answer is not used."""
    pack, text = session().pack, words()["answer_line" if used else "answer_unused"]
    return text.format(question=capitalised(pack.inputs[fact].title), answer=answer_label(pack, fact, value))
