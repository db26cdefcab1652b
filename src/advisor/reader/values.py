"""Reading the values of files according to the type of their fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar, assert_never

from advisor.diagnostics import did_you_mean
from advisor.pack.types import DIGITS, Choice, Date, FactType, Number, YesNo, listed, parse_date, parse_number
from advisor.reader.shape import shortened

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from advisor.pack.types import Value
    from advisor.reader.shape import Fields, Problems
    from advisor.source.documents import ScalarNode

_DIGITS = re.compile(r"-?[0-9]+(\.[0-9]+)?")

_Value = TypeVar("_Value")

DONT_KNOW = frozenset(("unknown", "null"))


def read_value(scalar: ScalarNode, kind: FactType, problems: Problems) -> Value | None:
    """Read a value; None if it is not one of the type, which is reported."""
    text = scalar.text.strip()
    value = kind.parse(text)
    if value is None:
        code, problem, advice = mistake(text, kind)
        problems.add(scalar, code, problem, advice)
    return value


def mistake(text: str, kind: FactType) -> tuple[str, str, str]:
    """Return code, problem and advice for a `text` that is not a value of the type."""
    problem = f"expected {kind.expected()}, found `{shortened(text)}`"
    match kind:
        case YesNo():
            return "wrong-type", problem, ""
        case Choice(options):
            advice = f"{did_you_mean(text, options)} options are {listed(options)}".strip()
            return "unknown-option", f"unknown option `{shortened(text)}`", advice
        case Number() if parse_number(text) is not None:
            return "value-out-of-range", problem, ""
        case Number() if _DIGITS.fullmatch(text):
            return "value-out-of-range", problem, DIGITS
        case Number():
            return "wrong-type", problem, "write digits, as in `12` or `0.5`"
        case Date() if parse_date(text) is not None:
            return "value-out-of-range", problem, ""
        case Date():
            return "bad-date", problem, "write year-month-day"
        case _:
            assert_never(kind)


def read_number(fields: Fields, key: str) -> Decimal | None:
    """Read the number of `key`; None if it is absent or no number."""
    return _read(fields, key, Number(), parse_number)


def read_date(fields: Fields, key: str) -> date | None:
    """Read the day of `key`; None if it is absent or no date."""
    return _read(fields, key, Date(), parse_date)


def _read(fields: Fields, key: str, kind: FactType, parse: Callable[[str], _Value | None]) -> _Value | None:
    scalar = fields.scalar(key)
    value = parse(scalar.text.strip()) if scalar else None
    if scalar and value is None:
        fields.problems.add(scalar, *mistake(scalar.text.strip(), kind))
    return value
