"""The sets of answers that alone suffice for a status, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.render.catalogue import catalogue
from advisor.render.explanation.outline import answer_in_words
from advisor.render.phrases import status_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.analysis.sufficiency import Justifications
    from advisor.result import Result

FEW = 3  # sets of answers, and questions, that sentences name; a list has them all


def sufficient_answers(result: Result, fact: str, justifications: Justifications) -> tuple[str, ...]:
    """The answers that alone suffice for the status of `fact`, in a sentence that names a few sets; nothing where there is no set."""
    words, sets = catalogue(result.pack.language), justifications.sets
    status = status_label(result.pack, result.pack.derived[fact], result[fact].status)
    key = "suffices_others_undecided" if sets else "suffices_undecided"
    undecided = () if justifications.decided else (words[key].format(status=status),)
    if not any(sets):
        return undecided
    if len(sets) == 1:
        key = "suffices_one" if len(sets[0]) == 1 else "suffices_set"
        return (words[key].format(status=status, answers=named_answers(result, sets[0])), *undecided)
    key = "suffices_many" if justifications.more else "suffices_any" if len(sets) <= FEW else "suffices_among"
    sentence = words[key].format(count=len(sets), status=status, sets=" ".join(numbered_sets(result, sets[:FEW])))
    return (sentence, *undecided)


def numbered_sets(result: Result, sets: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Sets of answers in words, each with its number."""
    text = catalogue(result.pack.language)["suffices_numbered"]
    named = (named_answers(result, questions) for questions in sets)
    return tuple(text.format(number=number, answers=answers) for number, answers in enumerate(named, 1))


def named_answers(result: Result, questions: Iterable[str]) -> str:
    """The answers to `questions`, each with the question's title, as they read inside a sentence."""
    words = catalogue(result.pack.language)
    texts = (
        words["answer_listed"].format(title=result.pack.inputs[name].title, answer=answer_in_words(result, name))
        for name in questions
    )
    return words["between_parts"].join(texts)
