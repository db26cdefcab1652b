"""Answers that show that two packs conclude differently, or the proof that there are none.

Searched are all sets of answers, partial ones included, that break no constraint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.deadline import NEVER
from advisor.diagnostics import InternalError
from advisor.logic.normal_form import difference_queries, settled_when
from advisor.logic.semantics import conclude
from advisor.pack import Status
from advisor.result import confirm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.deadline import Deadline
    from advisor.engines.smt import AnswerSearch
    from advisor.pack import Pack
    from advisor.pack.types import Value

Answers = dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Answers under which two packs give `fact` another status: `before` in the first, `after` in the second."""

    fact: str
    answers: Answers
    before: Status
    after: Status


def difference(search: AnswerSearch, other: Pack, facts: Iterable[str], *, deadline: Deadline = NEVER) -> Difference | None:
    """The fewest answers under which one of `facts` has another status in `other`; None is a proof that there are none.

    `search` is that of the first pack. Of equally few answers, those under which the fact is settled there are taken, then those
    of the first fact. The packs must have the same inputs and constraints, and the same rules for all that those of `facts` build on.
    Raises UndecidedError.
    """
    pack = search.pack
    candidates = [(fact, answers) for fact in facts for answers in _differing(search, other, fact, deadline)]
    found = (
        Difference(fact, answers, conclude(pack, answers)[fact], conclude(other, answers)[fact]) for fact, answers in candidates
    )
    fewest = min(found, key=lambda each: (len(each.answers), each.before is Status.OPEN), default=None)
    if fewest is None:
        return None
    # The engine confirms the first pack only: one for each of many mutants would take long to build, and is never released.
    if fewest.before is fewest.after:
        raise InternalError(f"`{fewest.fact}` has the same status in both packs: {fewest.before.value}")
    confirm(pack, fewest.answers, {fewest.fact: {fewest.before}})
    return fewest


def _differing(search: AnswerSearch, other: Pack, fact: str, deadline: Deadline) -> Iterator[Answers]:
    """For each way to differ, the fewest answers under which the fact holds, or fails, in one of the packs only."""
    ours, theirs = settled_when(search.pack.rules_for[fact]), settled_when(other.rules_for[fact])
    for meets, misses in difference_queries(ours, theirs):
        answers = search.find_fewest(meets, misses, deadline=deadline)
        if answers is not None:
            yield answers
