"""Two versions of a pack under the same answers: where they conclude differently, and which answers only one of them refuses.

A version takes an answer that it does not know as not given: one to a question that it lacks, or that is no value of its question.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import z3

from advisor.deadline import NEVER
from advisor.diagnostics import present
from advisor.engines.smt.connectives import all_of, any_of, negated
from advisor.engines.smt.nearest import nearest_values
from advisor.engines.smt.solving import bound, satisfiable, solver_in, supposing
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
    """All sets of answers, partial ones included, as two versions of a pack see them; a z3 context of its own.

    Unless said otherwise, only those are looked at that no constraint of either version refuses. With `common` only answers count that
    both versions know. Questions raise UndecidedError where they are not decided before their deadline.
    """

    def __init__(self, old: Pack, new: Pack) -> None:
        context = z3.Context()
        self._solver = solver_in(context)
        self._old, self._new = _seen(old, new, "old ", context), _seen(new, old, "new ", context)
        for name in self._old.apart:
            if name in new.inputs:
                self._solver.add(*_linked(name, self._old, self._new), *_linked(name, self._new, self._old))
        self._solver.add(*self._old.variables.axioms, *self._new.variables.axioms)
        self._questions = tuple(dict.fromkeys((*new.inputs, *old.inputs)))

    def differ(self, fact: str, *, deadline: Deadline = NEVER) -> bool:
        """Whether the versions ever give the derived `fact`, which both have, another status."""
        unlike = _unlike(_settled(self._old, fact), _settled(self._new, fact))
        return self._possible([unlike, *_kept(self._old, self._new)], deadline)

    def only(
        self, version: Version, fact: str, *, truth: bool, common: bool, deadline: Deadline = NEVER
    ) -> dict[str, Value] | None:
        """The fewest answers under which `fact` holds (`truth`), or fails, in `version` and not in the other; None if there are none.

        Of equally few, some are taken under which the fact has the contrary status there. Values are those of a version that knows them.
        """
        mine, other = self._sides(version)
        goal = [mine.terms.status(fact, truth=truth), negated(other.terms.status(fact, truth=truth))]
        contrary = other.terms.status(fact, truth=not truth)
        return self._fewest([*goal, *_kept(mine, other)], contrary, common=common, deadline=deadline)

    def refused_only(
        self, version: Version, constraint: str, *, common: bool, deadline: Deadline = NEVER
    ) -> dict[str, Value] | None:
        """The fewest answers that `version` refuses through this constraint, and the other not at all; None if there are none."""
        mine, other = self._sides(version)
        return self._fewest([mine.broken[constraint], *_kept(other)], True, common=common, deadline=deadline)

    def same_with(self, fact: str, rules: Iterable[Rule], *, deadline: Deadline = NEVER) -> bool:
        """Whether `fact` of the old version has the same status throughout if `rules` are those that conclude it.

        What the rules build on must be in the old version, be asked alike there, and not rest on the fact.
        """
        holds, fails = (self._old.terms.formula(formula) for formula in settled_when(rules))
        return not self._possible([_unlike(_settled(self._old, fact), (holds, fails)), *_kept(self._old)], deadline)

    def _sides(self, version: Version) -> tuple[_Side, _Side]:
        return (self._old, self._new) if version == "old" else (self._new, self._old)

    def _possible(self, goal: list[Term], deadline: Deadline) -> bool:
        with supposing(self._solver, goal):
            return satisfiable(self._solver, deadline=deadline)

    def _fewest(self, goal: list[Term], preferred: Term, *, common: bool, deadline: Deadline) -> dict[str, Value] | None:
        """The fewest answers that meet `goal`, and, if some of as few do, also `preferred`."""
        with supposing(self._solver, [*goal, *(_common(self._old, self._new) if common else ())]):
            if not satisfiable(self._solver, deadline=deadline):
                return None
            bound(self._solver, [self._answered(name) for name in self._questions], deadline)
            with supposing(self._solver, [preferred]):
                if satisfiable(self._solver, deadline=deadline):
                    return self._near(deadline)
            return self._near(deadline)

    def _answered(self, name: str) -> Term:
        """That the question has an answer that either version knows."""
        return any_of([side.variables.known(name) for side in (self._old, self._new) if name in side.pack.inputs])

    def _near(self, deadline: Deadline) -> dict[str, Value]:
        """Answers that the solver admits; numbers and dates are near to what the versions name."""
        sides = (self._new, self._old)
        satisfiable(self._solver, deadline=deadline)
        options = [_options(side, self._solver.model()) for side in sides]
        numbers = [_numbers(side, self._solver.model()) for side in sides]
        for side, chosen, counted in zip(sides, options, numbers, strict=True):
            self._solver.add(*(side.variables.equals(name, value) for name, value in chosen.items()))
            self._solver.add(*(side.variables.known(name) for name in counted))
        found: dict[str, Value] = {}
        for side, chosen, counted in zip(sides, options, numbers, strict=True):
            missing = [name for name in counted if name not in found]
            found |= nearest_values(self._solver, side.variables, missing, chosen, deadline)
        # A yes may be written `true`, which may be an option of the other version: then the option is the text that both know.
        found |= options[0] | {
            name: value for name, value in options[1].items() if name not in options[0] or isinstance(value, str)
        }
        return {name: found[name] for name in self._questions if name in found}


@dataclass(frozen=True, slots=True)
class _Side:
    """A version as terms; `broken` has for each constraint that it is false. The inputs `apart` are asked otherwise in the other version."""

    pack: Pack
    apart: tuple[str, ...]
    variables: Variables
    terms: Terms
    broken: dict[str, Term]


def _seen(pack: Pack, other: Pack, prefix: str, context: z3.Context) -> _Side:
    """A version with variables of its own for the inputs that the other one does not ask alike."""
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


def _settled(side: _Side, fact: str) -> tuple[Term, Term]:
    return side.terms.status(fact, truth=True), side.terms.status(fact, truth=False)


def _unlike(ones: tuple[Term, Term], others: tuple[Term, Term]) -> Term:
    """That a fact holds in one and not in the other, or fails in one and not in the other."""
    return any_of(
        [all_of([a, negated(b)]) for one, other in zip(ones, others, strict=True) for a, b in ((one, other), (other, one))]
    )


def _kept(*sides: _Side) -> Iterator[Term]:
    """That no constraint of these versions is false."""
    return (negated(broken) for side in sides for broken in side.broken.values())


def _common(old: _Side, new: _Side) -> Iterator[Term]:
    """That both versions know every answer."""
    for side, other in ((old, new), (new, old)):
        for name in side.apart:
            known = other.variables.known(name) if name in other.pack.inputs else False
            yield any_of([negated(side.variables.known(name)), known])


def _linked(name: str, mine: _Side, other: _Side) -> Iterator[Term]:
    """What the other version reads where this one knows the answer to a question whose type has changed: the same text."""
    kind, its = mine.pack.inputs[name].type, other.pack.inputs[name].type
    values, others = finite_values(kind), finite_values(its)
    known, known_too = mine.variables.known(name), other.variables.known(name)
    if values is not None and others is not None:
        texts = tuple(dict.fromkeys(value_text(value) for value in (*values, *others)))
        for value in values:
            read = dict.fromkeys(its.parse(text) for text in texts if kind.parse(text) == value)
            options = [negated(known_too) if found is None else other.variables.equals(name, found) for found in read]
            yield any_of([negated(mine.variables.equals(name, value)), *options])
    elif type(kind) is type(its):
        number, least, most = present(mine.variables.number(name), "a number or date has a term"), *bounds_of(its)
        same = all_of([known_too, number == other.variables.number(name)])
        beyond = all_of([negated(known_too), any_of([number < least, number > most])])
        yield any_of([negated(known), same, beyond])
    else:
        yield negated(all_of([known, known_too]))
