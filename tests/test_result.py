"""A run concludes what follows from the answers, reports through which rules, and never mixes runs."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest

import advisor
from advisor import InvalidAnswers, Status


def test_a_conclusion_names_its_rules_claims_and_assumptions(ferry):
    conclusion = advisor.run(ferry, {"wind": "fresh", "overhaul_date": "2025-11-01", "season_start": "2025-11-10"})[
        "overhaul_first"
    ]
    assert conclusion.status is Status.HOLDS
    assert [rule.id for rule in conclusion.rules] == ["weather.overhaul"]
    assert conclusion.claims == ("W1", "W2")
    assert conclusion.assumptions == ("Q1",)


def test_a_fact_that_fails_names_the_rules_that_were_refuted(ferry):
    conclusion = advisor.run(ferry, {"wind": "calm"})["overhaul_first"]
    assert conclusion.status is Status.FAILS
    assert [rule.id for rule in conclusion.rules] == ["weather.overhaul"]


def test_an_open_fact_names_no_rules(ferry):
    conclusion = advisor.run(ferry, {"wind": "fresh"})["overhaul_first"]
    assert (conclusion.status, conclusion.rules, conclusion.claims) == (Status.OPEN, (), ("W1",))


def test_an_unanswered_question_is_never_a_no(ferry):
    assert advisor.run(ferry, {"passengers": 200})["add_boat"].status is Status.OPEN
    assert advisor.run(ferry, {"passengers": 200, "bridge": False})["add_boat"].status is Status.HOLDS


def test_dont_know_concludes_like_no_answer_but_counts_as_answered(ferry):
    unknown = advisor.run(ferry, {"wind": None, "bridge": "unknown"})
    assert unknown.statuses == advisor.run(ferry).statuses
    assert unknown.unanswered == ("season_start", "overhaul_date", "passengers", "islanders")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"bridge": True}, Status.HOLDS),
        ({"bridge": "yes"}, Status.HOLDS),
        ({"bridge": "true"}, Status.HOLDS),
        ({"bridge": "no"}, Status.FAILS),
        ({"bridge": False}, Status.FAILS),
    ],
)
def test_a_yes_no_answer_may_be_a_bool_or_a_word(ferry, answers, expected):
    assert advisor.run(ferry, answers)["silent_on_bridge"].status is expected


@pytest.mark.parametrize("value", [151, 151.0, "151", Decimal(151)])
def test_a_number_may_be_any_exact_number(ferry, value):
    assert advisor.run(ferry, {"passengers": value})["boats_full"].status is Status.HOLDS


@pytest.mark.parametrize(("overhaul", "expected"), [("2025-11-01", Status.HOLDS), (date(2025, 11, 2), Status.FAILS)])
def test_a_date_may_be_text_or_a_date(ferry, overhaul, expected):
    answers = {"overhaul_date": overhaul, "season_start": "2025-11-15"}
    assert advisor.run(ferry, answers)["overhaul_in_time"].status is expected


def test_wrong_answers_are_refused_all_at_once(ferry):
    with pytest.raises(InvalidAnswers) as caught:
        advisor.run(ferry, {"wind": "windy", "passengers": float("nan"), "winde": "calm", "boats_full": True})
    codes = [diagnostic.code for diagnostic in caught.value.diagnostics]
    assert sorted(codes) == ["derived-fact-given", "unknown-fact", "unknown-option", "wrong-type"]


def test_contradictory_answers_are_concluded_and_reported(ferry):
    result = advisor.run(ferry, {"overhaul_date": "2025-12-01", "season_start": "2025-11-01", "wind": "stormy"})
    assert [(found.constraint.id, found.inputs) for found in result.contradictions] == [
        ("overhaul-before-season", ("overhaul_date", "season_start"))
    ]
    assert result["overhaul_first"].status is Status.HOLDS


def test_the_order_of_answers_changes_neither_result_nor_trace():
    pack = advisor.load("iran-russia")
    answers = {name: answer.value for name, answer in pack.snapshots["article_as_read"].answers.items()}
    first, names, rng = advisor.run(pack, answers), list(answers), random.Random(3)
    for _ in range(20):
        rng.shuffle(names)
        again = advisor.run(pack, {name: answers[name] for name in names})
        assert (again.statuses, again.trace) == (first.statuses, first.trace)


SCRIPT = """
import json, advisor
from advisor.render.result.json import to_json as result_to_json
pack = advisor.load("iran-russia")
result = advisor.run(pack, advisor.Answers(given=pack.snapshots["article_as_read"].answers))
print(json.dumps([result_to_json(result), repr(result.trace)]))
"""


def test_the_result_and_the_trace_are_the_same_in_every_process():
    found = set()
    for seed in ("0", "1", "random"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, env=environment)
        found.add(done.stdout)
    assert len(found) == 1
    assert len(json.loads(found.pop())[0]["conclusions"]) == 95


def test_threads_never_see_one_anothers_facts(ferry):
    situations = [
        {"passengers": 100 + 10 * step, "bridge": step % 2 == 0, "wind": ("calm", "fresh")[step % 2]} for step in range(12)
    ]
    expected = [advisor.run(ferry, situation).statuses for situation in situations]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda situation: advisor.run(ferry, situation).statuses, situations * 20))
    assert found == expected * 20
