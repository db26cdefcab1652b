"""Conditions as text of the pack language; parsing the text gives back the same condition."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from advisor.pack.conditions import And, AtLeast, Comparison, Constant, Member, Not, Or, Reference, Truth
from advisor.pack.types import value_text

if TYPE_CHECKING:
    from advisor.pack.conditions import Condition, Operand
    from advisor.pack.types import Value

_OR, _AND, _NOT, _ATOM = range(4)


def to_text(condition: Condition) -> str:
    """Return `condition` on one line, with no more parentheses than needed."""
    return _text(condition, _OR)


def _text(condition: Condition, context: int) -> str:
    match condition:
        case Truth(fact):
            return fact
        case Comparison(left, operator, right):
            return f"{_operand(left)} {operator} {_operand(right)}"
        case Member(operand, values):
            return f"{_operand(operand)} in [{', '.join(map(_value, values))}]"
        case Not(Member(operand, values)):
            return f"{_operand(operand)} not in [{', '.join(map(_value, values))}]"
        case Not(Comparison() as part):
            return f"not ({_text(part, _OR)})"
        case Not(part):
            return f"not {_text(part, _ATOM)}"
        case And(parts):
            return _enclosed(" and ".join(_text(part, _NOT) for part in parts), needed=context > _AND)
        case Or(parts):
            return _enclosed(" or ".join(_text(part, _AND) for part in parts), needed=context > _OR)
        case AtLeast(count, parts):
            return f"at_least({count}, {', '.join(_text(part, _OR) for part in parts)})"
        case _:
            assert_never(condition)


def _enclosed(text: str, *, needed: bool) -> str:
    return f"({text})" if needed else text


def _operand(operand: Operand) -> str:
    match operand:
        case Constant(value):
            return _value(value)
        case Reference(fact, shift):
            return f"{fact}{_shift(shift)}"
        case _:
            assert_never(operand)


def _shift(shift: Decimal | timedelta | None) -> str:
    match shift:
        case None:
            return ""
        case timedelta(days=days):
            return f" {'-' if days < 0 else '+'} days({abs(days)})"
        case Decimal():
            return f" {'-' if shift < 0 else '+'} {value_text(abs(shift))}"
        case _:
            assert_never(shift)


def _value(value: Value) -> str:
    return f'"{value_text(value)}"' if isinstance(value, date) else value_text(value)
