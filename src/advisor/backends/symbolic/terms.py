"""Formulas and derived facts as z3 terms.

A term is a bool where the answers at hand decide it, else a z3 expression: what is known already is never handed to the solver.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

import z3

from advisor.expressions.conditions import Truth
from advisor.polarity import All, Any, Leaf, Threshold, concluding, failing, holding, refuting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.backends.symbolic.variables import Variables
    from advisor.expressions.conditions import Condition
    from advisor.model import Pack
    from advisor.polarity import Formula

Term: TypeAlias = "bool | z3.BoolRef"


class Terms:
    """The derived facts that `facts` rest on, as terms over `variables`: that each holds, and that it fails."""

    def __init__(self, pack: Pack, variables: Variables, facts: Iterable[str]) -> None:
        self._pack, self._variables = pack, variables
        self._holds: dict[str, Term] = {}
        self._fails: dict[str, Term] = {}
        cone = pack.cone(facts)
        for fact in pack.order:
            if fact in cone:
                self._define(fact)

    def status(self, fact: str, *, truth: bool) -> Term:
        """That the derived fact holds (`truth`), or that it fails."""
        return (self._holds if truth else self._fails)[fact]

    def condition(self, condition: Condition, *, truth: bool = True) -> Term:
        """That `condition` is true, or that it is false."""
        return self.formula(holding(condition) if truth else failing(condition))

    def _define(self, fact: str) -> None:
        rules = self._pack.concluding[fact]
        self._holds[fact] = any_of([self.formula(concluding(rule)) for rule in rules])
        # Under complete answers a fact fails exactly where it does not hold.
        partial = self._variables.partial
        self._fails[fact] = all_of([self.formula(refuting(rule)) for rule in rules]) if partial else negated(self._holds[fact])

    def formula(self, formula: Formula) -> Term:
        """That `formula` is met."""
        match formula:
            case Leaf(Truth(fact), truth) if fact in self._pack.derived:
                return self.status(fact, truth=truth)
            case Leaf():
                return self._variables.met(formula)
            case All(parts):
                return all_of([self.formula(part) for part in parts])
            case Any(parts):
                return any_of([self.formula(part) for part in parts])
            case Threshold(count, parts):
                return _at_least(count, [self.formula(part) for part in parts])
            case _:
                assert_never(formula)


def all_of(parts: list[Term]) -> Term:
    """Every part."""
    if False in (part for part in parts if isinstance(part, bool)):
        return False
    undecided = [part for part in parts if not isinstance(part, bool)]
    return z3.And(*undecided) if len(undecided) > 1 else undecided[0] if undecided else True


def any_of(parts: list[Term]) -> Term:
    """At least one part."""
    if True in (part for part in parts if isinstance(part, bool)):
        return True
    undecided = [part for part in parts if not isinstance(part, bool)]
    return z3.Or(*undecided) if len(undecided) > 1 else undecided[0] if undecided else False


def negated(part: Term) -> Term:
    """That `part` is not so."""
    return not part if isinstance(part, bool) else z3.Not(part)


def _at_least(count: int, parts: list[Term]) -> Term:
    undecided = [part for part in parts if not isinstance(part, bool)]
    missing = count - sum(part for part in parts if isinstance(part, bool))
    if missing <= 0:
        return True
    return z3.AtLeast(*undecided, missing) if missing <= len(undecided) else False
