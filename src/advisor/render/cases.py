"""The cases of a pack that pass and fail: as text and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from advisor.analysis.proof_trees import explain
from advisor.quality.cases import (
    ClashingAnswers,
    Disagreement,
    UndecidedQuestions,
    UnexpectedQuestion,
    UnmetReason,
    UnmetStatus,
)
from advisor.render.explanation.outline import draw, outline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.quality.cases import CaseOutcome, Failure
    from advisor.render.json_values import Json
    from advisor.result import Result

_PROOF = 12  # lines of a proof below a failure


def to_text(outcomes: Sequence[CaseOutcome]) -> str:
    """The failing cases, with what was expected and found, and how many passed and failed."""
    failed = [outcome for outcome in outcomes if not outcome.passed]
    lines = []
    for outcome in failed:
        lines += [f"FAILED {outcome.case.name}", *(f"  {text}" for text in failure_texts(outcome))]
    if not outcomes:
        lines.append("no cases found: write them in files named *.cases.yaml beside the rules")
    return "\n".join([*lines, f"{len(outcomes) - len(failed)} passed, {len(failed)} failed"])


def to_json(outcomes: Sequence[CaseOutcome]) -> Json:
    """How many cases passed and failed, and the failures, as plain data."""
    failures = [
        {"case": outcome.case.name, "failures": list(failure_texts(outcome))} for outcome in outcomes if not outcome.passed
    ]
    return {"passed": len(outcomes) - len(failures), "failed": len(failures), "failures": failures}


def failure_texts(outcome: CaseOutcome) -> tuple[str, ...]:
    """Each failure of a case with its place; below an unmet expectation, the start of the proof of what was concluded instead."""
    return tuple(_failure(outcome, failure) for failure in outcome.failures)


def _failure(outcome: CaseOutcome, failure: Failure) -> str:
    text = f"{outcome.case.location}: {_sentence(failure)}"
    if isinstance(failure, UnmetStatus | UnmetReason):
        return "\n".join([text, *(f"    {line}" for line in _proof(outcome.result, failure.fact))])
    return text


def _sentence(failure: Failure) -> str:
    match failure:
        case UnmetStatus(fact, expected, found):
            return f"`{fact}`: expected {expected.value}, found {found.value}"
        case UnmetReason(fact, rule, expected, reasons):
            named = ", ".join(f"`{reason}`" for reason in reasons) or "none"
            return f"`{fact}`: expected {'' if expected else 'no '}`{rule}` among its reasons, found {named}"
        case UnexpectedQuestion(question):
            return f"`{question}`: expected never to be asked, found that it can still change a recommendation or notice"
        case ClashingAnswers(contradictions):
            because = "; ".join(found.constraint.because for found in contradictions)
            return f"never_asks: the answers cannot go together: {because}"
        case UndecidedQuestions():
            return "never_asks: not decided in the time given"
        case Disagreement(fact, engine, compiled):
            return f"`{fact}`: the engine concludes {engine.value}, the compiled pack {compiled.value}"
        case _:
            assert_never(failure)


def _proof(result: Result, fact: str) -> list[str]:
    """The first lines of the proof of a fact."""
    lines = draw(outline(result, explain(result, fact))).splitlines()
    return lines if len(lines) <= _PROOF else [*lines[:_PROOF], f"… {len(lines) - _PROOF} more lines"]
