"""Which rules and constraints it rests on that no answers reach some goals.

Every rule that the formulas build on, and every constraint, stands behind a guard: without it, the rule may come out in any way. What
the solver needs of the guards to show that a goal cannot be reached is thinned out to a set of which nothing can be spared.
Source of the method: deletion-based extraction of minimal unsatisfiable subsets (J. Marques-Silva, "Minimal Unsatisfiability: Models,
Algorithms and Applications", ISMVL 2010).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import z3

from advisor.deadline import NEVER, UndecidedError
from advisor.engines.smt.connectives import all_of, any_of, negated
from advisor.engines.smt.situations import constraints_kept
from advisor.engines.smt.solving import satisfiable, solver_in
from advisor.engines.smt.terms import Terms
from advisor.engines.smt.variables import Variables
from advisor.logic.normal_form import applies_when, literals_of, refuted_when
from advisor.pack.conditions import facts_of_atom

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from advisor.deadline import Deadline
    from advisor.logic.normal_form import Formula
    from advisor.pack import Pack, Rule


@dataclass(frozen=True, slots=True)
class Proof:
    """What a proof rests on: ids of rules and of constraints, in pack order."""

    rules: tuple[str, ...]
    constraints: tuple[str, ...]


def proof(
    pack: Pack, goals: Iterable[tuple[Iterable[Formula], Iterable[Formula]]], *, completable: bool, deadline: Deadline = NEVER
) -> Proof:
    """What it rests on that none of `goals` can be reached: formulas that are met and formulas that are not.

    The answers are those of `Situations`. Raises ValueError if a goal can be reached, UndecidedError if the solver gives up on it.
    """
    needed: set[str] = set()
    for meets, misses in goals:
        needed |= _Guarded(pack, tuple(meets), tuple(misses), completable=completable).needed(deadline)
    return Proof(
        tuple(rule for rule in pack.rules if rule in needed), tuple(name for name in pack.constraints if _of(name) in needed)
    )


class _Guarded:
    """One goal, with every rule and constraint behind a guard; a z3 context of its own."""

    def __init__(self, pack: Pack, meets: Sequence[Formula], misses: Sequence[Formula], *, completable: bool) -> None:
        context = z3.Context()
        self._solver = solver_in(context)
        variables = Variables(pack, context, {}, partial=True)
        named = (
            fact for formula in (*meets, *misses) for literal in literals_of(formula) for fact in facts_of_atom(literal.atom)
        )
        terms = _GuardedTerms(pack, variables, named, context, self._solver)
        self._guards = terms.guards
        for name, kept in constraints_kept(pack, variables, completable=completable).items():
            self._guards[_of(name)] = z3.Bool(f"guard {_of(name)}", context)
            self._solver.add(z3.Implies(self._guards[_of(name)], kept))
        self._solver.add(*map(terms.formula, meets), *(negated(terms.formula(formula)) for formula in misses), *variables.axioms)

    def needed(self, deadline: Deadline) -> set[str]:
        """Guards of which none can be spared."""
        names = {str(guard): name for name, guard in self._guards.items()}
        if satisfiable(self._solver, *self._guards.values(), deadline=deadline):
            message = "the goal can be reached"
            raise ValueError(message)
        kept = {names[str(guard)] for guard in self._solver.unsat_core()}
        for name in sorted(kept):
            if self._suffices(kept - {name}, deadline):
                kept.discard(name)
        return kept

    def _suffices(self, names: set[str], deadline: Deadline) -> bool:
        try:
            return not satisfiable(self._solver, *(self._guards[name] for name in sorted(names)), deadline=deadline)
        except UndecidedError:
            return False  # then the set stays larger than it need be


class _GuardedTerms(Terms):
    """Derived facts whose rules come out in any way, unless the guard of the rule is supposed."""

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
