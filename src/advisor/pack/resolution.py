"""From the text of a condition to a resolved condition: names are looked up and types are checked here, and only here."""

from __future__ import annotations

import ast
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

from advisor.pack.conditions import And, AtLeast, Comparison, Member, Not, Operator, Or, Reference, Truth
from advisor.pack.operands import common_type, comparable, operand, value
from advisor.pack.scope import Scope, Unresolved, fact_in
from advisor.pack.syntax import parse
from advisor.pack.tokens import Problem
from advisor.pack.types import Choice, Date, FactType, Number, YesNo, describe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.pack.conditions import Condition

_OPERATORS: dict[type[ast.cmpop], Operator] = dict(
    zip((ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE), get_args(Operator), strict=True)
)
_ORDERING = ("<", "<=", ">", ">=")
_AT_LEAST = "write `at_least(k, condition, condition, ...)` with k from 1 to the number of conditions"


def resolve(text: str, types: Mapping[str, FactType]) -> Condition | tuple[Problem, ...]:
    """Return the condition that `text` writes, or every problem found in it.

    `types` gives the type of each declared fact; a derived fact counts as yes_no.
    """
    tree = parse(text)
    if isinstance(tree, Problem):
        return (tree,)
    scope = Scope(text, types)
    try:
        return _condition(scope, tree)
    except Unresolved:
        return tuple(scope.problems)


def _condition(scope: Scope, node: ast.expr) -> Condition:
    match node:
        case ast.BoolOp(op=op, values=values):
            parts = scope.every(lambda part: _condition(scope, part), values)
            return And(parts) if isinstance(op, ast.And) else Or(parts)
        case ast.UnaryOp(op=ast.Not(), operand=part):
            return Not(_condition(scope, part))
        case ast.Compare(left, [ast.In() | ast.NotIn() as op], [right]):
            member = _member(scope, left, right)
            return member if isinstance(op, ast.In) else Not(member)
        case ast.Compare():
            return _comparisons(scope, node)
        case ast.Call(func=ast.Name(id="at_least")):
            return _at_least(scope, node)
        case ast.Name(id=name):
            return _bare(scope, node, name)
        case _:
            raise scope.unresolved(node, "type-mismatch", "expected a condition, found a value", "compare it with a fact")


def _bare(scope: Scope, node: ast.expr, name: str) -> Condition:
    kind = scope.type_of(node, name)
    if isinstance(kind, YesNo):
        return Truth(name)
    advice = f"compare it, as in `{name} == {kind.options[0]}`" if isinstance(kind, Choice) else "compare it with a value"
    raise scope.unresolved(node, "type-mismatch", f"`{name}` is a {describe(kind)} and does not stand bare", advice)


def _at_least(scope: Scope, node: ast.Call) -> Condition:
    if len(node.args) < 2:
        raise scope.unresolved(node, "condition-syntax", "`at_least` has no conditions", _AT_LEAST)
    count, *conditions = node.args
    parts = scope.every(lambda part: _condition(scope, part), conditions)
    match count:
        case ast.Constant(value=int(number)) if 1 <= number <= len(parts):
            return AtLeast(number, parts)
        case _:
            problem = f"expected a number from 1 to {len(parts)}, found `{scope.source(count)}`"
            raise scope.unresolved(count, "value-out-of-range", problem, _AT_LEAST)


def _comparisons(scope: Scope, node: ast.Compare) -> Condition:
    """A comparison, or a chain of them, which is the conjunction of the comparisons of neighbours."""
    if any(isinstance(op, ast.In | ast.NotIn) for op in node.ops):
        problem = "`in` does not stand in a chain of comparisons"
        raise scope.unresolved(node, "condition-syntax", problem, "join two conditions by `and`")
    pairs = zip(node.ops, pairwise((node.left, *node.comparators)), strict=True)
    comparisons = scope.every(lambda pair: _comparison(scope, pair[1][0], _OPERATORS[type(pair[0])], pair[1][1]), pairs)
    return comparisons[0] if len(comparisons) == 1 else And(comparisons)


def _comparison(scope: Scope, left: ast.expr, operator: Operator, right: ast.expr) -> Comparison:
    kind = common_type(scope, left, right)
    if operator in _ORDERING and not (isinstance(kind, Number | Date) or (isinstance(kind, Choice) and kind.ordered)):
        problem = f"`{operator}` needs a scale, number or date, found a {describe(kind)}"
        raise scope.unresolved(left, "unordered-comparison", problem, "use `==`, `!=` or `in [...]`")
    return Comparison(operand(scope, left, kind), operator, operand(scope, right, kind), kind)


def _member(scope: Scope, left: ast.expr, right: ast.expr) -> Member:
    name = fact_in(left)
    if name is None:
        raise scope.unresolved(left, "type-mismatch", "expected a fact before `in`, found a value")
    kind = comparable(scope, left, scope.type_of(left, name))
    if not isinstance(right, ast.List):
        raise scope.unresolved(right, "condition-syntax", "expected a list in brackets after `in`", "write `x in [a, b]`")
    if not right.elts:
        advice = "a fact is never one of no values: drop the condition or list values"
        raise scope.unresolved(right, "empty-in", "list after `in` is empty", advice)
    reference = operand(scope, left, kind)
    values = scope.every(lambda element: value(scope, element, kind), right.elts)
    if not isinstance(reference, Reference):
        raise scope.unresolved(left, "type-mismatch", "expected a fact before `in`, found a value")
    return Member(reference, tuple(dict.fromkeys(values)), kind)
