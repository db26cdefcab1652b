"""What is decided before a deadline equals what is decided without one; the rest is reported as not decided."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

import advisor
from advisor.analysis.counterfactuals import KINDS, whatif, with_changes
from advisor.analysis.interview import Order, ask, why_asked
from advisor.analysis.open_facts import open_fact
from advisor.analysis.relevance import ContradictoryAnswers, Relevance, Verdict, deciding_question, targets, verdicts
from advisor.analysis.sufficiency import Justifications, justifications
from advisor.deadline import NEVER, Deadline, UndecidedError
from advisor.engines.smt import AnswerSearch, Completions, NoCompletion, VersionPair, unsat_core
from advisor.logic.normal_form import applies_when
from advisor.pack import Answer, Answers, Status
from advisor.quality.cases import run_case
from advisor.quality.coverage import Kind, coverage
from advisor.quality.diff.comparison import Sameness
from advisor.quality.mutant_differences import difference
from advisor.quality.mutants import mutants
from advisor.quality.mutation import mutate
from advisor.reader.cases import Case
from advisor.render.cases import failure_texts
from advisor.render.counterfactual import to_text as counterfactual_to_text
from advisor.render.explanation.json import to_json as explanation_to_json
from advisor.render.explanation.text import to_text as explanation_to_text
from advisor.render.result.markdown import to_markdown as result_to_markdown
from support.builders import pack_of, yes_no
from support.deadlines import OVER, Counted
from support.hard_packs import hopeless_pack
from support.profiles import tries
from support.strategies import FEW_VALUES, answers, packs

SHORT = 0.05  # seconds; what the hopeless packs ask cannot be decided in any
FEW = st.integers(0, 12)  # questions
PAIR = pack_of(yes_no("a b"), {"t.one": ("shown", "a", "b")})


@pytest.fixture(scope="module")
def crowd():
    return hopeless_pack()


@pytest.fixture(scope="module")
def demanded():
    return hopeless_pack(constrained=True)


def outcome(work, *arguments, **options):
    """What `work` gives, or what it says of the answers."""
    try:
        return work(*arguments, **options)
    except (ContradictoryAnswers, UndecidedError) as error:
        return type(error), getattr(error, "contradictions", None)


UNDECIDED = (UndecidedError, None)


def test_a_deadline_is_over_when_its_seconds_are():
    assert OVER.remaining < 0
    assert NEVER.require_time() == inf
    assert Deadline.after(None) is NEVER
    assert 0 < Deadline.after(1000).require_time() <= 1000
    with pytest.raises(UndecidedError):
        Deadline.after(0).require_time()


def test_of_two_deadlines_the_first_counts():
    assert NEVER.or_after(None) is NEVER
    assert OVER.or_after(1000) is OVER
    assert NEVER.or_after(0).remaining <= 0


@tries(15)
@given(st.data(), FEW)
def test_a_verdict_is_the_same_or_undecided(data, few):
    pack = data.draw(packs(max_inputs=4, types_of=FEW_VALUES))
    result = advisor.run(pack, data.draw(answers(pack)))
    whole, found = outcome(verdicts, result), outcome(verdicts, result, deadline=Counted(few))
    if not isinstance(found, dict):
        assert found == whole
    elif isinstance(whole, dict):
        assert all(found[fact] in {verdict, Verdict.UNDECIDED} for fact, verdict in whole.items())
        assert found.keys() == whole.keys()
    else:
        assert set(found.values()) <= {Verdict.UNDECIDED}


@tries(15)
@given(st.data(), FEW, st.sampled_from(Order))
def test_a_step_is_the_same_or_leaves_nothing_out(data, few, order):
    pack = data.draw(packs(max_inputs=4, types_of=FEW_VALUES))
    result = advisor.run(pack, data.draw(answers(pack)))
    whole = outcome(ask, result, order=order, full=True)
    found = outcome(ask, result, order=order, full=True, deadline=Counted(few))
    if isinstance(found, tuple) or found.decided:
        assert found == whole
    elif not isinstance(whole, tuple):
        assert set(found.relevant) >= set(whole.relevant)
        assert set(found.settled) <= set(whole.settled)
        assert set(found.because) <= set(whole.undecided)
        assert (found.next is None) is (not found.askable)
        assert whole.next is None or found.next is not None


@tries(10)
@given(st.data(), FEW)
def test_what_hangs_on_a_question_and_what_decides_most_are_the_same_or_undecided(data, few):
    pack = data.draw(packs(max_inputs=4, types_of=FEW_VALUES))
    result, question = advisor.run(pack, data.draw(answers(pack))), data.draw(st.sampled_from(list(pack.inputs)))
    known = result.answers.values
    if question not in known:
        assert outcome(why_asked, result, question, deadline=Counted(few)) in [outcome(why_asked, result, question), UNDECIDED]
    wanted = targets(pack)
    assert outcome(deciding_question, result, wanted, deadline=Counted(few)) in [
        outcome(deciding_question, result, wanted),
        UNDECIDED,
    ]


@tries(15)
@given(st.data(), st.integers(0, 30), st.booleans())
def test_a_counterfactual_is_the_same_or_says_what_is_undecided_and_shows_only_what_is_so(data, few, anyone):
    pack = data.draw(packs(max_inputs=4, types_of=FEW_VALUES))
    result = advisor.run(pack, data.draw(answers(pack)))
    fact, to = data.draw(st.sampled_from(list(pack.derived))), data.draw(st.sampled_from([Status.HOLDS, Status.FAILS]))
    whole = outcome(whatif, result, fact, to, anyone=anyone)
    found = outcome(whatif, result, fact, to, anyone=anyone, deadline=Counted(few))
    if isinstance(found, tuple) or not found.undecided:
        assert found == whole
        return
    for way in found.change_sets:
        assert advisor.run(pack, with_changes(result.answers, way))[fact].status is to
    assert not found.impossible
    if not isinstance(whole, tuple):
        assert all(getattr(found, kind) == getattr(whole, kind) for kind in KINDS if kind not in found.undecided)
        assert all(whole.change_sets for _ in found.change_sets)


@given(st.data(), FEW)
def test_the_sets_that_suffice_are_the_same_or_some_of_them(data, few):
    pack = data.draw(packs())
    result = advisor.run(pack, data.draw(answers(pack)))
    for fact in pack.derived:
        whole, found = justifications(result, fact), justifications(result, fact, deadline=Counted(few))
        if found.decided:
            assert found == whole
        elif not whole.more:
            assert set(found.sets) <= set(whole.sets)


@tries(10)
@given(st.data(), FEW)
def test_what_the_solver_is_asked_about_a_whole_pack_is_the_same_or_undecided(data, few):
    pack = data.draw(packs(max_inputs=4, types_of=FEW_VALUES))
    search, goal = AnswerSearch(pack), [applies_when(data.draw(st.sampled_from(list(pack.rules.values()))))]
    whole, found = search.find(goal), outcome(search.find, goal, deadline=Counted(few))
    assert found == UNDECIDED or (found is None) is (whole is None)
    fewest, found = search.find_fewest(goal), outcome(search.find_fewest, goal, deadline=Counted(few))
    assert found == UNDECIDED or (found is None) is (fewest is None)
    assert found in (UNDECIDED, None) or len(found) == len(fewest)
    mutant = data.draw(st.sampled_from(list(mutants(pack))))
    mutated = mutant.pack(pack)
    whole = difference(AnswerSearch(pack), mutated, mutant.touched)
    found = outcome(difference, AnswerSearch(pack), mutated, mutant.touched, deadline=Counted(few))
    assert found == UNDECIDED or (found is None) is (whole is None)
    versions, fact = VersionPair(pack, mutated), mutant.rule.then
    assert outcome(versions.differ, fact, deadline=Counted(few)) in (versions.differ(fact), UNDECIDED)


def test_a_deadline_that_is_over_decides_nothing(ferry):
    result = advisor.run(ferry, {"passengers": 200})
    assert set(verdicts(result, deadline=OVER).values()) == {Verdict.UNDECIDED}
    step = ask(result, order=Order.QUICKEST, deadline=OVER)
    assert (step.decided, step.next, step.because, step.at_most) == (False, "wind", (), 5)
    assert outcome(why_asked, result, "wind", deadline=OVER) == UNDECIDED
    assert outcome(deciding_question, result, ["add_boat"], deadline=OVER) == UNDECIDED
    found = whatif(result, "add_boat", Status.HOLDS, deadline=OVER)
    assert (found.change_sets, found.impossible, found.undecided) == ((), False, KINDS)
    ahead = open_fact(result, "add_boat", deadline=OVER)
    assert (ahead.verdict, ahead.decides_most, ahead.decided, ahead.missing_inputs) == (
        Verdict.UNDECIDED,
        None,
        False,
        ("bridge",),
    )
    settled = advisor.run(ferry, {"passengers": 200, "bridge": "no"})
    assert justifications(settled, "add_boat", deadline=OVER) == Justifications((), more=False, decided=False)


def test_reports_say_what_was_not_decided(ferry):
    result = advisor.run(ferry, {"passengers": 200, "bridge": "no"})
    told = "Which answers alone suffice for “Recommended” was not decided in the time given."
    explanation = advisor.explain(result, "add_boat")
    assert told in result_to_markdown(result, deadline=OVER)
    assert told in explanation_to_text(result, explanation, deadline=OVER).replace("\n", " ")
    data = explanation_to_json(result, explanation, deadline=OVER)
    assert (data["justifications"], data["not_decided"]) == ({"sets": [], "more": False}, ["justifications"])


def test_a_wider_search_that_is_not_decided_is_told(ferry):
    result = advisor.run(ferry, {"wind": "stormy"})
    found = whatif(result, "storms_likely", Status.FAILS)
    wider = whatif(result, "storms_likely", Status.FAILS, anyone=True, deadline=OVER)
    told = counterfactual_to_text(result, found, wider=wider)
    assert told.endswith("""\
Whether --any, which also changes what nobody can change, would help was not decided in the time
given.
""")


def test_a_deadline_that_is_over_decides_nothing_about_a_whole_pack():
    assert {check.undecided != () for check in advisor.verify(PAIR, timeout=0).checks} == {True}
    other = replace(PAIR, rules={"t.one": replace(PAIR.rules["t.one"], when=PAIR.rules["t.one"].when[:1])}, digest="other")
    compared = advisor.diff(PAIR, other, timeout=0)
    assert [(one.sameness, one.witnesses) for one in compared.conclusions] == [(Sameness.UNKNOWN, ())]
    found = mutate(PAIR, [], timeout=0)
    assert (len(found.undecided), found.killed, found.equivalent, found.survivors, found.score) == (6, (), (), (), 0)
    covered = coverage(PAIR, [], timeout=0)
    assert (covered.undecided, covered.unreachable) == (frozenset(covered.reached), frozenset())
    assert covered.counts(Kind.RULE) == (0, 1)
    assert covered.missed(Kind.RULE) == ()
    assert coverage(PAIR, [], within=0) == covered
    with pytest.raises(UndecidedError):
        unsat_core(PAIR, [((applies_when(PAIR.rules["t.one"]),), ())], completable=False, deadline=OVER)


def test_a_case_fails_where_it_is_not_decided_what_is_asked():
    undemanding = Case(name="c", given=Answers(given={"a": Answer(False)}), expect={}, never_asks=("b",))
    assert run_case(PAIR, undemanding).passed
    (failure,) = failure_texts(run_case(PAIR, undemanding, timeout=0))
    assert failure.endswith("never_asks: not decided in the time given")


def test_ways_found_before_the_time_was_over_are_shown_as_such():
    pack = pack_of(yes_no("a b c"), {"t.one": ("shown", "a"), "t.two": ("shown", "b", "c")})
    result = advisor.run(pack, {"a": False, "b": False, "c": False})
    found = [whatif(result, "shown", Status.HOLDS, deadline=Counted(questions)) for questions in range(20)]
    shown = [[[part.question for part in way] for way in one.changes] for one in found if one.undecided and one.changes]
    assert shown
    assert [["a"]] in shown
    assert found[-1].undecided == ()
    assert [[part.question for part in way] for way in found[-1].changes] == [["a"]]


def test_what_cannot_be_decided_is_given_up(crowd):
    result = advisor.run(crowd, {})
    assert verdicts(result, deadline=Deadline.after(SHORT))["alone"] is Verdict.UNDECIDED
    step = ask(result, deadline=Deadline.after(SHORT))
    assert (step.decided, step.next, len(step.askable)) == (False, "p0_0", 133)
    assert whatif(result, "alone", Status.HOLDS, deadline=Deadline.after(SHORT)).undecided != ()


def test_constraints_of_which_nobody_knows_whether_they_can_be_met_end_no_interview(demanded):
    result = advisor.run(demanded, {})
    with pytest.raises(UndecidedError):
        Completions(demanded, {}, (), deadline=Deadline.after(SHORT))
    relevance = Relevance(result, targets(demanded), deadline=Deadline.after(SHORT))
    assert (relevance.decided, relevance.undecided, relevance.relevant) == (False, ("warn",), ("door",))
    assert verdicts(result, deadline=Deadline.after(SHORT)) == {"warn": Verdict.UNDECIDED}
    assert ask(advisor.run(demanded, {"door": None}), deadline=Deadline.after(SHORT)).next is None


def test_that_answers_clash_is_told_as_soon_as_it_is_known():
    clashing = pack_of(yes_no("a b"), {"t.one": ("shown", "a")}, never=["a and b", "a and not b"])
    with pytest.raises(NoCompletion):
        Completions(clashing, {"a": True}, (), deadline=Counted(9))
    with pytest.raises(UndecidedError):
        Completions(clashing, {"a": True}, (), deadline=OVER)
