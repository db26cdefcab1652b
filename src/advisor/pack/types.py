"""The types of inputs, and their values in Python.

yes_no: `bool` · choice and scale: the option's id, `str` · number: `Decimal` · date: `datetime.date`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

TYPE_NAMES = ("yes_no", "choice", "scale", "number", "date")

FIRST_DATE = date(1900, 1, 1)
LAST_DATE = date(2200, 12, 31)
_LISTED = 30
DIGITS = "a number has at most 12 digits before the point and 9 behind it"
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,9})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Value = bool | str | Decimal | date


@dataclass(frozen=True, slots=True)
class YesNo:
    """A fact that is true or false."""

    def parse(self, text: str) -> Value | None:
        """Return the value that `text` writes; None if it writes none of the type."""
        return {"yes": True, "true": True, "no": False, "false": False}.get(text.strip().lower())

    def expected(self) -> str:
        """Return a description of valid values, for a diagnostic."""
        return "`yes` or `no`"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several options; with `ordered`, a scale whose options are in rising order."""

    options: tuple[str, ...]
    ordered: bool = False

    def parse(self, text: str) -> Value | None:
        """Return the value that `text` writes; None if it writes none of the type."""
        return text if text in self.options else None

    def expected(self) -> str:
        """Return a description of valid values, for a diagnostic."""
        return f"one of {listed(self.options)}"

    def rank(self, option: str) -> int:
        """The position of `option` on a scale, from 0."""
        return self.options.index(option)


@dataclass(frozen=True, slots=True)
class Number:
    """An exact decimal with at most 12 digits before the point and 9 after it, within bounds (both included)."""

    unit: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None

    def parse(self, text: str) -> Value | None:
        """Return the value that `text` writes; None if it writes none of the type."""
        value = parse_number(text)
        if value is None or (self.minimum is not None and value < self.minimum):
            return None
        return None if self.maximum is not None and value > self.maximum else value

    def expected(self) -> str:
        """Return a description of valid values, for a diagnostic."""
        return "a number" + _between(self.minimum, self.maximum)


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar day within bounds (both included)."""

    minimum: date = FIRST_DATE
    maximum: date = LAST_DATE

    def parse(self, text: str) -> Value | None:
        """Return the value that `text` writes; None if it writes none of the type."""
        value = parse_date(text)
        return value if value is not None and self.minimum <= value <= self.maximum else None

    def expected(self) -> str:
        """Return a description of valid values, for a diagnostic."""
        return "a date such as 2025-01-17" + _between(self.minimum, self.maximum)


def listed(options: tuple[str, ...]) -> str:
    """The names of options, for a diagnostic; of very many only the first ones."""
    return ", ".join([*(f"`{option}`" for option in options[:_LISTED]), *(["…"] if len(options) > _LISTED else [])])


FactType = YesNo | Choice | Number | Date


def finite_values(kind: FactType) -> tuple[Value, ...] | None:
    """All values of a type that has finitely many options; None for numbers and dates."""
    match kind:
        case YesNo():
            return (True, False)
        case Choice(options):
            return options
        case Number() | Date():
            return None


def parse_number(text: str) -> Decimal | None:
    """Return the decimal that is written with digits, an optional sign and point; None for any other text."""
    return (Decimal(text) or Decimal(0)) if _NUMBER.fullmatch(text) else None  # a zero has no sign


def parse_date(text: str) -> date | None:
    """Return the day that is written as year-month-day; None for any other text and for a day that does not exist."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def value_text(value: Value) -> str:
    """Return `value` as an author would write it in YAML."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return format(value.normalize(), "f")
        case date():
            return value.isoformat()
        case _:
            return value


def describe(fact_type: FactType) -> str:
    """The name of the type in the pack language."""
    match fact_type:
        case YesNo():
            return "yes_no"
        case Choice(ordered=ordered):
            return "scale" if ordered else "choice"
        case Number():
            return "number"
        case Date():
            return "date"


def _between(minimum: Decimal | date | None, maximum: Decimal | date | None) -> str:
    match minimum, maximum:
        case None, None:
            return ""
        case None, _:
            return f" up to {maximum}"
        case _, None:
            return f" from {minimum}"
        case _:
            return f" from {minimum} to {maximum}"
