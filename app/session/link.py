"""The answers as the address of a page holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from advisor import Answers
from advisor.pack import Answer
from advisor.reader.link import answers_to_link

if TYPE_CHECKING:
    from advisor import Pack

_LONGEST = 60_000  # characters; browsers and the server were tried with 100,000


class Link(NamedTuple):
    """Answers as text; `shortened` if their notes had to be left out."""

    text: str = ""
    shortened: bool = False


def link_to(pack: Pack, answers: Answers) -> Link:
    """The link to answers, without their notes where it would be too long."""
    link = answers_to_link(pack, answers)
    if len(link) <= _LONGEST:
        return Link(link)
    bare = {fact: Answer(answer.value) for fact, answer in answers.given.items()}
    return Link(answers_to_link(pack, Answers(given=bare)), shortened=True)
