"""The smallest changes of answers that give a derived fact another status, or the proof that no change does.

Source of the idea: S. Wachter, B. Mittelstadt, C. Russell, "Counterfactual Explanations without Opening the Black Box" (Harvard
Journal of Law & Technology 31, 2018). Unlike there, the search is exact: it finds all smallest changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from advisor.analysis.relevance import refuse_contradictory
from advisor.deadline import NEVER, UndecidedError
from advisor.engines.smt import ChangeSearch, ChangesFound
from advisor.logic.normal_form import AtomLiteral
from advisor.pack import NOBODY, Answer, Status
from advisor.pack.conditions import Truth, facts_of
from advisor.pack.types import Choice
from advisor.result import confirm

if TYPE_CHECKING:
    from collections.abc import Collection

    from advisor.deadline import Deadline
    from advisor.pack import Answers, Input, Pack
    from advisor.pack.types import Value
    from advisor.result import Result

SHOWN = 20
_SEARCHED = 100  # change sets, of which the nearest are shown
KINDS = ("changes", "learn", "both")


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A new answer to a question; `before` is None if its answer was not known, so that `after` is learned."""

    question: str
    before: Value | None
    after: Value


ChangeSet = tuple[AnswerChange, ...]


@dataclass(frozen=True, slots=True)
class ChangeScope:
    """The questions that a fact depends on, with those that constraints link to them, divided by whether a change set may contain them.

    `free` questions may get another answer or a first one; `fixed` questions stay because nobody can change them, `kept` ones on
    request. All in pack order.
    """

    free: tuple[str, ...]
    fixed: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """How `fact`, now of status `before`, could be of status `after`: the smallest change sets of three kinds, nearest first.

    `changes` only change given answers; `learn` only fill in unknown ones; `both` do both, and are searched for only if there are none of
    the other kinds. `more` says that there are further sets of the same sizes. A fact that already has the status needs none.
    `undecided` are the kinds ("changes", "learn", "both") whose search did not end before the deadline: some sets may be missing, and
    those found may not be the smallest.
    """

    fact: str
    before: Status
    after: Status
    changes: tuple[ChangeSet, ...] = ()
    learn: tuple[ChangeSet, ...] = ()
    both: tuple[ChangeSet, ...] = ()
    more: bool = False
    undecided: tuple[str, ...] = ()

    @property
    def impossible(self) -> bool:
        """True if it is proved that no admitted change gives the fact that status."""
        return self.before is not self.after and not (self.undecided or self.change_sets)

    @property
    def change_sets(self) -> tuple[ChangeSet, ...]:
        """The change sets of every kind."""
        return (*self.changes, *self.learn, *self.both)

    @property
    def size(self) -> int:
        """The number of answers in the smallest change set: of `changes`, else of `learn`, else of `both`; 0 if there are none."""
        return min(map(len, self.changes or self.learn or self.both), default=0)


def whatif(  # noqa: PLR0913 - of what a reader may choose, most leave most as it is
    result: Result,
    fact: str,
    to: Status,
    *,
    keep: Collection[str] = (),
    anyone: bool = False,
    deadline: Deadline = NEVER,
) -> Counterfactual:
    """Return the smallest changes of the answers of `result` that give the derived `fact` the status `to` (HOLDS or FAILS).

    An answer is changed only if somebody can change it (its `changeable_by`), or, with `anyone`, in any case; questions in
    `keep` stay as they are. An unknown answer may always be filled in, whoever can change it.
    The new answers have a completion that meets all constraints. The engine confirms each change set.
    Raises ContradictoryAnswers; KeyError if the pack has no such derived fact; ValueError if `to` is OPEN.
    """
    if to is Status.OPEN:
        raise ValueError("a counterfactual is about a status that is settled")
    before = result[fact].status
    try:
        refuse_contradictory(result, deadline=deadline)
    except UndecidedError:
        return Counterfactual(fact, before, to, undecided=KINDS)
    if before is to:
        return Counterfactual(fact, before, to)
    free = change_scope(result, fact, keep=keep, anyone=anyone).free
    search = ChangeSearch(result.pack, result.answers.values, AtomLiteral(Truth(fact), to is Status.HOLDS), free)
    by_kind = dict(zip(KINDS, _search(search, deadline), strict=True))
    nearest = {kind: _nearest(result, changes) for kind, changes in by_kind.items()}
    for change_set in (change_set for sets in nearest.values() for change_set in sets):
        confirm(result.pack, with_changes(result.answers, change_set), {fact: {to}})
    more = any(changes.more or len(changes.sets) > SHOWN for changes in by_kind.values())
    undecided = tuple(kind for kind, changes in by_kind.items() if not changes.decided)
    return Counterfactual(fact, before, to, **nearest, more=more, undecided=undecided)


def _search(search: ChangeSearch, deadline: Deadline) -> tuple[ChangesFound, ChangesFound, ChangesFound]:
    """The changes found of each of KINDS; none of the last kind if there are, or may be, any of the others."""
    changing, learning = search.changing(_SEARCHED, deadline=deadline), search.learning(_SEARCHED, deadline=deadline)
    if changing.sets or learning.sets:
        return changing, learning, ChangesFound((), more=False)
    if changing.decided and learning.decided:
        return changing, learning, search.both(_SEARCHED, deadline=deadline)
    return changing, learning, ChangesFound((), more=False, decided=False)


def change_scope(result: Result, fact: str, *, keep: Collection[str] = (), anyone: bool = False) -> ChangeScope:
    """The questions that `whatif` with the same arguments may change, and those that it may not."""
    pack, known = result.pack, result.answers.values
    reached = _reached(pack, fact)
    kept = tuple(name for name in reached if name in keep)
    fixed = tuple(
        name
        for name in reached
        if not anyone and name in known and name not in keep and pack.inputs[name].changeable_by == NOBODY
    )
    return ChangeScope(tuple(name for name in reached if name not in {*kept, *fixed}), fixed, kept)


def with_changes(answers: Answers, change_set: ChangeSet) -> Answers:
    """`answers` with the new values. Notes stay; claims are dropped, because they do not support another value."""
    given = dict(answers.given)
    for change in change_set:
        note = given[change.question].note if change.question in given else ""
        given[change.question] = Answer(change.after, note)
    return replace(answers, given=given)


def _reached(pack: Pack, fact: str) -> list[str]:
    """The questions that a fact depends on, and those that constraints link to them, in pack order."""
    reached = set(pack.cone([fact]))
    linked = [set(facts_of(constraint.never)) for constraint in pack.constraints.values()]
    while more := [names for names in linked if names & reached and not names <= reached]:
        reached.update(*more)
    return [name for name in pack.inputs if name in reached]


def _nearest(result: Result, found: ChangesFound) -> tuple[ChangeSet, ...]:
    """The change sets that are shown, nearest first, each with its questions in pack order."""
    known, names = result.answers.values, tuple(result.pack.inputs)
    sets = [tuple(AnswerChange(name, known.get(name), new[name]) for name in names if name in new) for new in found.sets]
    return tuple(sorted(sets, key=lambda change_set: _distance(result.pack, change_set))[:SHOWN])


def _distance(pack: Pack, change_set: ChangeSet) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """The sort key of a change set: steps on scales, then the questions and the options in pack order."""
    places = {name: place for place, name in enumerate(pack.inputs)}
    steps = sum(_steps(pack.inputs[change.question], change) for change in change_set)
    options = tuple(_option(pack.inputs[change.question], change.after) for change in change_set)
    return steps, tuple(places[change.question] for change in change_set), options


def _steps(asked: Input, change: AnswerChange) -> int:
    match asked.type, change.before, change.after:
        case Choice(ordered=True) as scale, str(before), str(after):
            return abs(scale.rank(after) - scale.rank(before))
        case _:
            return 1


def _option(asked: Input, value: Value) -> int:
    match asked.type, value:
        case Choice() as choice, str():
            return choice.rank(value)
        case _:
            return 0
