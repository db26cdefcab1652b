"""Formulas and derived facts as z3 terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from advisor.engines.smt.connectives import all_of, any_of, at_least, negated
from advisor.logic.normal_form import AllOf, AnyOf, AtomLiteral, Threshold, applies_when, false_when, refuted_when, true_when
from advisor.pack.conditions import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.engines.smt.connectives import Term
    from advisor.engines.smt.variables import Variables
    from advisor.logic.normal_form import Formula
    from advisor.pack import Pack
    from advisor.pack.conditions import Condition


class Terms:
    """The derived facts that `facts` depend on as terms over `variables`: one that the fact holds, one that it fails."""

    def __init__(self, pack: Pack, variables: Variables, facts: Iterable[str]) -> None:
        self._pack, self._variables = pack, variables
        self._holds: dict[str, Term] = {}
        self._fails: dict[str, Term] = {}
        cone = pack.cone(facts)
        for fact in pack.order:
            if fact in cone:
                self._define(fact)

    def status(self, fact: str, *, truth: bool) -> Term:
        """The term that the derived fact holds (`truth`) or fails."""
        return (self._holds if truth else self._fails)[fact]

    def condition(self, condition: Condition, *, truth: bool = True) -> Term:
        """The term that `condition` is true (`truth`) or false."""
        return self.formula(true_when(condition) if truth else false_when(condition))

    def _define(self, fact: str) -> None:
        rules = self._pack.rules_for[fact]
        self._holds[fact] = any_of([self.formula(applies_when(rule)) for rule in rules])
        # Under complete answers a fact fails exactly if it does not hold.
        partial = self._variables.partial
        self._fails[fact] = (
            all_of([self.formula(refuted_when(rule)) for rule in rules]) if partial else negated(self._holds[fact])
        )

    def formula(self, formula: Formula) -> Term:
        """The term that `formula` is met."""
        match formula:
            case AtomLiteral(Truth(fact), truth) if fact in self._pack.derived:
                return self.status(fact, truth=truth)
            case AtomLiteral():
                return self._variables.met(formula)
            case AllOf(parts):
                return all_of([self.formula(part) for part in parts])
            case AnyOf(parts):
                return any_of([self.formula(part) for part in parts])
            case Threshold(count, parts):
                return at_least(count, [self.formula(part) for part in parts])
            case _:
                assert_never(formula)
