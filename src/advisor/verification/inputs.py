"""Constraints that contradict one another, options they rule out, and questions that change no result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.backends.compiled import to_function
from advisor.backends.symbolic import Completions, NoCompletion, Proof
from advisor.boundaries import trial_values
from advisor.expressions.printing import to_text
from advisor.expressions.types import finite_values
from advisor.model import premises
from advisor.polarity import answering
from advisor.relevance import targets
from advisor.verification.observations import Code, Observation, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.model import Pack, Rule
    from advisor.polarity import Goal
    from advisor.verification.grounds import Grounds


def study_constraints(pack: Pack, timeout: float | None) -> Iterator[Observation]:
    """Constraints that no complete answers meet together."""
    try:
        Completions(pack, {}, (), timeout=timeout)
    except NoCompletion as clash:
        digest = _digest_of_constraints(pack, clash.constraints)
        yield Observation(
            code=Code.CONTRADICTORY_CONSTRAINTS, subject=clash.constraints[0], others=clash.constraints[1:], digest=digest,
            proof=Proof((), clash.constraints),
        )  # fmt: skip


def study_options(grounds: Grounds, question: str) -> Iterator[Observation]:
    """Options of a question that no complete answers can have."""
    asked = grounds.pack.inputs[question]
    for value in finite_values(asked.type) or ():
        goals: list[Goal] = [((answering(asked, value),), ())]
        if not grounds.reach_any(goals, partial=False):
            found = grounds.proof(goals, partial=False)
            yield Observation(
                code=Code.EXCLUDED_OPTION, subject=question, value=value, proof=found,
                digest=_digest_of_constraints(grounds.pack, found.constraints),
            )  # fmt: skip


_TRIED = 60  # complete sets of answers in which a question is tried


class Influences:
    """What the answer to one question alone changes, the constraints left aside."""

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds
        self._full = targets(grounds.pack, full=True)
        self._truths = to_function(grounds.pack, self._full).truths
        self._completions: Completions | None = None

    def study_input(self, question: str) -> Iterator[Observation]:
        """Whether a question changes no full target."""
        if self._full and not self._is_seen_to_matter(question) and not self._flipped(question, self._full):
            pack = self._grounds.pack
            changed = self._flipped(question, tuple(pack.derived))
            others = tuple(fact for fact in pack.derived if fact in changed)
            digest = digest_of(_resting_on(pack, question))
            yield Observation(code=Code.IRRELEVANT_INPUT, subject=question, others=others, digest=digest)

    def _is_seen_to_matter(self, question: str) -> bool:
        """Whether one answer instead of another changes a full target in the sample."""
        values = trial_values(self._grounds.pack, question, {})
        return any(
            len({self._truths({**answers, question: value}) for value in values}) > 1
            for answers in self._grounds.complete[:_TRIED]
        )

    def _flipped(self, question: str, facts: tuple[str, ...]) -> frozenset[str]:
        if self._completions is None:
            pack = self._grounds.pack
            self._completions = Completions(pack, {}, pack.derived, timeout=self._grounds.timeout)
        reached = _reached(self._grounds.pack, question)
        resting = [fact for fact in facts if fact in reached]
        return self._completions.flipped_by(question, resting) if resting else frozenset()


def _resting_on(pack: Pack, question: str) -> list[Rule]:
    """The rules that read a question, or build on what others conclude from it."""
    reached = _reached(pack, question)
    return [rule for rule in pack.rules.values() if not reached.isdisjoint(premises(rule))]


def _reached(pack: Pack, question: str) -> set[str]:
    """The question and all derived facts that rest on it."""
    reached = {question}
    for fact in pack.order:
        if any(not reached.isdisjoint(premises(rule)) for rule in pack.concluding[fact]):
            reached.add(fact)
    return reached


def _digest_of_constraints(pack: Pack, names: tuple[str, ...]) -> str:
    return digest_of((), *(to_text(pack.constraints[name].never) for name in names))
