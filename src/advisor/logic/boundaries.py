"""Trial values of a question: every option, or for numbers and dates the values on and beside each boundary.

Source of the method: boundary-value analysis (G. J. Myers, The Art of Software Testing, 1979, chapter 4).
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from advisor.logic.semantics import shifted
from advisor.pack import atoms_of
from advisor.pack.conditions import Comparison, Constant, Member, Reference, atoms
from advisor.pack.types import Date, finite_values, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from advisor.pack import Pack
    from advisor.pack.conditions import Atom, Operand
    from advisor.pack.types import FactType, Value

_FINEST = Decimal("1e-9")  # the last digit of a number


def trial_values(pack: Pack, question: str, known: Mapping[str, Value]) -> tuple[Value, ...]:
    """Return values of the input `question` that together have every effect that one answer can have, given the `known` answers.

    For a number or date these are the boundaries in conditions, values between and beyond them, and the ends of its range; boundaries
    that depend on an unknown answer are left out.
    """
    kind = pack.inputs[question].type
    options = finite_values(kind)
    if options is not None:
        return options
    tried = {*_spread(sorted(boundaries(pack, question, known))), *_ends(kind)}  # all of one type
    return tuple(value for value in sorted(tried) if kind.parse(value_text(value)) is not None)


def boundaries(pack: Pack, question: str, known: Mapping[str, Value]) -> tuple[Value, ...]:
    """The values that rules and constraints compare the number or date `question` with, each once, in reading order."""
    compared = (value for atom in all_atoms(pack) for value in _compared(atom, question, known))
    return tuple(dict.fromkeys(compared))


def all_atoms(pack: Pack) -> Iterator[Atom]:
    """The atomic conditions of all rules and constraints, repeated ones included."""
    for rule in pack.rules.values():
        yield from atoms_of(rule)
    for constraint in pack.constraints.values():
        yield from atoms(constraint.never)


def near_value(pack: Pack, question: str, known: Mapping[str, Value]) -> Value:
    """The number or date that a new answer to `question` should be near to.

    It is the present answer, else the value that the source states, else a boundary, else the first day of the source's year, or zero.
    """
    asked = pack.inputs[question]
    candidates = (known.get(question), asked.article, *boundaries(pack, question, known))
    default = date(pack.source.year, 1, 1) if isinstance(asked.type, Date) else Decimal(0)
    return next((value for value in candidates if value is not None), default)


def _compared(atom: Atom, question: str, known: Mapping[str, Value]) -> Iterator[Value]:
    match atom:
        case Comparison(Reference(fact, shift), _, other) if fact == question:
            yield from _moved_back(_value(other, known), shift)
        case Comparison(other, _, Reference(fact, shift)) if fact == question:
            yield from _moved_back(_value(other, known), shift)
        case Member(Reference(fact, shift), values) if fact == question:
            for value in values:
                yield from _moved_back(value, shift)


def _value(operand: Operand, known: Mapping[str, Value]) -> Value | None:
    if isinstance(operand, Constant):
        return operand.value
    return shifted(known.get(operand.fact), operand.shift)


def _moved_back(value: Value | None, shift: Decimal | timedelta | None) -> Iterator[Value]:
    back = shifted(value, -shift if shift is not None else None)
    if back is not None:
        yield back


def _spread(points: Sequence[Value]) -> Iterator[Value]:
    """The points, one value between each two neighbours, and one beyond each end."""
    yield from points
    for low, high in pairwise(points):
        yield from _between(low, high)
    if points:
        step = timedelta(days=1) if isinstance(points[0], date) else Decimal(1)
        yield from _moved_back(points[0], step)
        yield from _moved_back(points[-1], -step)


def _between(low: Value, high: Value) -> Iterator[Value]:
    match low, high:
        case date(), date():
            middle: Value = low + (high - low) // 2
        case Decimal(), Decimal():
            middle = ((low + high) / 2).quantize(_FINEST, ROUND_FLOOR)
        case _:
            return  # there is nothing between options
    if middle != low:
        yield middle


def _ends(kind: FactType) -> Iterator[Value]:
    """The ends of the range that are bounded; zero if none is."""
    ends = [bound for bound in (getattr(kind, "minimum", None), getattr(kind, "maximum", None)) if bound is not None]
    yield from ends or [Decimal(0)]
