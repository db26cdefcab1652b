"""Counts and shares in words."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction


def counted(number: int, one: str, many: str = "") -> str:
    """`number` with the word that agrees with it; without `many`, the plural of `one` ends in s."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def share(part: int, total: int) -> Fraction:
    """`part` of `total`; 1 where there is nothing."""
    return Fraction(part, total) if total else Fraction(1)


def rounded_down(number: Fraction, digits: int) -> Decimal:
    """`number` with `digits` digits behind the point, never rounded up."""
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(Decimal(1).scaleb(-digits), ROUND_FLOOR)


def percent(part: int, total: int) -> str:
    """A percentage, never rounded up: 100 only if it is whole."""
    exact = share(part, total)
    return "100 %" if exact == 1 else f"{rounded_down(exact * 100, 1)} %"


def part_of(part: int, total: int) -> str:
    """`part` of `total` in numbers and as a percentage; "none" where there is nothing."""
    return f"{part} of {total}, {percent(part, total)}" if total else "none"
