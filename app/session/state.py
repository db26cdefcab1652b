"""What one reader has: answers, what they lead to, and what the pages show of both.

INVARIANT: nothing a reader typed is lost unless the reader replaces it, and then `bring_back` restores it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import streamlit as st

from advisor import Answers, InvalidAnswers
from advisor.analysis.changes import changes_between
from advisor.analysis.counterfactuals import with_changes
from advisor.pack import Answer
from advisor.reader.link import answers_from_link
from advisor.source.documents import printable
from session.address import Address, address_of, rewritten, takeover
from session.controls import Controls, SearchLimits
from session.interview import Interview
from session.link import Link, link_to
from session.message import Message
from session.script_run import ScriptRun
from session.trial import Trials
from session.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor import Pack, Result
    from advisor.analysis.changes import StatusChange
    from advisor.analysis.counterfactuals import ChangeSet
    from advisor.pack.types import Value
    from session.evaluation import Evaluation


@dataclass
class Session:
    """The state of one session. Widgets show it, and change it when a run begins.

    `link` has the answers as the address holds them, or shall hold them if it is `unwritten`, `refused_link` the answers of an address that could not be read;
    `status_changes` is what the last answer changed, None where nothing was answered yet; `replaced` are the answers before these.
    """

    evaluation: Evaluation
    link: Link = field(default_factory=Link)
    unwritten: bool = False
    refused_link: str = ""
    interview: Interview = field(default_factory=Interview)
    status_changes: tuple[StatusChange, ...] | None = None
    message: Message | None = None
    replaced: Answers | None = None
    trials: Trials = field(default_factory=Trials)
    limits: SearchLimits = field(default_factory=SearchLimits)
    controls: Controls = field(default_factory=Controls)
    viewport: Viewport = field(default_factory=Viewport)
    script_run: ScriptRun = field(default_factory=ScriptRun)

    @property
    def pack(self) -> Pack:
        """The pack whose questions are answered."""
        return self.evaluation.pack

    @property
    def answers(self) -> Answers:
        """The answers."""
        return self.evaluation.answers

    @property
    def result(self) -> Result:
        """What the rules conclude from the answers."""
        return self.evaluation.result

    @property
    def address(self) -> Address:
        """The address that holds the answers and the interview."""
        return address_of(self.link.text, self.interview)

    def set_value(self, fact: str, value: Value | None) -> None:
        """Answer a question; a note stays, the claims of a snapshot are not about another value."""
        before = self.answers.given.get(fact)
        if before is not None and before.value == value:
            return
        self._put({**self.answers.given, fact: Answer(value, before.note if before else "")})

    def set_note(self, fact: str, note: str) -> None:
        """Note something on an answered question."""
        self._put({**self.answers.given, fact: replace(self.answers.given[fact], note=printable(note))})

    def clear(self, fact: str) -> None:
        """Take back the answer to one question, with its note."""
        self.controls.drafts.pop(fact, None)
        self._put({name: answer for name, answer in self.answers.given.items() if name != fact})

    def replace_all(self, answers: Answers, message: Message) -> None:
        """Replace all answers; the earlier ones can be brought back."""
        before, self.replaced = self.result, self.answers
        self.controls.drafts.clear()
        self.interview = replace(self.interview, visited=())
        self._change(answers)
        self.status_changes = changes_between(before, self.result)
        self.message = message

    def bring_back(self) -> None:
        """Exchange the answers for those that were replaced last."""
        if self.replaced is not None:
            self.replace_all(self.replaced, Message("brought_back"))

    def try_out(self, fact: str, changes: ChangeSet) -> None:
        """Try changes on a conclusion; the answers stay."""
        self.trials.begin(self.evaluation, fact, changes)

    def keep_trial(self, message: Message) -> None:
        """Change the answers as it was tried; the earlier ones can be brought back."""
        if trial := self.trials.current:
            self.trials.end()
            self.replace_all(with_changes(self.answers, trial.changes), message)

    def end_trial(self) -> None:
        """Leave the answers as they are."""
        self.trials.end()

    def set_interview(self, interview: Interview) -> None:
        """Go through the questions in another way, or to another question."""
        self.interview = interview
        self.unwritten = True

    def read_address(self, address: Address, *, opened: bool) -> None:
        """Take over what `takeover` decides of an address, which a reader `opened`, or went back or forward to, or did not."""
        interview = address.interview(self.pack.inputs)
        found = takeover(
            opened=opened,
            known=address.answers == self.link.text or (bool(address.answers) and address.answers == self.refused_link),
            by_widget=self.script_run.by_widget,
            bare=self.script_run.arrived and not address.states_interview(),
            differs=interview != self.interview,
            unwritten=self.unwritten,
        )
        self.script_run.by_widget = False
        if found.answers:
            self._read_link(address.answers)
        if found.interview:
            self.interview = interview
        if found.rewrite:
            self.write_address()

    def write_address(self) -> None:
        """Let the page's address hold the answers and the interview, both in one step of the browser's history."""
        parameters = rewritten(st.query_params, self.address)
        if parameters != st.query_params.to_dict():
            st.query_params.from_dict(parameters)
        self.unwritten = False

    def _read_link(self, link: str) -> None:
        try:
            answers = answers_from_link(self.pack, link) if link else Answers(given={})
        except InvalidAnswers as error:
            self.refused_link = link
            self.message = Message("address_refused", problems=error.diagnostics, failed=True)
            return
        self._evaluate(answers)
        self.link = Link(link)
        self.status_changes = None
        self.message = Message("kept_entries", problems=answers.remarks) if answers.remarks else None

    def _put(self, given: Mapping[str, Answer]) -> None:
        before = self.result
        ordered = {fact: given[fact] for fact in self.pack.inputs if fact in given}
        self._change(replace(self.answers, given=ordered))
        if ordered.keys() != before.answers.given.keys() or self.result.answers.values != before.answers.values:
            self.status_changes = changes_between(before, self.result)

    def _change(self, answers: Answers) -> None:
        self._evaluate(answers)
        self.link = link_to(self.pack, answers)
        self.unwritten = True

    def _evaluate(self, answers: Answers) -> None:
        if not self.evaluation.has_values_of(answers):
            self.trials.drop()
        self.evaluation = self.evaluation.with_answers(answers)
