"""Results and explanations for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis.proof_trees import missing_inputs
from advisor.analysis.sufficiency import justifications
from advisor.deadline import NEVER
from advisor.pack import Recommendation
from advisor.render.catalogue import catalogue
from advisor.render.layout import item, wrapped
from advisor.render.outlines import outline, to_text
from advisor.render.passages import citation, passage
from advisor.render.prose import FEW, numbered_sets, sentences
from advisor.render.summary import badges, summarise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.analysis.proof_trees import Explanation
    from advisor.analysis.sufficiency import Justifications
    from advisor.deadline import Deadline
    from advisor.render.summary import Summary
    from advisor.result import Conclusion, Result

_SHOWN = 3  # questions that an open conclusion waits for; `advisor explain` names them all


def result_to_text(result: Result) -> str:
    """Recommendations with reasons, notices, and what is silent or open, in a hundred columns."""
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
    lines += _silent(summary, words) + _open(result, summary, words)
    return "\n".join(lines).rstrip() + "\n"


def explanation_to_text(result: Result, explanation: Explanation, *, deadline: Deadline = NEVER) -> str:
    """Sentences, the proof tree, all sets of answers that suffice or that it waits for, and the passages of its rules."""
    words, pack, fact = catalogue(result.pack.language), result.pack, explanation.fact
    found = justifications(result, fact, deadline=deadline)
    told = sentences(result, explanation, sufficient=found, deadline=deadline)
    lines = [line for text in told for line in [*wrapped(text), ""]] + [to_text(outline(result, explanation)), ""]
    if len(found.sets) > FEW:
        lines += [f"{words['report_suffices']}:", *_numbered(result, found), ""]
    if len(waiting := missing_inputs(result, fact)) > FEW:
        questions = (line for name in waiting for line in item(pack.inputs[name].ask))
        lines += [words["report_waits_for"].format(questions=""), *questions, ""]
    claims = dict.fromkeys(
        [*pack.derived[fact].claims, *(claim for reason in explanation.reasons for claim in reason.rule.claims)]
    )
    lines += [f"{words['report_claims']}:", *(line for claim in claims for line in item(passage(pack, claim)))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _numbered(result: Result, found: Justifications) -> Iterator[str]:
    for text in numbered_sets(result, found.sets):
        yield from wrapped(text, "  ")
    if found.more:
        yield from wrapped(catalogue(result.pack.language)["report_suffices_more"].format(count=len(found.sets)), "  ")


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


def _silent(summary: Summary, words: dict[str, str]) -> list[str]:
    if not summary.not_triggered:
        return []
    items = [f"{conclusion.fact.title} [{conclusion.fact.id}]: {words[kind.value]}" for conclusion, kind in summary.not_triggered]
    about = wrapped(words["report_not_triggered_about"])
    return [words["report_not_triggered"].upper(), *about, *(line for text in items for line in item(text)), ""]


def _open(result: Result, summary: Summary, words: dict[str, str]) -> list[str]:
    if not summary.undetermined:
        return []
    lines = [words["report_undetermined"].upper(), *wrapped(words["report_undetermined_about"])]
    for conclusion in summary.undetermined:
        waiting = missing_inputs(result, conclusion.fact.id)
        shown = [f"{result.pack.inputs[name].title} [{name}]" for name in waiting[:_SHOWN]]
        more = [words["report_more"].format(count=len(waiting) - _SHOWN)] if len(waiting) > _SHOWN else []
        questions = words["report_waits_for"].format(questions=words["between_parts"].join(shown + more))
        lines += item(f"{conclusion.fact.title} [{conclusion.fact.id}]. {questions}")
    return lines
