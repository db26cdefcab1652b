"""A diagnostic shows the place it is about, however long the line; many are summed up in few words."""

from __future__ import annotations

import pickle

import pytest

from advisor.diagnostics import Diagnostic, InvalidAnswers, Location, diagnostics_to_text


def shown(line, column, length):
    return str(Diagnostic(Location("a.yaml", 1, column, length), "bad-id", "problem", line)).splitlines()[1:]


def test_a_short_line_is_shown_whole():
    assert shown("wnid: calm", 1, 4) == ["  | wnid: calm", "  | ^^^^"]


@pytest.mark.parametrize(
    ("column", "cut_before", "cut_behind"),
    [
        (1, False, True),
        (156, False, True),
        (157, True, True),
        (2_500, True, True),
        (4_900, True, True),
        (4_901, True, False),
        (4_997, True, False),
    ],
)
def test_of_a_long_line_the_surroundings_are_shown_with_the_place_underlined(column, cut_before, cut_behind):
    line = "." * (column - 1) + "here" + "." * (5_000 - 4 - (column - 1))
    text, underline = (each.removeprefix("  | ") for each in shown(line, column, 4))
    assert len(text) == 160
    assert [text[place] for place, sign in enumerate(underline) if sign == "^"] == ["h", "e", "r", "e"]
    assert (text.startswith("…"), text.endswith("…")) == (cut_before, cut_behind)


def test_where_the_place_is_longer_than_what_is_shown_all_that_is_shown_of_it_is_underlined():
    text, underline = (each.removeprefix("  | ") for each in shown("key: " + "x" * 5_000, 6, 5_000))
    assert (text, underline) == ("key: " + "x" * 154 + "…", "     " + "^" * 154)


def test_a_tab_takes_one_column_so_that_the_underline_fits():
    assert shown("a\tb: c", 3, 1) == ["  | a b: c", "  |   ^"]


def test_what_could_change_the_terminal_or_the_order_of_the_text_is_replaced_where_it_is_shown():
    found = Diagnostic(Location("a\x1b[2J.yaml", 1, 3, 2), "bad-id", "`\u202eab` is\nbad", "\x07\u2066ab\x9b", "write \x1b[0m")
    assert str(found) == (
        "a\ufffd[2J.yaml:1:3: error[bad-id]: `\ufffdab` is bad\n  | \ufffd\ufffdab\ufffd\n  |   ^^\n  = help: write \ufffd[0m"
    )


def test_at_most_a_hundred_are_shown_and_the_others_counted():
    line = "x" * 100_000
    found = [Diagnostic(Location("a.json", 1, column), "unknown-fact", "unknown fact", line) for column in range(1, 5_001)]
    text = diagnostics_to_text(found)
    assert text.count("error[unknown-fact]") == 100
    assert text.endswith("\n\nand 4900 more")
    assert len(text) < 50_000
    error = InvalidAnswers(found)
    assert str(error).count("error[unknown-fact]") == 100
    assert str(error).endswith("\nand 4900 more")
    assert pickle.loads(pickle.dumps(error)).diagnostics == error.diagnostics  # noqa: S301 - our own


def test_a_hundred_are_all_shown():
    found = [Diagnostic(Location("a.json", 1, column), "unknown-fact", "unknown fact") for column in range(1, 101)]
    assert "more" not in diagnostics_to_text(found)
