"""Whatever an author types, reading it gives a condition or problems, never an exception."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.pack.printing import to_text
from advisor.pack.resolution import resolve
from support.strategies import TYPES, conditions

DECLARED = {f"fact_{place}": kind for place, kind in enumerate((*TYPES, *TYPES))}
PIECES = (
    *DECLARED, *("and", "or", "not", "in", "not in", "is", "if", "else", "for", "lambda", "await", "yield", "None", "at_least(2,"),
    *("days(3)", "(", ")", "[", "]", ",", "==", "<", "<=", "+", "-", "*", "/", ".", ":", ":=", "=", "{", "}", "~", "@", "...", "->"),
    *('"2025-01-17"', '"', "'", "1", "0.5", "1e400", "0x1", "red", "low", "2025-01-17", "\\", "#", "!", "$", "é", "\t", "\n", "\0"),
)  # fmt: skip


def assert_condition_or_problems(text):
    found = resolve(text, DECLARED)
    for problem in found if isinstance(found, tuple) else ():
        assert problem.problem
        assert 0 <= problem.offset <= problem.offset + problem.length <= max(1, len(text))


@given(st.text())
@example("(" * 1000)
@example("not " * 249 + "fact_0")
@example("not " * 3_000 + "fact_0")
@example("-" * 999 + "1")
@example("9" * 1000)
@example("9" * 5_000)
@example("fact_3 == " + "9" * 900)
@example("at_least(" * 100)
@example("\ud83d")
@example("\N{FULLWIDTH LATIN SMALL LETTER A}")
@example("async for")
@example('f"{fact_0}"')
@example("fact_3 == 1 if 1else 2")
def test_any_text_gives_a_condition_or_problems(text):
    assert_condition_or_problems(text)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["", " "]))
def test_any_pieces_give_a_condition_or_problems(pieces, between):
    assert_condition_or_problems(between.join(pieces))


@given(conditions(DECLARED, depth=3).map(to_text), st.data())
def test_any_part_of_a_condition_gives_a_condition_or_problems(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert_condition_or_problems(text[start:end])
    assert_condition_or_problems(text[:start] + text[end:])


@pytest.mark.parametrize("text", ["not " * 3_000 + "fact_0", "9" * 5_000])
def test_a_condition_that_is_too_long_is_refused_unread(text):
    assert [problem.code for problem in resolve(text, DECLARED)] == ["too-large"]
