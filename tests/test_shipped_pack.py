"""The pack `iran-russia` says what its outline says, in words fit for its readers."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

import pytest
from hypothesis import given

import advisor
from advisor.installation import folder
from advisor.logic.semantics import conclude, contradictions, truth_of
from advisor.pack import Finding, Recommendation, Status, kind_of
from advisor.pack.types import Choice, describe
from advisor.reader.cases import load_cases
from support.outline import CONDITIONS, OUTLINE, statuses, truth
from support.profiles import tries
from support.strategies import SEEDS


@pytest.fixture(scope="module")
def pack(shipped):
    return shipped


@pytest.fixture(scope="module")
def cases(pack):
    return load_cases(pack, folder("rules") / "iran-russia")


def random_answers(pack, seed):
    """Fifty sets of partial answers, from nearly none to all."""
    rng = random.Random(seed)
    for _ in range(50):
        share = rng.random()
        yield {name: _value(rng, fact.type) for name, fact in pack.inputs.items() if rng.random() < share}


def _value(rng, kind):
    if isinstance(kind, Choice):
        return rng.choice(kind.options)
    return date(2025, 1, 1) + timedelta(days=rng.randrange(4))


def test_the_questions_are_those_of_the_outline(pack):
    found = {name: describe(fact.type) for name, fact in pack.inputs.items()}
    assert found == {name: entry["type"] for name, entry in OUTLINE["inputs"].items()}
    options = {name: list(fact.type.options) for name, fact in pack.inputs.items() if isinstance(fact.type, Choice)}
    assert options == {name: entry["options"] for name, entry in OUTLINE["inputs"].items() if "options" in entry}


def test_the_article_values_are_those_of_the_outline(pack):
    found = {name: fact.article for name, fact in pack.inputs.items() if fact.article is not None}
    assert found == {name: entry["article"] for name, entry in OUTLINE["inputs"].items() if "article" in entry}


@tries(10)
@given(seed=SEEDS)
def test_each_derived_fact_has_the_status_of_the_outline_on_random_partial_answers(pack, seed):
    for answers in random_answers(pack, seed):
        found = {name: status.value for name, status in conclude(pack, answers).items()}
        expected = statuses(answers)
        assert found == {name: expected[name] for name in found}, answers


def test_the_derived_facts_are_those_of_the_outline_each_of_its_kind(pack):
    kinds = {"finding": "findings", "recommendation": "recommendations", "notice": "notices"}
    assert {name: kinds[kind_of(fact)] for name, fact in pack.derived.items()} == {
        name: kind for kind in ("findings", "recommendations", "notices") for name in OUTLINE[kind]
    }
    assert len(pack.derived) == 95


@tries(2)
@given(seed=SEEDS)
def test_constraints_and_properties_mean_what_the_outline_says(pack, seed):
    for answers in random_answers(pack, seed):
        expected = [truth(text, answers) is False for text in OUTLINE["constraints"]]
        broken = contradictions(pack, answers)
        assert [constraint in broken for constraint in pack.constraints.values()] == expected
        values = {**answers, **{name: status.truth for name, status in conclude(pack, answers).items()}}
        found = [truth_of(prop.condition, values) for prop in pack.properties.values()]
        signs = [prop.always for prop in pack.properties.values()]
        wanted = [truth(text, answers) for text in OUTLINE["properties"]]
        assert [one if sign or one is None else not one for one, sign in zip(found, signs, strict=True)] == wanted


def test_profiles_list_the_members_of_the_outline_in_order(pack):
    assert {name: list(profile.members) for name, profile in pack.profiles.items()} == OUTLINE["profiles"]


def test_snapshots_hold_the_values_of_the_outline_and_nothing_else(pack):
    stated = {name: entry["article"] for name, entry in OUTLINE["inputs"].items() if "article" in entry}
    filled = {name: entry["as_read"] for name, entry in OUTLINE["inputs"].items() if "as_read" in entry}
    assert {name: answer.value for name, answer in pack.snapshots["article"].answers.items()} == stated
    assert {name: answer.value for name, answer in pack.snapshots["article_as_read"].answers.items()} == {**stated, **filled}


def test_the_article_as_read_recommends_these_and_no_others(pack):
    result = advisor.run(pack, advisor.Answers(given=pack.snapshots["article_as_read"].answers))
    found = [fact.id for fact in pack.recommendations() if result[fact.id].status is Status.HOLDS]
    assert found == [
        "take_stock",
        "widen_scope",
        "build_content_consensus",
        "stress_drivers",
        "keep_stability",
        "overcome_obstacles",
        "change_russian_perception",
        "practise_declared_policy",
        "prepare_opinion_measures",
        "inform_public",
        "weigh_regional_case",
        "develop_eaeu_links",
        "strengthen_sco_links",
        "develop_people_contacts",
        "use_soft_power",
        "promote_languages",
        "link_cultural_institutions",
        "plan_timing_ahead",
        "settle_both_dates",
    ]
    assert all(result[name].rules and result[name].claims for name in found)


def test_without_answers_nothing_is_recommended_and_everything_is_open(pack):
    assert set(advisor.run(pack).statuses.values()) == {Status.OPEN}


@tries(5)
@given(seed=SEEDS)
def test_a_recommendation_that_holds_is_never_called_met_or_past(pack, seed):
    advice = pack.recommendations()
    for answers in random_answers(pack, seed):
        if contradictions(pack, answers):
            continue
        found = conclude(pack, answers)
        values = {**answers, **{name: status.truth for name, status in found.items()}}
        for fact in advice:
            if found[fact.id] is Status.HOLDS:
                silent = [condition for condition in (fact.met_when, fact.past_when) if condition is not None]
                assert True not in [truth_of(condition, values) for condition in silent], (fact.id, answers)


def test_every_rule_has_a_case_where_it_fires_and_one_where_it_is_refuted(pack, cases):
    fired, refuted = set(), set()
    for case in cases:
        for fact, rules in case.because.items():
            (fired if case.expect.get(fact) is Status.HOLDS else refuted).update(rules)
    assert fired >= set(pack.rules)
    assert refuted >= set(pack.rules)


def test_all_claims_caveats_and_assumptions_are_there(pack):
    caveats = [claim for claim in pack.claims.values() if claim.kind == "encoder_caveat"]
    assert (len(pack.claims) - len(caveats), len(caveats), len(pack.assumptions)) == (207, 32, 42)
    assert all(claim.find and claim.says and claim.section for claim in pack.claims.values())


def test_every_question_explains_itself(pack):
    for fact in pack.inputs.values():
        assert fact.ask.endswith("?"), fact.id
        assert fact.help, fact.id
        assert fact.claims, fact.id
        assert all(option.anchor for option in fact.options), fact.id


def test_every_finding_says_what_its_failing_means(pack):
    assert all(fact.otherwise for fact in pack.derived.values() if isinstance(fact, Finding))


def test_every_recommendation_speaks_for_the_article_with_its_own_strength(pack):
    verbs = {"must": r"\b(must|needs? to|need)\b", "should": r"\bshould\b", "can": r"\bcan\b"}
    for fact in pack.recommendations():
        assert fact.text.startswith("According to the article, "), fact.id
        assert re.search(verbs[fact.strength], fact.text), fact.id
        assert len(fact.title) <= 60, fact.id


def test_each_title_names_one_fact_only(pack):
    titles = [fact.title for fact in (*pack.inputs.values(), *pack.derived.values())]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("term", ["zionist", "martyr", "enemies", "anti-revolution", "terrorist", "destructive", "our country"])
def test_loaded_terms_of_the_article_are_not_taken_over(term):
    texts = [path.read_text(encoding="utf-8").lower() for path in sorted((folder("rules") / "iran-russia").rglob("*.yaml"))]
    assert [text for text in texts if term in text] == []


def test_the_axis_of_resistance_is_always_the_articles_own_name():
    for path in sorted((folder("rules") / "iran-russia").rglob("*.yaml")):
        text = re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))
        for found in re.finditer("axis of resistance", text):
            before = text[max(0, found.start() - 60) : found.start()]
            assert re.search(r"(calls|called|article's term|axis of resistance|\")", before), (path.name, before)


def test_recommendations_are_known_to_the_outline():
    assert len(OUTLINE["recommendations"]) == 22
    assert set(OUTLINE["recommendations"]) <= set(CONDITIONS)


def test_advice_is_named_by_phase_actor_and_strength(pack):
    for fact in pack.derived.values():
        if isinstance(fact, Recommendation):
            assert fact.phases, fact.id
            assert fact.actor in pack.actors, fact.id
            assert fact.strength in pack.strengths, fact.id
