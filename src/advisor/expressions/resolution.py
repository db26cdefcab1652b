"""From an expression tree to a resolved condition: names are looked up and types checked, once.

Everything that sees a resolved condition later may rely on both.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, get_args

from advisor.diagnostics import did_you_mean
from advisor.expressions.conditions import (
    And,
    AtLeast,
    Comparison,
    Condition,
    Constant,
    Member,
    Not,
    Operand,
    Operator,
    Or,
    Reference,
    Truth,
)
from advisor.expressions.syntax import Problem, extent, parse
from advisor.expressions.types import Choice, Date, FactType, Number, Value, YesNo, describe, parse_date, parse_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

_OPERATORS: dict[type[ast.cmpop], Operator] = dict(
    zip((ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE), get_args(Operator), strict=True)
)
_ORDERING = ("<", "<=", ">", ">=")
_MAX_DAYS = 100_000


def resolve(text: str, types: Mapping[str, FactType]) -> Condition | tuple[Problem, ...]:
    """The condition that `text` writes, or every problem found in it.

    `types` gives the type of each declared fact; a derived fact counts as yes_no.
    """
    tree = parse(text)
    if isinstance(tree, Problem):
        return (tree,)
    resolver = _Resolver(text, types)
    try:
        return resolver.condition(tree)
    except _Unresolved:
        return tuple(resolver.problems)


class _Unresolved(Exception):  # noqa: N818 - control flow inside this module, never seen outside
    """A part could not be resolved; the problems are already noted."""


@dataclass
class _Resolver:
    text: str
    types: Mapping[str, FactType]
    problems: list[Problem] = field(default_factory=list)

    def condition(self, node: ast.expr) -> Condition:
        match node:
            case ast.BoolOp(op=op, values=values):
                parts = self._all(values)
                return And(parts) if isinstance(op, ast.And) else Or(parts)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.condition(operand))
            case ast.Compare():
                return self._comparisons(node)
            case ast.Call(func=ast.Name(id="at_least")):
                return self._at_least(node)
            case ast.Name(id=name):
                return self._bare(node, name)
            case _:
                raise self._problem(node, "type-mismatch", "expected a condition, found a value", "compare it with a fact")

    def _all(self, nodes: list[ast.expr]) -> tuple[Condition, ...]:
        """Every part, so that the problems of all of them are found."""
        parts = []
        for node in nodes:
            try:
                parts.append(self.condition(node))
            except _Unresolved:
                continue
        if len(parts) < len(nodes):
            raise _Unresolved
        return tuple(parts)

    def _bare(self, node: ast.expr, name: str) -> Condition:
        kind = self._type_of(node, name)
        if not isinstance(kind, YesNo):
            advice = f"compare it, as in `{name} == {kind.options[0]}`" if isinstance(kind, Choice) else "compare it with a value"
            raise self._problem(node, "type-mismatch", f"`{name}` is a {describe(kind)} and does not stand bare", advice)
        return Truth(name)

    def _at_least(self, node: ast.Call) -> Condition:
        usage = "write `at_least(k, condition, condition, ...)` with k from 1 to the number of conditions"
        if not node.args:
            raise self._problem(node, "condition-syntax", "`at_least` has no conditions", usage)
        parts = self._all(node.args[1:])
        match node.args[0]:
            case ast.Constant(value=int(count)) if 1 <= count <= len(parts):
                return AtLeast(count, parts)
            case wrong:
                found = ast.get_source_segment(self.text, wrong)
                raise self._problem(wrong, "value-out-of-range", f"expected a number from 1 to {len(parts)}, found `{found}`", usage)

    def _comparisons(self, node: ast.Compare) -> Condition:
        sides = [node.left, *node.comparators]
        if isinstance(node.ops[0], ast.In | ast.NotIn) and len(node.ops) == 1:
            return self._member(node.left, node.comparators[0], negated=isinstance(node.ops[0], ast.NotIn))
        found = []
        for left, op, right in zip(sides, node.ops, sides[1:], strict=False):
            if isinstance(op, ast.In | ast.NotIn):
                raise self._problem(node, "condition-syntax", "`in` does not stand in a chain of comparisons", "join two conditions by `and`")
            found.append(self._comparison(left, _OPERATORS[type(op)], right))
        return found[0] if len(found) == 1 else And(tuple(found))

    def _comparison(self, left: ast.expr, operator: Operator, right: ast.expr) -> Comparison:
        kind = self._common_type(left, right)
        if operator in _ORDERING and not (isinstance(kind, Number | Date) or (isinstance(kind, Choice) and kind.ordered)):
            raise self._problem(left, "unordered-comparison", f"`{operator}` needs a scale, number or date, found a {describe(kind)}",
                                "use `==`, `!=` or `in [...]`")  # fmt: skip
        return Comparison(self._operand(left, kind), operator, self._operand(right, kind), kind)

    def _common_type(self, left: ast.expr, right: ast.expr) -> FactType:
        names = [self._fact_in(left), self._fact_in(right)]
        kinds = [self.types.get(name) if name else None for name in names]
        for this, other in ((0, 1), (1, 0)):
            kind = kinds[this]
            if isinstance(kind, Choice) and names[other] in kind.options:
                return self._comparable((left, right)[this], kind)
        known = [kind for kind in kinds if kind is not None]
        if not known:
            named = [(side, name) for side, name in zip((left, right), names, strict=True) if name]
            if named:
                raise self._unknown_fact(*named[0])
            raise self._problem(left, "type-mismatch", "two values are compared", "compare a fact with a value")
        if len(known) == 2 and not _alike(known[0], known[1]):
            raise self._unlike(left, known)
        return self._comparable(left if kinds[0] else right, known[0])

    def _unlike(self, node: ast.expr, kinds: list[FactType]) -> _Unresolved:
        if all(isinstance(kind, Choice) for kind in kinds):
            return self._problem(node, "unlike-choices", "two choice facts with different options are compared",
                                 "two choice facts compare only if their lists of options are equal")  # fmt: skip
        return self._problem(node, "type-mismatch", f"a {describe(kinds[0])} is compared with a {describe(kinds[1])}")

    def _comparable(self, node: ast.expr, kind: FactType) -> FactType:
        if isinstance(kind, YesNo):
            name = self._fact_in(node)
            raise self._problem(node, "type-mismatch", f"`{name}` is yes_no or derived and is not compared", f"write `{name}` or `not {name}`")
        return kind

    def _member(self, left: ast.expr, right: ast.expr, *, negated: bool) -> Condition:
        name = self._fact_in(left)
        if name is None:
            raise self._problem(left, "type-mismatch", "expected a fact before `in`, found a value")
        kind = self._comparable(left, self._type_of(left, name))
        if not isinstance(right, ast.List):
            raise self._problem(right, "condition-syntax", "expected a list in brackets after `in`", "write `x in [a, b]`")
        if not right.elts:
            raise self._problem(right, "empty-in", "list after `in` is empty", "a fact is never one of no values: drop the condition or list values")
        values = []
        for element in right.elts:
            try:
                values.append(self._value(element, kind))
            except _Unresolved:
                continue
        if len(values) < len(right.elts):
            raise _Unresolved
        operand = self._operand(left, kind)
        assert isinstance(operand, Reference)
        member = Member(operand, tuple(dict.fromkeys(values)), kind)
        return Not(member) if negated else member

    def _operand(self, node: ast.expr, kind: FactType) -> Operand:
        match node:
            case ast.Name(id=name) if name in self.types and not (isinstance(kind, Choice) and name in kind.options):
                return Reference(name)
            case ast.BinOp(left=ast.Name(id=name), op=op, right=amount) if name in self.types:
                shift = self._shift(amount, kind)
                return Reference(name, -shift if isinstance(op, ast.Sub) else shift)
            case _:
                return Constant(self._value(node, kind))

    def _shift(self, node: ast.expr, kind: FactType) -> Decimal | timedelta:
        match kind, node:
            case Number(), ast.Constant():
                number = parse_number(self._source(node))
                if number is not None:
                    return number
            case Date(), ast.Call(func=ast.Name(id="days"), args=[ast.Constant(value=int(count))]) if count <= _MAX_DAYS:
                return timedelta(days=count)
        expected = {Number: "a number", Date: f"`days(n)` with n up to {_MAX_DAYS}"}.get(type(kind))
        if expected is None:
            raise self._problem(node, "type-mismatch", f"nothing can be added to a {describe(kind)}")
        raise self._problem(node, "type-mismatch", f"expected {expected}, found `{self._source(node)}`")

    def _value(self, node: ast.expr, kind: FactType) -> Value:
        match kind:
            case Choice(options):
                return self._option(node, options)
            case Number():
                return self._number(node, kind)
            case Date():
                return self._date(node, kind)
            case YesNo():
                raise AssertionError("a yes_no fact is never compared")

    def _option(self, node: ast.expr, options: tuple[str, ...]) -> Value:
        listed = "options are " + ", ".join(f"`{option}`" for option in options)
        if not isinstance(node, ast.Name):
            raise self._problem(node, "type-mismatch", f"expected an option, found `{self._source(node)}`", listed)
        if node.id not in options:
            guess = did_you_mean(node.id, options)
            raise self._problem(node, "unknown-option", f"unknown option `{node.id}`", f"{guess} {listed}".strip())
        return node.id

    def _number(self, node: ast.expr, kind: Number) -> Value:
        number = parse_number(self._source(node).replace(" ", ""))
        if number is None:
            raise self._mismatch(node, kind)
        if kind.parse(self._source(node).replace(" ", "")) is None:
            raise self._problem(node, "value-out-of-range", f"expected {kind.expected()}, found `{self._source(node)}`")
        return number

    def _date(self, node: ast.expr, kind: Date) -> Value:
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            raise self._mismatch(node, kind)
        day = parse_date(node.value)
        if day is None:
            raise self._problem(node, "bad-date", f"`{node.value}` is not a date", 'write year-month-day, as in `"2025-01-17"`')
        if kind.parse(node.value) is None:
            raise self._problem(node, "value-out-of-range", f"expected {kind.expected()}, found `{node.value}`")
        return day

    def _mismatch(self, node: ast.expr, kind: FactType) -> _Unresolved:
        if isinstance(node, ast.Name) and node.id not in self.types:
            return self._unknown_fact(node, node.id)
        return self._problem(node, "type-mismatch", f"expected {kind.expected()}, found `{self._source(node)}`")

    def _fact_in(self, node: ast.expr) -> str | None:
        match node:
            case ast.Name(id=name) | ast.BinOp(left=ast.Name(id=name)):
                return name
            case _:
                return None

    def _type_of(self, node: ast.expr, name: str) -> FactType:
        if name not in self.types:
            raise self._unknown_fact(node, name)
        return self.types[name]

    def _unknown_fact(self, node: ast.expr, name: str) -> _Unresolved:
        advice = did_you_mean(name, self.types, otherwise="declare it under `facts:`, or check the spelling")
        return self._problem(node, "unknown-fact", f"unknown fact `{name}`", advice)

    def _source(self, node: ast.expr) -> str:
        return ast.get_source_segment(self.text, node) or ""

    def _problem(self, node: ast.expr, code: str, problem: str, advice: str = "") -> _Unresolved:
        self.problems.append(Problem(code, problem, *extent(node), help=advice))
        return _Unresolved()


def _alike(one: FactType, other: FactType) -> bool:
    if isinstance(one, Choice) and isinstance(other, Choice):
        return one == other
    return type(one) is type(other)
