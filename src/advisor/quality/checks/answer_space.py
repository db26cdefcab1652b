"""The answers that checks range over: a sample of them, and the solver for what the sample does not show.

Most queries are met by some set of answers of the sample. The solver is asked for the others only, and the answers that it finds join
the sample.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from advisor.deadline import Deadline
from advisor.engines.compiled import to_function
from advisor.engines.smt import AnswerSearch, Completions, UnsatCore, unsat_core
from advisor.logic.boundaries import trial_values
from advisor.logic.semantics import contradictions
from advisor.pack import Status
from advisor.quality.checks.observations import Witness
from advisor.quality.checks.samples import Samples
from advisor.result import confirm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from advisor.logic.normal_form import Formula, Query
    from advisor.pack import Pack
    from advisor.pack.types import Value

Answers = dict[str, "Value"]

WITHDRAWN = "withdrawn assumption"  # an input that is never answered; no author can write such an id
DRAWN = 150  # complete sets of answers in the first sample
_TRIALS = 10  # for each of them, until one meets the constraints
_KEPT = (1.0, 0.7, 0.4)  # shares of a complete set that are samples of their own


class AnswerSpace:
    """The sets of answers of `pack`. Each question to the solver has `timeout` seconds, or raises UndecidedError.

    With `partial`, queries range over all sets of answers that break no constraint, else over those that have a completion. For formulas
    to be met, the latter is the same as complete answers, since a further answer never takes back what is met; `misses` is then empty.
    """

    def __init__(self, pack: Pack, timeout: float) -> None:
        self.pack, self._timeout = pack, timeout
        self.function = to_function(pack)
        self.partial = AnswerSearch(pack, unknown=[WITHDRAWN])
        self.completable = AnswerSearch(pack, completable=True, unknown=[WITHDRAWN]) if pack.constraints else self.partial
        self.complete = _distinct(_drawn(pack))
        # A part of a complete set that meets the constraints has a completion that does.
        self.samples = Samples(map(self._values, _distinct(_parts(self.complete))))
        self._searched: dict[tuple[tuple[Formula, ...], tuple[Formula, ...], bool], bool] = {}
        self._completions: Completions | None = None

    def deadline(self) -> Deadline:
        """The deadline of a question to the solver that begins now."""
        return Deadline.after(self._timeout)

    def reach(self, meets: Sequence[Formula], misses: Sequence[Formula] = (), *, partial: bool) -> bool:
        """True if some answers meet every formula of `meets` and none of `misses`."""
        if self.samples.reach(meets, misses):
            return True
        query = (tuple(meets), tuple(misses), partial)
        if query not in self._searched:
            self._searched[query] = self._search(*query)
        return self._searched[query]

    def reach_any(self, queries: Iterable[Query], *, partial: bool) -> bool:
        """True if some answers meet one of the queries."""
        return any(self.reach(meets, misses, partial=partial) for meets, misses in queries)

    def proof(self, queries: Iterable[Query], *, partial: bool) -> UnsatCore:
        """The proof that no answers meet any of the queries. Raises ValueError if some do."""
        return unsat_core(self.pack, queries, completable=not partial, deadline=self.deadline())

    def proof_unreachable(self, queries: Sequence[Query], *, partial: bool) -> UnsatCore | None:
        """The proof that no answers meet any of the queries; None if some do."""
        return None if self.reach_any(queries, partial=partial) else self.proof(queries, partial=partial)

    def witness(self, answers: Answers, expect: Mapping[str, Status]) -> Witness:
        """A witness, once the engine has concluded the same. Raises InternalError if it does not."""
        confirm(self.pack, answers, {fact: {status} for fact, status in expect.items()})
        return Witness(answers, expect)

    def changed_by(self, question: str, facts: Iterable[str]) -> frozenset[str]:
        """Those of `facts` whose status different answers to `question` alone can change, constraints ignored."""
        wanted = frozenset(facts)
        if not wanted:
            return frozenset()
        deadline = self.deadline()
        if self._completions is None:
            self._completions = Completions(self.pack, {}, self.pack.derived, deadline=deadline)
        return self._completions.flipped_by(question, [fact for fact in self.pack.derived if fact in wanted], deadline=deadline)

    def _search(self, meets: Sequence[Formula], misses: Sequence[Formula], partial: bool) -> bool:
        found = (self.partial if partial else self.completable).find(meets, misses, deadline=self.deadline())
        if found is not None and (not partial or self.partial is self.completable):
            self.samples.add(self._values(found))
        return found is not None

    def _values(self, answers: Mapping[str, Value]) -> Mapping[str, Value]:
        statuses = self.function(answers)
        return {**answers, **{fact: status is Status.HOLDS for fact, status in statuses.items() if status is not Status.OPEN}}


def _drawn(pack: Pack) -> Iterator[Answers]:
    """Complete answers that meet the constraints, the same ones each time."""
    draw = random.Random(0)  # noqa: S311 - a sample, not a secret
    values = {question: trial_values(pack, question, {}) for question in pack.inputs}
    for _ in range(DRAWN):
        for _ in range(_TRIALS):
            answers = {question: draw.choice(few) for question, few in values.items()}
            if not contradictions(pack, answers):
                yield answers
                break


def _parts(complete: Iterable[Answers]) -> Iterator[Answers]:
    """Each set of answers whole, and with some of them left out."""
    draw = random.Random(0)  # noqa: S311 - a sample, not a secret
    for answers in complete:
        for share in _KEPT:
            yield {question: value for question, value in answers.items() if share == 1 or draw.random() < share}


def _distinct(several: Iterable[Answers]) -> tuple[Answers, ...]:
    """Each set of answers once: a small pack has fewer than are drawn."""
    return tuple({tuple(answers.items()): answers for answers in several}.values())
