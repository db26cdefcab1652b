"""What one reader has on the desk: the answers, what they lead to, and the page's address that keeps both over a reload.

The desk lives in the session; widgets only show it, and change it through callbacks. The address holds the answers with their
notes (`a`), the walk through the questions and what is being looked at, so that reload, back, forward and bookmarks work.
What was worked out about the answers is kept until they change. A change that is only tried lies beside them.
INVARIANT: nothing a reader typed leaves the desk unless the reader replaces it, and then `undo` brings it back.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from advisor import Answers, Deadline, InvalidAnswers, run
from advisor.analysis.changes import changes_between
from advisor.analysis.counterfactuals import with_changes
from advisor.pack import Answer
from advisor.reader.link import answers_from_link, answers_to_link
from advisor.render.phrases import property_sentence
from advisor.source.documents import printable
from components.walk import ORDER, PURPOSE, WAY, Walk, from_address
from components.widgets import renew

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from advisor import Pack, Result
    from advisor.analysis.changes import StatusChange
    from advisor.analysis.counterfactuals import ChangeSet
    from advisor.diagnostics import Diagnostic
    from advisor.pack.types import Value

_Found = TypeVar("_Found")

ANSWERS, QUESTION, COPY = "a", "q", "c"
HEAD = "head"  # the place of a page that is shown from its head
_KEY = "desk"
_OPEN: ContextVar[Desk] = ContextVar("desk")  # each session runs in threads of its own
_LONGEST = 60_000  # characters; browsers and the server were tried with 100,000
PATIENCE = 5.0  # seconds that a step may take for what is to be found out: while the solver tries, the page answers nothing else


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that happened to the answers as a whole: a key of the texts, and what belongs to it."""

    text: str
    about: str = ""
    problems: tuple[Diagnostic, ...] = ()
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """A change of answers that is tried out on the conclusion `fact`: its way, and the result that it would have."""

    fact: str
    way: ChangeSet
    result: Result


@dataclass
class Desk:
    """The state of one session."""

    pack: Pack
    answers: Answers
    result: Result
    link: str = ""
    shortened: bool = False
    refused_link: str = ""
    page: str = ""
    moved: bool = True
    touched: bool = False  # by a widget, whose message may have left the browser before the last address arrived
    unwritten: bool = False
    changed: tuple[StatusChange, ...] | None = None
    notice: Notice | None = None
    undo: Answers | None = None
    drafts: dict[str, str] = field(default_factory=dict)
    looked_at: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    menus: int = 0
    sought: str = ""
    place: str = ""
    moves: int = 0
    walk: Walk = field(default_factory=Walk)
    worked_out: dict[Hashable, object] = field(default_factory=dict)
    trial: Trial | None = None
    trial_ended: bool = False
    unchangeable_too: bool = False
    kept: tuple[str, ...] = ()
    opened: dict[str, object] = field(default_factory=dict)
    deadline: Deadline = field(default_factory=lambda: Deadline.after(PATIENCE))

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
        self.walk = replace(self.walk, way=())
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

    def try_out(self, fact: str, way: ChangeSet) -> None:
        """See what a change would bring; the answers stay."""
        self.trial = Trial(fact, way, run(self.pack, with_changes(self.answers, way)))

    def keep_trial(self, notice: Notice) -> None:
        """Make the change that is tried one of the answers; they can be had back."""
        if self.trial is not None:
            way, self.trial = self.trial.way, None
            self.replace_all(with_changes(self.answers, way), notice)

    def end_trial(self) -> None:
        """Leave the answers as they are."""
        self.trial = None

    def once(self, question: Hashable, work: Callable[[], _Found]) -> _Found:
        """What `work` finds about the answers, worked out once until they change."""
        if question not in self.worked_out:
            self.worked_out[question] = work()
        return cast("_Found", self.worked_out[question])

    def _take(self, answers: Answers) -> None:
        """Put answers on the desk. A note alone changes nothing of what was worked out."""
        if _values(answers) != _values(self.answers):
            self.worked_out.clear()
            self.trial_ended, self.trial = self.trial is not None, None
        self.answers = answers
        self.result = run(self.pack, answers)

    def _conclude(self, answers: Answers) -> None:
        self._take(answers)
        self.link, self.shortened = _link_of(self.pack, answers)
        self.unwritten = True

    def set_walk(self, walk: Walk) -> None:
        """Go on, back, or another way through the questions."""
        self.walk = walk
        self.unwritten = True

    def write_address(self) -> None:
        """Let the page's address hold the answers and the walk, both in one step of the browser's history."""
        own = {ANSWERS, QUESTION, ORDER, PURPOSE, WAY}
        others = {name: text for name, text in st.query_params.items() if name not in own}
        address = {**others, **self.in_address()}
        if address != st.query_params.to_dict():
            st.query_params.from_dict(address)
        self.unwritten = False

    def in_address(self) -> dict[str, str]:
        """The answers and the walk as parameters of an address."""
        return {**({ANSWERS: self.link} if self.link else {}), **self.walk.in_address()}

    def go_to(self, place: str, sought: str = "") -> None:
        """Show the page from the element of class `place`; only once for what a link `sought`."""
        if not sought or sought != self.sought or self.moved:
            self.place, self.moves = place, self.moves + 1
        self.sought = sought

    def begin(self) -> None:
        """Let what is to be found out in this step have its time from now on."""
        self.deadline = Deadline.after(PATIENCE)

    def read_address(self, *, opened: bool) -> None:
        """Take over what an address holds that a reader `opened`, or went back or forward to.

        Any other address may be older than the desk: it left the browser before the last one arrived.
        """
        given, touched = st.query_params.get(ANSWERS, ""), self.touched
        self.touched = False
        known = given in {self.link, self.refused_link} and bool(given or not self.link)
        walk = self._walk_in_address()
        if opened and not known:
            self._take_over(given)
            self.walk = walk
            return
        bare = self.moved and not {ORDER, PURPOSE, WAY} & st.query_params.keys()
        if opened or not (touched or bare):
            self.walk = walk
        if self.unwritten or not known or self.walk != walk:
            self.write_address()

    def _walk_in_address(self) -> Walk:
        return from_address(st.query_params, self.pack.inputs, st.query_params.get(QUESTION, ""))

    def _take_over(self, given: str) -> None:
        try:
            answers = answers_from_link(self.pack, given) if given else Answers(given={})
        except InvalidAnswers as error:
            self.refused_link = given
            self.notice = Notice("address_refused", problems=error.diagnostics, failed=True)
            return
        self._take(answers)
        self.link, self.shortened = given, False
        self.changed = None
        self.notice = Notice("kept_entries", problems=answers.remarks) if answers.remarks else None


def open_desk(pack: Pack, page: str) -> Desk:
    """The desk of this session, for `page`; answers outlast a change of the pack's files."""
    found, context = st.session_state.get(_KEY), get_script_run_ctx()
    opened = found is None or (context is not None and context.is_history_navigation)
    if found is None or found.pack != pack:
        found = st.session_state[_KEY] = _new_desk(pack, found)
        renew()
    _OPEN.set(found)
    found.begin()
    found.moved = page != found.page
    found.page = page
    if found.moved:
        found.notice, found.trial_ended = None, False
        found.go_to(HEAD)
    found.read_address(opened=opened)
    if origin := st.query_params.pop(COPY, ""):  # told once: the answers may change
        found.notice = _copied(pack, origin) or found.notice
    return found


def lay_open() -> Desk | None:
    """Let `desk` give the desk of this session, if it has one yet, without asking Streamlit for it, which may interrupt what asks."""
    found: Desk | None = st.session_state.get(_KEY)
    if found is not None:
        _OPEN.set(found)
    return found


def desk() -> Desk:
    """The desk of this session, once it is open."""
    return _OPEN.get()


def _copied(pack: Pack, origin: str) -> Notice | None:
    """What answers are that were opened as a copy from what was found about a property or an assumption."""
    if origin in pack.properties:
        return Notice("copied_property", property_sentence(pack, pack.properties[origin]))
    return Notice("copied_assumption", pack.assumptions[origin].text) if origin in pack.assumptions else None


def _values(answers: Answers) -> dict[str, Value | None]:
    return {fact: answer.value for fact, answer in answers.given.items()}


def _link_of(pack: Pack, answers: Answers) -> tuple[str, bool]:
    """The answers for the address, and whether their notes had to be left out of it."""
    link = answers_to_link(pack, answers)
    if len(link) <= _LONGEST:
        return link, False
    return answers_to_link(pack, Answers(given={fact: Answer(answer.value) for fact, answer in answers.given.items()})), True


def _new_desk(pack: Pack, earlier: Desk | None) -> Desk:
    """A desk with the answers of the `earlier` one, if there was one."""
    answers = _carried_over(pack, earlier) if earlier else Answers(given={})
    found = Desk(pack, answers, run(pack, answers), *_link_of(pack, answers))
    if earlier:
        found.page, found.trial_ended = earlier.page, earlier.trial is not None
        found.notice = Notice("kept_entries", problems=answers.remarks) if answers.remarks else None
    return found


def _carried_over(pack: Pack, earlier: Desk) -> Answers:
    """The answers of a desk whose pack was changed on disk; what the new one does not understand is kept and told."""
    try:
        return answers_from_link(pack, link) if (link := answers_to_link(earlier.pack, earlier.answers)) else Answers(given={})
    except InvalidAnswers:
        return Answers(given={})
