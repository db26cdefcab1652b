"""The address of a page: what its parameters hold, and what of them a session takes over. Nothing here knows Streamlit.

The address holds the answers with their notes (`a`), the interview, and what is being looked at, so that reload, back, forward and
bookmarks work.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, NamedTuple

from session.interview import END, Interview

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_QUICKEST, _FULL, _SEPARATOR = "quickest", "all", "."


@dataclass(frozen=True, slots=True)
class Address:
    """The parameters of an address, in their order there; None or an empty text where a parameter is missing."""

    answers: str = ""
    order: str | None = None
    purpose: str | None = None
    visited: str | None = None
    topic: str = ""
    view: str = ""
    part: str = ""
    rule: str = ""
    question: str = ""
    copy: str = ""

    def states_interview(self) -> bool:
        """True if it says anything of the interview."""
        return any(value is not None for value in (self.order, self.purpose, self.visited))

    def interview(self, questions: Collection[str]) -> Interview:
        """The interview that it holds; in the quickest order a `question` that a link asks for is the current one."""
        full = self.purpose == _FULL
        if self.order != _QUICKEST:
            return Interview(full=full)
        *visited, last = (self.visited or "").split(_SEPARATOR)
        known = tuple(dict.fromkeys(name for name in [*visited, last] if name in questions))
        found = Interview(quickest=True, full=full, visited=(*known, END) if known and last == END else known)
        return found.at(self.question) if self.question in questions else found

    def parameters(self) -> dict[str, str]:
        """The parameters as a browser shows them."""
        values = {NAMES[field.name]: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value}


NAMES = {
    "answers": "a",
    "order": "o",
    "purpose": "f",
    "visited": "w",
    "topic": "t",
    "view": "v",
    "part": "s",
    "rule": "r",
    "question": "q",
    "copy": "c",
}
_OF_SESSION = {NAMES[name] for name in ("answers", "order", "purpose", "visited", "question")}


def read_parameters(parameters: Mapping[str, str]) -> Address:
    """The address with these parameters; unknown ones are ignored."""
    return Address(**{field: parameters[name] for field, name in NAMES.items() if name in parameters})


def address_of(link: str, interview: Interview) -> Address:
    """The address that holds the answers in `link`, and an interview."""
    return Address(
        answers=link,
        order=_QUICKEST if interview.quickest else None,
        purpose=_FULL if interview.full else None,
        visited=_SEPARATOR.join(interview.visited) or None,
    )


def rewritten(parameters: Mapping[str, str], address: Address) -> dict[str, str]:
    """The parameters with the answers and the interview of `address`; a question that a link asked for is dropped."""
    others = {name: value for name, value in parameters.items() if name not in _OF_SESSION}
    return {**others, **address.parameters()}


class Takeover(NamedTuple):
    """What a session does about an address: take over its answers, take over its interview, or write an address of its own."""

    answers: bool
    interview: bool
    rewrite: bool


def takeover(  # noqa: PLR0913 - one for each thing that it depends on
    *, opened: bool, known: bool, by_widget: bool, bare: bool, differs: bool, unwritten: bool
) -> Takeover:
    """Decide what of an address is taken over.

    The session takes over what a reader opened, or went back or forward to. Any other address may be older than the session: it left
    the browser before the last one arrived.

    Args:
        opened: A reader opened the address, or went back or forward to it.
        known: Its answers are those of the session, or those that were refused before.
        by_widget: A widget caused this run; its message may have left the browser before the last address arrived.
        bare: It belongs to another page than the one before, and says nothing of the interview.
        differs: Its interview is not that of the session.
        unwritten: The session has changed since it wrote an address.
    """
    answers = opened and not known
    interview = opened or not (by_widget or bare)
    return Takeover(answers, interview, rewrite=not answers and (unwritten or not known or (differs and not interview)))
