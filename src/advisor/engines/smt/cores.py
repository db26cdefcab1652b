"""Minimal unsatisfiable cores: the rules and constraints because of which no answers meet a query.

Every rule that the formulas depend on, and every constraint, has a guard: unless the guard is assumed, the rule may evaluate in any
way. The guards that the solver needs to prove that no answers meet the query are reduced to a minimal set.
Source of the method: deletion-based extraction of minimal unsatisfiable subsets (J. Marques-Silva, "Minimal Unsatisfiability: Models,
Algorithms and Applications", ISMVL 2010).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import z3

from advisor.deadline import NEVER, UndecidedError
from advisor.engines.smt.answer_search import unbroken
from advisor.engines.smt.connectives import all_of, any_of, negated
from advisor.engines.smt.solver import satisfiable, solver_in
from advisor.engines.smt.terms import Terms
from advisor.engines.smt.variables import Variables
from advisor.logic.normal_form import applies_when, facts_named, refuted_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from advisor.deadline import Deadline
    from advisor.logic.normal_form import Formula
    from advisor.pack import Pack, Rule


@dataclass(frozen=True, slots=True)
class UnsatCore:
    """The rules and constraints that a proof depends on: ids, in pack order."""

    rules: tuple[str, ...]
    constraints: tuple[str, ...]


def unsat_core(
    pack: Pack, queries: Iterable[tuple[Iterable[Formula], Iterable[Formula]]], *, completable: bool, deadline: Deadline = NEVER
) -> UnsatCore:
    """Return the union of one minimal core for each of `queries`, none of which any answers meet.

    The answers are those of `AnswerSearch`. Raises ValueError if some answers meet a query, UndecidedError if the solver gives up.
    """
    needed: set[str] = set()
    for meets, misses in queries:
        needed |= _Guarded(pack, tuple(meets), tuple(misses), completable=completable).needed(deadline)
    return UnsatCore(
        tuple(rule for rule in pack.rules if rule in needed), tuple(name for name in pack.constraints if _of(name) in needed)
    )


class _Guarded:
    """One query, with a guard for every rule and constraint; a z3 context of its own."""

    def __init__(self, pack: Pack, meets: Sequence[Formula], misses: Sequence[Formula], *, completable: bool) -> None:
        context = z3.Context()
        self._solver = solver_in(context)
        variables = Variables(pack, context, {}, partial=True)
        terms = _GuardedTerms(pack, variables, facts_named((*meets, *misses)), context, self._solver)
        self._guards = terms.guards
        for name, met in unbroken(pack, variables, completable=completable).items():
            self._guards[_of(name)] = z3.Bool(f"guard {_of(name)}", context)
            self._solver.add(z3.Implies(self._guards[_of(name)], met))
        self._solver.add(*map(terms.formula, meets), *(negated(terms.formula(formula)) for formula in misses), *variables.axioms)

    def needed(self, deadline: Deadline) -> set[str]:
        """The names of a minimal set of guards under which the query cannot be met."""
        names = {str(guard): name for name, guard in self._guards.items()}
        if satisfiable(self._solver, *self._guards.values(), deadline=deadline):
            message = "the goal can be reached"
            raise ValueError(message)
        core = {names[str(guard)] for guard in self._solver.unsat_core()}
        for name in sorted(core):
            if self._suffices(core - {name}, deadline):
                core.discard(name)
        return core

    def _suffices(self, names: set[str], deadline: Deadline) -> bool:
        try:
            return not satisfiable(self._solver, *(self._guards[name] for name in sorted(names)), deadline=deadline)
        except UndecidedError:
            return False  # the core may then not be minimal


class _GuardedTerms(Terms):
    """Derived facts whose rules may evaluate in any way, unless the guard of the rule is assumed."""

    def __init__(self, pack: Pack, variables: Variables, facts: Iterable[str], context: z3.Context, solver: z3.Solver) -> None:
        self.guards: dict[str, z3.BoolRef] = {}
        self._context, self._solver = context, solver
        super().__init__(pack, variables, facts)

    def _define(self, fact: str) -> None:
        rules = self._pack.rules_for[fact]
        outcomes = [self._outcome(rule) for rule in rules]
        self._holds[fact] = any_of([holds for holds, _ in outcomes])
        self._fails[fact] = all_of([fails for _, fails in outcomes])

    def _outcome(self, rule: Rule) -> tuple[z3.BoolRef, z3.BoolRef]:
        guard, holds, fails = (z3.Bool(f"{what} {rule.id}", self._context) for what in ("guard", "true", "false"))
        self.guards[rule.id] = guard
        self._solver.add(z3.Not(z3.And(holds, fails)))
        self._solver.add(
            z3.Implies(guard, z3.And(holds == self.formula(applies_when(rule)), fails == self.formula(refuted_when(rule))))
        )
        return holds, fails


def _of(constraint: str) -> str:
    """The name of a constraint's guard; no rule has such an id."""
    return f"constraint {constraint}"
