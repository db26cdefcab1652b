"""The justifications of a settled fact: all minimal sets of answers that alone suffice for its status.

The semantics is monotone: a further answer never takes a settled status back. So the sufficient sets of answers are the true points
of a monotone formula, and the justifications are the minimal ones.

The search goes from the conclusion down and splits on the first alternative: one branch includes it, the other excludes it. A branch
is abandoned as soon as it contains a set found before or cannot be met. The usual search through hitting sets of the justifications
needs a step for each way to break all of them: for twenty disjoint ones of five answers each, 5**20 steps. Here a few steps for each of
the twenty show that there is no other.

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
    """Minimal sets of answers that suffice for a status; questions in pack order.

    Smaller sets come first, then pack order decides. `more` says that there are others. If the search was not `decided` before the
    deadline, there may be others, also if none was found.
    """

    sets: tuple[tuple[str, ...], ...]
    more: bool
    decided: bool = True


def justifications(result: Result, fact: str, limit: int = 20, *, deadline: Deadline = NEVER) -> Justifications:
    """Return the minimal sets of answers that suffice for the status of `fact`, at most `limit`; none for an open fact.

    INVARIANT: unless `more` or not `decided`, these are all. If there are more than `limit`, which are shown depends on pack and answers only.
    Raises KeyError if the pack has no such derived fact.
    """
    if result[fact].status is Status.OPEN:
        return Justifications((), more=False)
    circuit = _Circuit(result)
    masks, decided = circuit.minimal_sets(circuit.gate_of(fact), limit + 1, deadline)
    named = sorted((tuple(place for place in range(len(circuit.questions)) if mask >> place & 1) for mask in masks), key=_by_size)
    sets = tuple(tuple(circuit.questions[place] for place in places) for places in named[:limit])
    return Justifications(sets, more=len(masks) > limit, decided=decided)


def _by_size(places: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return len(places), places


@dataclass(frozen=True, slots=True)
class _Gate:
    """Met if all answers of `inputs` (a bit mask) are given and at least `count` of `parts` (earlier gates) are met.

    `least` estimates how many answers that takes.
    """

    inputs: int
    count: int = 0
    parts: tuple[int, ...] = ()
    least: int = 0


_Goal = tuple[int, tuple[int, ...]]  # a count, and the gates of which at least so many must be met


@dataclass(frozen=True, slots=True)
class _Branch:
    """The sets that contain `included`, meet all `goals` and none of the gates `excluded`."""

    included: int
    goals: tuple[_Goal, ...]
    excluded: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Circuit:
    """The reasons for the settled facts of a result as gates over its known answers; parts that these answers do not meet are left out."""

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
        """The gate that is met exactly if the settled `fact` has its status; the gates of its premises are made first."""
        pack, cone = self.result.pack, self.result.pack.cone([fact])
        for name in pack.order:
            if name in cone and (holds := self.result[name].status.truth) is not None:
                rules = pack.rules_for[name]
                gate = self._gate_for(AnyOf(tuple(map(applies_when, rules))) if holds else AllOf(tuple(map(refuted_when, rules))))
                self._places[name] = present(gate, "a settled fact is settled by its rules")
        return self._places[fact]

    def _gate_for(self, formula: Formula) -> int | None:
        """The gate of a formula; None if the answers do not meet it."""
        match formula:
            case AtomLiteral():
                return self._literal(formula)
            case AllOf(parts):
                count = len(parts)
            case AnyOf(parts):
                count = 1
            case Threshold(count, parts):
                pass
            case _:
                assert_never(formula)
        met = [gate for part in parts if (gate := self._gate_for(part)) is not None]
        if len(met) < count:
            return None
        met.sort(key=lambda gate: self.gates[gate].least)  # so that small sets are found first
        return self._gate(_Gate(0, count, tuple(met), sum(self.gates[gate].least for gate in met[:count])))

    def _literal(self, literal: AtomLiteral) -> int | None:
        if truth_of(literal.atom, self.result.values) is not literal.truth:
            return None
        if isinstance(literal.atom, Truth) and literal.atom.fact in self.result.pack.derived:
            return self._places[literal.atom.fact]
        inputs = sum(self._bits[fact] for fact in dict.fromkeys(facts_of_atom(literal.atom)))
        return self._gate(_Gate(inputs, least=inputs.bit_count()))

    def _gate(self, gate: _Gate) -> int:
        """The index of `gate`; equal gates share one, and a gate with a single part and no inputs is that part."""
        if gate.count == len(gate.parts) == 1:
            return gate.parts[0]
        if gate not in self._places:
            self._places[gate] = len(self.gates)
            self.gates.append(gate)
        return self._places[gate]

    def minimal_sets(self, top: int, most: int, deadline: Deadline) -> tuple[list[int], bool]:
        """The minimal sets of answers that meet the gate `top`, at most `most`, as bit masks; and True if the search was completed."""
        sets: list[int] = []
        pending = [_Branch(0, ((1, (top,)),))]
        while pending and len(sets) < most:
            if deadline.remaining <= 0:
                return sets, False
            branch = pending.pop()
            if any(known & branch.included == known for known in sets):
                continue
            goals = self._remaining(branch)
            if goals:
                pending.extend(self._split(branch, goals))
            elif goals is not None:
                sets.append(self._shrunk(top, branch.included))
        return sets, True

    def _remaining(self, branch: _Branch) -> tuple[_Goal, ...] | None:
        """The goals of a branch without the parts that are met already or cannot be met; None if the branch cannot be met."""
        met = self._met(branch.included)
        inputs = sum(self.gates[place].inputs for place in branch.excluded if self.gates[place].inputs.bit_count() == 1)
        possible = self._met(~inputs, branch.excluded)
        if any(met[place] for place in branch.excluded):
            return None
        remaining = []
        for count, parts in branch.goals:
            missing = count - sum(met[place] for place in parts)
            usable = tuple(place for place in parts if possible[place] and not met[place])
            if missing > len(usable):
                return None
            if missing > 0:
                remaining.append((missing, usable))
        return tuple(remaining)

    def _split(self, branch: _Branch, goals: tuple[_Goal, ...]) -> Iterator[_Branch]:
        """The branches with and without the first alternative of the tightest goal; the one with it comes last and is searched first."""
        goal = min(goals, key=lambda goal: len(goal[1]) - goal[0])
        others = tuple(other for other in goals if other is not goal)
        count, (first, *rest) = goal
        if len(rest) >= count:
            yield _Branch(branch.included, (*others, (count, tuple(rest))), branch.excluded | {first})
        gate = self.gates[first]
        yield _Branch(
            branch.included | gate.inputs, (*others, (count - 1, tuple(rest)), (gate.count, gate.parts)), branch.excluded
        )

    def _shrunk(self, top: int, included: int) -> int:
        """A minimal subset of `included` that still meets the gate `top`; later questions are left out first."""
        for place in reversed(range(len(self.questions))):
            smaller = included & ~(1 << place)
            if smaller != included and self._met(smaller)[top]:
                included = smaller
        return included

    def _met(self, answers: int, excluded: frozenset[int] = frozenset()) -> list[bool]:
        """For each gate True if `answers` meet it; the gates `excluded` are never met."""
        met: list[bool] = []
        for place, gate in enumerate(self.gates):
            enough = gate.count == 0 or sum(met[part] for part in gate.parts) >= gate.count
            met.append(enough and gate.inputs & answers == gate.inputs and place not in excluded)
        return met
