"""Reading answers of files and of Python callers against the inputs of a pack."""

from __future__ import annotations

import math
import reprlib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from advisor.diagnostics import did_you_mean
from advisor.pack import Answer
from advisor.pack.types import DIGITS, Choice, Date, Number, YesNo, parse_number
from advisor.reader.ids import check_known
from advisor.reader.shape import Keys, Problems, TooManyProblems, describe, is_empty, read_fields, shortened
from advisor.reader.values import DONT_KNOW, mistake, read_value
from advisor.source.documents import MappingNode, ScalarNode, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from advisor.diagnostics import Diagnostic
    from advisor.pack.types import FactType, Value
    from advisor.source.documents import Node

_ANSWER = Keys(("value",), ("note", "claims"))
_MOST_DIGITS = 100  # of a number that is written out in full
_MOST_BITS = 20_000  # of a whole number that is written out before it is shortened
_SHOWN_BY_STR = (str, bool, float, Decimal, date, datetime)


@dataclass(frozen=True, slots=True)
class Questions:
    """The names that answers may use: inputs with their types, derived facts, claims (None if they could not be read).

    No problem is reported about answers to `doubtful` facts, whose declaration is broken, nor, if the pack is not `complete`, about
    unknown facts.
    """

    types: Mapping[str, FactType]
    derived: Collection[str]
    claims: Collection[str] | None
    doubtful: Collection[str] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """The answers that were understood, and, as written, those that were not."""

    given: dict[str, Answer] = field(default_factory=dict)
    unrecognized: dict[str, object] = field(default_factory=dict)


def read_answers(entries: Iterable[tuple[ScalarNode, Node]], questions: Questions, problems: Problems) -> ReadAnswers:
    """Read a mapping from facts to values, or to `value`, `note` and `claims`."""
    read = ReadAnswers()
    for name, node in entries:
        answer = _answer(name, node, questions, problems)
        if answer is None:
            read.unrecognized[name.text] = plain(node)
        else:
            read.given[name.text] = answer
    return read


def _answer(name: ScalarNode, node: Node, questions: Questions, problems: Problems) -> Answer | None:
    if name.text not in questions.types:
        is_problem = name.text not in questions.doubtful and (questions.complete or name.text in questions.derived)
        if is_problem and not problems.full:  # looking for the name that was meant takes time
            problems.add(name, *_not_an_input(name.text, questions))
        return None
    kind = questions.types[name.text]
    match node:
        case _ if is_empty(node):
            problems.add(name, "empty-value", f"`{name.text}` has no value", "write `unknown` for don't know, or remove the line")
            return None
        case ScalarNode():
            return _valued(node, kind, problems)
        case MappingNode():
            return _explained(name, node, questions, problems)
        case _:
            problems.add(node, "wrong-shape", f"expected one value for `{name.text}`, found {describe(node)}")
            return None


def _explained(name: ScalarNode, node: Node, questions: Questions, problems: Problems) -> Answer | None:
    fields = read_fields(node, f"the answer to `{name.text}`", _ANSWER, problems, name)
    value = fields.scalar("value")
    answer = _valued(value, questions.types[name.text], problems) if value else None
    claims = tuple(claim.text for claim in fields.scalars("claims") if check_known(claim, questions.claims, "claim", problems))
    return Answer(answer.value, fields.text("note"), claims) if answer else None


def _valued(scalar: ScalarNode, kind: FactType, problems: Problems) -> Answer | None:
    if scalar.text.strip() in DONT_KNOW:
        return Answer(None)
    value = read_value(scalar, kind, problems)
    return None if value is None else Answer(value)


def _not_an_input(name: str, questions: Questions) -> tuple[str, str, str]:
    """Code, problem and advice for a `name` that is no input."""
    if name in questions.derived:
        return (
            "derived-fact-given",
            f"`{name}` is concluded by rules and cannot be given",
            "answer the questions that its rules depend on",
        )
    advice = did_you_mean(name, questions.types, otherwise="answer questions of this pack only")
    return "unknown-fact", f"unknown fact `{shortened(name)}`", advice


def read_given(given: Mapping[str, object], questions: Questions, path: str) -> tuple[dict[str, Answer], list[Diagnostic]]:
    """Return answers from Python values, and their problems; `path` names the answers in diagnostics."""
    answers: dict[str, Answer] = {}
    problems = Problems()
    with suppress(TooManyProblems):
        for name, written in given.items():
            if name not in questions.types:
                problems.add_file(path, *_not_an_input(_brief(name), questions))
                continue
            answer = written if isinstance(written, Answer) else Answer(None)
            value = answer.value if isinstance(written, Answer) else written
            if value is None or (isinstance(value, str) and value.strip() in DONT_KNOW):
                answers[name] = Answer(None, answer.note, answer.claims)
                continue
            converted = _converted(value, questions.types[name])
            if isinstance(converted, Mistake):
                problems.add_file(path, converted.code, f"`{name}`: {converted.problem}", converted.advice)
            else:
                answers[name] = Answer(converted, answer.note, answer.claims)
    return answers, problems.diagnostics


@dataclass(frozen=True, slots=True)
class Mistake:
    """The reason why a Python value does not answer a question."""

    code: str
    problem: str
    advice: str = ""


def _converted(value: object, kind: FactType) -> Value | Mistake:
    text = value.strip() if isinstance(value, str) else _text_of(value, kind)
    if text is None:
        return Mistake("wrong-type", f"expected {kind.expected()}, found {type(value).__name__} `{shortened(_brief(value))}`")
    parsed = kind.parse(text)
    if parsed is not None:
        return parsed
    if isinstance(value, str):
        return Mistake(*mistake(text, kind))
    advice = DIGITS if isinstance(kind, Number) and parse_number(text) is None else ""
    return Mistake("value-out-of-range", f"expected {kind.expected()}, found `{shortened(text)}`", advice)


def _text_of(value: object, kind: FactType) -> str | None:
    """The text that a file would have for a value that is no str; None if it cannot be a value of the type."""
    match kind, value:
        case YesNo(), bool():
            return "yes" if value else "no"
        case Number(), bool():
            return None  # in Python a bool is also an int
        case Number(), int():
            return format(Decimal(value), "f") if value.bit_length() < _MOST_BITS else _size(value)
        case Number(), float() if math.isfinite(value):
            return _digits(Decimal(str(value)))
        case Number(), Decimal() if value.is_finite():
            return _digits(value)
        case Date(), date() if not isinstance(value, datetime):
            return value.isoformat()
        case ((YesNo() | Choice() | Number() | Date()), _):
            return None


def _digits(value: Decimal) -> str:
    """A finite number in digits, without trailing zeros; in scientific notation if it would have very many."""
    if not value:
        return "0"
    if abs(value.adjusted()) > _MOST_DIGITS:
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _size(value: int) -> str:
    """The approximate size of a whole number; writing it out takes time that grows with the square of its length."""
    return f"about {'-' if value < 0 else ''}1E+{value.bit_length() * 30103 // 100_000}"


class _Brief(reprlib.Repr):
    """Short texts for Python values of any kind; never raises."""

    def repr_int(self, x: int, level: int) -> str:  # noqa: ARG002 - the signature of the library
        """The text of a whole number; Python refuses to write out very long ones."""
        if x.bit_length() < _MOST_DIGITS:
            return str(x)
        return f"{Decimal(x):.3E}" if x.bit_length() < _MOST_BITS else _size(x)


def _brief(value: object) -> str:
    """The text of a value for a message."""
    return str(value) if type(value) in _SHOWN_BY_STR else _Brief().repr(value)
