"""`advisor whatif` reports the smallest changes that change a conclusion, or proves over which answers there are none."""

from __future__ import annotations

import json

import pytest

from support.command_line import call
from support.paths import FERRY


@pytest.fixture
def whatif(capsys, tmp_path):
    """Runs the command on the ferry pack, and gives exit code, standard output and standard error."""

    def run(answers, *arguments, pack=FERRY):
        if not answers.startswith("snapshot:"):
            file = tmp_path / "answers.yaml"
            file.write_text(answers, encoding="utf-8")
            answers = str(file)
        return call(capsys, "whatif", answers, *arguments, *(["--pack", pack] if pack else []))

    return run


WISHES = "{wind: stormy, passengers: 90, bridge: no, islanders: same}"


def test_what_would_have_to_change_is_told_in_sentences(whatif):
    assert whatif(WISHES, "add_boat", "--to", "holds") == (
        0,
        """\
Add a boat
Now: Not triggered. Wanted: Recommended.

WHAT WOULD HAVE TO CHANGE
One answer would have to change.
 1. “What islanders want” changes from “As many as now” to “More trips”.
""",
        "",
    )


def test_a_way_as_json(whatif):
    code, out, err = whatif(WISHES, "add_boat", "--to", "holds", "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "fact": "add_boat",
        "from": "fails",
        "to": "holds",
        "impossible": False,
        "size": 1,
        "changes": [[{"fact": "islanders", "from": "same", "to": "more"}]],
        "learn": [],
        "both": [],
        "more": False,
    }


def test_with_any_also_what_nobody_can_change_is_changed_the_nearest_way_first(whatif):
    assert whatif("{wind: stormy, passengers: 90, bridge: no, islanders: more}", "add_boat", "--to", "fails", "--any") == (
        0,
        """\
Add a boat
Now: Recommended. Wanted: Not triggered.

WHAT WOULD HAVE TO CHANGE
One answer would have to change. Any one of these ways does it; the nearest stands first.
 1. “A bridge to the island” changes from No to Yes (nobody can change that). → Its time is past.
 2. “What islanders want” changes from “More trips” to “As many as now”. → A premise is missing.
 3. “What islanders want” changes from “More trips” to “Fewer trips”. → A premise is missing.

“Not triggered” means that the article gives no ground for it, not that it advises against it.
""",
        "",
    )


def test_learning_is_listed_apart(whatif):
    assert whatif("{passengers: 180, islanders: more}", "add_boat", "--to", "fails") == (
        0,
        """\
Add a boat
Now: Undetermined. Wanted: Not triggered.

WHAT WOULD HAVE TO CHANGE
No change of the answers given does it alone.
Left as they are, because nobody can change them (1): passengers a day.

WHAT IT WOULD BE ENOUGH TO LEARN
No answer has to change if one thing that is not known yet turns out so.
 1. It turns out that “a bridge to the island” is answered yes. → Its time is past.

“Not triggered” means that the article gives no ground for it, not that it advises against it.
""",
        "",
    )


def test_changing_and_learning_are_both_listed_where_each_does_it(whatif):
    code, out, _ = whatif("{passengers: 90, islanders: more, wind: calm}", "reduce_trips", "--to", "holds")
    assert code == 0
    assert (
        out
        == """\
Run fewer trips
Now: Not triggered. Wanted: Recommended.

WHAT WOULD HAVE TO CHANGE
One answer would have to change.
 1. “What islanders want” changes from “More trips” to “Fewer trips”.
"""
    )


def test_several_things_to_learn_together_with_the_nearest_dates(whatif):
    _, out, _ = whatif("wind: stormy", "risky_winter", "--to", "fails")
    assert (
        out.partition("WHAT IT WOULD")[2]
        == """\
 BE ENOUGH TO LEARN
No answer has to change if 2 things that are not known yet turn out so together; fewer do not do.
 1. It turns out that start of the season falls on 2020-01-01. It turns out that date of the
    overhaul falls on 2019-12-18.

Of numbers and dates the nearest value is named; others may do as well.
"""
    )


EARLY = "{wind: stormy, season_start: 1900-01-05}"


def test_changing_and_learning_together_only_where_neither_does_it_alone(whatif):
    assert whatif(EARLY, "overhaul_first", "--to", "fails") == (
        0,
        """\
Overhaul the boat first
Now: Undetermined. Wanted: Not triggered.

WHAT WOULD HAVE TO CHANGE
No change of the answers given does it alone.
Left as they are, because nobody can change them (1): wind on the route.

WHAT WOULD HAVE TO CHANGE AND TO TURN OUT
Neither a change nor new knowledge does it alone. Of 2 answers, 1 would have to change, and the rest
to turn out so.
 1. “Start of the season” changes from 1900-01-05 to 1900-01-15. It turns out that date of the
    overhaul falls on 1900-01-01. → The advice is already met.

Of numbers and dates the nearest value is named; others may do as well.
“Not triggered” means that the article gives no ground for it, not that it advises against it.
""",
        "",
    )


def test_changing_and_learning_together_as_json(whatif):
    _, out, _ = whatif(EARLY, "overhaul_first", "--to", "fails", "--format", "json")
    found = json.loads(out)
    assert (found["impossible"], found["size"], found["changes"], found["learn"]) == (False, 2, [], [])
    assert found["both"] == [
        {
            "changes": [{"fact": "season_start", "from": "1900-01-05", "to": "1900-01-15"}],
            "learn": [{"fact": "overhaul_date", "to": "1900-01-01"}],
        }
    ]


def test_what_is_already_so_is_told(whatif):
    assert whatif("wind: stormy", "storms_likely", "--to", "holds") == (
        0,
        "Storms are likely\nNow: Shown. Wanted: Shown.\n\nIt is already so: Shown. Nothing has to change.\n",
        "",
    )
    _, out, _ = whatif("wind: stormy", "storms_likely", "--to", "holds", "--format", "json")
    found = json.loads(out)
    assert (found["from"], found["to"], found["impossible"], found["size"], found["changes"]) == ("holds", "holds", False, 0, [])


def test_where_no_change_gets_there_it_is_told_what_was_left_and_that_any_would_help(whatif):
    assert whatif("wind: stormy", "storms_likely", "--to", "fails") == (
        0,
        """\
Storms are likely
Now: Shown. Wanted: Not shown.

NO CHANGE GETS THERE
This is proved: as long as the answers named below stay as they are, no others that can go together
make it come out as “Not shown”.
Left as they are, because nobody can change them (1): wind on the route.
With --any, which also changes what nobody can change, there is a way: “Wind on the route” changes
from “Stormy” to “Calm” (nobody can change that).
""",
        "",
    )


def test_where_no_change_gets_there_not_even_with_any(whatif):
    assert whatif(
        "wind: calm", "overhaul_first", "--to", "holds", "--keep", "wind", "season_start", "--keep", "overhaul_date"
    ) == (
        0,
        """\
Overhaul the boat first
Now: Not triggered. Wanted: Recommended.

NO CHANGE GETS THERE
This is proved: as long as the answers named below stay as they are, no others that can go together
make it come out as “Recommended”.
Left as they are, because you asked for it (3): wind on the route; start of the season; date of the
overhaul.
Not even --any, which also changes what nobody can change, would help.
""",
        "",
    )


def test_no_change_is_a_result_as_json(whatif):
    code, out, _ = whatif("wind: stormy", "storms_likely", "--to", "fails", "--format", "json")
    assert code == 0
    assert json.loads(out) == {
        "fact": "storms_likely",
        "from": "holds",
        "to": "fails",
        "impossible": True,
        "size": 0,
        "changes": [],
        "learn": [],
        "both": [],
        "more": False,
    }


def test_what_was_tried_is_named_with_what_constraints_tie_to_it(whatif):
    """The date of the overhaul is not among the premises; a constraint ties it to the start of the season."""
    _, out, _ = whatif("{wind: calm, season_start: 2025-11-01}", "overhaul_first", "--to", "holds")
    assert "Tried were all answers to these questions (2): start of the season; date of the overhaul.\n" in out


def test_on_the_shipped_pack_one_change_recommends_the_timing_advice(whatif):
    _, out, _ = whatif("snapshot:article_as_read", "keep_signing_apart", "--to", "holds", "--format", "json", pack=None)
    found = json.loads(out)
    assert found["changes"] == [[{"fact": "timing_plan", "from": "not_planned", "to": "overlap"}]]
    assert (found["size"], found["learn"]) == (1, [])


def test_on_the_shipped_pack_a_kept_question_makes_it_impossible(whatif):
    arguments = ["snapshot:article_as_read", "keep_signing_apart", "--to", "holds", "--keep", "timing_plan"]
    code, out, _ = whatif(*arguments, pack=None)
    assert code == 0
    assert "NO CHANGE GETS THERE\n" in out
    assert "Left as they are, because you asked for it (1): the plan for the signing and the Caspian approval.\n" in out


def test_names_that_are_no_conclusion_or_no_question_are_told_all_at_once(whatif):
    assert whatif("wind: calm", "add_boats", "--to", "holds", "--keep", "winds", "boats_full", "xyz") == (
        2,
        "",
        """\
FACT: error[unknown-fact]: unknown fact `add_boats`
  = help: did you mean `add_boat`?

--keep: error[unknown-fact]: unknown fact `winds`
  = help: did you mean `wind`?

--keep: error[not-an-input]: `boats_full` is a conclusion, not a question
  = help: name questions

--keep: error[unknown-fact]: unknown fact `xyz`
  = help: `advisor run --format json` lists the ids of questions without an answer
""",
    )


def test_a_question_is_no_conclusion(whatif):
    code, out, err = whatif("wind: calm", "wind", "--to", "holds")
    assert (code, out) == (2, "")
    assert "`wind` is a question, not a conclusion" in err


@pytest.mark.parametrize("arguments", [["--to", "holds"], ["--to", "fails", "--any", "--format", "json"]])
def test_answers_that_contradict_are_told_and_exit_with_1(whatif, arguments):
    assert whatif("{overhaul_date: 2025-12-01, season_start: 2025-11-01}", "add_boat", *arguments) == (
        1,
        "",
        """\
These answers cannot go together: The overhaul cannot come after the season has started.
- Date of the overhaul: 2025-12-01
- Start of the season: 2025-11-01
""",
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "the following arguments are required: --to"),
        (["--to", "open"], "argument --to: invalid choice: 'open' (choose from 'holds', 'fails')"),
        (["--to", "holds", "--keep"], "argument --keep: expected at least one argument"),
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(whatif, arguments, told):
    code, out, err = whatif("wind: calm", "add_boat", *arguments)
    assert (code, out) == (2, "")
    assert err.endswith(f"advisor whatif: error: {told}\n")
