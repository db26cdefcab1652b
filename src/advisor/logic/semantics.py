"""The semantics of a pack in Kleene's three-valued logic, written for clarity, not speed.

Truth values are True, False and None (unknown). Every engine must agree with this module on every set of answers.
Source of the connectives: S. C. Kleene, Introduction to Metamathematics (1952), section 64, the strong tables.
"""

from __future__ import annotations

import operator
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, assert_never

from advisor.pack import Status
from advisor.pack.conditions import And, AtLeast, Comparison, Constant, Member, Not, Or, Reference, Truth
from advisor.pack.types import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from advisor.pack import Constraint, Pack, Rule
    from advisor.pack.conditions import Condition, Operand
    from advisor.pack.types import FactType, Value

Truth3 = bool | None

COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


def conclude(pack: Pack, answers: Mapping[str, Value]) -> dict[str, Status]:
    """Return the status of every derived fact under `answers` (inputs without a key are unknown), in pack order.

    INVARIANT: a further answer never takes a settled status back.
    INVARIANT: the order of answers and of rules does not matter.
    """
    values: dict[str, Value] = dict(answers)
    for fact in pack.order:
        truth = any_of(rule_truth(rule, values) for rule in pack.rules_for[fact])
        if truth is not None:
            values[fact] = truth
    return {fact: status_of(values.get(fact)) for fact in pack.derived}


def contradictions(pack: Pack, answers: Mapping[str, Value]) -> tuple[Constraint, ...]:
    """The constraints that `answers` break, in pack order."""
    return tuple(each for each in pack.constraints.values() if truth_of(each.never, answers) is True)


def status_of(truth: object) -> Status:
    """The status that corresponds to a truth value."""
    return Status.OPEN if truth is None else Status.HOLDS if truth else Status.FAILS


def rule_truth(rule: Rule, values: Mapping[str, Value]) -> Truth3:
    """The truth of the conjunction of all conditions of `rule`."""
    return all_of(truth_of(condition, values) for condition in rule.when)


def truth_of(condition: Condition, values: Mapping[str, Value]) -> Truth3:
    """The truth of `condition`; `values` has the known inputs and the settled derived facts (as bool)."""
    match condition:
        case Truth(fact):
            value = values.get(fact)
            return None if value is None else bool(value)
        case Comparison(left, comparison, right, kind):
            return _compare(_value(left, values), comparison, _value(right, values), kind)
        case Member(operand, options):
            value = _value(operand, values)
            return None if value is None else value in options
        case Not(part):
            truth = truth_of(part, values)
            return None if truth is None else not truth
        case And(parts):
            return all_of(truth_of(part, values) for part in parts)
        case Or(parts):
            return any_of(truth_of(part, values) for part in parts)
        case AtLeast(count, parts):
            return _at_least(count, [truth_of(part, values) for part in parts])
        case _:
            assert_never(condition)


def all_of(truths: Iterable[Truth3]) -> Truth3:
    """False if any is false, true if all are true, else unknown."""
    listed = list(truths)
    return False if False in listed else None if None in listed else True


def any_of(truths: Iterable[Truth3]) -> Truth3:
    """True if any is true, false if all are false, else unknown."""
    listed = list(truths)
    return True if True in listed else None if None in listed else False


def _at_least(count: int, truths: list[Truth3]) -> Truth3:
    certain = truths.count(True)
    possible = certain + truths.count(None)
    return True if certain >= count else None if possible >= count else False


def _value(operand: Operand, values: Mapping[str, Value]) -> Value | None:
    match operand:
        case Constant(value):
            return value
        case Reference(fact, None):
            return values.get(fact)
        case Reference(fact, shift):
            return shifted(values.get(fact), shift)
        case _:
            assert_never(operand)


def shifted(value: Value | None, shift: Decimal | timedelta | None) -> Value | None:
    """`value` plus `shift`; a date beyond the calendar stops at its end, so that every comparison is defined."""
    match value, shift:
        case date(), timedelta():
            try:
                return value + shift
            except OverflowError:
                return date.max if shift > timedelta() else date.min
        case Decimal(), Decimal():
            return value + shift
        case _:
            return value


def _compare(left: Value | None, comparison: str, right: Value | None, kind: FactType) -> Truth3:
    if left is None or right is None:
        return None
    if isinstance(kind, Choice) and kind.ordered:
        return COMPARE[comparison](kind.rank(str(left)), kind.rank(str(right)))
    return COMPARE[comparison](left, right)
