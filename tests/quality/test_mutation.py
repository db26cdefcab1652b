"""The mutation score is exact: an equivalent mutant is proved equivalent, and any other can be killed by a case that is given."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

import advisor
from advisor.logic.semantics import conclude
from advisor.pack import Answer, Answers, Status
from advisor.quality.cases import conclude_case, run_case, unmet_expectations
from advisor.quality.mutants import mutants
from advisor.quality.mutation import mutate
from advisor.reader.cases import Case, load_cases
from advisor.reader.loader import locate
from advisor.render.cases import failure_texts
from advisor.render.mutation import change_text, killing_case, to_json, to_yaml
from support.builders import pack_of, yes_no
from support.paths import FERRY
from support.profiles import tries
from support.strategies import answers, packs

AND = pack_of(yes_no("a b"), {"t.one": ("shown", "a", "b")})


def case(name, expect, /, because=(), **given_answers):
    given_here = {fact: Answer(value) for fact, value in given_answers.items()}
    reasons = {"shown": tuple(because)} if because else {}
    return Case(name=name, given=Answers(given=given_here), expect={"shown": Status(expect)}, because=reasons)


def test_without_cases_every_mutant_survives_and_comes_with_a_case_that_kills_it():
    found = mutate(AND, [])
    assert (len(found.killed), len(found.survivors), found.equivalent, found.score) == (0, 6, (), Fraction(0))
    for survivor in found.survivors:
        written = killing_case(survivor)
        given_here = {fact: Answer(value == "yes") for fact, value in written["given"].items()}
        killer = Case(name="killer", given=Answers(given=given_here), expect={"shown": Status(written["expect"]["shown"])})
        assert run_case(AND, killer).passed
        assert not run_case(survivor.mutant.pack(AND), killer).passed


def test_good_cases_kill_every_mutant_and_each_kill_names_its_case():
    cases = [
        case("both", "holds", a=True, b=True),
        case("no a", "fails", a=False, b=True),
        case("no b", "fails", a=True, b=False),
    ]
    found = mutate(AND, cases)
    assert (found.score, found.survivors, found.equivalent) == (1, (), ())
    assert [(change_text(mutant), name) for mutant, name in found.killed] == [
        ("the rule is dropped", "both"), ("without `a`", "no a"), ("`a` becomes `not a`", "both"), ("without `b`", "no b"),
        ("`b` becomes `not b`", "both"), ("any one of its conditions is enough", "no a"),
    ]  # fmt: skip


def test_a_survivor_tells_its_change_and_the_smallest_case_that_kills_it():
    cases = [case("both", "holds", a=True, b=True), case("no a", "fails", a=False, b=True)]
    assert to_json(mutate(AND, cases)) == {
        "killed": 5,
        "survived": 1,
        "equivalent": 0,
        "score": 0.833333,
        "survivors": [
            {
                "rule": "t.one",
                "change": "without `b`",
                "case": {"name": "t.one: without `b`", "given": {"b": "no"}, "expect": {"shown": "fails"}},
            }
        ],
        "equivalents": [],
    }


def test_a_mutant_of_the_same_meaning_is_proved_equivalent_and_does_not_count():
    pack = pack_of(yes_no("a"), {"t.inner": ("inner", "a"), "t.one": ("shown", "a", "inner")}, derived=["inner", "shown"])
    cases = [case("yes", "holds", a=True), case("no", "fails", a=False)]
    found = mutate(pack, cases)
    assert {change_text(mutant) for mutant in found.equivalent} == {
        "without `a`",
        "without `inner`",
        "any one of its conditions is enough",
    }


def test_a_reason_kills_what_a_status_does_not():
    """Cases run first: that the second rule is among the reasons tells a mutant apart that concludes the same everywhere."""
    pack = pack_of(yes_no("a"), {"t.one": ("shown", "a"), "t.two": ("shown", "a")})
    plain = [case("yes", "holds", a=True), case("no", "fails", a=False)]
    reasoned = [case("yes", "holds", because=["t.one", "t.two"], a=True), plain[1]]
    assert "the rule is dropped" in {change_text(mutant) for mutant in mutate(pack, plain).equivalent}
    assert mutate(pack, reasoned).equivalent == ()


def test_what_an_interview_never_asks_kills_too():
    """Both answers are no, so the rule is refuted twice; only the interview tells whether b still mattered."""
    pack = pack_of(yes_no("a b"), {"t.one": ("shown", "a", "b")})
    cases = [replace(case("no a", "fails", a=False), never_asks=("b",))]
    killed = {change_text(mutant): name for mutant, name in mutate(pack, cases).killed}
    assert killed["without `a`"] == "no a"
    loose = [replace(each, expect={}) for each in cases]
    assert "without `a`" in {change_text(mutant) for mutant, _ in mutate(pack, loose).killed}


@tries(3)
@given(st.data())
def test_each_mutant_is_killed_by_the_first_case_that_fails_on_it(data):
    pack = data.draw(packs(max_inputs=2, max_derived=2))
    cases = [_passing(data, pack, place) for place in range(3)]
    found = {(mutant.rule, change_text(mutant)): name for mutant, name in mutate(pack, cases).killed}
    for mutant in mutants(pack):
        mutated = mutant.pack(pack)
        killing = [
            one.name for one in cases if any(unmet_expectations(conclude_case(mutated, partial(conclude, mutated), one), one))
        ]
        assert found.get((mutant.rule, change_text(mutant))) == next(iter(killing), None)


def _passing(data, pack, place):
    """A case that expects what is so of some facts, some of them for the reasons that are so, or not so."""
    given_here = Answers(given={fact: Answer(value) for fact, value in data.draw(answers(pack)).items()})
    known = conclude_case(pack, partial(conclude, pack), Case(name="", given=given_here, expect={}))
    expect = {fact: known.statuses[fact] for fact in data.draw(st.lists(st.sampled_from(sorted(pack.derived)), unique=True))}
    reasons = {True: {}, False: {}}
    for fact in expect:
        for rule in pack.rules_for[fact]:
            if data.draw(st.booleans()):
                named = reasons[rule.id in known.reasons(fact)]
                named[fact] = (*named.get(fact, ()), rule.id)
    return Case(name=f"case {place}", given=given_here, expect=expect, because=reasons[True], not_because=reasons[False])


def test_the_progress_is_told():
    heard = []
    mutate(AND, [], lambda done, total: heard.append((done, total)))
    assert heard == [(0, 6), (1, 6), (2, 6), (3, 6), (4, 6), (5, 6), (6, 6)]


def test_the_written_cases_kill_the_survivors_of_a_pack_with_numbers_and_dates(tmp_path):
    pack = advisor.load(FERRY)
    found = mutate(pack, load_cases(pack, FERRY))
    assert found.survivors
    (tmp_path / "killers.cases.yaml").write_text(to_yaml(found), encoding="utf-8")
    killers = load_cases(pack, tmp_path)
    assert all(run_case(pack, killer).passed for killer in killers)
    after = mutate(pack, [*load_cases(pack, FERRY), *killers])
    assert (after.score, to_yaml(after)) == (1, "")


def test_a_failing_case_says_where_what_and_why():
    wrong = case("wrong", "holds", a=False, b=True)
    (failure,) = failure_texts(run_case(AND, wrong))
    assert failure == (
        ": `shown`: expected holds, found fails\n"
        "    ✗ Does not apply: Shown\n"
        "    └─ ✗ Does not apply: So.\n"
        "       └─ ✗ Needed: “a” is answered yes; answered: No"
    )


def test_an_expectation_on_the_interview_that_is_not_met_says_so():
    outcome = run_case(AND, replace(case("asked", "open", a=True), never_asks=("a", "b")))
    assert [text.partition(": ")[2] for text in failure_texts(outcome)] == [
        "`b`: expected never to be asked, found that it can still change a recommendation or notice"
    ]


def test_the_cases_of_the_shipped_pack_kill_every_mutant_that_means_something_else():
    pack = advisor.load("iran-russia")
    found = mutate(pack, load_cases(pack, locate("iran-russia")))
    assert found.score == 1
    assert [(mutant.rule.id, change_text(mutant)) for mutant in found.equivalent] == [("drivers.setting", "without `any_driver`")]
