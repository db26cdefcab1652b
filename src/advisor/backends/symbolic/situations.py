"""Situations, that is sets of answers with some left open, in which given formulas are met and others are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import z3

from advisor.backends.symbolic.nearest import nearest_values
from advisor.backends.symbolic.solving import bound, satisfiable, solver_in
from advisor.backends.symbolic.terms import Terms, negated
from advisor.backends.symbolic.variables import Variables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.expressions.types import Value
    from advisor.model import Pack
    from advisor.polarity import Formula


class Situations:
    """All sets of answers of `pack`, partial ones included, that break no constraint; a z3 context of its own."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        context = z3.Context()
        self._solver = solver_in(context)
        self._variables = Variables(pack, context, {}, partial=True)
        self._terms = Terms(pack, self._variables, pack.derived)
        self._solver.add(*(negated(self._terms.condition(constraint.never)) for constraint in pack.constraints.values()))

    def fewest(self, meets: Iterable[Formula], misses: Iterable[Formula] = ()) -> dict[str, Value] | None:
        """The fewest answers under which every formula of `meets` is met and none of `misses`; None if there are none.

        A number or date among them has a value that is stated in the source or named in a condition, or the nearest to one.
        """
        self._suppose(meets, misses)
        found = self._answers() if satisfiable(self._solver) else None
        self._solver.pop()
        return found

    def possible(self, meets: Iterable[Formula], misses: Iterable[Formula] = ()) -> bool:
        """Whether there are such answers at all, which is found out much faster."""
        self._suppose(meets, misses)
        found = satisfiable(self._solver)
        self._solver.pop()
        return found

    def _suppose(self, meets: Iterable[Formula], misses: Iterable[Formula]) -> None:
        """Let the solver hold, until its next pop, that `meets` are met and `misses` are not."""
        goal = [*map(self._terms.formula, meets), *(negated(self._terms.formula(formula)) for formula in misses)]
        self._solver.push()
        self._solver.add(*goal, *self._variables.axioms)

    def _answers(self) -> dict[str, Value]:
        """The fewest answers that what the solver holds admits."""
        bound(self._solver, [self._variables.known(name) for name in self._variables.free])
        satisfiable(self._solver)
        values = self._variables.read(self._solver.model())
        chosen = {name: value for name, value in values.items() if self._variables.number(name) is None}
        numbers = [name for name in values if name not in chosen]
        self._solver.add(*(self._variables.equals(name, value) for name, value in chosen.items()))
        self._solver.add(*(self._variables.known(name) for name in numbers))
        numbered = nearest_values(self._solver, self.pack, self._variables, numbers, chosen)
        return {name: value for name, value in (chosen | numbered).items() if name in values}
