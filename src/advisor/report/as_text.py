"""Results and explanations for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from advisor.explanation import awaited, outline, to_text
from advisor.model import Recommendation
from advisor.report.summary import badges, summarise
from advisor.wording.catalogue import catalogue
from advisor.wording.passages import citation, passage

if TYPE_CHECKING:
    from advisor.engine import Conclusion, Result
    from advisor.explanation import Explanation
    from advisor.report.summary import Summary

_WIDTH = 100
_SHOWN = 3  # questions that an open conclusion waits for; `advisor explain` names them all


def result_to_text(result: Result) -> str:
    """Recommendations with reasons, notices, and what is silent or open, in a hundred columns."""
    words, summary = catalogue(result.pack.language), summarise(result)
    lines = [
        result.pack.title,
        *_wrapped(citation(result.pack)),
        *_wrapped(words["tool_notice"]),
        "",
        _counts(result, summary, words),
        "",
    ]
    if result.contradictions:
        lines += [
            words["report_contradictions"].upper(),
            *(line for found in result.contradictions for line in _item(found.constraint.because)),
            "",
        ]
    for group in summary.recommended:
        lines += [f"{words['report_recommended'].upper()}: {group.label.upper()}"]
        lines += [line for conclusion in group.conclusions for line in _conclusion(result, conclusion)] + [""]
    if summary.notices:
        lines += [
            words["report_notices"].upper(),
            *(line for notice in summary.notices for line in _conclusion(result, notice)),
            "",
        ]
    lines += _silent(summary, words) + _open(result, summary, words)
    return "\n".join(lines).rstrip() + "\n"


def explanation_to_text(result: Result, explanation: Explanation) -> str:
    """A proof tree with the passages it rests on, and what it waits for."""
    words, conclusion = catalogue(result.pack.language), result[explanation.fact]
    lines = [to_text(outline(result, explanation)), ""]
    if explanation.silence:
        lines += [words[f"{explanation.silence.value}_explained"], ""]
    if waiting := awaited(result, explanation.fact):
        questions = (f"  - {result.pack.inputs[name].ask}" for name in waiting)
        lines += [words["report_waits_for"].format(questions=""), *questions, ""]
    lines += [f"{words['report_claims']}:", *(line for claim in conclusion.claims for line in _item(passage(result.pack, claim)))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _counts(result: Result, summary: Summary, words: dict[str, str]) -> str:
    return words["report_counts"].format(
        recommended=sum(len(group.conclusions) for group in summary.recommended),
        not_triggered=len(summary.not_triggered),
        undetermined=len(summary.undetermined),
        answered=len(result.pack.inputs) - len(result.unanswered),
        questions=len(result.pack.inputs),
    )


def _conclusion(result: Result, conclusion: Conclusion) -> list[str]:
    fact = conclusion.fact
    lines = ["", *_item(f"{fact.title} [{fact.id}]", "* ")]
    if isinstance(fact, Recommendation):
        lines += _wrapped(badges(result.pack, fact), "  ")
    lines += _wrapped(f"{fact.text}.", "  ")
    for rule in conclusion.rules:
        lines += _item(f"{rule.because} [{rule.id}: {', '.join(rule.claims)}]", "  - ")
    return lines


def _silent(summary: Summary, words: dict[str, str]) -> list[str]:
    if not summary.not_triggered:
        return []
    items = [f"{conclusion.fact.title} [{conclusion.fact.id}]: {words[kind.value]}" for conclusion, kind in summary.not_triggered]
    about = _wrapped(words["report_not_triggered_about"])
    return [words["report_not_triggered"].upper(), *about, *(line for item in items for line in _item(item)), ""]


def _open(result: Result, summary: Summary, words: dict[str, str]) -> list[str]:
    if not summary.undetermined:
        return []
    lines = [words["report_undetermined"].upper(), *_wrapped(words["report_undetermined_about"])]
    for conclusion in summary.undetermined:
        waiting = awaited(result, conclusion.fact.id)
        shown = [f"{result.pack.inputs[name].title} [{name}]" for name in waiting[:_SHOWN]]
        more = [words["report_more"].format(count=len(waiting) - _SHOWN)] if len(waiting) > _SHOWN else []
        questions = words["report_waits_for"].format(questions=words["between_parts"].join(shown + more))
        lines += _item(f"{conclusion.fact.title} [{conclusion.fact.id}]. {questions}")
    return lines


def _item(text: str, bullet: str = "- ") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=bullet, subsequent_indent=" " * len(bullet), break_on_hyphens=False)


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
