"""Two versions of a pack under the same answers: where they conclude differently, and which answers only one of them refuses.

A version ignores answers that it does not know: to a question that it lacks, or with a value that its question does not have.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import z3

from advisor.deadline import NEVER
from advisor.diagnostics import present
from advisor.engines.smt.connectives import all_of, any_of, negated
from advisor.engines.smt.nearest import nearest_values
from advisor.engines.smt.solver import assuming, minimize_true, satisfiable, solver_in
from advisor.engines.smt.terms import Terms
from advisor.engines.smt.variables import Variables, bounds_of
from advisor.logic.normal_form import settled_when
from advisor.pack.types import finite_values, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.deadline import Deadline
    from advisor.engines.smt.connectives import Term
    from advisor.pack import Pack, Rule
    from advisor.pack.types import Value

Version = Literal["old", "new"]


class VersionPair:
    """All sets of answers, partial ones included, as two versions of a pack evaluate them; a z3 context of its own.

    Unless stated otherwise, only sets that break no constraint of either version count, and with `common` only answers that both
    versions know. Every method raises UndecidedError if the solver does not decide before the deadline.
    """

    def __init__(self, old: Pack, new: Pack) -> None:
        context = z3.Context()
        self._solver = solver_in(context)
        self._old, self._new = _side(old, new, "old ", context), _side(new, old, "new ", context)
        for name in self._old.apart:
            if name in new.inputs:
                self._solver.add(*_linked(name, self._old, self._new), *_linked(name, self._new, self._old))
        self._solver.add(*self._old.variables.axioms, *self._new.variables.axioms)
        self._questions = tuple(dict.fromkeys((*new.inputs, *old.inputs)))

    def differ(self, fact: str, *, deadline: Deadline = NEVER) -> bool:
        """True if the versions give the derived `fact`, which both have, different statuses under some answers."""
        different = _different(_statuses(self._old, fact), _statuses(self._new, fact))
        return self._possible([different, *_unbroken(self._old, self._new)], deadline)

    def find_settled_only(
        self, version: Version, fact: str, *, truth: bool, common: bool, deadline: Deadline = NEVER
    ) -> dict[str, Value] | None:
        """Return the fewest answers under which `fact` holds (`truth`) or fails in `version` and not in the other; None if there are none.

        Among equally small sets, one under which the fact has the opposite status there is preferred. Each value is one of a version
        that knows it.
        """
        mine, other = self._sides(version)
        goal = [mine.terms.status(fact, truth=truth), negated(other.terms.status(fact, truth=truth))]
        contrary = other.terms.status(fact, truth=not truth)
        return self._fewest([*goal, *_unbroken(mine, other)], contrary, common=common, deadline=deadline)

    def find_refused_only(
        self, version: Version, constraint: str, *, common: bool, deadline: Deadline = NEVER
    ) -> dict[str, Value] | None:
        """Return the fewest answers that break this constraint of `version` and none of the other version; None if there are none."""
        mine, other = self._sides(version)
        return self._fewest([mine.broken[constraint], *_unbroken(other)], True, common=common, deadline=deadline)

    def same_status_with(self, fact: str, rules: Iterable[Rule], *, deadline: Deadline = NEVER) -> bool:
        """True if `fact` of the old version has the same status under all answers when `rules` replace the rules that conclude it.

        The premises of `rules` must be facts of the old version, with the same types, that do not depend on `fact`.
        """
        holds, fails = (self._old.terms.formula(formula) for formula in settled_when(rules))
        return not self._possible([_different(_statuses(self._old, fact), (holds, fails)), *_unbroken(self._old)], deadline)

    def _sides(self, version: Version) -> tuple[_Side, _Side]:
        return (self._old, self._new) if version == "old" else (self._new, self._old)

    def _possible(self, goal: list[Term], deadline: Deadline) -> bool:
        with assuming(self._solver, goal):
            return satisfiable(self._solver, deadline=deadline)

    def _fewest(self, goal: list[Term], preferred: Term, *, common: bool, deadline: Deadline) -> dict[str, Value] | None:
        """The fewest answers that meet `goal`; among equally small sets, one that also meets `preferred`."""
        with assuming(self._solver, [*goal, *(_common(self._old, self._new) if common else ())]):
            if not satisfiable(self._solver, deadline=deadline):
                return None
            minimize_true(self._solver, [self._answered(name) for name in self._questions], deadline)
            with assuming(self._solver, [preferred]):
                if satisfiable(self._solver, deadline=deadline):
                    return self._nearest(deadline)
            return self._nearest(deadline)

    def _answered(self, name: str) -> Term:
        """The term that the question has an answer that at least one version knows."""
        return any_of([side.variables.known(name) for side in (self._old, self._new) if name in side.pack.inputs])

    def _nearest(self, deadline: Deadline) -> dict[str, Value]:
        """Answers that satisfy what the solver holds; numbers and dates are near to values that the versions name."""
        sides = (self._new, self._old)
        satisfiable(self._solver, deadline=deadline)
        options = [_options(side, self._solver.model()) for side in sides]
        numbers = [_numbers(side, self._solver.model()) for side in sides]
        for side, chosen, counted in zip(sides, options, numbers, strict=True):
            self._solver.add(*(side.variables.equals(name, value) for name, value in chosen.items()))
            self._solver.add(*(side.variables.known(name) for name in counted))
        answers: dict[str, Value] = {}
        for side, chosen, counted in zip(sides, options, numbers, strict=True):
            missing = [name for name in counted if name not in answers]
            answers |= nearest_values(self._solver, side.variables, missing, chosen, deadline)
        # A yes may be written `true`, and `true` may be an option in the other version: then both versions know the option.
        answers |= options[0] | {
            name: value for name, value in options[1].items() if name not in options[0] or isinstance(value, str)
        }
        return {name: answers[name] for name in self._questions if name in answers}


@dataclass(frozen=True, slots=True)
class _Side:
    """A version as terms. `broken` maps each constraint to the term that it is broken; `apart` are inputs of another type in the other version."""

    pack: Pack
    apart: tuple[str, ...]
    variables: Variables
    terms: Terms
    broken: dict[str, Term]


def _side(pack: Pack, other: Pack, prefix: str, context: z3.Context) -> _Side:
    """A version with variables of its own for the inputs that the other version lacks or has with another type."""
    apart = tuple(
        name for name, asked in pack.inputs.items() if name not in other.inputs or other.inputs[name].type != asked.type
    )
    variables = Variables(pack, context, {}, partial=True, prefix=prefix, apart=apart)
    for name in pack.inputs:
        variables.declare(name)
    terms = Terms(pack, variables, pack.derived)
    return _Side(pack, apart, variables, terms, {name: terms.condition(rule.never) for name, rule in pack.constraints.items()})


def _options(side: _Side, model: z3.ModelRef) -> dict[str, Value]:
    return {name: value for name, value in side.variables.read(model).items() if isinstance(value, bool | str)}


def _numbers(side: _Side, model: z3.ModelRef) -> list[str]:
    return [name for name, value in side.variables.read(model).items() if not isinstance(value, bool | str)]


def _statuses(side: _Side, fact: str) -> tuple[Term, Term]:
    return side.terms.status(fact, truth=True), side.terms.status(fact, truth=False)


def _different(left: tuple[Term, Term], right: tuple[Term, Term]) -> Term:
    """The term that a fact holds on one side and not on the other, or fails on one side and not on the other."""
    pairs = zip(left, right, strict=True)
    return any_of([all_of([a, negated(b)]) for one, other in pairs for a, b in ((one, other), (other, one))])


def _unbroken(*sides: _Side) -> Iterator[Term]:
    """Terms that no constraint of these versions is broken."""
    return (negated(broken) for side in sides for broken in side.broken.values())


def _common(old: _Side, new: _Side) -> Iterator[Term]:
    """Terms that both versions know every answer."""
    for side, other in ((old, new), (new, old)):
        for name in side.apart:
            known = other.variables.known(name) if name in other.pack.inputs else False
            yield any_of([negated(side.variables.known(name)), known])


def _linked(name: str, mine: _Side, other: _Side) -> Iterator[Term]:
    """Terms that link the answers of both versions to a question whose type has changed: they are read from the same text."""
    kind, other_kind = mine.pack.inputs[name].type, other.pack.inputs[name].type
    values, other_values = finite_values(kind), finite_values(other_kind)
    known, known_too = mine.variables.known(name), other.variables.known(name)
    if values is not None and other_values is not None:
        texts = tuple(dict.fromkeys(value_text(value) for value in (*values, *other_values)))
        for value in values:
            read = dict.fromkeys(other_kind.parse(text) for text in texts if kind.parse(text) == value)
            options = [negated(known_too) if each is None else other.variables.equals(name, each) for each in read]
            yield any_of([negated(mine.variables.equals(name, value)), *options])
    elif type(kind) is type(other_kind):
        number, least, most = present(mine.variables.number(name), "a number or date has a term"), *bounds_of(other_kind)
        same = all_of([known_too, number == other.variables.number(name)])
        beyond = all_of([negated(known_too), any_of([number < least, number > most])])
        yield any_of([negated(known), same, beyond])
    else:
        yield negated(all_of([known, known_too]))
