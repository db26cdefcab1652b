"""Resolved conditions: what a rule's `when` is once names and types are known.

Every name in a condition is a declared fact, every value has the type of what it is compared with.
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
    """The value of an input, moved by `shift` (a number, or days for a date)."""

    fact: str
    shift: Decimal | timedelta | None = None


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the condition."""

    value: Value


Operand = Reference | Constant


@dataclass(frozen=True, slots=True)
class Truth:
    """A yes_no input or a derived fact that stands bare."""

    fact: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two operands of one type, compared."""

    left: Operand
    operator: Operator
    right: Operand
    type: FactType


@dataclass(frozen=True, slots=True)
class Member:
    """An input whose value is one of several."""

    operand: Reference
    values: tuple[Value, ...]
    type: FactType


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a condition."""

    part: Condition


@dataclass(frozen=True, slots=True)
class And:
    """All parts."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any part."""

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
    """The facts a condition names, each once, in reading order."""
    return tuple(dict.fromkeys(fact for atom in atoms(condition) for fact in facts_of_atom(atom)))


def facts_of_atom(atom: Atom) -> tuple[str, ...]:
    """The one or two facts an atomic condition names."""
    match atom:
        case Truth(fact):
            return (fact,)
        case Member(Reference(fact)):
            return (fact,)
        case Comparison(left, _, right):
            return tuple(side.fact for side in (left, right) if isinstance(side, Reference))
        case _:
            assert_never(atom)
