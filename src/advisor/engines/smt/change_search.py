"""The smallest changes of answers under which a derived fact has another status, in the three-valued meaning of a pack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import z3

from advisor.deadline import NEVER, UndecidedError
from advisor.engines.smt.connectives import all_of, negated
from advisor.engines.smt.nearest import nearest_values
from advisor.engines.smt.solver import assuming, minimize_true, satisfiable, solver_in
from advisor.engines.smt.terms import Terms
from advisor.engines.smt.variables import Variables
from advisor.pack.conditions import facts_of_atom

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from advisor.deadline import Deadline
    from advisor.engines.smt.connectives import Term
    from advisor.logic.normal_form import AtomLiteral
    from advisor.pack import Pack
    from advisor.pack.types import Value


@dataclass(frozen=True, slots=True)
class ChangesFound:
    """Sets of changes that reach the status, each as the new values of inputs; `more` if there are others of the same size.

    If the search was not `decided` before the deadline, there may be other and smaller sets, also if none was found.
    """

    sets: tuple[dict[str, Value], ...]
    more: bool
    decided: bool = True


class ChangeSearch:
    """The sets of answers that differ from `answers` in some of the inputs `free` and meet `goal`, a truth of a derived fact.

    Free inputs with an answer may get another one, those without an answer may get one. The new answers must have a completion that
    meets all constraints. Of the values of numbers and dates only the nearest are returned.
    """

    def __init__(self, pack: Pack, answers: Mapping[str, Value], goal: AtomLiteral, free: Collection[str]) -> None:
        self._pack, self._answers = pack, answers
        context = z3.Context()
        self._solver = solver_in(context)
        fixed = {name: answers.get(name) for name in pack.inputs if name not in free}
        self._variables = Variables(pack, context, fixed, partial=True)
        reached = Terms(pack, self._variables, facts_of_atom(goal.atom)).condition(goal.atom, truth=goal.truth)
        self._require_completion(context, free)
        self._solver.add(reached, *self._variables.axioms)
        self._given = tuple(name for name in self._variables.free if name in answers)
        self._open = tuple(name for name in self._variables.free if name not in answers)
        self._solver.add(*(self._variables.known(name) for name in self._given))

    def changing(self, limit: int, *, deadline: Deadline = NEVER) -> ChangesFound:
        """Return the smallest sets of changed answers, at most `limit`; unknown answers stay unknown."""
        unknown = [negated(self._variables.known(name)) for name in self._open]
        return self._smallest([self._given], unknown, limit, deadline)

    def learning(self, limit: int, *, deadline: Deadline = NEVER) -> ChangesFound:
        """Return the smallest sets of further answers, at most `limit`; given answers stay as they are."""
        unchanged = [self._variables.equals(name, self._answers[name]) for name in self._given]
        return self._smallest([self._open], unchanged, limit, deadline)

    def both(self, limit: int, *, deadline: Deadline = NEVER) -> ChangesFound:
        """Return the smallest sets of changed and further answers, at most `limit`; first as few changed, then as few further as possible."""
        return self._smallest([self._given, self._open], [], limit, deadline)

    def _require_completion(self, context: z3.Context, free: Collection[str]) -> None:
        """Require that some completion of the new answers, a second set of variables, meets all constraints."""
        constraints = self._pack.constraints.values()
        fixed = {name: value for name, value in self._answers.items() if name not in free}
        completed = Variables(self._pack, context, fixed, partial=False, prefix="completed ")
        terms = Terms(self._pack, completed, ())
        self._solver.add(*(terms.condition(constraint.never, truth=False) for constraint in constraints))
        for name in completed.free:
            if name in free:
                self._solver.add(z3.Implies(self._variables.known(name), self._variables.same(name, completed)))
        self._solver.add(*completed.axioms)

    def _smallest(
        self, groups: Iterable[tuple[str, ...]], conditions: list[Term], limit: int, deadline: Deadline
    ) -> ChangesFound:
        """The sets with the fewest differing inputs of the first group, among them those with the fewest of the next."""
        first: tuple[dict[str, Value], ...] = ()
        sets: list[dict[str, Value]] = []
        with assuming(self._solver, conditions):
            try:
                if not satisfiable(self._solver, deadline=deadline):
                    return ChangesFound((), more=False)
                first = (self._changes(),)
                for group in groups:
                    minimize_true(self._solver, [self._differs(name) for name in group], deadline)
                more = self._collect(sets, limit, deadline)
                return ChangesFound(tuple(sets), more)
            except UndecidedError:
                return ChangesFound(tuple(sets) or first, more=False, decided=False)

    def _changes(self) -> dict[str, Value]:
        """The new values of the inputs that differ in the model of the solver."""
        values = self._variables.read(self._solver.model())
        return {name: value for name, value in values.items() if self._answers.get(name) != value}

    def _collect(self, sets: list[dict[str, Value]], limit: int, deadline: Deadline) -> bool:
        """Add all sets within the bounds to `sets`, one for each combination of differing inputs and their options.

        Return True if there are more than `limit`.
        """
        while satisfiable(self._solver, deadline=deadline):
            if len(sets) == limit:
                return True
            changes = self._changes()
            chosen = {name: value for name, value in changes.items() if self._variables.number(name) is None}
            sets.append(chosen | self._numbers(chosen, [name for name in changes if name not in chosen], deadline))
            same = [self._variables.equals(name, value) for name, value in chosen.items()]
            self._solver.add(negated(all_of([*same, *(self._differs(name) for name in changes if name not in chosen)])))
        return False

    def _numbers(self, chosen: Mapping[str, Value], numbers: list[str], deadline: Deadline) -> dict[str, Value]:
        """The nearest values of the differing inputs `numbers`, one after the other, given the options `chosen`."""
        fixed = [self._variables.equals(name, value) for name, value in chosen.items()]
        with assuming(self._solver, [*fixed, *(self._differs(name) for name in numbers)]):
            return nearest_values(self._solver, self._variables, numbers, self._answers, deadline)

    def _differs(self, name: str) -> Term:
        if name in self._answers:
            return negated(self._variables.equals(name, self._answers[name]))
        return self._variables.known(name)
