"""Situations, that is sets of answers with some left open, in which given formulas are met and others are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import z3

from advisor.deadline import NEVER
from advisor.engines.smt.connectives import negated
from advisor.engines.smt.nearest import nearest_values
from advisor.engines.smt.solving import bound, satisfiable, solver_in, supposing
from advisor.engines.smt.terms import Terms
from advisor.engines.smt.variables import Variables
from advisor.logic.normal_form import literals_of
from advisor.pack.conditions import facts_of_atom

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from advisor.deadline import Deadline
    from advisor.engines.smt.connectives import Term
    from advisor.logic.normal_form import Formula
    from advisor.pack import Pack
    from advisor.pack.types import Value


class AnswerSearch:
    """All sets of answers of `pack`, partial ones included, that break no constraint; a z3 context of its own.

    With `completable` only those that have a completion. The inputs `unknown` are answered in none. Questions raise UndecidedError where
    they are not decided before their deadline.
    """

    def __init__(self, pack: Pack, *, completable: bool = False, unknown: Collection[str] = ()) -> None:
        self.pack = pack
        context = z3.Context()
        self._solver = solver_in(context)
        self._variables = Variables(pack, context, dict.fromkeys(unknown), partial=True)
        self._terms = Terms(pack, self._variables, pack.derived)
        self._other: tuple[Pack, Terms] | None = None
        self._solver.add(*constraints_kept(pack, self._variables, completable=completable).values())
        self._axioms = 0  # how many the solver has been told

    def some(
        self, meets: Iterable[Formula], misses: Iterable[Formula] = (), *, deadline: Deadline = NEVER
    ) -> dict[str, Value] | None:
        """Answers under which every formula of `meets` is met and none of `misses`; None if there are none."""
        meets, misses = tuple(meets), tuple(misses)
        named = (
            fact for formula in (*meets, *misses) for literal in literals_of(formula) for fact in facts_of_atom(literal.atom)
        )
        return self._some(self._goal(meets, misses), self.pack.cone(named), deadline)

    def fewest(
        self, meets: Iterable[Formula], misses: Iterable[Formula] = (), *, deadline: Deadline = NEVER
    ) -> dict[str, Value] | None:
        """The fewest answers under which every formula of `meets` is met and none of `misses`; None if there are none.

        A number or date among them has a value that is stated in the source or named in a condition, or the nearest to one.
        """
        return self._fewest(self._goal(meets, misses), deadline)

    def keeping(self, other: Pack, fact: str, *, deadline: Deadline = NEVER) -> dict[str, Value] | None:
        """Answers under which `fact` holds by the rules of either pack; None if there are none. The packs have the same inputs."""
        goal = [self._terms.status(fact, truth=True), self._terms_of(other).status(fact, truth=True)]
        return self._some(goal, self.pack.cone([fact]), deadline)

    def losing(self, other: Pack, fact: str, *, deadline: Deadline = NEVER) -> dict[str, Value] | None:
        """The fewest answers under which `fact` holds, and does not by the rules of `other`; None if there are none."""
        goal = [self._terms.status(fact, truth=True), negated(self._terms_of(other).status(fact, truth=True))]
        return self._fewest(goal, deadline)

    def _terms_of(self, other: Pack) -> Terms:
        """The derived facts of another pack over the same variables; those of the last one are kept."""
        if self._other is None or self._other[0] is not other:
            self._other = (other, Terms(other, self._variables, other.derived))
        return self._other[1]

    def _goal(self, meets: Iterable[Formula], misses: Iterable[Formula]) -> list[Term]:
        return [*map(self._terms.formula, meets), *(negated(self._terms.formula(formula)) for formula in misses)]

    def _some(self, goal: list[Term], facts: Collection[str], deadline: Deadline) -> dict[str, Value] | None:
        """Answers among `facts` that reach the goal: others do not matter to it."""
        self._tell_axioms()
        with supposing(self._solver, goal):
            return self._variables.read(self._solver.model(), facts) if satisfiable(self._solver, deadline=deadline) else None

    def _fewest(self, goal: list[Term], deadline: Deadline) -> dict[str, Value] | None:
        self._tell_axioms()
        with supposing(self._solver, goal):
            return self._answers(deadline) if satisfiable(self._solver, deadline=deadline) else None

    def _tell_axioms(self) -> None:
        """Let the solver hold what goes for variables that were declared meanwhile."""
        self._solver.add(*self._variables.axioms[self._axioms :])
        self._axioms = len(self._variables.axioms)

    def _answers(self, deadline: Deadline) -> dict[str, Value]:
        """The fewest answers that what the solver holds admits."""
        bound(self._solver, [self._variables.known(name) for name in self._variables.free], deadline)
        satisfiable(self._solver, deadline=deadline)
        values = self._variables.read(self._solver.model())
        chosen = {name: value for name, value in values.items() if self._variables.number(name) is None}
        numbers = [name for name in values if name not in chosen]
        self._solver.add(*(self._variables.equals(name, value) for name, value in chosen.items()))
        self._solver.add(*(self._variables.known(name) for name in numbers))
        numbered = nearest_values(self._solver, self._variables, numbers, chosen, deadline)
        return {name: value for name, value in (chosen | numbered).items() if name in values}


def constraints_kept(pack: Pack, variables: Variables, *, completable: bool) -> dict[str, Term]:
    """For each constraint that the answers do not break it, or, if `completable`, that a completion common to all keeps it."""
    if not completable:
        terms = Terms(pack, variables, ())
        return {name: negated(terms.condition(constraint.never)) for name, constraint in pack.constraints.items()}
    whole = variables.whole()
    terms = Terms(pack, whole, ())
    kept = {name: terms.condition(constraint.never, truth=False) for name, constraint in pack.constraints.items()}
    given = {fact: known for fact in whole.free if (known := variables.known(fact)) is not False}
    variables.axioms += [*whole.axioms, *(z3.Implies(known, variables.same(fact, whole)) for fact, known in given.items())]
    return kept
