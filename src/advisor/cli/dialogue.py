"""The questionnaire in a terminal: one question after the other, and back to any answer.

INVARIANT: an answer that is accepted never contradicts the others, so that there is always a next step.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from advisor.analysis.interview import ask, targets_affected_by
from advisor.analysis.relevance import ContradictoryAnswers
from advisor.cli import entries
from advisor.cli.output import show
from advisor.deadline import Deadline, UndecidedError
from advisor.pack import Answer
from advisor.render.catalogue import catalogue
from advisor.render.contradictions import to_text as contradictions_to_text
from advisor.render.interview import (
    answer_sentences,
    left_open_lines,
    nothing_left,
    place_line,
    question_to_text,
    undecided_lines,
    why_to_text,
)
from advisor.render.layout import item, wrapped
from advisor.render.passages import citation
from advisor.render.phrases import answer_label, capitalised
from advisor.render.result.text import to_text as result_to_text
from advisor.result import run
from advisor.source.documents import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from advisor.analysis.interview import Order, Step
    from advisor.pack import Answers
    from advisor.pack.types import Value
    from advisor.result import Result


class Dialogue:
    """An interview that starts from the answers of `result`; `save` is called with the answers whenever one was accepted.

    All that has to be decided after a line of the reader may take `timeout` seconds.
    Raises ContradictoryAnswers where the answers it starts from contradict one another.
    """

    def __init__(self, result: Result, *, order: Order, full: bool, timeout: float, save: Callable[[Answers], None]) -> None:
        self.result, self._timeout = result, timeout
        self._deadline = Deadline.after(timeout)
        self._pack, self._words = result.pack, catalogue(result.pack.language)
        self._order, self._full, self._save = order, full, save
        # In the order in which `back` returns to them.
        self._asked = [name for name in result.pack.inputs if name in result.answers.given]
        self._place = len(self._asked)  # of the question shown; after the last comes the step's question
        self._later: list[str] = []
        self._topic: str | None = None
        self._shown = False
        self._step = self._next(result)

    def converse(self) -> None:
        """Ask until the reader quits, the input ends, or nothing is left to ask."""
        start = (self._pack.title, citation(self._pack), self._words["tool_notice"], "", self._words["ask_start"])
        show(*(line for text in start for line in wrapped(text) or [""]))
        while self._turn():
            pass

    def _turn(self) -> bool:
        """Show the question, unless it is already shown, and do what the reader types; False at the end."""
        question = self._question
        if not self._shown:
            self._show(question)
            self._shown = True
        line = _line()
        self._deadline = Deadline.after(self._timeout)
        if line is None or (not line and question is None):
            return False
        if not line and question in self.result.answers.given:
            self._stay()
            return True
        asked = None if question is None else self._pack.inputs[question]
        match entries.interpret(self._pack, asked, line):
            case entries.Given(value) if question is not None:
                self._answer(question, value)
            case entries.Instruction(entries.QUIT):
                return False
            case entries.Instruction(name, number):
                self._obey(name, number, question)
            case entries.Unclear(message):
                _say(message)
        return True

    @property
    def _question(self) -> str | None:
        return self._asked[self._place] if self._place < len(self._asked) else self._step.next

    def _next(self, result: Result) -> Step:
        return ask(result, order=self._order, full=self._full, topic=self._topic, later=self._later, deadline=self._deadline)

    def _obey(self, name: str, number: int | None, question: str | None) -> None:
        match name:
            case entries.BACK:
                self._back(number)
            case entries.SKIP if question is not None:
                self._skip(question)
            case entries.WHY if question is not None:
                self._print(why_to_text(self.result, question, self._step, full=self._full, deadline=self._deadline))
            case entries.LIST:
                self._list()
            case entries.HELP:
                self._print(self._words["ask_help"])
            case _:
                _say(self._words["ask_expected_end"])

    def _answer(self, question: str, value: Value | None) -> None:
        before, was, given = self.result, self._step, self.result.answers.given
        if question in given and given[question].value == value:
            self._stay()
            return
        note = given[question].note if question in given else ""
        changed = {**given, question: Answer(value, note)}
        ordered = {name: changed[name] for name in self._pack.inputs if name in changed}
        if self._place == len(self._asked):
            self._topic = self._pack.inputs[question].topic
        after = run(self._pack, replace(before.answers, given=ordered))
        try:
            step = self._next(after)
        except ContradictoryAnswers as error:
            show(contradictions_to_text(after, error.contradictions))
            _say(self._words["ask_clash"])
            return
        self.result, self._step = after, step
        self._save(after.answers)
        for text in answer_sentences(before, was, after, step, deadline=self._deadline):
            _say(text, "→ ")
        if question in before.answers.values:
            self._report_unused(was, question)
        self._go_on(question)

    def _report_unused(self, was: Step, question: str) -> None:
        """Report which other answers no longer count, now that this one has changed."""
        names = [name for name in self._step.unused if name not in was.unused and name != question]
        if names:
            titles = self._words["between_parts"].join(capitalised(self._pack.inputs[name].title) for name in names)
            _say(self._words["ask_kept_unused"].format(titles=titles), "→ ")

    def _stay(self) -> None:
        _say(self._words["ask_kept"], "→ ")
        self._place, self._shown = len(self._asked), False

    def _go_on(self, question: str) -> None:
        """Go on to the step's question; `question` was the last one asked, unless the reader came back to it."""
        if self._place == len(self._asked):
            self._asked = [*(name for name in self._asked if name != question), question]
        self._place, self._shown = len(self._asked), False

    def _back(self, number: int | None) -> None:
        place = self._place - 1 if number is None else number - 1
        if number is not None and not 0 <= place < len(self._asked):
            _say(self._words["ask_no_number"].format(number=number))
        elif place < 0:
            _say(self._words["ask_first"])
        else:
            self._place, self._shown = place, False

    def _skip(self, question: str) -> None:
        """Postpone a question; it is asked again, in turn, once all that matter were postponed."""
        if question in self.result.answers.given:
            self._stay()
            return
        passed = [*(name for name in self._later if name != question), question]
        waiting = [name for name in passed if name in self._step.askable]
        # Once all that matter were postponed, the one postponed first is next.
        self._later = passed if len(waiting) < len(self._step.askable) else waiting[1:]
        if self._place == len(self._asked):
            self._topic = self._pack.inputs[question].topic
        self._step = self._next(self.result)
        if self._step.next == question:
            _say(self._words["ask_last"])
        self._go_on(question)

    def _show(self, question: str | None) -> None:
        print()
        if question is None:
            self._show_end()
            return
        step, given, full = self._step, self.result.answers.given.get(question), self._full
        ahead = self._place == len(self._asked)
        because = step.because if ahead else self._affected_targets(question)
        show(*wrapped(place_line(self.result, step, question, full=full)), *undecided_lines(self.result, step))
        if ahead and question in self._asked:
            _say(self._words["ask_passed"])
        show(question_to_text(self.result, question, because))
        if given is not None:
            _say(self._words["ask_answered"].format(answer=answer_label(self._pack, question, given.value)))
            _say(self._words["ask_note"].format(note=given.note) if given.note else "")
            _say(self._words["ask_not_used"] if question in step.unused else "")

    def _affected_targets(self, question: str) -> tuple[str, ...]:
        """The targets that an answered question can change; none where that is not decided in time."""
        try:
            affected = targets_affected_by(self.result, question, full=self._full, deadline=self._deadline)
            return tuple(target.fact for target in affected)
        except UndecidedError:
            return ()

    def _show_end(self) -> None:
        _say(nothing_left(self.result, self._step, full=self._full))
        show("", result_to_text(self.result).rstrip())
        show(*left_open_lines(self.result, self._step, full=self._full, deadline=self._deadline), "")
        _say(self._words["ask_change"])

    def _list(self) -> None:
        texts = []
        for number, name in enumerate(self._asked, 1):
            given = self.result.answers.given.get(name)
            answer = self._words["awaiting"] if given is None else answer_label(self._pack, name, given.value)
            key = "ask_list_unused" if name in self._step.unused else "ask_list"
            text = self._words[key].format(title=capitalised(self._pack.inputs[name].title), answer=answer)
            texts += item(text, f"{number:>3}. ")
        self._print("\n".join(texts) or self._words["ask_no_answers"])

    def _print(self, text: str) -> None:
        """Print a longer text; the question is shown again below it."""
        show("", text)
        self._shown = False


def _say(text: str, mark: str = "") -> None:
    show(*item(text, mark), end="\n" if text else "")


def _line() -> str | None:
    """A line that the reader typed; None at the end of the input."""
    if sys.stdin is None:
        return None
    try:
        line = printable(input("> ").lstrip("\ufeff")).strip()
    except EOFError:
        print()
        return None
    if not sys.stdin.isatty():
        show(line)  # a terminal shows what is typed; elsewhere the record would lack it
    return line
