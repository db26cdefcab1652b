"""What commands share: exit codes, reading what they name, and printing."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from advisor.characters import escaped, neutral
from advisor.diagnostics import Diagnostic, Location, diagnostics_to_text, did_you_mean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from advisor.pack import Answers, Pack
    from advisor.result import Contradiction, Result

FINE, WRONG, UNUSABLE, FAULTY, INTERRUPTED = 0, 1, 2, 70, 130
PATIENCE = 10.0  # seconds that an answer may take, unless said otherwise


def read(parsed: argparse.Namespace) -> tuple[Pack, Answers]:
    """The pack and the answers that a command names; remarks on the answers go to standard error."""
    from advisor.reader.loader import load, read_answers_from

    pack = load(parsed.pack)
    answers = read_answers_from(pack, parsed.answers)
    if answers.remarks:
        tell(diagnostics_to_text(answers.remarks, between="\n"))
    return pack, answers


def not_derived(pack: Pack, fact: str) -> Diagnostic:
    """What is wrong with a name where a conclusion is expected."""
    where = Location("FACT")
    if fact in pack.inputs:
        return Diagnostic(
            where, "not-derived", f"`{fact}` is a question, not a conclusion", help="name a finding, recommendation or notice"
        )
    advice = did_you_mean(fact, pack.derived, otherwise="`advisor run --format json` lists the ids of all conclusions")
    return Diagnostic(where, "unknown-fact", f"unknown fact `{fact}`", help=advice)


def not_a_question(pack: Pack, name: str) -> Diagnostic:
    """What is wrong with a name where a question is expected."""
    where = Location("--keep")
    if name in pack.derived:
        return Diagnostic(where, "not-an-input", f"`{name}` is a conclusion, not a question", help="name questions")
    advice = did_you_mean(name, pack.inputs, otherwise="`advisor run --format json` lists the ids of questions without an answer")
    return Diagnostic(where, "unknown-fact", f"unknown fact `{name}`", help=advice)


def refuse_contradictory(result: Result, contradictions: Sequence[Contradiction]) -> int:
    """Tell on standard error which answers clash, and give the exit code."""
    from advisor.render.contradictions import to_text as contradictions_to_text

    tell(contradictions_to_text(result, contradictions))
    return WRONG


def refuse(diagnostics: Sequence[Diagnostic], code: int) -> int:
    """Print diagnostics to standard error and give the exit code."""
    tell(diagnostics_to_text(diagnostics))
    return code


def missing(diagnostics: Sequence[Diagnostic]) -> bool:
    """Whether all that is wrong is a file that is not there."""
    return all(diagnostic.code == "file-not-found" for diagnostic in diagnostics)


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_json(data: Any) -> None:
    """Print plain data as JSON."""
    print(escaped(json.dumps(data, ensure_ascii=False, indent=2)))


def show(*lines: str, end: str = "\n") -> None:
    """Print what people read: nothing in it acts on the terminal."""
    print(*map(neutral, lines), sep="\n", end=end)


def tell(*lines: str) -> None:
    """Print to standard error what people read."""
    print(*map(neutral, lines), sep="\n", file=sys.stderr)
