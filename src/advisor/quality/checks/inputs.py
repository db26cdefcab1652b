"""Constraints that contradict one another, options they rule out, and questions that change no result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis.relevance import targets
from advisor.deadline import Deadline
from advisor.engines.smt import Completions, NoCompletion, UnsatCore
from advisor.logic.boundaries import trial_values
from advisor.logic.normal_form import answer_literal
from advisor.pack import premises
from advisor.pack.printing import to_text
from advisor.pack.types import finite_values
from advisor.quality.checks.observations import Code, Observation, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.logic.normal_form import Query
    from advisor.pack import Pack
    from advisor.quality.checks.grounds import AnswerSpace


def study_constraints(pack: Pack, timeout: float) -> Iterator[Observation]:
    """Constraints that no complete answers meet together."""
    try:
        Completions(pack, {}, (), deadline=Deadline.after(timeout))
    except NoCompletion as clash:
        digest = _digest_of_constraints(pack, clash.constraints)
        yield Observation(
            code=Code.CONTRADICTORY_CONSTRAINTS, subject=clash.constraints[0], others=clash.constraints[1:], digest=digest,
            proof=UnsatCore((), clash.constraints),
        )  # fmt: skip


def study_options(grounds: AnswerSpace, question: str) -> Iterator[Observation]:
    """Options of a question that no complete answers can have."""
    asked = grounds.pack.inputs[question]
    for value in finite_values(asked.type) or ():
        goals: list[Query] = [((answer_literal(asked, value),), ())]
        if not grounds.reach_any(goals, partial=False):
            found = grounds.proof(goals, partial=False)
            yield Observation(
                code=Code.EXCLUDED_OPTION, subject=question, value=value, proof=found,
                digest=_digest_of_constraints(grounds.pack, found.constraints),
            )  # fmt: skip


_TRIED = 60  # complete sets of answers in which a question is tried


class Influences:
    """What the answer to one question alone changes, the constraints left aside."""

    def __init__(self, grounds: AnswerSpace) -> None:
        self._grounds = grounds
        self._full = frozenset(targets(grounds.pack, full=True))
        self._completions: Completions | None = None

    def study_input(self, question: str) -> Iterator[Observation]:
        """Whether a question changes no full target."""
        pack = self._grounds.pack
        resting = pack.dependents([question])
        facts = resting - {question}
        seen = self._seen_to_change(question, facts)
        if not self._full or not seen.isdisjoint(self._full) or self._flipped(question, facts & self._full):
            return
        changed = seen | self._flipped(question, facts - seen - self._full)
        others = tuple(fact for fact in pack.derived if fact in changed)
        digest = digest_of(rule for rule in pack.rules.values() if not resting.isdisjoint(premises(rule)))
        yield Observation(code=Code.IRRELEVANT_INPUT, subject=question, others=others, digest=digest)

    def _seen_to_change(self, question: str, resting: frozenset[str]) -> frozenset[str]:
        """Facts among `resting` that one answer instead of another changes in the sample; once a full target is seen, no more."""
        function, values = self._grounds.function, trial_values(self._grounds.pack, question, {})
        seen: set[str] = set()
        for answers in self._grounds.complete[:_TRIED]:
            outcomes = {function.truths({**answers, question: value})[::2] for value in values}
            columns = zip(function.facts, *outcomes, strict=True) if len(outcomes) > 1 else ()
            seen |= {fact for fact, *truths in columns if len(set(truths)) > 1}
            if seen == resting or not seen.isdisjoint(self._full):
                break
        return frozenset(seen)

    def _flipped(self, question: str, facts: frozenset[str]) -> frozenset[str]:
        if not facts:
            return frozenset()
        pack, deadline = self._grounds.pack, self._grounds.deadline()
        if self._completions is None:
            self._completions = Completions(pack, {}, pack.derived, deadline=deadline)
        return self._completions.flipped_by(question, [fact for fact in pack.derived if fact in facts], deadline=deadline)


def _digest_of_constraints(pack: Pack, names: tuple[str, ...]) -> str:
    return digest_of((), *(to_text(pack.constraints[name].never) for name in names))
