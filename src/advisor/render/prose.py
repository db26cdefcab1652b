"""An explanation as sentences: the fact and the rules next to it; what lies deeper is the outline's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis.open_facts import open_fact
from advisor.analysis.relevance import Verdict
from advisor.analysis.sufficiency import justifications
from advisor.deadline import NEVER
from advisor.diagnostics import present
from advisor.logic.normal_form import AtomLiteral, literals_of, true_when
from advisor.logic.semantics import truth_of
from advisor.pack import Status
from advisor.pack.conditions import And, Truth, facts_of_atom
from advisor.render.catalogue import catalogue
from advisor.render.outlines import answer_in_words, condition_in_words, fact_line, reason_line
from advisor.render.phrases import capitalised, phrase, status_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.analysis.open_facts import OpenFact
    from advisor.analysis.proof_trees import Explanation, Reason
    from advisor.analysis.sufficiency import Justifications
    from advisor.deadline import Deadline
    from advisor.pack.conditions import Condition
    from advisor.result import Result

FEW = 3  # sets of answers, and questions, that sentences name; a list has them all


def sentences(
    result: Result,
    explanation: Explanation,
    *,
    sufficient: Justifications | None = None,
    ahead: OpenFact | None = None,
    deadline: Deadline = NEVER,
) -> tuple[str, ...]:
    """Short paragraphs: the status, each rule with what in the answers decides it, then what suffices or what is still open.

    `sufficient` (`justifications`, for a settled fact) and `ahead` (`open_fact`, for an open one) are worked out unless given.
    """
    fact, words = explanation.fact, catalogue(result.pack.language)
    told = [words["sentence"].format(text=fact_line(result, explanation))]
    if explanation.silence:
        told[0] += f" {words[f'{explanation.silence.value}_explained']}"
    told += [_reason(result, reason) for reason in explanation.reasons]
    if explanation.status is Status.OPEN:
        expected = present(ahead or open_fact(result, fact, deadline=deadline), "the fact is open")
        return (*told, *_prospects(result, fact, expected))
    return (*told, *sufficient_answers(result, fact, sufficient or justifications(result, fact, deadline=deadline)))


def sufficient_answers(result: Result, fact: str, found: Justifications) -> tuple[str, ...]:
    """Which answers alone suffice for the status of `fact`, in a sentence that names a few sets; nothing where there is no set."""
    words, sets = catalogue(result.pack.language), found.sets
    status = status_label(result.pack, result.pack.derived[fact], result[fact].status)
    key = "suffices_others_undecided" if sets else "suffices_undecided"
    undecided = () if found.decided else (words[key].format(status=status),)
    if not any(sets):
        return undecided
    if len(sets) == 1:
        key = "suffices_one" if len(sets[0]) == 1 else "suffices_set"
        return (words[key].format(status=status, answers=named_answers(result, sets[0])), *undecided)
    key = "suffices_many" if found.more else "suffices_any" if len(sets) <= FEW else "suffices_among"
    told = words[key].format(count=len(sets), status=status, sets=" ".join(numbered_sets(result, sets[:FEW])))
    return (told, *undecided)


def numbered_sets(result: Result, sets: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Sets of answers in words, each with its number."""
    text = catalogue(result.pack.language)["suffices_numbered"]
    return tuple(text.format(number=number, answers=named_answers(result, one)) for number, one in enumerate(sets, 1))


def named_answers(result: Result, questions: Iterable[str]) -> str:
    """The answers to `questions`, each with the question's title, as they read inside a sentence."""
    words = catalogue(result.pack.language)
    listed = (
        words["answer_listed"].format(title=result.pack.inputs[name].title, answer=answer_in_words(result, name))
        for name in questions
    )
    return words["between_parts"].join(listed)


def _reason(result: Result, reason: Reason) -> str:
    words, told = catalogue(result.pack.language), reason_line(result, reason)
    if reason.applies:
        grounds = (condition_in_words(result, ground) for ground in reason.grounds)
        return words["rule_met"].format(reason=told, grounds=words["between_parts"].join(grounds))
    parts = [part for condition in reason.rule.when for part in _conjuncts(condition)]
    by_truth = {truth: [part for part in parts if truth_of(part, result.values) is truth] for truth in (True, False, None)}
    if reason.applies is False:
        return " ".join([told, *_broken(result, by_truth[False])])
    found = [told]
    for key, conditions in (("rule_known", by_truth[True]), ("rule_waits", by_truth[None])):
        if conditions:
            listed = words["between_parts"].join(phrase(result.pack, condition) for condition in conditions)
            found.append(words[key].format(conditions=listed))
    return " ".join(found)


def _broken(result: Result, conditions: list[Condition]) -> Iterator[str]:
    """What each condition needs, and what is so instead."""
    words = catalogue(result.pack.language)
    for place, condition in enumerate(conditions):
        broken = dict.fromkeys(
            literal
            for literal in literals_of(true_when(condition))
            if truth_of(literal.atom, result.values) is (not literal.truth)
        )
        alone = (
            isinstance(true_when(condition), AtomLiteral)
            and len({fact for literal in broken for fact in facts_of_atom(literal.atom)}) == 1
        )
        found = words["between_parts"].join(text for literal in broken for text in _instead(result, literal, alone=alone))
        key = "rule_broken_too" if place else "rule_broken"
        yield words[key].format(needed=phrase(result.pack, condition), found=found)


def _instead(result: Result, literal: AtomLiteral, *, alone: bool) -> Iterator[str]:
    """What is so where `leaf` is not: a derived fact as its author says it, or the answers given."""
    words, pack = catalogue(result.pack.language), result.pack
    if isinstance(literal.atom, Truth) and literal.atom.fact in pack.derived:
        yield phrase(pack, literal.atom, truth=not literal.truth)
        return
    for fact in dict.fromkeys(facts_of_atom(literal.atom)):
        key = "answer_alone" if alone else "answer_titled"
        yield words[key].format(title=pack.inputs[fact].title, answer=answer_in_words(result, fact))


def _conjuncts(condition: Condition) -> Iterator[Condition]:
    """The parts that must all be true for `condition` to be."""
    if isinstance(condition, And):
        for part in condition.parts:
            yield from _conjuncts(part)
    else:
        yield condition


def _prospects(result: Result, fact: str, ahead: OpenFact) -> Iterator[str]:
    """What an open fact waits for, its verdict, and the question that decides most."""
    words, pack = catalogue(result.pack.language), result.pack
    titles = [_awaited(result, name) for name in ahead.missing_inputs]
    more = [words["report_more"].format(count=len(titles) - FEW)] if len(titles) > FEW else []
    listed = words["between_parts"].join(titles[:FEW] + more)
    yield words["waits_for_one" if len(titles) == 1 else "waits_for_some"].format(count=len(titles), questions=listed)
    holds, fails = (status_label(pack, pack.derived[fact], status) for status in (Status.HOLDS, Status.FAILS))
    match ahead.verdict:
        case None:
            reasons = " ".join(found.constraint.because for found in ahead.contradictions)
            yield words["verdict_clash"].format(reasons=reasons)
        case Verdict.EITHER:
            yield words["verdict_either"].format(holds=holds, fails=fails)
            if not ahead.decided:
                yield words["decides_most_undecided"]
        case Verdict.UNDECIDED:
            yield words["verdict_undecided"]
        case settled:
            yield words["verdict_settled"].format(status=holds if settled is Verdict.HOLDS else fails)
    if ahead.decides_most and len(ahead.missing_inputs) > 1:
        yield words["decides_most"].format(question=capitalised(pack.inputs[ahead.decides_most].ask))


def _awaited(result: Result, question: str) -> str:
    """A question that is waited for, by its title; with the answer where it is "don't know", which decides nothing."""
    title = result.pack.inputs[question].title
    if question not in result.answers.given:
        return title
    return catalogue(result.pack.language)["unknown_listed"].format(title=title, answer=answer_in_words(result, question))
