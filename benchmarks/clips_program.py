"""The productions of a pack as CLIPS rules, run through clipspy: the reference of `benchmarks/engines.py`."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

import clips

from advisor.engines.forward.productions import Given, Settled, to_productions
from advisor.pack import Status
from advisor.pack.conditions import Comparison, Constant, Member, Reference, facts_of_atom
from advisor.pack.types import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.engines.forward.productions import Node, Pattern, Production
    from advisor.logic.normal_form import AtomLiteral
    from advisor.pack import Pack
    from advisor.pack.conditions import Operand
    from advisor.pack.types import FactType, Value

_OPERATORS = {"==": "=", "!=": "<>"}
_STATUSES = {1: Status.HOLDS, -1: Status.FAILS, 0: Status.OPEN}


class ClipsProgram:
    """A pack in a CLIPS environment of its own: one rule for each production, with the same salience.

    `assert_fact` and one function that reads all statuses were the fastest of clipspy's own calls (strings are parsed at 20 µs a fact).
    """

    def __init__(self, pack: Pack) -> None:
        productions = to_productions(pack)
        self._facts = tuple(pack.derived)
        self._names: dict[Node, str] = {Given(fact): f"i{place}" for place, fact in enumerate(pack.inputs)}
        self._environment = clips.Environment()
        for name in self._names.values():
            self._environment.build(f"(deftemplate {name} (slot value))")
        self._templates = {fact: self._environment.find_template(self._names[Given(fact)]) for fact in pack.inputs}
        for place, production in enumerate(productions):
            self._environment.build(self._rule(production, place, salience=len(productions) - place))
        self._environment.build(f"(deffunction truths () (create$ {' '.join(map(self._truth, pack.derived))}))")

    def run(self, answers: Mapping[str, Value]) -> dict[str, Status]:
        """Reset, assert the answers, run, read the statuses."""
        self._environment.reset()
        for fact, value in answers.items():
            self._templates[fact].assert_fact(value=_value(value))
        self._environment.run()
        return dict(zip(self._facts, map(_STATUSES.__getitem__, self._environment.eval("(truths)")), strict=True))

    def _truth(self, fact: str) -> str:
        """An expression for 1 where `fact` holds, -1 where it fails, 0 where it is open."""
        asserted = {node: name for node, name in self._names.items() if isinstance(node, Settled)}
        holds, fails = (asserted.get(Settled(fact, truth)) for truth in (True, False))
        otherwise = f"(if (any-factp ((?f {fails})) TRUE) then -1 else 0)" if fails else "0"
        return f"(if (any-factp ((?f {holds})) TRUE) then 1 else {otherwise})" if holds else otherwise

    def _name(self, node: Node) -> str:
        return self._names.setdefault(node, f"n{len(self._names)}")

    def _rule(self, production: Production, place: int, *, salience: int) -> str:
        if production.compares is not None:
            facts = dict.fromkeys(facts_of_atom(production.compares.atom))
            variables = dict(zip(facts, ("?one", "?other"), strict=True))
            patterns = "".join(f"({self._name(Given(fact))} (value {variable})) " for fact, variable in variables.items())
            patterns += f"(test {_test(production.compares, variables)})"
        else:
            patterns = " ".join(map(self._pattern, production.patterns))
        return f"(defrule r{place} (declare (salience {salience})) {patterns} => (assert ({self._name(production.asserts)})))"

    def _pattern(self, pattern: Pattern) -> str:
        name = self._name(pattern.node)
        if pattern.accepted is not None:
            return f"({name} (value {'|'.join(sorted(map(_literal, pattern.accepted)))}))"
        if pattern.literal is not None:
            (fact,) = dict.fromkeys(facts_of_atom(pattern.literal.atom))
            return f"({name} (value ?one&:{_test(pattern.literal, {fact: '?one'})}))"
        return f"({name})"


def _test(literal: AtomLiteral, variables: Mapping[str, str]) -> str:
    match literal.atom:
        case Comparison(left, operator, right, kind):
            sides = f"{_operand(left, variables, kind)} {_operand(right, variables, kind)}"
            test = f"({_OPERATORS.get(operator, operator)} {sides})"
        case Member(reference, values, kind):
            test = f"(or {' '.join(f'(= {_operand(reference, variables, kind)} {_literal(value)})' for value in values)} FALSE)"
        case _:
            raise RuntimeError("a yes_no fact is matched by its values, never by a test")
    return test if literal.truth else f"(not {test})"


def _operand(operand: Operand, variables: Mapping[str, str], kind: FactType) -> str:
    match operand:
        case Constant(value):
            return _literal(value)
        case Reference(fact) if isinstance(kind, Choice):
            return f"(member$ {variables[fact]} (create$ {' '.join(kind.options)}))"
        case Reference(fact, None):
            return variables[fact]
        case Reference(fact, timedelta(days=days)):
            return f"(+ {variables[fact]} {days})"
        case Reference(fact, shift):
            return f"(+ {variables[fact]} {shift})"
        case _:
            assert_never(operand)


def _literal(value: Value) -> str:
    return str(_value(value))


def _value(value: Value) -> object:
    match value:
        case bool():
            return clips.Symbol("yes" if value else "no")
        case Decimal():
            return float(value)
        case date():
            return value.toordinal()
        case _:
            return clips.Symbol(value)
