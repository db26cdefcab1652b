"""A result as a Markdown document: a report that stands alone, without the tool."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from advisor.analysis.proof_trees import explain, missing_inputs
from advisor.analysis.sufficiency import justifications
from advisor.characters import neutral
from advisor.deadline import NEVER
from advisor.pack import Recommendation, Status
from advisor.render.catalogue import catalogue
from advisor.render.outlines import outline
from advisor.render.passages import citation, passage
from advisor.render.phrases import answer_label, statement
from advisor.render.prose import sentences, sufficient_answers
from advisor.render.summary import Summary, badges, members_named, summarise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.deadline import Deadline
    from advisor.render.outlines import Line
    from advisor.result import Conclusion, Result

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def result_to_markdown(result: Result, *, deadline: Deadline = NEVER) -> str:
    """The whole result: contradictions, recommendations with reasons and passages, notices, lists, what is silent or open, answers.

    Which answers suffice is sought until `deadline`.
    """
    words, summary = catalogue(result.pack.language), summarise(result)
    parts = [
        [f"# {_plain(result.pack.title)}", "", _plain(citation(result.pack)), ""],
        [
            _plain(words["report_pack"].format(title=result.pack.title, version=result.pack.version)),
            "",
            f"*{words['tool_notice']}*",
            "",
        ],
        _contradictions(result, words),
        _recommended(result, summary, words, deadline),
        _section(
            words["report_notices"],
            (line for notice in summary.notices for line in _conclusion(result, notice, words, deadline)),
            words,
        ),
        _profiles(result, summary, words),
        _not_triggered(result, summary, words, deadline),
        _undetermined(result, summary, words),
        _section(words["report_answers"], _answers(result), words),
        _section(words["report_unanswered"], (f"- {_plain(result.pack.inputs[name].ask)}" for name in result.unanswered), words),
    ]
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def _section(title: str, lines: Iterator[str], words: dict[str, str]) -> list[str]:
    return [f"## {title}", "", *(list(lines) or [words["report_nothing"]]), ""]


def _contradictions(result: Result, words: dict[str, str]) -> list[str]:
    if not result.contradictions:
        return []
    return _section(
        words["report_contradictions"], (f"- {_plain(found.constraint.because)}" for found in result.contradictions), words
    )


def _recommended(result: Result, summary: Summary, words: dict[str, str], deadline: Deadline) -> list[str]:
    lines = []
    for group in summary.recommended:
        lines += [f"### {_plain(group.label)}", ""]
        for conclusion in group.conclusions:
            lines += _conclusion(result, conclusion, words, deadline)
    return _section(words["report_recommended"], iter(lines), words)


def _conclusion(result: Result, conclusion: Conclusion, words: dict[str, str], deadline: Deadline) -> list[str]:
    fact = conclusion.fact
    lines = [f"**{_plain(fact.title)}**", "", _plain(f"{fact.text}."), ""]
    if isinstance(fact, Recommendation):
        lines += [_plain(badges(result.pack, fact)), ""]
        if named := members_named(result, fact):
            lines += [_plain(words["report_lists"].format(members="; ".join(named))), ""]
    if fact.note:
        lines += [f"{words['report_note']}: {_plain(fact.note)}", ""]
    lines += [f"{words['report_why']}:", "", *_nested(outline(result, explain(result, fact.id)).children, 0), ""]
    found = justifications(result, fact.id, deadline=deadline)
    lines += [line for text in sufficient_answers(result, fact.id, found) for line in (_plain(text), "")]
    lines += [f"{words['report_claims']}:", "", *(f"- {_plain(passage(result.pack, claim))}" for claim in conclusion.claims), ""]
    if conclusion.assumptions:
        texts = (result.pack.assumptions[name].text for name in conclusion.assumptions)
        lines += [f"{words['report_assumptions']}:", "", *(f"- {_plain(text)}" for text in texts), ""]
    return lines


def _nested(lines: tuple[Line, ...], depth: int) -> Iterator[str]:
    for line in lines:
        yield f"{'  ' * depth}- {line.mark} {_plain(line.text)}"
        yield from _nested(line.children, depth + 1)


def _profiles(result: Result, summary: Summary, words: dict[str, str]) -> list[str]:
    lines = []
    for name, members in summary.profiles.items():
        profile = result.pack.profiles[name]
        lines += [f"### {_plain(profile.title)}", "", _plain(profile.about), ""]
        for status in Status:
            word = words[f"report_member_{status.value}"]
            lines += [f"- {word}: {_plain(statement(result.pack, member.fact.id))}" for member in members[status]]
        lines += [""]
    return _section(words["report_profiles"], iter(lines), words) if lines else []


def _not_triggered(result: Result, summary: Summary, words: dict[str, str], deadline: Deadline) -> list[str]:
    """What is silent, each with its kind, and below it which conditions of its rules are not met."""
    lines = []
    for conclusion, kind in summary.not_triggered:
        lines.append(f"- {_plain(conclusion.fact.title)}: {words[kind.value]}.")
        told = sentences(result, explain(result, conclusion.fact.id), deadline=deadline)
        lines += [f"  - {_plain(text)}" for text in told[1:]]
    about = [f"## {words['report_not_triggered']}", "", words["report_not_triggered_about"], ""]
    return [*about, *_section("", iter(lines), words)[2:]]


def _undetermined(result: Result, summary: Summary, words: dict[str, str]) -> list[str]:
    lines = []
    for conclusion in summary.undetermined:
        questions = "; ".join(result.pack.inputs[name].title for name in missing_inputs(result, conclusion.fact.id))
        lines.append(f"- {_plain(conclusion.fact.title)}. {_plain(words['report_waits_for'].format(questions=questions))}")
    return [
        f"## {words['report_undetermined']}",
        "",
        words["report_undetermined_about"],
        "",
        *_section("", iter(lines), words)[2:],
    ]


def _answers(result: Result) -> Iterator[str]:
    for name, answer in result.answers.given.items():
        note = f" ({_plain(answer.note)})" if answer.note else ""
        yield f"- {_plain(result.pack.inputs[name].ask)} **{_plain(answer_label(result.pack, name, answer.value))}**{note}"


def _plain(text: str) -> str:
    """Text that Markdown shows as written, on one line: a note of the analyst cannot become markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(neutral(text).split()))
