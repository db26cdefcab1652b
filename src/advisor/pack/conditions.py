"""Resolved conditions, whose names and types are known.

Every name in a condition is a declared fact, and every value has the type of the fact that it is compared with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import timedelta
    from decimal import Decimal

    from advisor.pack.types import FactType, Value

Operator = Literal["==", "!=", "<", "<=", ">", ">="]
CONTRARY: Mapping[Operator, Operator] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True, slots=True)
class Reference:
    """The value of an input plus `shift` (a number, or days for a date)."""

    fact: str
    shift: Decimal | timedelta | None = None


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the condition."""

    value: Value


Operand = Reference | Constant


@dataclass(frozen=True, slots=True)
class Truth:
    """A yes_no input or a derived fact, written alone."""

    fact: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison of two operands of the same type."""

    left: Operand
    operator: Operator
    right: Operand
    type: FactType


@dataclass(frozen=True, slots=True)
class Member:
    """The condition that the value of an input is one of several."""

    operand: Reference
    values: tuple[Value, ...]
    type: FactType


@dataclass(frozen=True, slots=True)
class Not:
    """The negation of a condition."""

    part: Condition


@dataclass(frozen=True, slots=True)
class And:
    """The conjunction of the parts; true without parts."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """The disjunction of the parts; false without parts."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of the parts (1 ≤ count ≤ number of parts)."""

    count: int
    parts: tuple[Condition, ...]


Atom = Truth | Comparison | Member
Condition = Atom | Not | And | Or | AtLeast


def atoms(condition: Condition) -> Iterator[Atom]:
    """The atomic conditions in reading order, repeated ones included."""
    match condition:
        case Truth() | Comparison() | Member():
            yield condition
        case Not(part):
            yield from atoms(part)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            for part in parts:
                yield from atoms(part)
        case _:
            assert_never(condition)


def facts_of(condition: Condition) -> tuple[str, ...]:
    """The facts that a condition names, each once, in reading order."""
    return tuple(dict.fromkeys(fact for atom in atoms(condition) for fact in facts_of_atom(atom)))


def facts_of_atom(atom: Atom) -> tuple[str, ...]:
    """The one or two facts that an atomic condition names."""
    match atom:
        case Truth(fact):
            return (fact,)
        case Member(Reference(fact)):
            return (fact,)
        case Comparison(left, _, right):
            return tuple(side.fact for side in (left, right) if isinstance(side, Reference))
        case _:
            assert_never(atom)
