"""Results and explanations in the shapes that readers and programs ask for: JSON, Markdown, terminal text."""

from advisor.report.as_json import explanation_to_json, result_to_json
from advisor.report.as_markdown import result_to_markdown
from advisor.report.as_text import explanation_to_text, result_to_text
from advisor.report.changes import Change, changes_between
from advisor.report.link import answers_from_link, answers_to_link
from advisor.report.search import cases_about, find_rules, own_answers
from advisor.report.summary import Group, Summary, badges, members_named, phase_label, questions_behind, summarise

__all__ = [
    "Change",
    "Group",
    "Summary",
    "answers_from_link",
    "answers_to_link",
    "badges",
    "cases_about",
    "changes_between",
    "explanation_to_json",
    "explanation_to_text",
    "find_rules",
    "members_named",
    "own_answers",
    "phase_label",
    "questions_behind",
    "result_to_json",
    "result_to_markdown",
    "result_to_text",
    "summarise",
]
