"""Resolving the sides of comparisons: facts, values, and numbers or days added to a fact."""

from __future__ import annotations

import ast
from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

from advisor.diagnostics import did_you_mean
from advisor.pack.conditions import Constant, Operand, Reference
from advisor.pack.scope import Scope, fact_in
from advisor.pack.types import DIGITS, Choice, Date, FactType, Number, Value, YesNo, describe, listed, parse_date, parse_number

if TYPE_CHECKING:
    from decimal import Decimal

    from advisor.pack.scope import Unresolved

MAX_DAYS = 100_000
Comparable = Choice | Number | Date


def common_type(scope: Scope, left: ast.expr, right: ast.expr) -> Comparable:
    """The type of both sides of a comparison, at least one of which must be a fact."""
    for side in (left, right):
        if isinstance(side, ast.BoolOp | ast.Compare) or _is_condition(side):
            raise scope.unresolved(side, "type-mismatch", "a condition is compared", "a condition stands bare, or after `not`")
    names = (fact_in(left), fact_in(right))
    kinds = [scope.types.get(name) if name else None for name in names]
    for kind, other in ((kinds[0], names[1]), (kinds[1], names[0])):
        if isinstance(kind, Choice) and other in kind.options:
            return kind
    known = [kind for kind in kinds if kind is not None]
    if not known:
        raise _no_fact(scope, left, right)
    if len(known) == 2 and not _same_type(*known):
        raise _mismatched(scope, left, *known)
    return comparable(scope, right if kinds[0] is None else left, known[0])


def _is_condition(node: ast.expr) -> bool:
    match node:
        case ast.UnaryOp(op=ast.Not()) | ast.Call(func=ast.Name(id="at_least")):
            return True
        case _:
            return False


def _no_fact(scope: Scope, left: ast.expr, right: ast.expr) -> Unresolved:
    for side in (left, right):
        if name := fact_in(side):
            return scope.unknown_fact(side, name)
    return scope.unresolved(left, "type-mismatch", "two values are compared", "compare a fact with a value")


def _mismatched(scope: Scope, node: ast.expr, one: FactType, other: FactType) -> Unresolved:
    if isinstance(one, Choice) and isinstance(other, Choice):
        advice = "two choice facts compare only if their lists of options are equal"
        return scope.unresolved(node, "unlike-choices", "two choice facts with different options are compared", advice)
    return scope.unresolved(node, "type-mismatch", f"a {describe(one)} is compared with a {describe(other)}")


def _same_type(one: FactType, other: FactType) -> bool:
    if isinstance(one, Choice) and isinstance(other, Choice):
        return one == other
    return type(one) is type(other)


def comparable(scope: Scope, node: ast.expr, kind: FactType) -> Comparable:
    """Return `kind`; report a problem if facts of that type cannot be compared."""
    if isinstance(kind, YesNo):
        name = fact_in(node)
        problem = f"`{name}` is yes_no or derived and is not compared"
        raise scope.unresolved(node, "type-mismatch", problem, f"write `{name}` or `not {name}`")
    return kind


def operand(scope: Scope, node: ast.expr, kind: Comparable) -> Operand:
    """Resolve one side of a comparison of type `kind`."""
    match node:
        case ast.Name(id=name) if name in scope.types and not (isinstance(kind, Choice) and name in kind.options):
            return Reference(name)
        case ast.BinOp(left=ast.Name(id=name), op=op, right=amount) if name in scope.types:
            shift = _shift(scope, amount, kind)
            return Reference(name, -shift if isinstance(op, ast.Sub) else shift)
        case ast.BinOp():
            name = fact_in(node) or ""
            if name and name not in scope.types:
                raise scope.unknown_fact(node, name)
            advice = "write `fact + number` or `fact + days(n)`"
            raise scope.unresolved(node, "type-mismatch", "expected a fact and one number or `days(n)` added to it", advice)
        case _:
            return Constant(value(scope, node, kind))


def _shift(scope: Scope, node: ast.expr, kind: FactType) -> Decimal | timedelta:
    match kind, node:
        case Number(), ast.Constant():
            number = parse_number(scope.source(node))
            if number is not None:
                return number
        case Date(), ast.Call(func=ast.Name(id="days"), args=[ast.Constant(value=int(count))]) if count <= MAX_DAYS:
            return timedelta(days=count)
    match kind:
        case Number():
            expected = "a number"
        case Date():
            expected = f"`days(n)` with n up to {MAX_DAYS}"
        case _:
            raise scope.unresolved(node, "type-mismatch", f"nothing can be added to a {describe(kind)}")
    raise scope.unresolved(node, "type-mismatch", f"expected {expected}, found `{scope.source(node)}`")


def value(scope: Scope, node: ast.expr, kind: Comparable) -> Value:
    """Resolve a value of type `kind` written in the condition."""
    match kind:
        case Choice(options):
            return _option(scope, node, options)
        case Number():
            return _number(scope, node, kind)
        case Date():
            return _date(scope, node, kind)
        case _:
            assert_never(kind)


def _option(scope: Scope, node: ast.expr, options: tuple[str, ...]) -> Value:
    if not isinstance(node, ast.Name):
        problem = f"expected an option, found `{scope.source(node)}`"
        raise scope.unresolved(node, "type-mismatch", problem, f"options are {listed(options)}")
    if node.id not in options:
        advice = f"{did_you_mean(node.id, options)} options are {listed(options)}".strip()
        raise scope.unresolved(node, "unknown-option", f"unknown option `{node.id}`", advice)
    return node.id


def _number(scope: Scope, node: ast.expr, kind: Number) -> Value:
    written = scope.source(node).replace(" ", "")
    number = parse_number(written)
    if number is not None and kind.parse(written) is not None:
        return number
    if written.removeprefix("-")[:1].isdigit():
        advice = DIGITS if number is None else ""
        raise scope.unresolved(node, "value-out-of-range", f"expected {kind.expected()}, found `{written}`", advice)
    raise _mismatch(scope, node, kind)


def _date(scope: Scope, node: ast.expr, kind: Date) -> Value:
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        raise _mismatch(scope, node, kind)
    day = parse_date(node.value)
    if day is None:
        raise scope.unresolved(node, "bad-date", f"`{node.value}` is not a date", 'write year-month-day, as in `"2025-01-17"`')
    if kind.parse(node.value) is None:
        raise scope.unresolved(node, "value-out-of-range", f"expected {kind.expected()}, found `{node.value}`")
    return day


def _mismatch(scope: Scope, node: ast.expr, kind: FactType) -> Unresolved:
    if isinstance(node, ast.Name) and node.id not in scope.types:
        return scope.unknown_fact(node, node.id)
    return scope.unresolved(node, "type-mismatch", f"expected {kind.expected()}, found `{scope.source(node)}`")
