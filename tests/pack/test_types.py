"""The values that each type accepts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advisor.pack.types import Choice, Date, Number, YesNo, describe, value_text

ORDER = Choice(("first", "second"), ordered=True)
BOUNDED = Number("m", Decimal(0), Decimal("2.5"))
WINTER = Date(date(2024, 12, 1), date(2025, 2, 28))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (YesNo(), "yes", True),
        (YesNo(), "No", False),
        (YesNo(), "true", True),
        (YesNo(), "FALSE", False),
        (YesNo(), "1", None),
        (YesNo(), "on", None),
        (ORDER, "second", "second"),
        (ORDER, "Second", None),
        (Number(), "12", Decimal(12)),
        (Number(), "-0.5", Decimal("-0.5")),
        (Number(), "123456789012.123456789", Decimal("123456789012.123456789")),
        (Number(), "1234567890123", None),
        (Number(), "1.1234567891", None),
        (Number(), "1e3", None),
        (Number(), "12:30", None),
        (Number(), "1_000", None),
        (Number(), "+1", None),
        (Number(), "NaN", None),
        (Number(), "\N{ARABIC-INDIC DIGIT ONE}", None),
        (BOUNDED, "0", Decimal(0)),
        (BOUNDED, "2.50", Decimal("2.5")),
        (BOUNDED, "2.6", None),
        (BOUNDED, "-1", None),
        (Date(), "2025-01-17", date(2025, 1, 17)),
        (Date(), "2025-02-30", None),
        (Date(), "20250117", None),
        (Date(), "2025-1-17", None),
        (Date(), "1899-12-31", None),
        (Date(), "2201-01-01", None),
        (WINTER, "2025-02-28", date(2025, 2, 28)),
        (WINTER, "2025-03-01", None),
    ],
)
def test_a_text_is_a_value_or_is_not(kind, text, value):
    assert kind.parse(text) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (False, "no"),
        ("low", "low"),
        (Decimal("1.50"), "1.5"),
        (Decimal("1E+3"), "1000"),
        (date(2025, 1, 17), "2025-01-17"),
    ],
)
def test_a_value_is_written_as_authors_write_it(value, text):
    assert value_text(value) == text


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (YesNo(), "yes_no", "`yes` or `no`"),
        (ORDER, "scale", "one of `first`, `second`"),
        (Choice(("a", "b")), "choice", "one of `a`, `b`"),
        (BOUNDED, "number", "a number from 0 to 2.5"),
        (Number(minimum=Decimal(1)), "number", "a number from 1"),
        (Number(maximum=Decimal(1)), "number", "a number up to 1"),
        (WINTER, "date", "a date such as 2025-01-17 from 2024-12-01 to 2025-02-28"),
    ],
)
def test_a_type_says_what_it_expects(kind, name, expected):
    assert (describe(kind), kind.expected()) == (name, expected)


def test_of_very_many_options_the_first_are_listed():
    kind = Choice(tuple(f"option_{number}" for number in range(10_000)))
    assert kind.expected().startswith("one of `option_0`, `option_1`, ")
    assert kind.expected().endswith(", `option_29`, …")
    assert Choice(("a", "b")).expected() == "one of `a`, `b`"
