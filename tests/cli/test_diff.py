"""`advisor diff` reports what differs, what was edited, and which edits change nothing."""

from __future__ import annotations

import json
import shutil

import pytest

from support import command_line
from support.paths import FERRY

EDITS = {
    "pack.yaml": [
        ("version: 1.2.0", "version: 1.3.0"),
        ("    never: overhaul_date > season_start", "    never: overhaul_date >= season_start"),
    ],
    "claims.yaml": [("finds winters stormy.", "finds winters very stormy.")],
    "weather.yaml": [
        ("when: wind >= fresh", "when: wind == stormy"),
        ("strength: must", "strength: can"),
        ("  weather.in-time:", "  weather.two-weeks:"),
        ("title: A risky winter", "title: A winter with risks"),
    ],
    "traffic.yaml": [
        ("fewer: Fewer trips}", "fewer: Fewer trips, none: No trips}"),
        ("when: passengers >= 150.5", "when: not (passengers < 150.5)"),
        ("  silent_on_bridge:\n    title: Silent on the bridge\n    notice:", "  bridge_there:\n    title: A bridge\n    notice:"),
        ("then: silent_on_bridge", "then: bridge_there"),
        ("      - not bridge\n", "      - not bridge\n      - money\n"),
        ("  islanders:\n", "  money:\n    title: money for a boat\n    ask: Is there money for a boat?\n    type: yes_no\n  islanders:\n"),
    ],
}  # fmt: skip
TEXT = """\
5 of 7 conclusions differ; 2 are proved equal; 1 is added; 1 is removed; 1 is declared otherwise; 1
constraint refuses other answers.
Before: ferry 1.2.0. Now: ferry 1.3.0. Compared were all sets of answers, partial ones included,
that no constraint of either version refuses. An answer that a version does not know counts there as
not given.

CONCLUSIONS THAT DIFFER
* Storms are likely [storms_likely]
  Its rules were edited: weather.storms
  - Wind on the route: Fresh
    → before: Shown, now: Not shown
* Overhaul the boat first [overhaul_first]
  It builds on what differs: storms_likely
  - Wind on the route: Fresh
    Start of the season: 2020-01-01
    Date of the overhaul: 2019-12-31
    → before: Recommended, now: Not triggered
* A winter with risks [risky_winter]
  It builds on what differs: storms_likely, overhaul_first
  - Wind on the route: Fresh
    Start of the season: 2020-01-01
    Date of the overhaul: 2019-12-31
    → before: Applies, now: Does not apply
* Add a boat [add_boat]
  Its rules were edited: traffic.add
  It builds on what differs: islanders, money
  - Passengers a day: 180 people
    A bridge to the island: No
    → before: Recommended, now: Undetermined
* Run fewer trips [reduce_trips]
  It builds on what differs: islanders, storms_likely
  - Wind on the route: Fresh
    What islanders want: Fewer trips
    → before: Recommended, now: Undetermined

DECLARED OTHERWISE
- Overhaul the boat first [overhaul_first]: strength: Must → Can

ADDED
- Notice: A bridge [bridge_there]
- Question: Money for a boat [money], yes or no

REMOVED
- Notice: Silent on the bridge [silent_on_bridge]

CHANGED
- Question: What islanders want [islanders], before: choice of More trips, As many as now, Fewer
  trips; now: choice of More trips, As many as now, Fewer trips, No trips
- Rule weather.storms for storms_likely, before: `wind >= fresh`; now: `wind == stormy`
- Rule traffic.add for add_boat, before: `boats_full or islanders == more`, `not bridge`; now:
  `boats_full or islanders == more`, `not bridge`, `money`
- Rule traffic.bridge before for silent_on_bridge: `bridge`; now for bridge_there: `bridge`

REFUSED OTHERWISE
* Constraint overhaul-before-season (changed)
  - Start of the season: 2020-01-01
    Date of the overhaul: 2020-01-01
    → only the new version refuses this

EDITED, AND PROVED TO CHANGE NO STATUS
- Rule weather.in-time is now called weather.two-weeks
- Rule traffic.full (changed): by itself this changes no conclusion
- Texts and sources of conclusions: risky_winter
- Other parts of the pack: version, claims
"""


def call(capsys, *arguments):
    return command_line.call(capsys, "diff", *arguments)


@pytest.fixture
def edited(tmp_path):
    """Makes a copy of the pack with pieces of its files exchanged."""

    def make(edits):
        shutil.copytree(FERRY, tmp_path / "edited", ignore=shutil.ignore_patterns("*.cases.yaml"))
        for name, pieces in edits.items():
            path = tmp_path / "edited" / name
            text = path.read_text(encoding="utf-8")
            for old, new in pieces:
                assert text.count(old) == 1, old
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "edited"

    return make


def test_all_kinds_of_edits_are_told(capsys, edited):
    code, out, err = call(capsys, FERRY, edited(EDITS))
    assert (code, out, err) == (1, TEXT, "")


def test_everything_is_given_to_programs(capsys, edited):
    code, out, err = call(capsys, FERRY, edited(EDITS), "--format", "json")
    found = json.loads(out)
    assert (code, err, found["equal"]) == (1, "", False)
    assert list(found) == ["old", "new", "equal", "conclusions", "inputs", "rules", "constraints", "others"]
    assert (found["old"]["id"], found["old"]["version"], found["new"]["version"]) == ("ferry", "1.2.0", "1.3.0")
    assert [(one["id"], one["status"]) for one in found["conclusions"]] == [
        ("storms_likely", "different"),
        ("overhaul_in_time", "equal"),
        ("overhaul_first", "different"),
        ("risky_winter", "different"),
        ("boats_full", "equal"),
        ("add_boat", "different"),
        ("reduce_trips", "different"),
        ("bridge_there", "added"),
        ("silent_on_bridge", "removed"),
    ]
    assert found["conclusions"][2] == {
        "id": "overhaul_first",
        "status": "different",
        "witnesses": [
            {
                "answers": {"wind": "fresh", "season_start": "2020-01-01", "overhaul_date": "2019-12-31"},
                "unknown_before": [],
                "unknown_after": [],
                "before": "holds",
                "after": "fails",
            }
        ],
        "changes": {"strength": {"from": "must", "to": "can"}},
        "texts": [],
        "rules": [],
        "through": ["storms_likely"],
    }
    options = ["more", "same", "fewer"]
    assert found["inputs"] == [
        {"id": "money", "change": "added", "before": None, "after": {"type": "yes_no"}, "texts": []},
        {
            "id": "islanders",
            "change": "changed",
            "before": {"type": "choice", "options": options},
            "after": {"type": "choice", "options": [*options, "none"]},
            "texts": [],
        },
    ]
    assert [(one["id"], one["change"], one["changes_nothing"]) for one in found["rules"]] == [
        ("weather.storms", "changed", False),
        ("weather.two-weeks", "renamed", True),
        ("traffic.full", "changed", True),
        ("traffic.add", "changed", None),
        ("traffic.bridge", "changed", None),
    ]
    assert found["rules"][0]["before"] == {"id": "weather.storms", "when": ["wind >= fresh"], "then": "storms_likely"}
    assert found["constraints"] == [
        {
            "id": "overhaul-before-season",
            "change": "changed",
            "status": "different",
            "witnesses": [
                {
                    "answers": {"season_start": "2020-01-01", "overhaul_date": "2020-01-01"},
                    "unknown_before": [],
                    "unknown_after": [],
                    "refused_by": "new",
                }
            ],
            "before": "overhaul_date > season_start",
            "after": "overhaul_date >= season_start",
            "texts": [],
        }
    ]
    assert found["others"] == ["version", "claims"]


def test_numbers_and_dates_are_given_with_their_bounds(capsys, edited):
    new = edited(
        {
            "traffic.yaml": [("    max: 5000\n", "")],
            "weather.yaml": [
                (
                    "    ask: When is the boat overhauled?\n    type: date\n",
                    "    ask: When?\n    type: date\n    min: 2000-01-01\n",
                )
            ],
        }
    )
    code, out, _ = call(capsys, FERRY, new, "--format", "json")
    assert code == 1
    assert [(one["before"], one["after"], one["texts"]) for one in json.loads(out)["inputs"]] == [
        (
            {"type": "date", "min": "1900-01-01", "max": "2200-12-31"},
            {"type": "date", "min": "2000-01-01", "max": "2200-12-31"},
            ["ask"],
        ),
        (
            {"type": "number", "unit": "people", "min": 0, "max": 5000},
            {"type": "number", "unit": "people", "min": 0, "max": None},
            [],
        ),
    ]


def test_what_a_conclusion_declares_is_told_in_the_words_of_the_pack(capsys, edited):
    new = edited(
        {
            "weather.yaml": [
                ("    met_when: overhaul_in_time\n", ""),
                ("phase: before_winter", "phase: [before_winter, in_winter]"),
            ],
            "traffic.yaml": [
                ("    past_when: bridge\n    lists: strains\n", "    past_when: bridge and boats_full\n"),
                ("    phase: in_winter\n    actor: company", "    phase: in_winter\n    actor: island"),
            ],
        }
    )
    code, out, _ = call(capsys, FERRY, new)
    assert code == 1
    assert out.startswith("All 8 conclusions are proved equal; 3 are declared otherwise.\n")
    assert out.endswith(
        """\

DECLARED OTHERWISE
- Overhaul the boat first [overhaul_first]: phase: Before winter → Before winter and In winter;
  met_when: overhaul_in_time → nothing
- Add a boat [add_boat]: past_when: bridge → bridge and boats_full; lists: strains → nothing
- Run fewer trips [reduce_trips]: actor: The company → The island
"""
    )


def test_a_rule_that_is_only_written_differently_changes_nothing(capsys, edited):
    new = edited({"weather.yaml": [("when: wind >= fresh", "when: not (wind == calm)")]})
    assert call(capsys, FERRY, new) == (
        0,
        """\
All 8 conclusions are proved equal.
Before: ferry 1.2.0. Now: ferry 1.2.0. Compared were all sets of answers, partial ones included,
that no constraint of either version refuses.

EDITED, AND PROVED TO CHANGE NO STATUS
- Rule weather.storms (changed): by itself this changes no conclusion
""",
        "",
    )


def test_one_rule_written_as_two_is_the_same_with_both_edits(capsys, edited):
    two = "      - boats_full\n      - not bridge\n    then: add_boat\n    because: So.\n    claims: [T1]\n  traffic.more:\n    when:\n"
    new = edited({"traffic.yaml": [("      - boats_full or islanders == more\n", f"{two}      - islanders == more\n")]})
    assert call(capsys, FERRY, new) == (
        0,
        """\
All 8 conclusions are proved equal.
Before: ferry 1.2.0. Now: ferry 1.2.0. Compared were all sets of answers, partial ones included,
that no constraint of either version refuses.

EDITED, AND PROVED TO CHANGE NO STATUS
- Rule traffic.add (changed): with the other edits, add_boat is the same
- Rule traffic.more (added): by itself this changes no conclusion
- Texts and sources of rules: traffic.add
""",
        "",
    )


def test_only_a_new_option_is_told_apart(capsys, edited):
    edits = [
        ("fewer: Fewer trips}", "fewer: Fewer trips, none: No trips}"),
        ("islanders in [same, fewer]", "islanders in [same, fewer, none]"),
        ("and islanders == fewer", "and islanders in [fewer, none]"),
    ]
    code, out, _ = call(capsys, FERRY, edited({"traffic.yaml": edits}))
    assert code == 1
    assert out.startswith(
        "0 of 8 conclusions differ; 2 differ only through answers that one version does not know; 6 are\nproved equal.\n"
    )
    assert (
        """\

DIFFER ONLY THROUGH ANSWERS THAT ONE VERSION DOES NOT KNOW
* Add a boat [add_boat]
  It builds on what differs: islanders
  - Passengers a day: 150.4 people
    What islanders want: No trips (not known to the old version)
    → before: Undetermined, now: Not triggered
"""
        in out
    )


def test_a_version_is_the_same_as_itself(capsys, ferry):
    told = f"The two versions are the same: ferry 1.2.0, {ferry.digest}.\n"
    assert call(capsys, FERRY, FERRY) == (0, told, "")
    code, out, _ = call(capsys, "iran-russia", "iran-russia", "--format", "json")
    assert (code, json.loads(out)["equal"], len(json.loads(out)["conclusions"])) == (0, True, 95)


def test_what_differs_only_in_cases_is_the_same(capsys, edited):
    assert call(capsys, FERRY, edited({}))[0] == 0


def test_packs_that_have_nothing_in_common_are_told_apart(capsys):
    code, out, err = call(capsys, "iran-russia", FERRY)
    assert (code, err) == (1, "")
    assert out.startswith("No conclusion is in both versions; 8 are added; 95 are removed; 5 constraints refuse other answers.\n")


def test_a_pack_with_mistakes_cannot_be_compared(capsys, edited):
    new = edited({"weather.yaml": [("when: wind >= fresh", "when: winds >= fresh")]})
    code, out, err = call(capsys, FERRY, new)
    assert (code, out) == (2, "")
    assert "error[unknown-fact]: unknown fact `winds`" in err
    code, out, err = call(capsys, "no-such-pack", FERRY)
    assert (code, out) == (2, "")
    assert err.startswith("no-such-pack: error[file-not-found]: ")


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "0.0", "1e3", "9999999"])
def test_a_timeout_is_a_number_of_seconds(capsys, seconds):
    code, out, err = call(capsys, FERRY, FERRY, "--timeout", seconds)
    assert (code, out) == (2, "")
    assert f"expected a number of seconds above 0, found `{seconds}`" in err
