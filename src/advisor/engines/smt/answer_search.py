"""Searching for sets of answers, partial ones included, under which given formulas are met and others are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import z3

from advisor.deadline import NEVER
from advisor.engines.smt.connectives import negated
from advisor.engines.smt.nearest import nearest_values
from advisor.engines.smt.solver import assuming, minimize_true, satisfiable, solver_in
from advisor.engines.smt.terms import Terms
from advisor.engines.smt.variables import Variables
from advisor.logic.normal_form import facts_named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from advisor.deadline import Deadline
    from advisor.engines.smt.connectives import Term
    from advisor.logic.normal_form import Formula
    from advisor.pack import Pack
    from advisor.pack.types import Value


class AnswerSearch:
    """A search through all sets of answers of `pack`, partial ones included, that break no constraint; a z3 context of its own.

    With `completable` only sets that have a completion count. The inputs `unknown` are never answered. Every method raises
    UndecidedError if the solver does not decide before the deadline.
    """

    def __init__(self, pack: Pack, *, completable: bool = False, unknown: Collection[str] = ()) -> None:
        self.pack = pack
        context = z3.Context()
        self._solver = solver_in(context)
        self._variables = Variables(pack, context, dict.fromkeys(unknown), partial=True)
        self._terms = Terms(pack, self._variables, pack.derived)
        self._other: tuple[Pack, Terms] | None = None
        self._solver.add(*unbroken(pack, self._variables, completable=completable).values())
        self._axioms = 0  # how many of them the solver holds

    def find(
        self, meets: Iterable[Formula], misses: Iterable[Formula] = (), *, deadline: Deadline = NEVER
    ) -> dict[str, Value] | None:
        """Return answers under which every formula of `meets` is met and none of `misses`; None if there are none."""
        meets, misses = tuple(meets), tuple(misses)
        return self._find(self._goal(meets, misses), self.pack.cone(facts_named((*meets, *misses))), deadline)

    def find_fewest(
        self, meets: Iterable[Formula], misses: Iterable[Formula] = (), *, deadline: Deadline = NEVER
    ) -> dict[str, Value] | None:
        """Return the fewest answers under which every formula of `meets` is met and none of `misses`; None if there are none.

        A number or date among them has a value that the source states or a condition names, or the nearest possible value to one.
        """
        return self._find_fewest(self._goal(meets, misses), deadline)

    def find_kept(self, other: Pack, fact: str, *, deadline: Deadline = NEVER) -> dict[str, Value] | None:
        """Return answers under which `fact` holds in both packs; None if there are none. `other` has the same inputs."""
        goal = [self._terms.status(fact, truth=True), self._terms_of(other).status(fact, truth=True)]
        return self._find(goal, self.pack.cone([fact]) | other.cone([fact]), deadline)

    def find_lost(self, other: Pack, fact: str, *, deadline: Deadline = NEVER) -> dict[str, Value] | None:
        """Return the fewest answers under which `fact` holds here and not in `other`; None if there are none."""
        goal = [self._terms.status(fact, truth=True), negated(self._terms_of(other).status(fact, truth=True))]
        return self._find_fewest(goal, deadline)

    def _terms_of(self, other: Pack) -> Terms:
        """The derived facts of another pack over the same variables; those of the last pack are cached."""
        if self._other is None or self._other[0] is not other:
            self._other = (other, Terms(other, self._variables, other.derived))
        return self._other[1]

    def _goal(self, meets: Iterable[Formula], misses: Iterable[Formula]) -> list[Term]:
        return [*map(self._terms.formula, meets), *(negated(self._terms.formula(formula)) for formula in misses)]

    def _find(self, goal: list[Term], facts: Collection[str], deadline: Deadline) -> dict[str, Value] | None:
        """Answers among `facts` that meet the goal; other facts do not affect it."""
        self._add_axioms()
        with assuming(self._solver, goal):
            return self._variables.read(self._solver.model(), facts) if satisfiable(self._solver, deadline=deadline) else None

    def _find_fewest(self, goal: list[Term], deadline: Deadline) -> dict[str, Value] | None:
        self._add_axioms()
        with assuming(self._solver, goal):
            return self._fewest_answers(deadline) if satisfiable(self._solver, deadline=deadline) else None

    def _add_axioms(self) -> None:
        """Add the axioms of variables declared since the last call."""
        self._solver.add(*self._variables.axioms[self._axioms :])
        self._axioms = len(self._variables.axioms)

    def _fewest_answers(self, deadline: Deadline) -> dict[str, Value]:
        """The fewest answers that satisfy what the solver holds."""
        minimize_true(self._solver, [self._variables.known(name) for name in self._variables.free], deadline)
        satisfiable(self._solver, deadline=deadline)
        values = self._variables.read(self._solver.model())
        chosen = {name: value for name, value in values.items() if self._variables.number(name) is None}
        numbers = [name for name in values if name not in chosen]
        self._solver.add(*(self._variables.equals(name, value) for name, value in chosen.items()))
        self._solver.add(*(self._variables.known(name) for name in numbers))
        numbered = nearest_values(self._solver, self._variables, numbers, chosen, deadline)
        return {name: value for name, value in (chosen | numbered).items() if name in values}


def unbroken(pack: Pack, variables: Variables, *, completable: bool) -> dict[str, Term]:
    """For each constraint the term that the answers do not break it; if `completable`, that one common completion meets it."""
    if not completable:
        terms = Terms(pack, variables, ())
        return {name: negated(terms.condition(constraint.never)) for name, constraint in pack.constraints.items()}
    whole = variables.whole()
    terms = Terms(pack, whole, ())
    met = {name: terms.condition(constraint.never, truth=False) for name, constraint in pack.constraints.items()}
    given = {fact: known for fact in whole.free if (known := variables.known(fact)) is not False}
    variables.axioms += [*whole.axioms, *(z3.Implies(known, variables.same(fact, whole)) for fact, known in given.items())]
    return met
