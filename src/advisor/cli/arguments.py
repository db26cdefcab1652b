"""What the arguments of commands name: a pack, answers, a conclusion, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.cli.output import tell
from advisor.diagnostics import Diagnostic, Location, diagnostics_to_text, did_you_mean

if TYPE_CHECKING:
    from advisor.pack import Answers, Pack


def read(pack_source: str, answers_source: str | None) -> tuple[Pack, Answers]:
    """The pack and the answers; remarks on the answers go to standard error. Raises InvalidPack and InvalidAnswers."""
    from advisor.reader.loader import load, read_answers_from

    pack = load(pack_source)
    answers = read_answers_from(pack, answers_source)
    if answers.remarks:
        tell(diagnostics_to_text(answers.remarks, between="\n"))
    return pack, answers


def not_a_conclusion(pack: Pack, fact: str) -> Diagnostic:
    """The problem with a name that should be a conclusion's and is not."""
    place = Location("FACT")
    if fact in pack.inputs:
        return Diagnostic(
            place, "not-derived", f"`{fact}` is a question, not a conclusion", help="name a finding, recommendation or notice"
        )
    advice = did_you_mean(fact, pack.derived, otherwise="`advisor run --format json` lists the ids of all conclusions")
    return Diagnostic(place, "unknown-fact", f"unknown fact `{fact}`", help=advice)


def not_a_question(pack: Pack, name: str) -> Diagnostic:
    """The problem with a name that should be a question's and is not."""
    place = Location("--keep")
    if name in pack.derived:
        return Diagnostic(place, "not-an-input", f"`{name}` is a conclusion, not a question", help="name questions")
    advice = did_you_mean(name, pack.inputs, otherwise="`advisor run --format json` lists the ids of questions without an answer")
    return Diagnostic(place, "unknown-fact", f"unknown fact `{name}`", help=advice)
