"""Which answers alone suffice for what was concluded: every minimal justification of a settled fact.

Meaning is monotone: a further answer never takes a settled status back. So the sets of answers that suffice for a status are the
true points of a monotone formula, and its justifications the minimal ones.

The formula is searched from the conclusion down, splitting on the first alternative that is met: in one half it is met, in the
other it is not. A half is left as soon as it holds a set found before, or cannot be met. The usual search through hitting sets
of what was found needs a step for each way to break all justifications: for twenty that share no answer and have five answers
each, five to the power of twenty. Here a few steps for each of the twenty show that there is no other.

Source of the notion: A. Kalyanpur, B. Parsia, M. Horridge, E. Sirin, "Finding all justifications of OWL DL entailments" (2007).
Source of the splitting: M. Davis, G. Logemann, D. Loveland, "A machine program for theorem-proving" (1962).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from advisor.deadline import NEVER
from advisor.diagnostics import present
from advisor.logic.normal_form import AllOf, AnyOf, AtomLiteral, Threshold, applies_when, refuted_when
from advisor.logic.semantics import truth_of
from advisor.pack import Status
from advisor.pack.conditions import Truth, facts_of_atom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.deadline import Deadline
    from advisor.logic.normal_form import Formula
    from advisor.result import Result


@dataclass(frozen=True, slots=True)
class Justifications:
    """Sets of answers each of which suffices for a status, and no part of it does; questions in pack order.

    The smaller sets come first, then the order of the pack decides. `more` says that there are others. Where that was not `decided`
    before the deadline, there may be others, and perhaps none was found.
    """

    sets: tuple[tuple[str, ...], ...]
    more: bool
    decided: bool = True


def justifications(result: Result, fact: str, limit: int = 20, *, deadline: Deadline = NEVER) -> Justifications:
    """The minimal sets of answers that suffice for the status of `fact`, at most `limit`; none for an open fact.

    INVARIANT: unless `more` or not `decided`, these are all. Which of more than `limit` are shown depends on the pack and the answers only.
    Raises KeyError if the pack has no such derived fact.
    """
    if result[fact].status is Status.OPEN:
        return Justifications((), more=False)
    circuit = _Circuit(result)
    found, decided = circuit.minimal_sets(circuit.gate_of(fact), limit + 1, deadline)
    named = sorted((tuple(place for place in range(len(circuit.questions)) if one >> place & 1) for one in found), key=_by_size)
    sets = tuple(tuple(circuit.questions[place] for place in one) for one in named[:limit])
    return Justifications(sets, more=len(found) > limit, decided=decided)


def _by_size(places: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return len(places), places


@dataclass(frozen=True, slots=True)
class _Gate:
    """Met where all answers of `inputs` (a bit for each) are given and at least `count` of `parts` (gates made before) are met.

    `least` estimates how many answers that takes.
    """

    inputs: int
    count: int = 0
    parts: tuple[int, ...] = ()
    least: int = 0


_Goal = tuple[int, tuple[int, ...]]  # a number, and the gates of which so many must be met


@dataclass(frozen=True, slots=True)
class _Branch:
    """The sets that hold all of `included`, meet all `goals` and none of the gates `refused`."""

    included: int
    goals: tuple[_Goal, ...]
    refused: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Circuit:
    """What the settled facts of a result rest on, as gates over its known answers; what these answers do not meet is left out."""

    result: Result
    questions: tuple[str, ...] = field(init=False)
    gates: list[_Gate] = field(default_factory=list)
    _bits: dict[str, int] = field(init=False)
    _places: dict[object, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        values = self.result.answers.values
        self.questions = tuple(fact for fact in self.result.pack.inputs if fact in values)
        self._bits = {fact: 1 << place for place, fact in enumerate(self.questions)}

    def gate_of(self, fact: str) -> int:
        """The gate that is met where the settled `fact` has its status; premises are made before what rests on them."""
        pack, cone = self.result.pack, self.result.pack.cone([fact])
        for name in pack.order:
            if name in cone and (holds := self.result[name].status.truth) is not None:
                rules = pack.rules_for[name]
                made = self._made(AnyOf(tuple(map(applies_when, rules))) if holds else AllOf(tuple(map(refuted_when, rules))))
                self._places[name] = present(made, "a settled fact is settled by its rules")
        return self._places[fact]

    def _made(self, formula: Formula) -> int | None:
        """The gate of a formula; None where the answers do not meet it."""
        match formula:
            case AtomLiteral():
                return self._leaf(formula)
            case AllOf(parts):
                count = len(parts)
            case AnyOf(parts):
                count = 1
            case Threshold(count, parts):
                pass
            case _:
                assert_never(formula)
        made = [place for part in parts if (place := self._made(part)) is not None]
        if len(made) < count:
            return None
        made.sort(key=lambda place: self.gates[place].least)  # small sets are found first
        return self._gate(_Gate(0, count, tuple(made), sum(self.gates[place].least for place in made[:count])))

    def _leaf(self, literal: AtomLiteral) -> int | None:
        if truth_of(literal.atom, self.result.values) is not literal.truth:
            return None
        if isinstance(literal.atom, Truth) and literal.atom.fact in self.result.pack.derived:
            return self._places[literal.atom.fact]
        inputs = sum(self._bits[fact] for fact in dict.fromkeys(facts_of_atom(literal.atom)))
        return self._gate(_Gate(inputs, least=inputs.bit_count()))

    def _gate(self, gate: _Gate) -> int:
        """The place of `gate`; equal gates are one, and one that only hands on another is that other."""
        if gate.count == len(gate.parts) == 1:
            return gate.parts[0]
        if gate not in self._places:
            self._places[gate] = len(self.gates)
            self.gates.append(gate)
        return self._places[gate]

    def minimal_sets(self, top: int, most: int, deadline: Deadline) -> tuple[list[int], bool]:
        """The minimal sets of answers that meet the gate `top`, at most `most`, as bits; and whether the search came to its end."""
        found: list[int] = []
        pending = [_Branch(0, ((1, (top,)),))]
        while pending and len(found) < most:
            if deadline.remaining <= 0:
                return found, False
            branch = pending.pop()
            if any(known & branch.included == known for known in found):
                continue
            goals = self._left(branch)
            if goals:
                pending.extend(self._split(branch, goals))
            elif goals is not None:
                found.append(self._shrunk(top, branch.included))
        return found, True

    def _left(self, branch: _Branch) -> tuple[_Goal, ...] | None:
        """What is left of the goals of a branch: without what is met already or never will be; None if it cannot be met."""
        met = self._met(branch.included)
        excluded = sum(self.gates[place].inputs for place in branch.refused if self.gates[place].inputs.bit_count() == 1)
        possible = self._met(~excluded, branch.refused)
        if any(met[place] for place in branch.refused):
            return None
        left = []
        for count, parts in branch.goals:
            missing = count - sum(met[place] for place in parts)
            kept = tuple(place for place in parts if possible[place] and not met[place])
            if missing > len(kept):
                return None
            if missing > 0:
                left.append((missing, kept))
        return tuple(left)

    def _split(self, branch: _Branch, goals: tuple[_Goal, ...]) -> Iterator[_Branch]:
        """The branch without its tightest goal: that goal unfolded, or both halves of its first alternative, the met one last."""
        goal = min(goals, key=lambda goal: len(goal[1]) - goal[0])
        others = tuple(other for other in goals if other is not goal)
        count, (first, *rest) = goal
        if len(rest) >= count:
            yield _Branch(branch.included, (*others, (count, tuple(rest))), branch.refused | {first})
        gate = self.gates[first]
        yield _Branch(
            branch.included | gate.inputs, (*others, (count - 1, tuple(rest)), (gate.count, gate.parts)), branch.refused
        )

    def _shrunk(self, top: int, included: int) -> int:
        """A minimal part of `included` that still meets the gate `top`; later questions are left out first."""
        for place in reversed(range(len(self.questions))):
            smaller = included & ~(1 << place)
            if smaller != included and self._met(smaller)[top]:
                included = smaller
        return included

    def _met(self, answers: int, refused: frozenset[int] = frozenset()) -> list[bool]:
        """Which gates `answers` meet, with those of `refused` never met."""
        met: list[bool] = []
        for place, gate in enumerate(self.gates):
            enough = gate.count == 0 or sum(met[part] for part in gate.parts) >= gate.count
            met.append(enough and gate.inputs & answers == gate.inputs and place not in refused)
        return met
