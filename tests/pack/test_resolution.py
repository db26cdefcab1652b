"""Every construct of the condition language, and every refusal with its code, place and text."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from advisor.pack.conditions import And, AtLeast, Comparison, Constant, Member, Not, Or, Reference, Truth
from advisor.pack.resolution import resolve
from advisor.pack.types import Choice, Date, Number, YesNo

COLOUR = Choice(("red", "green", "blue"))
LEVEL = Choice(("low", "medium", "high"), ordered=True)
WIDTH = Number("m", Decimal(0), Decimal(100))
DAY = Date()
TYPES = {
    "open_door": YesNo(),
    "holiday": YesNo(),
    "colour": COLOUR,
    "other_colour": COLOUR,
    "shade": Choice(("dark", "pale")),
    "level": LEVEL,
    "other_level": LEVEL,
    "width": WIDTH,
    "height": Number(),
    "start": DAY,
    "end": DAY,
}

GOOD = {
    "open_door": Truth("open_door"),
    "(open_door)": Truth("open_door"),
    "not open_door": Not(Truth("open_door")),
    "not not open_door": Not(Not(Truth("open_door"))),
    "open_door and holiday": And((Truth("open_door"), Truth("holiday"))),
    "open_door or holiday and open_door": Or((Truth("open_door"), And((Truth("holiday"), Truth("open_door"))))),
    "(open_door or holiday) and open_door": And((Or((Truth("open_door"), Truth("holiday"))), Truth("open_door"))),
    "colour == red": Comparison(Reference("colour"), "==", Constant("red"), COLOUR),
    "red != colour": Comparison(Constant("red"), "!=", Reference("colour"), COLOUR),
    "colour == other_colour": Comparison(Reference("colour"), "==", Reference("other_colour"), COLOUR),
    "not colour == red": Not(Comparison(Reference("colour"), "==", Constant("red"), COLOUR)),
    "colour in [red, blue]": Member(Reference("colour"), ("red", "blue"), COLOUR),
    "colour in [red, red]": Member(Reference("colour"), ("red",), COLOUR),
    "colour not in [green]": Not(Member(Reference("colour"), ("green",), COLOUR)),
    "level >= medium": Comparison(Reference("level"), ">=", Constant("medium"), LEVEL),
    "level < other_level": Comparison(Reference("level"), "<", Reference("other_level"), LEVEL),
    "low < level <= medium": And(
        (
            Comparison(Constant("low"), "<", Reference("level"), LEVEL),
            Comparison(Reference("level"), "<=", Constant("medium"), LEVEL),
        )
    ),
    "width > 2.50": Comparison(Reference("width"), ">", Constant(Decimal("2.5")), WIDTH),
    "height == -3": Comparison(Reference("height"), "==", Constant(Decimal(-3)), Number()),
    "height in [1, 2.5, -1]": Member(Reference("height"), (Decimal(1), Decimal("2.5"), Decimal(-1)), Number()),
    "height + 2 <= width - 0.5": Comparison(Reference("height", Decimal(2)), "<=", Reference("width", Decimal("-0.5")), Number()),
    'start == "2025-01-17"': Comparison(Reference("start"), "==", Constant(date(2025, 1, 17)), DAY),
    "start == '2025-01-17'": Comparison(Reference("start"), "==", Constant(date(2025, 1, 17)), DAY),
    "start + days(14) <= end": Comparison(Reference("start", timedelta(days=14)), "<=", Reference("end"), DAY),
    'start - days(1) in ["2025-01-17"]': Member(Reference("start", timedelta(days=-1)), (date(2025, 1, 17),), DAY),
    "at_least(1, open_door)": AtLeast(1, (Truth("open_door"),)),
    "at_least(2, open_door, holiday, level == low)": AtLeast(
        2, (Truth("open_door"), Truth("holiday"), Comparison(Reference("level"), "==", Constant("low"), LEVEL))
    ),
}


@pytest.mark.parametrize(("text", "condition"), GOOD.items(), ids=GOOD)
def test_a_condition_means_what_it_says(text, condition):
    assert resolve(text, TYPES) == condition


# for each text the code, what is underlined, and the problem
BAD = {
    "": ("empty-value", "", "condition is empty"),
    "open_door\nholiday": ("condition-not-on-one-line", "o", "condition spans several lines"),
    " open_door": ("condition-syntax", " ", "condition starts with a space"),
    "a" * 1001: ("too-large", "a", "condition has 1,001 characters, at most 1,000 are allowed"),
    "colour = red": ("condition-syntax", "=", "`=` is not an operator"),
    "open_door && holiday": ("condition-syntax", "&&", "`&&` is not an operator"),
    "open_door || holiday": ("condition-syntax", "||", "`||` is not an operator"),
    "not open_door holiday": ("condition-syntax", "holiday", "expected `and`, `or` or a comparison, found `holiday`"),
    "open_door and": ("condition-syntax", "and", "condition ends after `and`"),
    "and open_door": ("condition-syntax", "and", "expected a name, a value or a parenthesis, found `and`"),
    "(open_door": ("condition-syntax", "(", "`(` is not closed"),
    "open_door)": ("condition-syntax", ")", "`)` closes nothing"),
    "(colour in [red)": ("condition-syntax", ")", "`)` closes nothing"),
    "colour in [red,]": ("condition-syntax", "]", "expected a name, a value or a parenthesis, found `]`"),
    "()": ("condition-syntax", ")", "parentheses are empty"),
    "at_least()": ("condition-syntax", ")", "parentheses are empty"),
    "open_door == not holiday": ("condition-syntax", "not", "expected a name, a value or a parenthesis, found `not`"),
    "not in [red]": ("condition-syntax", "not in [red]", "condition is not well formed"),
    '"a" "b"': ("condition-syntax", '"b"', 'expected `and`, `or` or a comparison, found `"b"`'),
    'f"x"': ("condition-syntax", '"x"', 'expected `and`, `or` or a comparison, found `"x"`'),
    'start == "2025-01-17': ("condition-syntax", '"', "quotation mark is not closed"),
    "width == 0x10": ("condition-syntax", "0x10", "`0x10` is not a number"),
    "width == 1_000": ("condition-syntax", "1_000", "`1_000` is not a number"),
    "width == 1e400": ("condition-syntax", "1e400", "`1e400` is not a number"),
    "width == 1j": ("condition-syntax", "1j", "`1j` is not a number"),
    "width == 007": ("condition-syntax", "007", "`007` is not a number"),
    "width == 1.2.3": ("condition-syntax", "1.2.3", "`1.2.3` is not a number"),
    "1and open_door": ("condition-syntax", "1and", "`1and` is not a number"),
    "start == 2025-01-17": ("bad-date", "2025-01-17", "date `2025-01-17` is not quoted"),
    'start == "2025-02-30"': ("bad-date", '"2025-02-30"', "`2025-02-30` is not a date"),
    'start == "17.1.2025"': ("bad-date", '"17.1.2025"', "`17.1.2025` is not a date"),
    'start == "1850-01-01"': ("value-out-of-range", '"1850-01-01"', "expected a date such as 2025-01-17 from 1900-01-01 to 2200-12-31, found `1850-01-01`"),
    "width == 101": ("value-out-of-range", "101", "expected a number from 0 to 100, found `101`"),
    "height == 1234567890123": ("value-out-of-range", "1234567890123", "expected a number, found `1234567890123`"),
    "öpen": ("forbidden-syntax", "ö", r"character '\xf6' is not part of a condition"),
    "open_door\t": ("forbidden-syntax", "\t", r"character '\t' is not part of a condition"),
    "open_door; holiday": ("forbidden-syntax", ";", "`;` is not part of a condition"),
    "open_door # holiday": ("forbidden-syntax", "#", "`#` is not part of a condition"),
    "print(open_door)": ("forbidden-syntax", "print(open_door)", "calls are not part of a condition"),
    "colour.red": ("forbidden-syntax", "colour.red", "attributes are not part of a condition"),
    "not (colour[0])": ("forbidden-syntax", "[", "subscripts are not part of a condition"),
    "lambda: 1": ("forbidden-syntax", "lambda: 1", "lambdas are not part of a condition"),
    "open_door if holiday else open_door": ("forbidden-syntax", "open_door if holiday else open_door", "conditional expressions are not part of a condition"),
    "colour in [x for x in y]": ("forbidden-syntax", "[x for x in y]", "comprehensions are not part of a condition"),
    "at_least(x for x in y)": ("forbidden-syntax", "(x for x in y)", "comprehensions are not part of a condition"),
    "colour in {red, blue}": ("forbidden-syntax", "{red, blue}", "sets are not part of a condition"),
    "colour in {x: y}": ("forbidden-syntax", "{x: y}", "dictionaries are not part of a condition"),
    "colour in (red, blue)": ("forbidden-syntax", "(red, blue)", "tuples are not part of a condition"),
    "at_least(1, *colour)": ("forbidden-syntax", "*colour", "starred expressions are not part of a condition"),
    "(x := open_door)": ("condition-syntax", "=", "`=` is not an operator"),
    "colour is red": ("forbidden-syntax", "colour is red", "`is` is not part of a condition"),
    "width * 2 > 3": ("forbidden-syntax", "width * 2", "`*` is not part of a condition"),
    "width / 2 > 3": ("forbidden-syntax", "width / 2", "`/` is not part of a condition"),
    "width % 2 > 3": ("forbidden-syntax", "width % 2", "`%` is not part of a condition"),
    "open_door & holiday": ("forbidden-syntax", "open_door & holiday", "`&` is not part of a condition"),
    "~open_door": ("forbidden-syntax", "~open_door", "`~` is not part of a condition"),
    "...": ("forbidden-syntax", "...", "`...` is not part of a condition"),
    "open_door: holiday": ("forbidden-syntax", ":", "`:` is not part of a condition"),
    "+open_door": ("condition-syntax", "+", "expected a name, a value or a parenthesis, found `+`"),
    "True": ("forbidden-syntax", "True", "`True` is not a value of the language"),
    "open_door and None": ("forbidden-syntax", "None", "`None` is not a value of the language"),
    "not " * 60 + "holiday": ("too-deep", "not " * 60 + "holiday", "condition is nested more than 50 levels deep"),
    "(" * 60 + "holiday" + ")" * 60: ("too-deep", "(" * 60 + "holiday" + ")" * 60, "condition is nested more than 50 levels deep"),
    "opendoor": ("unknown-fact", "opendoor", "unknown fact `opendoor`"),
    "width == hight": ("unknown-fact", "hight", "unknown fact `hight`"),
    "hight + 1 == width": ("unknown-fact", "hight + 1", "unknown fact `hight`"),
    "hight == 3": ("unknown-fact", "hight", "unknown fact `hight`"),
    "colour == rad": ("unknown-option", "rad", "unknown option `rad`"),
    "colour in [red, bleu]": ("unknown-option", "bleu", "unknown option `bleu`"),
    'colour == "red"': ("type-mismatch", '"red"', 'expected an option, found `"red"`'),
    "colour": ("type-mismatch", "colour", "`colour` is a choice and does not stand bare"),
    "width and open_door": ("type-mismatch", "width", "`width` is a number and does not stand bare"),
    "open_door == holiday": ("type-mismatch", "open_door", "`open_door` is yes_no or derived and is not compared"),
    "open_door == yes": ("type-mismatch", "open_door", "`open_door` is yes_no or derived and is not compared"),
    "open_door in [holiday]": ("type-mismatch", "open_door", "`open_door` is yes_no or derived and is not compared"),
    "3": ("type-mismatch", "3", "expected a condition, found a value"),
    "days(3)": ("type-mismatch", "days(3)", "expected a condition, found a value"),
    "1 < 2": ("type-mismatch", "1", "two values are compared"),
    "(open_door and holiday) == open_door": ("type-mismatch", "open_door and holiday", "a condition is compared"),
    "width == start": ("type-mismatch", "width", "a number is compared with a date"),
    'width == "2025-01-17"': ("type-mismatch", '"2025-01-17"', 'expected a number from 0 to 100, found `"2025-01-17"`'),
    "start == 3": ("type-mismatch", "3", "expected a date such as 2025-01-17 from 1900-01-01 to 2200-12-31, found `3`"),
    "colour < red": ("unordered-comparison", "colour", "`<` needs a scale, number or date, found a choice"),
    "colour == shade": ("unlike-choices", "colour", "two choice facts with different options are compared"),
    "width + days(3) > 4": ("type-mismatch", "days(3)", "expected a number, found `days(3)`"),
    "start + 3 > end": ("type-mismatch", "3", "expected `days(n)` with n up to 100000, found `3`"),
    "level + 1 > low": ("type-mismatch", "1", "nothing can be added to a scale"),
    "start + days(1) + days(2) > end": ("type-mismatch", "start + days(1) + days(2)", "expected a fact and one number or `days(n)` added to it"),
    "colour in red": ("condition-syntax", "red", "expected a list in brackets after `in`"),
    "colour in []": ("empty-in", "[]", "list after `in` is empty"),
    "red in [red]": ("unknown-fact", "red", "unknown fact `red`"),
    "3 in [3]": ("type-mismatch", "3", "expected a fact before `in`, found a value"),
    "red == colour in [red]": ("condition-syntax", "red == colour in [red]", "`in` does not stand in a chain of comparisons"),
    "at_least(2)": ("condition-syntax", "at_least(2)", "`at_least` has no conditions"),
    "at_least(0, holiday)": ("value-out-of-range", "0", "expected a number from 1 to 1, found `0`"),
    "at_least(3, holiday, open_door)": ("value-out-of-range", "3", "expected a number from 1 to 2, found `3`"),
    "at_least(1.5, holiday)": ("value-out-of-range", "1.5", "expected a number from 1 to 1, found `1.5`"),
    "at_least(holiday, holiday)": ("value-out-of-range", "holiday", "expected a number from 1 to 1, found `holiday`"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BAD.items(), ids=[text[:40] for text in BAD])
def test_a_wrong_condition_is_told_at_its_place(text, expected):
    (problem,) = resolve(text, TYPES)
    assert (problem.code, text[problem.offset : problem.offset + problem.length], problem.problem) == expected


def test_all_problems_of_a_condition_are_told():
    problems = resolve("opendoor and colour == rad and at_least(9, lvel == low, width == 500) or low < levl < high", TYPES)
    assert [(problem.code, problem.help) for problem in problems] == [
        ("unknown-fact", "did you mean `open_door`?"),
        ("unknown-option", "did you mean `red`? options are `red`, `green`, `blue`"),
        ("unknown-fact", "did you mean `level`?"),
        ("value-out-of-range", ""),
        ("unknown-fact", "declare it under `facts:`, or check the spelling"),
        ("unknown-fact", "did you mean `level`?"),
    ]
