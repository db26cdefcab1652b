"""An explanation as an outline: nested lines of text, for terminals, pages and reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.model import Status, kind_of
from advisor.wording.catalogue import catalogue
from advisor.wording.phrases import capitalised, phrase, statement, value_label

if TYPE_CHECKING:
    from advisor.engine import Result
    from advisor.explanation.trees import Explanation, Ground, Reason


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an outline. `mark` is a glyph: ✓ so, ✗ not so, ? undecided. `inputs` are the questions it reads."""

    text: str
    mark: str
    inputs: tuple[str, ...] = ()
    children: tuple[Line, ...] = ()


MARKS = {True: "✓", False: "✗", None: "?"}


def outline(result: Result, explanation: Explanation) -> Line:
    """The explanation as nested lines, the fact first."""
    words = catalogue(result.pack.language)
    declared = result.pack.derived[explanation.fact]
    label = words[f"{kind_of(declared)}_status_{explanation.status.value}"]
    text = words["fact_line"].format(
        status=label, text=statement(result.pack, declared.id, truth=explanation.status is not Status.FAILS)
    )
    if explanation.silence:
        text = f"{text}. {words[explanation.silence.value]}."
    children = tuple(_reason(result, reason) for reason in explanation.reasons)
    return Line(text, MARKS[explanation.status.truth], (), children)


def to_text(line: Line) -> str:
    """An outline drawn with tree lines, for a terminal."""
    return "\n".join([f"{line.mark} {line.text}", *_drawn(line.children, "")])


def _drawn(lines: tuple[Line, ...], indent: str) -> list[str]:
    drawn = []
    for position, line in enumerate(lines):
        last = position == len(lines) - 1
        drawn.append(f"{indent}{'└─' if last else '├─'} {line.mark} {line.text}")
        drawn.extend(_drawn(line.children, indent + ("   " if last else "│  ")))
    return drawn


def _reason(result: Result, reason: Reason) -> Line:
    words = catalogue(result.pack.language)
    key = {True: "rule_applies", False: "rule_refuted", None: "rule_undecided"}[reason.applies]
    children = tuple(_ground(result, ground) for ground in reason.grounds)
    return Line(words[key].format(because=reason.rule.because), MARKS[reason.applies], (), children)


def _ground(result: Result, ground: Ground) -> Line:
    words, pack = catalogue(result.pack.language), result.pack
    if ground.because is not None:
        truth = ground.because.status.truth
        text = statement(pack, ground.because.fact, truth=truth is not False)
        text = text if truth is not None else words["undecided_line"].format(text=text)
        text = words["told_line"].format(text=text) if ground.because.told else text
        children = tuple(_reason(result, reason) for reason in ground.because.reasons)
        return Line(text, MARKS[ground.met], (), children)
    needed, answers = phrase(pack, ground.leaf.atom, truth=ground.leaf.truth), _answers(result, ground.inputs)
    titles = [pack.inputs[fact].title for fact in ground.inputs]
    if ground.met and needed == words["is"].format(left=titles[0], right=answers):
        text = needed  # the phrase names the answer already
    else:
        text = words[{True: "ground_met", False: "ground_broken", None: "ground_awaited"}[ground.met]].format(
            needed=needed, answers=answers
        )
    return Line(capitalised(text), MARKS[ground.met], ground.inputs)


def _answers(result: Result, inputs: tuple[str, ...]) -> str:
    """The answers a condition reads; with the question's title where it reads two."""
    words, shown = catalogue(result.pack.language), []
    for fact in inputs:
        given = result.answers.given.get(fact)
        if given is None:
            label = words["awaiting"]
        elif given.value is None:
            label = words["awaiting_unknown"]
        else:
            label = value_label(result.pack, fact, given.value)
        shown.append(
            label if len(inputs) == 1 else words["named_answer"].format(title=result.pack.inputs[fact].title, answer=label)
        )
    return words["between_parts"].join(shown)
