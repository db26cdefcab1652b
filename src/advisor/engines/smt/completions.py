"""All completions of some answers at once: the truths that a fact has among them, and the single answers that make a difference."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import z3

from advisor.deadline import NEVER, UndecidedError
from advisor.engines.smt.solver import assuming, satisfiable, solver_in
from advisor.engines.smt.terms import Terms
from advisor.engines.smt.variables import Variables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from advisor.deadline import Deadline
    from advisor.engines.smt.connectives import Term
    from advisor.pack import Pack
    from advisor.pack.types import Value


class NoCompletion(Exception):  # noqa: N818 - it is a finding about answers, not a failure of the solver
    """No completion of the answers meets `constraints`, a minimal set of ids in pack order."""

    def __init__(self, constraints: tuple[str, ...]) -> None:
        super().__init__(", ".join(constraints))
        self.constraints = constraints


class Completions:
    """The completions of `answers`, as far as they concern the derived `facts`. Raises NoCompletion if there are none.

    This and every method raise UndecidedError if the solver does not decide before the deadline.
    """

    def __init__(self, pack: Pack, answers: Mapping[str, Value], facts: Iterable[str], *, deadline: Deadline = NEVER) -> None:
        self._pack, self._answers, self._facts = pack, answers, tuple(facts)
        self._context = z3.Context()
        self._solver = solver_in(self._context)
        self._variables = Variables(pack, self._context, answers, partial=False)
        self._terms = Terms(pack, self._variables, self._facts)
        self.questions = self._variables.free
        self._guards = self._constrain(deadline)

    def _constrain(self, deadline: Deadline) -> list[z3.BoolRef]:
        """Add each constraint behind a guard, which queries may leave out; return the guards."""
        guards = []
        for name, constraint in self._pack.constraints.items():
            guard = z3.Bool(f"constraint {name}", self._context)
            self._solver.add(z3.Implies(guard, self._terms.condition(constraint.never, truth=False)))
            guards.append(guard)
        self._solver.add(*self._variables.axioms)
        if not satisfiable(self._solver, *guards, deadline=deadline):
            raise NoCompletion(self._clashing(guards, deadline))
        return guards

    def _clashing(self, guards: list[z3.BoolRef], deadline: Deadline) -> tuple[str, ...]:
        """A minimal set of constraints that cannot be met together."""
        names = dict(zip(self._pack.constraints, guards, strict=True))
        for name in list(names):
            remaining = (guard for other, guard in names.items() if other != name)
            if not satisfiable(self._solver, *remaining, deadline=deadline):
                del names[name]
        return tuple(names)

    def truths(self, *, deadline: Deadline = NEVER) -> dict[str, frozenset[bool]]:
        """The truths that each fact has among the completions that meet the constraints; facts not decided in time are left out."""
        seen: dict[str, set[bool]] = {fact: set() for fact in self._facts}
        missing = [(fact, truth) for fact in self._facts for truth in (True, False)]
        while missing:
            goal = [self._terms.status(fact, truth=truth) for fact, truth in missing]
            try:
                model = self._model(z3.Or(*goal, self._context), self._guards, deadline)
            except UndecidedError:
                return {fact: frozenset(truths) for fact, truths in seen.items() if len(truths) == 2}
            if model is None:
                break
            for fact in {fact for fact, _ in missing}:
                seen[fact].add(_truth_in(model, self._terms.status(fact, truth=True)))
            missing = [(fact, truth) for fact, truth in missing if truth not in seen[fact]]
        return {fact: frozenset(truths) for fact, truths in seen.items()}

    def relevant(self, facts: Iterable[str], *, deadline: Deadline = NEVER) -> tuple[str, ...]:
        """The questions whose answer alone can make a difference to one of `facts`, ignoring constraints, in pack order."""
        differs = z3.Bool("some fact differs", self._context)
        difference = z3.Or(*(self._flips[fact] for fact in facts), self._context)
        changed = self._changed
        with assuming(self._solver, [z3.Implies(differs, difference)]):
            return tuple(name for name in self.questions if satisfiable(self._solver, differs, changed[name], deadline=deadline))

    def flipped_by(self, question: str, facts: Iterable[str], *, deadline: Deadline = NEVER) -> frozenset[str]:
        """The members of `facts` to which the answer to `question` alone can make a difference, ignoring constraints."""
        other = Variables(self._pack, self._context, self._answers, partial=False, prefix="another ")
        other.declare(question)
        flips = self._flipped(facts, other)
        flipped: set[str] = set()
        while missing := [fact for fact in flips if fact not in flipped]:
            model = self._model(z3.And(z3.Or(*(flips[fact] for fact in missing)), *other.axioms), [], deadline)
            if model is None:
                break
            flipped |= {fact for fact in missing if _truth_in(model, flips[fact])}
        return frozenset(flipped)

    @cached_property
    def _flips(self) -> dict[str, Term]:
        """For each fact the term that it differs between the two completions of a pair."""
        return dict.fromkeys(self._facts, False) | self._flipped(self._facts, self._other)

    def _flipped(self, facts: Iterable[str], other: Variables) -> dict[str, z3.BoolRef]:
        """For each fact the term that it differs if the questions declared in `other` have their answers there; facts that cannot are left out."""
        terms = {fact: term for fact in facts if not isinstance(term := self._terms.status(fact, truth=True), bool)}
        others = _all_replaced(list(terms.values()), self._variables.renamed(other), self._context)
        pairs = zip(terms.items(), others, strict=True)
        return {fact: z3.Xor(term, replaced) for (fact, term), replaced in pairs if not term.eq(replaced)}

    @cached_property
    def _changed(self) -> dict[str, z3.BoolRef]:
        """For each question a literal that may be true only if the two completions of a pair differ in its answer; at most one is true."""
        literals = {name: z3.Bool(f"changed {name}", self._context) for name in self.questions}
        for name, changed in literals.items():
            self._solver.add(z3.Or(changed, self._variables.same(name, self._other)))
        self._solver.add(*self._other.axioms, *([z3.AtMost(*literals.values(), 1)] if literals else []))
        return literals

    @cached_property
    def _other(self) -> Variables:
        """The questions as variables of a second completion."""
        other = Variables(self._pack, self._context, self._answers, partial=False, prefix="other ")
        for name in self.questions:
            other.declare(name)
        return other

    def _model(self, goal: Term, assumptions: list[z3.BoolRef], deadline: Deadline) -> z3.ModelRef | None:
        """A model of `goal` under `assumptions`; None if there is none."""
        with assuming(self._solver, [goal]):
            return self._solver.model() if satisfiable(self._solver, *assumptions, deadline=deadline) else None


def _truth_in(model: z3.ModelRef, term: Term) -> bool:
    return term if isinstance(term, bool) else z3.is_true(model.eval(term, model_completion=True))


def _all_replaced(
    terms: list[z3.BoolRef], renaming: list[tuple[z3.ExprRef, z3.ExprRef]], context: z3.Context
) -> list[z3.BoolRef]:
    """The terms with variables replaced, all in one step because they share most of their parts."""
    if not terms:
        return []
    together = z3.Function("together", *(z3.BoolSort(context) for _ in terms), z3.BoolSort(context))(*terms)
    replaced: list[z3.BoolRef] = z3.substitute(together, *renaming).children()
    return replaced
