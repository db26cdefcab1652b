"""What an address holds, and what of it a session takes over."""

from __future__ import annotations

from itertools import product
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.address import NAMES, Address, address_of, read_parameters, rewritten, takeover
from session.interview import Interview

QUESTIONS = ("wind", "bridge", "islanders")

# Opened, Known, by Widget, Bare, Differs, Not written -> what is done: A takes over the answers, I the interview, W writes an address of its own.
TABLE = """
- - - - - - -> I W
- - - - - N -> I W
- - - - D - -> I W
- - - - D N -> I W
- - - B - - -> W
- - - B - N -> W
- - - B D - -> W
- - - B D N -> W
- - W - - - -> W
- - W - - N -> W
- - W - D - -> W
- - W - D N -> W
- - W B - - -> W
- - W B - N -> W
- - W B D - -> W
- - W B D N -> W
- K - - - - -> I
- K - - - N -> I W
- K - - D - -> I
- K - - D N -> I W
- K - B - - ->
- K - B - N -> W
- K - B D - -> W
- K - B D N -> W
- K W - - - ->
- K W - - N -> W
- K W - D - -> W
- K W - D N -> W
- K W B - - ->
- K W B - N -> W
- K W B D - -> W
- K W B D N -> W
O - - - - - -> A I
O - - - - N -> A I
O - - - D - -> A I
O - - - D N -> A I
O - - B - - -> A I
O - - B - N -> A I
O - - B D - -> A I
O - - B D N -> A I
O - W - - - -> A I
O - W - - N -> A I
O - W - D - -> A I
O - W - D N -> A I
O - W B - - -> A I
O - W B - N -> A I
O - W B D - -> A I
O - W B D N -> A I
O K - - - - -> I
O K - - - N -> I W
O K - - D - -> I
O K - - D N -> I W
O K - B - - -> I
O K - B - N -> I W
O K - B D - -> I
O K - B D N -> I W
O K W - - - -> I
O K W - - N -> I W
O K W - D - -> I
O K W - D N -> I W
O K W B - - -> I
O K W B - N -> I W
O K W B D - -> I
O K W B D N -> I W
"""
ROWS = [row.split(" ->") for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("flags", "done"), ROWS, ids=[flags for flags, _ in ROWS])
def test_what_of_an_address_is_taken_over(flags, done):
    names = ("opened", "known", "by_widget", "bare", "differs", "unwritten")
    situation = dict(zip(names, (flag != "-" for flag in flags.split()), strict=True))
    found = takeover(**situation)
    assert found == ("A" in done, "I" in done, "W" in done)


def test_the_table_has_every_combination_once():
    rows = [tuple(flag != "-" for flag in flags.split()) for flags, _ in ROWS]
    assert rows == list(product((False, True), repeat=6))


def test_each_parameter_has_a_name_of_its_own():
    assert len(set(NAMES.values())) == len(NAMES) == len(Address.__dataclass_fields__)


@given(st.builds(Address, **dict.fromkeys(NAMES, st.text(min_size=1))))
def test_an_address_comes_back_from_its_parameters_as_it_was(address):
    assert read_parameters(address.parameters()) == address


@given(st.builds(Address, **dict.fromkeys(NAMES, st.text(min_size=1, alphabet="ab&=%+ é#"))))
def test_an_address_comes_back_from_a_browser_as_it_was(address):
    assert read_parameters(dict(parse_qsl(urlencode(address.parameters())))) == address


@given(st.booleans(), st.booleans(), st.lists(st.sampled_from([*QUESTIONS, ""]), max_size=20))
def test_an_interview_comes_back_from_the_address_as_it_was(quickest, full, places):
    went = Interview(quickest, full)
    for place in places if quickest else []:
        went = went.at(place)
    back = address_of("", went).interview(QUESTIONS)
    assert back == (went if went.visited != ("",) else Interview(quickest, full))


def test_a_question_that_a_link_asks_for_is_the_current_one_in_the_quickest_order_only():
    assert Address(order="quickest", visited="wind.bridge", question="wind").interview(QUESTIONS).visited == ("bridge", "wind")
    assert Address(question="wind").interview(QUESTIONS) == Interview()
    assert Address(order="quickest", question="nowhere").interview(QUESTIONS).current is None


@pytest.mark.parametrize(
    ("parameters", "states"),
    [({}, False), ({"a": "x", "q": "wind"}, False), ({"o": ""}, True), ({"f": "all"}, True), ({"w": "wind"}, True)],
)
def test_an_address_states_an_interview_if_it_has_a_parameter_of_one(parameters, states):
    assert read_parameters(parameters).states_interview() is states


def test_an_address_is_rewritten_with_what_is_looked_at_and_without_the_question_asked_for():
    shown = {"t": "weather", "a": "old", "q": "wind", "w": "wind", "utm": "1"}
    assert rewritten(shown, Address(answers="new", order="quickest")) == {"t": "weather", "utm": "1", "a": "new", "o": "quickest"}
