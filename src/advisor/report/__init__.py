"""Results and explanations in the shapes that readers and programs ask for: JSON, Markdown, terminal text.

Each name is imported when it is first used, so that who runs a pack waits neither for the comparison of packs nor for their proofs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from advisor.report.as_json import explanation_to_json, result_to_json
    from advisor.report.as_markdown import result_to_markdown
    from advisor.report.as_text import explanation_to_text, result_to_text
    from advisor.report.changes import Change, changes_between
    from advisor.report.differences_as_json import comparison_to_json
    from advisor.report.differences_as_text import comparison_to_text
    from advisor.report.link import answers_from_link, answers_to_link
    from advisor.report.search import cases_about, find_rules, own_answers
    from advisor.report.steps import contradictions_to_text, hanging_on, step_to_json, step_to_text
    from advisor.report.summary import Group, Summary, badges, members_named, phase_label, questions_behind, summarise
    from advisor.report.verified import (
        Remark,
        observation_remarks,
        observation_sentence,
        proof_sentences,
        proved_sentence,
        range_of_check,
        subject_sentence,
    )
    from advisor.report.verified_as_json import breaking_cases, verification_to_json
    from advisor.report.verified_as_text import verification_to_text
    from advisor.report.ways import counterfactual_to_json, counterfactual_to_text, way_sentences

__all__ = [
    "Change",
    "Group",
    "Remark",
    "Summary",
    "answers_from_link",
    "answers_to_link",
    "badges",
    "breaking_cases",
    "cases_about",
    "changes_between",
    "comparison_to_json",
    "comparison_to_text",
    "contradictions_to_text",
    "counterfactual_to_json",
    "counterfactual_to_text",
    "explanation_to_json",
    "explanation_to_text",
    "find_rules",
    "hanging_on",
    "members_named",
    "observation_remarks",
    "observation_sentence",
    "own_answers",
    "phase_label",
    "proof_sentences",
    "proved_sentence",
    "questions_behind",
    "range_of_check",
    "result_to_json",
    "result_to_markdown",
    "result_to_text",
    "step_to_json",
    "step_to_text",
    "subject_sentence",
    "summarise",
    "verification_to_json",
    "verification_to_text",
    "way_sentences",
]

_HOMES = {
    "as_json": "explanation_to_json result_to_json",
    "as_markdown": "result_to_markdown",
    "as_text": "explanation_to_text result_to_text",
    "changes": "Change changes_between",
    "differences_as_json": "comparison_to_json",
    "differences_as_text": "comparison_to_text",
    "link": "answers_from_link answers_to_link",
    "search": "cases_about find_rules own_answers",
    "steps": "contradictions_to_text hanging_on step_to_json step_to_text",
    "summary": "Group Summary badges members_named phase_label questions_behind summarise",
    "verified": "Remark observation_remarks observation_sentence proof_sentences proved_sentence range_of_check subject_sentence",
    "verified_as_json": "breaking_cases verification_to_json",
    "verified_as_text": "verification_to_text",
    "ways": "counterfactual_to_json counterfactual_to_text way_sentences",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'advisor.report' has no attribute {name!r}")
    return getattr(import_module(f"advisor.report.{_HOME_OF[name]}"), name)
