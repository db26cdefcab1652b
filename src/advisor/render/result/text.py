"""A result for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis.proof_trees import missing_inputs
from advisor.pack import Recommendation
from advisor.render.catalogue import catalogue
from advisor.render.layout import item, wrapped
from advisor.render.passages import citation
from advisor.render.phrases import listed
from advisor.render.result.summary import badges, summarise

if TYPE_CHECKING:
    from advisor.render.result.summary import Summary
    from advisor.result import Conclusion, Result

_NAMED = 3  # questions named with an open conclusion; `advisor explain` names them all


def to_text(result: Result) -> str:
    """Recommendations with reasons, notices, and what is not triggered or undetermined, in a hundred columns."""
    words, summary = catalogue(result.pack.language), summarise(result)
    lines = [
        result.pack.title,
        *wrapped(citation(result.pack)),
        *wrapped(words["tool_notice"]),
        "",
        _counts(result, summary, words),
        "",
    ]
    if result.contradictions:
        lines += [
            words["report_contradictions"].upper(),
            *(line for found in result.contradictions for line in item(found.constraint.because)),
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
    lines += _not_triggered(summary, words) + _undetermined(result, summary, words)
    return "\n".join(lines).rstrip() + "\n"


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
    lines = ["", *item(f"{fact.title} [{fact.id}]", "* ")]
    if isinstance(fact, Recommendation):
        lines += wrapped(badges(result.pack, fact), "  ")
    lines += wrapped(f"{fact.text}.", "  ")
    for rule in conclusion.rules:
        lines += item(f"{rule.because} [{rule.id}: {', '.join(rule.claims)}]", "  - ")
    return lines


def _not_triggered(summary: Summary, words: dict[str, str]) -> list[str]:
    if not summary.not_triggered:
        return []
    lines = [words["report_not_triggered"].upper(), *wrapped(words["report_not_triggered_about"])]
    for conclusion, reason in summary.not_triggered:
        lines += item(f"{conclusion.fact.title} [{conclusion.fact.id}]: {words[reason.value]}")
    return [*lines, ""]


def _undetermined(result: Result, summary: Summary, words: dict[str, str]) -> list[str]:
    if not summary.undetermined:
        return []
    pack = result.pack
    lines = [words["report_undetermined"].upper(), *wrapped(words["report_undetermined_about"])]
    for conclusion in summary.undetermined:
        titles = [f"{pack.inputs[name].title} [{name}]" for name in missing_inputs(result, conclusion.fact.id)]
        waits_for = words["report_waits_for"].format(questions=listed(pack, titles, _NAMED))
        lines += item(f"{conclusion.fact.title} [{conclusion.fact.id}]. {waits_for}")
    return lines
