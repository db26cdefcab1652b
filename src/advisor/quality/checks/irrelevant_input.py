"""Questions whose answers change no result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis.relevance import targets
from advisor.logic.boundaries import trial_values
from advisor.pack import premises
from advisor.quality.checks.check import Check
from advisor.quality.checks.observations import Observation, digest_of
from advisor.quality.checks.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.pack import Pack
    from advisor.quality.checks.answer_space import AnswerSpace

_TRIED = 60  # complete sets of answers in which a question is tried


def study(space: AnswerSpace, question: str) -> Iterator[Observation]:
    """The question, if its answer alone changes no recommendation, notice or member of a profile; with what it does change."""
    pack, full = space.pack, frozenset(targets(space.pack, full=True))
    dependent = pack.dependents([question])
    facts = dependent - {question}
    seen = _seen_to_change(space, question, facts, full)
    if not full or not seen.isdisjoint(full) or space.changed_by(question, facts & full):
        return
    changed = seen | space.changed_by(question, facts - seen - full)
    others = tuple(fact for fact in pack.derived if fact in changed)
    digest = digest_of(rule for rule in pack.rules.values() if not dependent.isdisjoint(premises(rule)))
    yield Observation(check=IRRELEVANT_INPUT, subject=question, others=others, digest=digest)


def _seen_to_change(space: AnswerSpace, question: str, facts: frozenset[str], full: frozenset[str]) -> frozenset[str]:
    """Facts that different answers to `question` change in the sample: all of `facts` that do, or some of which one is in `full`."""
    function, values = space.function, trial_values(space.pack, question, {})
    seen: set[str] = set()
    for answers in space.complete[:_TRIED]:
        outcomes = {function.truths({**answers, question: value})[::2] for value in values}
        columns = zip(function.facts, *outcomes, strict=True) if len(outcomes) > 1 else ()
        seen |= {fact for fact, *truths in columns if len(set(truths)) > 1}
        if seen == facts or not seen.isdisjoint(full):
            break
    return frozenset(seen)


def describe(pack: Pack, found: Observation) -> Iterator[Remark]:
    """The question, and the facts that it does decide."""
    yield Remark("found_irrelevant", {"ask": pack.inputs[found.subject]})
    decided = tuple(pack.derived[fact] for fact in found.others)
    yield Remark("found_decides_only" if decided else "found_decides_nothing", about=decided)


IRRELEVANT_INPUT = Check(
    code="irrelevant-input",
    claim="claim_irrelevant_input",
    over="range_unconstrained",
    others="others_decides_only",
    subjects=lambda pack: pack.inputs,
    study=study,
    describe=describe,
)
