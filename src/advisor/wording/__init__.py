"""A pack's conditions, rules, values, statuses and passages in the words of readers.

The words between the pack's own come from a catalogue for each language (`locale/<language>.yaml`).
"""

from advisor.wording.catalogue import catalogue, read_texts
from advisor.wording.passages import article_state, citation, passage, place
from advisor.wording.phrases import (
    answer_label,
    capitalised,
    constraint_sentence,
    phrase,
    property_sentence,
    rule_sentence,
    statement,
    status_label,
    type_name,
)

__all__ = [
    "answer_label",
    "article_state",
    "capitalised",
    "catalogue",
    "citation",
    "constraint_sentence",
    "passage",
    "phrase",
    "place",
    "property_sentence",
    "read_texts",
    "rule_sentence",
    "statement",
    "status_label",
    "type_name",
]
