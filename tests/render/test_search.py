"""Rules are found by their words and shown with the cases that name them; a further answer reports what it changed."""

from __future__ import annotations

import pytest

import advisor
from advisor.analysis.changes import changes_between
from advisor.quality.examples import cases_about
from advisor.render.search import find_rules
from support.paths import FERRY


def ids(rules):
    return [rule.id for rule in rules]


def test_without_words_all_rules_are_found_in_pack_order(ferry):
    assert ids(find_rules(ferry)) == list(ferry.rules)


@pytest.mark.parametrize(
    ("text", "topic", "found"),
    [
        ("traffic.full", None, ["traffic.full"]),
        ("BRIDGE yes", None, ["traffic.bridge"]),
        ("bridge", "weather", []),
        ("no such words", None, []),
    ],
)
def test_every_word_must_occur_whatever_its_case(text, topic, found, ferry):
    assert ids(find_rules(ferry, text, topic)) == found


def test_a_rule_has_the_cases_that_name_it_among_the_reasons(ferry):
    cases = advisor.load_cases(ferry, FERRY)
    named = {rule: [case.name for case in cases_about(cases, ferry.rules[rule])] for rule in ferry.rules}
    assert {rule: found for rule, found in named.items() if found} == {
        "traffic.add": ["full boats and no bridge", "a bridge ends the advice"]
    }


def test_a_further_answer_changes_recommendations_and_notices_that_apply(ferry):
    before = advisor.run(ferry, {})
    after = advisor.run(ferry, {"bridge": True})
    told = changes_between(before, after)
    assert [(change.conclusion.fact.id, change.before.value, change.conclusion.status.value) for change in told] == [
        ("add_boat", "open", "fails"),
        ("silent_on_bridge", "open", "holds"),
    ]
    assert changes_between(after, after) == ()
