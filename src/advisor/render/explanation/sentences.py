"""An explanation as sentences: the fact and the rules that conclude it; the outline shows what these depend on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis import open_facts, sufficiency
from advisor.analysis.relevance import Verdict
from advisor.deadline import NEVER
from advisor.diagnostics import present
from advisor.logic.normal_form import AtomLiteral, literals_of, true_when
from advisor.logic.semantics import truth_of
from advisor.pack import Status
from advisor.pack.conditions import And, Truth, facts_of_atom
from advisor.render.catalogue import catalogue
from advisor.render.explanation.outline import answer_in_words, condition_in_words, fact_line, reason_line
from advisor.render.explanation.sufficiency import FEW, sufficient_answers
from advisor.render.phrases import capitalised, listed, phrase, status_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.analysis.open_facts import OpenFact
    from advisor.analysis.proof_trees import Explanation, Reason
    from advisor.analysis.sufficiency import Justifications
    from advisor.deadline import Deadline
    from advisor.pack import Derived, Pack
    from advisor.pack.conditions import Condition
    from advisor.result import Result


def sentences(
    result: Result,
    explanation: Explanation,
    *,
    justifications: Justifications | None = None,
    open_fact: OpenFact | None = None,
    deadline: Deadline = NEVER,
) -> tuple[str, ...]:
    """Short paragraphs: the status, each rule with the answers that decide it, then what suffices or what is still open.

    `justifications` of a settled fact and the `open_fact` of an open one are worked out until `deadline` unless they are given.
    """
    fact, words = explanation.fact, catalogue(result.pack.language)
    opening = words["sentence"].format(text=fact_line(result, explanation))
    if explanation.silence:
        opening += f" {words[f'{explanation.silence.value}_explained']}"
    paragraphs = (opening, *(_reason(result, reason) for reason in explanation.reasons))
    if explanation.status is Status.OPEN:
        known = present(open_fact or open_facts.open_fact(result, fact, deadline=deadline), "the fact is open")
        return (*paragraphs, *_open_fact(result, fact, known))
    suffices = justifications or sufficiency.justifications(result, fact, deadline=deadline)
    return (*paragraphs, *sufficient_answers(result, fact, suffices))


def verdict_sentence(pack: Pack, fact: Derived, open_fact: OpenFact) -> str:
    """The verdict on an open fact, or why there is none."""
    words = catalogue(pack.language)
    holds, fails = (status_label(pack, fact, status) for status in (Status.HOLDS, Status.FAILS))
    match open_fact.verdict:
        case None:
            return words["verdict_clash"].format(reasons=" ".join(found.constraint.because for found in open_fact.contradictions))
        case Verdict.EITHER:
            return words["verdict_either"].format(holds=holds, fails=fails)
        case Verdict.UNDECIDED:
            return words["verdict_undecided"]
        case settled:
            return words["verdict_settled"].format(status=holds if settled is Verdict.HOLDS else fails)


def _reason(result: Result, reason: Reason) -> str:
    words, line = catalogue(result.pack.language), reason_line(result, reason)
    if reason.applies:
        grounds = (condition_in_words(result, ground) for ground in reason.grounds)
        return words["rule_met"].format(reason=line, grounds=words["between_parts"].join(grounds))
    parts = [part for condition in reason.rule.when for part in _conjuncts(condition)]
    by_truth = {truth: [part for part in parts if truth_of(part, result.values) is truth] for truth in (True, False, None)}
    if reason.applies is False:
        return " ".join([line, *_broken(result, by_truth[False])])
    texts = [line]
    for key, conditions in (("rule_known", by_truth[True]), ("rule_waits", by_truth[None])):
        if conditions:
            phrases = words["between_parts"].join(phrase(result.pack, condition) for condition in conditions)
            texts.append(words[key].format(conditions=phrases))
    return " ".join(texts)


def _broken(result: Result, conditions: list[Condition]) -> Iterator[str]:
    """For each condition what it needs, and what is true instead."""
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
        instead = words["between_parts"].join(text for literal in broken for text in _instead(result, literal, alone=alone))
        key = "rule_broken_too" if place else "rule_broken"
        yield words[key].format(needed=phrase(result.pack, condition), found=instead)


def _instead(result: Result, literal: AtomLiteral, *, alone: bool) -> Iterator[str]:
    """What is true where `literal` is not: a derived fact in its author's words, or the answers given."""
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


def _open_fact(result: Result, fact: str, open_fact: OpenFact) -> Iterator[str]:
    """The questions an open fact waits for, its verdict, and the question that decides most."""
    words, pack = catalogue(result.pack.language), result.pack
    titles = [_awaited(result, name) for name in open_fact.missing_inputs]
    key = "waits_for_one" if len(titles) == 1 else "waits_for_some"
    yield words[key].format(count=len(titles), questions=listed(pack, titles, FEW))
    yield verdict_sentence(pack, pack.derived[fact], open_fact)
    if open_fact.verdict is Verdict.EITHER and not open_fact.decided:
        yield words["decides_most_undecided"]
    if open_fact.decides_most and len(open_fact.missing_inputs) > 1:
        yield words["decides_most"].format(question=capitalised(pack.inputs[open_fact.decides_most].ask))


def _awaited(result: Result, question: str) -> str:
    """The title of a missing input; with the answer where it is "don't know", which decides nothing."""
    title = result.pack.inputs[question].title
    if question not in result.answers.given:
        return title
    return catalogue(result.pack.language)["unknown_listed"].format(title=title, answer=answer_in_words(result, question))
