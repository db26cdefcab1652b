"""`advisor ask --next` gives one step of an interview, as text and as data."""

from __future__ import annotations

import io
import json

import pytest

from advisor.analysis.interview import Order
from advisor.cli.parser import parser


def test_one_step_as_json(ask):
    code, out, err = ask("", "snapshot:article", "--next", "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "next": "season_start",
        "because": ["overhaul_first", "risky_winter"],
        "relevant": ["season_start", "overhaul_date", "bridge", "islanders"],
        "settled": [],
        "at_most": 4,
    }


def test_one_step_as_text_names_what_stands_in_files(ask):
    assert ask("", "--next") == (
        0,
        """\
Weather · at most 6 questions left · 0 of 5 recommendations and notices settled
How windy is the route? [wind]
  Look at the harbour log.
  The article, winter 2019: Stormy
  The descriptions of the levels are ours; the article gives none.
  Asked because it can decide: Overhaul the boat first; A risky winter; Run fewer trips

  calm     Calm: Hardly a wave.
  fresh    Fresh: White crests.
  stormy   Stormy: Boats stay in port on some days.
  unknown  Don't know
""",
        "",
    )


@pytest.fixture
def all_but_the_season(tmp_path):
    file = tmp_path / "all-but-the-season.yaml"
    file.write_text(
        "{wind: fresh, season_start: unknown, overhaul_date: 2025-10-01, passengers: 160, bridge: no, islanders: fewer}",
        encoding="utf-8",
    )
    return file


def test_a_step_where_only_dont_know_is_left_as_json(ask, all_but_the_season):
    _, out, _ = ask("", all_but_the_season, "--next", "--format", "json")
    assert json.loads(out) == {
        "next": None,
        "because": [],
        "relevant": ["season_start"],
        "settled": ["add_boat", "reduce_trips", "silent_on_bridge"],
        "at_most": 0,
    }


def test_a_step_where_only_dont_know_is_left_as_text(ask, all_but_the_season):
    assert ask("", all_but_the_season, "--next") == (
        0,
        """\
Nothing that is still unanswered can change a recommendation or notice.

OPEN BECAUSE OF “DON'T KNOW”
- Start of the season: Overhaul the boat first; A risky winter
""",
        "",
    )


def test_one_step_in_the_quickest_order(ask):
    _, out, _ = ask("", "--next", "--order", "quickest", "--format", "json")
    assert json.loads(out)["next"] == "bridge"


def test_one_step_of_the_full_interview(ask):
    _, out, _ = ask("", "--next", "--full", pack=None)
    assert out.startswith(
        "The agreement · at most 46 questions left · 0 of 71 recommendations, notices and members of lists\nsettled\n"
    )


def test_one_step_on_the_answers_of_the_shipped_article(ask):
    _, out, _ = ask("", "snapshot:article_as_read", "--next", "--format", "json", pack=None)
    step = json.loads(out)
    assert (step["next"], step["because"], step["relevant"], step["at_most"]) == (
        "leader_trust",
        ["silent_on_trust"],
        ["leader_trust"],
        1,
    )
    assert len(step["settled"]) == 37


def test_the_step_reads_answers_from_standard_input(ask):
    stdin = io.TextIOWrapper(io.BytesIO(b"wind: calm\n"))
    _, out, _ = ask(stdin, "-", "--next", "--format", "json")
    assert json.loads(out)["next"] == "passengers"


def test_the_orders_are_those_of_the_library():
    with pytest.raises(SystemExit):
        parser().parse_args(["ask", "--order", "fastest"])
    assert [Order(parser().parse_args(["ask", "--order", word]).order) for word in ("topic", "quickest")] == list(Order)
