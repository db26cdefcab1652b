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
from advisor.render.explanation.outline import outline
from advisor.render.explanation.sentences import sentences
from advisor.render.explanation.sufficiency import sufficient_answers
from advisor.render.passages import citation, passage
from advisor.render.phrases import answer_label, statement
from advisor.render.result.summary import badges, members_named, summarise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.deadline import Deadline
    from advisor.render.explanation.outline import Line
    from advisor.render.result.summary import Summary
    from advisor.result import Conclusion, Result

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def to_markdown(result: Result, *, deadline: Deadline = NEVER) -> str:
    """Contradictions, recommendations with reasons and passages, notices, lists, what is not triggered or undetermined, and answers.

    The answers that alone suffice are sought until `deadline`.
    """
    words, summary = catalogue(result.pack.language), summarise(result)
    notices = (line for notice in summary.notices for line in _conclusion(result, notice, words, deadline))
    unanswered = (f"- {_plain(result.pack.inputs[name].ask)}" for name in result.unanswered)
    parts = [
        _head(result, words),
        _contradictions(result, words),
        _section(words, "report_recommended", _recommended(result, summary, words, deadline)),
        _section(words, "report_notices", notices),
        _profiles(result, summary, words),
        _section(words, "report_not_triggered", _not_triggered(result, summary, words, deadline), "report_not_triggered_about"),
        _section(words, "report_undetermined", _undetermined(result, summary, words), "report_undetermined_about"),
        _section(words, "report_answers", _answers(result)),
        _section(words, "report_unanswered", unanswered),
    ]
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def _head(result: Result, words: dict[str, str]) -> list[str]:
    pack = result.pack
    version = words["report_pack"].format(title=pack.title, version=pack.version)
    return [f"# {_plain(pack.title)}", "", _plain(citation(pack)), "", _plain(version), "", f"*{words['tool_notice']}*", ""]


def _section(words: dict[str, str], title: str, lines: Iterable[str], about: str = "") -> list[str]:
    """The lines under a title; `title` and `about` are keys of `words`."""
    introduction = [words[about], ""] if about else []
    return [f"## {words[title]}", "", *introduction, *(list(lines) or [words["report_nothing"]]), ""]


def _contradictions(result: Result, words: dict[str, str]) -> list[str]:
    reasons = [f"- {_plain(found.constraint.because)}" for found in result.contradictions]
    return _section(words, "report_contradictions", reasons) if reasons else []


def _recommended(result: Result, summary: Summary, words: dict[str, str], deadline: Deadline) -> Iterator[str]:
    for group in summary.recommended:
        yield from (f"### {_plain(group.label)}", "")
        for conclusion in group.conclusions:
            yield from _conclusion(result, conclusion, words, deadline)


def _conclusion(result: Result, conclusion: Conclusion, words: dict[str, str], deadline: Deadline) -> list[str]:
    fact = conclusion.fact
    lines = [f"**{_plain(fact.title)}**", "", _plain(f"{fact.text}."), ""]
    if isinstance(fact, Recommendation):
        lines += [_plain(badges(result.pack, fact)), ""]
        if members := members_named(result, fact):
            lines += [_plain(words["report_lists"].format(members="; ".join(members))), ""]
    if fact.note:
        lines += [f"{words['report_note']}: {_plain(fact.note)}", ""]
    lines += [f"{words['report_why']}:", "", *_nested(outline(result, explain(result, fact.id)).children, 0), ""]
    sufficient = sufficient_answers(result, fact.id, justifications(result, fact.id, deadline=deadline))
    lines += [line for text in sufficient for line in (_plain(text), "")]
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
    return _section(words, "report_profiles", lines) if lines else []


def _not_triggered(result: Result, summary: Summary, words: dict[str, str], deadline: Deadline) -> Iterator[str]:
    """The recommendations that are not triggered, each with the reason, and below it the conditions of its rules that are not met."""
    for conclusion, reason in summary.not_triggered:
        yield f"- {_plain(conclusion.fact.title)}: {words[reason.value]}."
        paragraphs = sentences(result, explain(result, conclusion.fact.id), deadline=deadline)
        yield from (f"  - {_plain(text)}" for text in paragraphs[1:])


def _undetermined(result: Result, summary: Summary, words: dict[str, str]) -> Iterator[str]:
    for conclusion in summary.undetermined:
        questions = "; ".join(result.pack.inputs[name].title for name in missing_inputs(result, conclusion.fact.id))
        yield f"- {_plain(conclusion.fact.title)}. {_plain(words['report_waits_for'].format(questions=questions))}"


def _answers(result: Result) -> Iterator[str]:
    for name, answer in result.answers.given.items():
        note = f" ({_plain(answer.note)})" if answer.note else ""
        yield f"- {_plain(result.pack.inputs[name].ask)} **{_plain(answer_label(result.pack, name, answer.value))}**{note}"


def _plain(text: str) -> str:
    """Text that Markdown shows as written, on one line: a note of the analyst cannot become markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(neutral(text).split()))
