"""What one reader has on the desk: the answers, what they lead to, and the page's address that keeps both over a reload.

The desk lives in the session; widgets only show it, and change it through callbacks. The address holds the answers with their
notes (`a`) and what is being looked at, so that reload, back, forward and bookmarks work.
INVARIANT: nothing a reader typed leaves the desk unless the reader replaces it, and then `undo` brings it back.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import streamlit as st

from advisor import Answer, Answers, InvalidAnswers, answers_from_link, answers_to_link, changes, run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor import Change, Diagnostic, Pack, Result

ANSWERS = "a"
_KEY = "desk"
_LONGEST = 60_000  # characters; browsers and the server were tried with 100,000
_RECENT = 8  # addresses that the browser may still name in links drawn before the last changes


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that happened to the answers as a whole: a key of the texts, and what belongs to it."""

    text: str
    about: str = ""
    problems: tuple[Diagnostic, ...] = ()
    failed: bool = False


@dataclass
class Desk:
    """The state of one session."""

    pack: Pack
    answers: Answers
    result: Result
    link: str = ""
    earlier_links: deque[str] = field(default_factory=lambda: deque(maxlen=_RECENT))
    refused_link: str = ""
    page: str = ""
    moved: bool = True
    touched: bool = False
    changed: tuple[Change, ...] = ()
    notice: Notice | None = None
    undo: Answers | None = None
    drafts: dict[str, str] = field(default_factory=dict)
    looked_at: dict[str, str] = field(default_factory=dict)
    uploads: int = 0

    @property
    def fits_address(self) -> bool:
        """Whether the answers with their notes are short enough for the address to keep them."""
        return len(self.link) <= _LONGEST

    def set_value(self, fact: str, value: object) -> None:
        """Answer a question; a note stays, the claims of a snapshot do not speak for another value."""
        before = self.answers.given.get(fact)
        if before is not None and before.value == value:
            return
        self._put({**self.answers.given, fact: Answer(value, before.note if before else "")})  # type: ignore[arg-type]

    def set_note(self, fact: str, note: str) -> None:
        """Note something on an answered question."""
        self._put({**self.answers.given, fact: replace(self.answers.given[fact], note=note)})

    def clear(self, fact: str) -> None:
        """Take back the answer to one question, with its note."""
        self.drafts.pop(fact, None)
        self._put({name: answer for name, answer in self.answers.given.items() if name != fact})

    def replace_all(self, answers: Answers, notice: Notice) -> None:
        """Put other answers on the desk; the ones that lay there can be had back."""
        self.undo = self.answers
        self.drafts.clear()
        self._conclude(answers)
        self.changed = ()
        self.notice = notice

    def bring_back(self) -> None:
        """Exchange the answers for those that were replaced last."""
        if self.undo is not None:
            self.replace_all(self.undo, Notice("brought_back"))

    def _put(self, given: Mapping[str, Answer]) -> None:
        before = self.result
        ordered = {fact: given[fact] for fact in self.pack.inputs if fact in given}
        self._conclude(replace(self.answers, given=ordered))
        if ordered.keys() != before.answers.given.keys() or self.result.answers.values != before.answers.values:
            self.changed = changes(before, self.result)

    def _conclude(self, answers: Answers) -> None:
        self.answers = answers
        self.result = run(self.pack, answers)
        self.earlier_links.append(self.link)
        self.link = answers_to_link(self.pack, answers)
        self.touch()
        self.write_address()

    def write_address(self) -> None:
        """Let the page's address hold the answers."""
        if self.link and self.fits_address:
            st.query_params[ANSWERS] = self.link
        else:
            st.query_params.pop(ANSWERS, None)

    def touch(self) -> None:
        """Tell that this run was caused by a widget, whose message may have left the browser before the last address arrived."""
        self.touched = True

    def read_address(self) -> None:
        """Take over the answers of an address that a reader opened, or went back or forward to."""
        given, touched = st.query_params.get(ANSWERS, ""), self.touched
        self.touched = False
        if given in {self.link, self.refused_link} and (given or not self.link):
            return
        late = touched or (self.moved and (not given or given in self.earlier_links))
        if late or not self.fits_address:
            self.write_address()
        else:
            self._take_over(given)

    def _take_over(self, given: str) -> None:
        try:
            answers = answers_from_link(self.pack, given) if given else Answers(given={})
        except InvalidAnswers as error:
            self.refused_link = given
            self.notice = Notice("address_refused", problems=error.diagnostics, failed=True)
            return
        self.answers, self.result = answers, run(self.pack, answers)
        self.link = given
        self.changed = ()
        self.notice = Notice("kept_entries", problems=answers.remarks) if answers.remarks else None


def open_desk(pack: Pack, page: str) -> Desk:
    """The desk of this session, for `page`; answers outlast a change of the pack's files."""
    found = st.session_state.get(_KEY)
    if found is None or found.pack != pack:
        answers = _carried_over(pack, found.link) if found else Answers(given={})
        found = st.session_state[_KEY] = Desk(pack, answers, run(pack, answers), answers_to_link(pack, answers))
    found.moved = page != found.page
    found.page = page
    found.read_address()
    return found


def desk() -> Desk:
    """The desk of this session, once it is open."""
    found: Desk = st.session_state[_KEY]
    return found


def _carried_over(pack: Pack, link: str) -> Answers:
    try:
        return answers_from_link(pack, link) if link else Answers(given={})
    except InvalidAnswers:
        return Answers(given={})
