"""Values as they stand in files, read by the type of the fact they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from advisor.diagnostics import did_you_mean
from advisor.expressions.types import Choice, Date, FactType, Number, YesNo, parse_date, parse_number

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from advisor.checks.shape import Fields, Problems
    from advisor.documents import Scalar
    from advisor.expressions.types import Value

DONT_KNOW = frozenset(("unknown", "null"))


def read_value(scalar: Scalar, kind: FactType, problems: Problems) -> Value | None:
    """The value that a text writes; None, with a problem noted, if it is not one of the type."""
    text = scalar.text.strip()
    value = kind.parse(text)
    if value is None:
        code, problem, advice = mistake(text, kind)
        problems.add(scalar, code, problem, advice)
    return value


def mistake(text: str, kind: FactType) -> tuple[str, str, str]:
    """Code, problem and advice for a `text` that is not a value of the type."""
    match kind:
        case YesNo():
            return "wrong-type", f"expected {kind.expected()}, found `{text}`", "write `unknown` for don't know"
        case Choice(options):
            listed = "options are " + ", ".join(f"`{option}`" for option in options)
            guess = did_you_mean(text, options)
            return "unknown-option", f"unknown option `{text}`", f"{guess} {listed}".strip()
        case Number():
            code = "wrong-type" if parse_number(text) is None else "value-out-of-range"
            advice = "write digits, as in `12` or `0.5`" if code == "wrong-type" else ""
            return code, f"expected {kind.expected()}, found `{text}`", advice
        case Date():
            code = "bad-date" if parse_date(text) is None else "value-out-of-range"
            advice = "write year-month-day" if code == "bad-date" else ""
            return code, f"expected {kind.expected()}, found `{text}`", advice
        case _:
            assert_never(kind)


def read_number(fields: Fields, key: str) -> Decimal | None:
    """The decimal that `key` holds, if it does."""
    scalar = fields.scalar(key)
    number = parse_number(scalar.text.strip()) if scalar else None
    if scalar and number is None:
        fields.problems.add(scalar, *mistake(scalar.text.strip(), Number()))
    return number


def read_date(fields: Fields, key: str) -> date | None:
    """The day that `key` holds, if it does."""
    scalar = fields.scalar(key)
    day = parse_date(scalar.text.strip()) if scalar else None
    if scalar and day is None:
        fields.problems.add(scalar, *mistake(scalar.text.strip(), Date()))
    return day
