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

from advisor import Answer, Answers, InvalidAnswers, answers_from_link, answers_to_link, changes_between, printable, run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor import Change, Diagnostic, Pack, Result, Value

ANSWERS, QUESTION = "a", "q"
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
    shortened: bool = False
    earlier_links: deque[str] = field(default_factory=lambda: deque(maxlen=_RECENT))
    refused_link: str = ""
    page: str = ""
    moved: bool = True
    touched: bool = False
    changed: tuple[Change, ...] | None = None
    notice: Notice | None = None
    undo: Answers | None = None
    drafts: dict[str, str] = field(default_factory=dict)
    looked_at: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, tuple[object, float]] = field(default_factory=dict)
    uploads: int = 0
    sought: str = ""
    place: str = ""
    moves: int = 0

    def set_value(self, fact: str, value: Value | None) -> None:
        """Answer a question; a note stays, the claims of a snapshot do not speak for another value."""
        before = self.answers.given.get(fact)
        if before is not None and before.value == value:
            return
        self._put({**self.answers.given, fact: Answer(value, before.note if before else "")})

    def set_note(self, fact: str, note: str) -> None:
        """Note something on an answered question."""
        self._put({**self.answers.given, fact: replace(self.answers.given[fact], note=printable(note))})

    def clear(self, fact: str) -> None:
        """Take back the answer to one question, with its note."""
        self.drafts.pop(fact, None)
        self._put({name: answer for name, answer in self.answers.given.items() if name != fact})

    def replace_all(self, answers: Answers, notice: Notice) -> None:
        """Put other answers on the desk; the ones that lay there can be had back."""
        self.undo = self.answers
        self.drafts.clear()
        before = self.result
        self._conclude(answers)
        self.changed = changes_between(before, self.result)
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
            self.changed = changes_between(before, self.result)

    def _conclude(self, answers: Answers) -> None:
        self.answers = answers
        self.result = run(self.pack, answers)
        self.earlier_links.append(self.link)
        self.link, self.shortened = _link_of(self.pack, answers)
        self.touch()
        self.write_address()

    def write_address(self) -> None:
        """Let the page's address hold the answers."""
        st.query_params.pop(QUESTION, None)
        if self.link:
            st.query_params[ANSWERS] = self.link
        else:
            st.query_params.pop(ANSWERS, None)

    def go_to(self, place: str, sought: str = "") -> None:
        """Show the page from the element of class `place`; only once for what a link `sought`."""
        if not sought or sought != self.sought or self.moved:
            self.place, self.moves = place, self.moves + 1
        self.sought = sought

    def touch(self) -> None:
        """Tell that this run was caused by a widget, whose message may have left the browser before the last address arrived."""
        self.touched = True

    def read_address(self) -> None:
        """Take over the answers of an address that a reader opened, or went back or forward to."""
        given, touched = st.query_params.get(ANSWERS, ""), self.touched
        self.touched = False
        if given in {self.link, self.refused_link} and (given or not self.link):
            return
        if touched or (self.moved and (not given or given in self.earlier_links)):
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
        self.link, self.shortened = given, False
        self.changed = None
        self.notice = Notice("kept_entries", problems=answers.remarks) if answers.remarks else None


def open_desk(pack: Pack, page: str) -> Desk:
    """The desk of this session, for `page`; answers outlast a change of the pack's files."""
    found = st.session_state.get(_KEY)
    if found is None or found.pack != pack:
        answers = _carried_over(pack, found) if found else Answers(given={})
        found = st.session_state[_KEY] = Desk(pack, answers, run(pack, answers), *_link_of(pack, answers))
    found.moved = page != found.page
    found.page = page
    if found.moved:
        found.notice = None
    found.read_address()
    return found


def desk() -> Desk:
    """The desk of this session, once it is open."""
    found: Desk = st.session_state[_KEY]
    return found


def _link_of(pack: Pack, answers: Answers) -> tuple[str, bool]:
    """The answers for the address, and whether their notes had to be left out of it."""
    link = answers_to_link(pack, answers)
    if len(link) <= _LONGEST:
        return link, False
    return answers_to_link(pack, Answers(given={fact: Answer(answer.value) for fact, answer in answers.given.items()})), True


def _carried_over(pack: Pack, earlier: Desk) -> Answers:
    """The answers of a desk whose pack was changed on disk; what the new one does not understand is kept and told."""
    try:
        return answers_from_link(pack, link) if (link := answers_to_link(earlier.pack, earlier.answers)) else Answers(given={})
    except InvalidAnswers:
        return Answers(given={})
