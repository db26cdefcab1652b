"""An explanation as an outline: nested lines of text, for terminals, pages and reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.pack.conditions import Truth
from advisor.render.catalogue import catalogue
from advisor.render.passages import cited_reason
from advisor.render.phrases import capitalised, phrase, statement, status_label, value_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.analysis.proof_trees import Explanation, Ground, Reason
    from advisor.result import Result


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an outline. `mark` is a glyph: ✓ true, ✗ false, ? undecided. `inputs` are the questions it reads."""

    text: str
    mark: str
    inputs: tuple[str, ...] = ()
    children: tuple[Line, ...] = ()


MARKS = {True: "✓", False: "✗", None: "?"}


def outline(result: Result, explanation: Explanation) -> Line:
    """The explanation as nested lines, the fact first, each rule with its places in the source."""
    words, text = catalogue(result.pack.language), fact_line(result, explanation)
    text = words["sentence"].format(text=text) if explanation.silence else text
    children = tuple(_reason(result, reason) for reason in explanation.reasons)
    return Line(text, MARKS[explanation.status.truth], (), children)


def fact_line(result: Result, explanation: Explanation) -> str:
    """A fact with its status, and the reason for its silence where it has one; without the last full stop.

    Beside the status stands what would hold, never its contrary: both together would say the opposite.
    """
    words, fact = catalogue(result.pack.language), result.pack.derived[explanation.fact]
    text = words["fact_line"].format(
        status=status_label(result.pack, fact, explanation.status),
        text=statement(result.pack, fact.id),
    )
    return f"{words['sentence'].format(text=text)} {words[explanation.silence.value]}" if explanation.silence else text


def draw(line: Line) -> str:
    """An outline with tree lines, for a terminal."""
    return "\n".join([f"{line.mark} {line.text}", *_branches(line.children, "")])


def _branches(lines: tuple[Line, ...], indent: str) -> Iterator[str]:
    for position, line in enumerate(lines):
        last = position == len(lines) - 1
        yield f"{indent}{'└─' if last else '├─'} {line.mark} {line.text}"
        yield from _branches(line.children, indent + ("   " if last else "│  "))


def questions_of(result: Result, line: Line) -> tuple[str, ...]:
    """The questions that the lines of an outline read, in pack order."""
    found: set[str] = set()
    pending = [line]
    while pending:
        current = pending.pop()
        found.update(current.inputs)
        pending.extend(current.children)
    return tuple(name for name in result.pack.inputs if name in found)


def reason_line(result: Result, reason: Reason) -> str:
    """A rule's reason with its places in the source, and whether it applies."""
    key = {True: "rule_applies", False: "rule_refuted", None: "rule_undecided"}[reason.applies]
    return catalogue(result.pack.language)[key].format(because=cited_reason(result.pack, reason.rule))


def _reason(result: Result, reason: Reason) -> Line:
    children = tuple(_ground(result, ground) for ground in reason.grounds)
    return Line(reason_line(result, reason), MARKS[reason.applies], (), children)


def _ground(result: Result, ground: Ground) -> Line:
    words = catalogue(result.pack.language)
    if ground.because is not None:
        # The mark says whether the needed condition is met; beside it stands that condition, never its contrary.
        text = condition_in_words(result, ground)
        if ground.met is False:
            text = words["ground_needed"].format(text=text)
        text = capitalised(text)
        if ground.met is None:
            text = words["undecided_line"].format(text=text)
        text = words["told_line"].format(text=text) if ground.because.repeated else text
        children = tuple(_reason(result, reason) for reason in ground.because.reasons)
        return Line(text, MARKS[ground.met], (), children)
    return Line(capitalised(condition_in_words(result, ground)), MARKS[ground.met], ground.inputs)


def condition_in_words(result: Result, ground: Ground) -> str:
    """An atomic condition of a rule as the rule needs it, with the answers it reads."""
    words, pack = catalogue(result.pack.language), result.pack
    needed, answers = phrase(pack, ground.literal.atom, truth=ground.literal.truth), _answers(result, ground.inputs)
    if ground.because is not None:
        return needed
    named = words["is"].format(left=pack.inputs[ground.inputs[0]].title, right=answers)
    if ground.met and (needed == named or isinstance(ground.literal.atom, Truth)):
        return needed  # the phrase names the answer already
    key = {True: "ground_met", False: "ground_broken", None: "ground_awaited"}[ground.met]
    return words[key].format(needed=needed, answers=answers)


def answer_in_words(result: Result, fact: str) -> str:
    """The answer to a question, or that it is missing, as it reads inside a sentence."""
    words, given = catalogue(result.pack.language), result.answers.given.get(fact)
    if given is None:
        return words["awaiting"]
    return words["awaiting_unknown"] if given.value is None else value_label(result.pack, fact, given.value)


def _answers(result: Result, inputs: tuple[str, ...]) -> str:
    """The answers a condition reads; with the question's title where it reads two."""
    words, answers = catalogue(result.pack.language), []
    for fact in inputs:
        answer, title = answer_in_words(result, fact), result.pack.inputs[fact].title
        answers.append(answer if len(inputs) == 1 else words["named_answer"].format(title=title, answer=answer))
    return words["between_parts"].join(answers)
