"""The smallest changes of answers that give a derived fact another status, or the proof that no change does.

Source of the idea: S. Wachter, B. Mittelstadt, C. Russell, "Counterfactual Explanations without Opening the Black Box" (Harvard
Journal of Law & Technology 31, 2018). Unlike there, the search is exact: the smallest ones are all found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from advisor.analysis.relevance import refuse_contradictory
from advisor.deadline import NEVER, UndecidedError
from advisor.engines.smt import ChangeSearch, ChangesFound
from advisor.logic.normal_form import AtomLiteral
from advisor.pack import Answer, Status
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
_SEARCHED = 100  # of so many ways the nearest are shown
NOBODY = "nobody"
KINDS = ("changes", "learn", "both")


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """Another answer to a question; `before` is None where there was no known one, so that `after` is learned."""

    question: str
    before: Value | None
    after: Value


ChangeSet = tuple[AnswerChange, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """The questions that a fact rests on, with those that constraints tie to them, by what a search for changes may do with them.

    `free` ones may get another answer or a first one; `fixed` ones stay because nobody can change them, `kept` ones on request.
    """

    free: tuple[str, ...]
    fixed: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """How `fact`, now of status `before`, could be of status `after`; each list holds all smallest ways, nearest first.

    `changes` only change given answers; `learn` only fill in unknown ones; `both` do both, and are sought only where neither of the
    others exists. `more` says that there are further ways of the same sizes. Already of that status, a fact needs none.
    Of what was `undecided` before the deadline ("changes", "learn", "both"), only some ways were found or none, perhaps not the smallest.
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
        """Whether it is proved that no admitted change gets there."""
        return self.before is not self.after and not (self.undecided or self.found)

    @property
    def found(self) -> tuple[ChangeSet, ...]:
        """The ways of every kind."""
        return (*self.changes, *self.learn, *self.both)

    @property
    def size(self) -> int:
        """How many answers the smallest way found changes; where none does, how many it fills in."""
        return min((len(way) for ways in (self.changes or self.learn or self.both,) for way in ways), default=0)


def whatif(  # noqa: PLR0913 - of what a reader may choose, most leave most as it is
    result: Result,
    fact: str,
    to: Status,
    *,
    keep: Collection[str] = (),
    anyone: bool = False,
    deadline: Deadline = NEVER,
) -> Counterfactual:
    """The smallest changes of the answers of `result` that give the derived `fact` the status `to` (HOLDS or FAILS).

    An answer is changed only if somebody can change it (its `changeable_by`), or, with `anyone`, in any case; questions in
    `keep` stay as they are. Filling in an unknown answer is learning: whoever can change it does not matter.
    Constraints are kept: the new answers have a completion that meets them all. Each way was run through the engine.
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
    free = scope(result, fact, keep=keep, anyone=anyone).free
    search = ChangeSearch(result.pack, result.answers.values, AtomLiteral(Truth(fact), to is Status.HOLDS), free)
    found = dict(zip(KINDS, _sought(search, deadline), strict=True))
    ways = {kind: _nearest(result, some) for kind, some in found.items()}
    for way in (way for some in ways.values() for way in some):
        confirm(result.pack, with_changes(result.answers, way), {fact: {to}})
    more = any(some.more or len(some.sets) > SHOWN for some in found.values())
    undecided = tuple(kind for kind, some in found.items() if not some.decided)
    return Counterfactual(fact, before, to, **ways, more=more, undecided=undecided)


def _sought(search: ChangeSearch, deadline: Deadline) -> tuple[ChangesFound, ChangesFound, ChangesFound]:
    """What is found of each of KINDS; of the last nothing where one of the others exists, or may."""
    changing, learning = search.changing(_SEARCHED, deadline=deadline), search.learning(_SEARCHED, deadline=deadline)
    if changing.sets or learning.sets:
        return changing, learning, ChangesFound((), more=False)
    if changing.decided and learning.decided:
        return changing, learning, search.both(_SEARCHED, deadline=deadline)
    return changing, learning, ChangesFound((), more=False, decided=False)


def scope(result: Result, fact: str, *, keep: Collection[str] = (), anyone: bool = False) -> Scope:
    """What `counterfactual` with the same arguments may change."""
    pack, known = result.pack, result.answers.values
    reached = _reached(pack, fact)
    kept = tuple(name for name in reached if name in keep)
    fixed = tuple(
        name
        for name in reached
        if not anyone and name in known and name not in keep and pack.inputs[name].changeable_by == NOBODY
    )
    return Scope(tuple(name for name in reached if name not in {*kept, *fixed}), fixed, kept)


def with_changes(answers: Answers, way: ChangeSet) -> Answers:
    """`answers` with a way's replacements; notes stay, the claims of a snapshot do not speak for another value."""
    given = dict(answers.given)
    for part in way:
        note = given[part.question].note if part.question in given else ""
        given[part.question] = Answer(part.after, note)
    return replace(answers, given=given)


def _reached(pack: Pack, fact: str) -> list[str]:
    """The questions that a fact rests on, and those that constraints tie to them, in pack order."""
    found = set(pack.cone([fact]))
    tied = [set(facts_of(constraint.never)) for constraint in pack.constraints.values()]
    while more := [names for names in tied if names & found and not names <= found]:
        found.update(*more)
    return [name for name in pack.inputs if name in found]


def _nearest(result: Result, found: ChangesFound) -> tuple[ChangeSet, ...]:
    """The ways that are shown, in order, each with its questions in pack order."""
    known, names = result.answers.values, tuple(result.pack.inputs)
    ways = [tuple(AnswerChange(name, known.get(name), way[name]) for name in names if name in way) for way in found.sets]
    return tuple(sorted(ways, key=lambda way: _distance(result.pack, way))[:SHOWN])


def _distance(pack: Pack, way: ChangeSet) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """Steps on scales, then the questions and the options in pack order."""
    places = {name: place for place, name in enumerate(pack.inputs)}
    steps = sum(_steps(pack.inputs[part.question], part) for part in way)
    options = tuple(_option(pack.inputs[part.question], part.after) for part in way)
    return steps, tuple(places[part.question] for part in way), options


def _steps(asked: Input, part: AnswerChange) -> int:
    match asked.type, part.before, part.after:
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
