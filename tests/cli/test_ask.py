"""`advisor ask` asks only what matters, lets a reader take back any answer, and loses none."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

import advisor
from advisor.cli.entries import Given, Instruction, interpret
from advisor.pack import Option
from advisor.pack.types import Choice
from support.command_line import questions_asked
from support.paths import FERRY
from support.profiles import tries

START = """\
A ferry line in winter
Source: A. Writer, Keeping island ferries running (2020). An invented article
This tool reports what a source says about a situation as its reader describes it. It takes no side
and gives no advice of its own.

Type the number of an answer or the answer itself; or d (don't know), back, skip, why, answers,
quit; ? explains them.

"""
SEASON = """\
When does the winter season start?
  The article, winter 2019: not stated
  Asked because it can decide: Overhaul the boat first; A risky winter

  Type a date as year-month-day, such as 2025-01-17.
  d  Don't know
"""
CLASH = """\
These answers cannot go together: The overhaul cannot come after the season has started.
- Date of the overhaul: 2025-12-01
- Start of the season: 2025-11-01"""


def places(out):
    """Where the interview stood at each question."""
    return re.findall(r"^(\S.*) · at most (\d+) questions? left · (\d+) of", out, re.MULTILINE)


# The dialogue


def test_an_interview_from_the_first_question_to_what_stays_open(ask):
    code, out, err = ask("fresh\nd\n2025-10-01\n160\nno\nfewer\n")
    assert (code, err) == (0, "")
    assert out.startswith(f"{START}Weather · at most 6 questions left · 0 of 5 recommendations and notices settled\nHow windy")
    assert (
        f"> fresh\n→ No recommendation has changed.\n\n"
        f"Weather · at most 5 questions left · 0 of 5 recommendations and notices settled\n{SEASON}> d\n" in out
    )
    end = out.partition("Nothing that is still unanswered")[2].partition(" \n\nYour answers are not saved.")[0]
    assert (
        end
        == """\
 can change a recommendation or notice.

A ferry line in winter
Source: A. Writer, Keeping island ferries running (2020). An invented article
This tool reports what a source says about a situation as its reader describes it. It takes no side
and gives no advice of its own.

2 recommended, 0 not triggered, 1 undetermined; 6 of 6 questions answered

RECOMMENDED, ACCORDING TO THE ARTICLE: BEFORE WINTER AND IN WINTER

* Add a boat [add_boat]
  Can · Before winter and in winter · The company
  According to the article, the company can add a second boat.
  - Full boats leave people behind, the article says. [traffic.add: T1, T2]

RECOMMENDED, ACCORDING TO THE ARTICLE: IN WINTER

* Run fewer trips [reduce_trips]
  Can · In winter · The company
  According to the article, the company can run fewer trips.
  - Where nobody wants the trips the article sees no need for them. [traffic.reduce: T2]

UNDETERMINED
The answers given so far neither support nor rule these out.
- Overhaul the boat first [overhaul_first]. Waits for: start of the season [season_start]

OPEN BECAUSE OF “DON'T KNOW”
- Start of the season: Overhaul the boat first; A risky winter

Type back or answers to change an answer; Enter ends.
>"""
    )


def test_only_what_matters_is_asked_and_the_bound_and_the_count_are_told(ask):
    _, out, _ = ask("calm\n200\nno\n")
    assert questions_asked(out) == [
        "How windy is the route?",
        "How many passengers travel on a usual day?",
        "Is there a bridge to the island?",
    ]
    assert places(out) == [("Weather", "6", "0"), ("Traffic", "3", "2"), ("Traffic", "1", "3")]


def test_the_interview_stays_in_the_topic_of_the_last_question(ask):
    _, out, _ = ask("skip\nskip\nskip\n200\n")
    assert [place[0] for place in places(out)] == ["Weather"] * 3 + ["Traffic"] * 2
    assert questions_asked(out)[-1] == "Is there a bridge to the island?"


@pytest.mark.parametrize("typed", ["2", "fresh", "Fresh", " FRESH ", "02"])
def test_an_option_is_answered_by_its_number_id_or_label(answered, typed):
    assert answered(f"{typed}\n") == {"wind": "fresh"}


@pytest.mark.parametrize("typed", ["1", "yes", "Yes", "y", "true"])
def test_yes_is_answered_in_several_ways(answered, typed):
    assert answered(f"{typed}\n", "--order", "quickest") == {"bridge": "yes"}


@pytest.mark.parametrize("typed", ["d", "D", "don't know", "Don’t know", "unknown"])
def test_dont_know_moves_on_and_does_not_come_back(answered, ask, typed):
    assert answered(f"{typed}\n") == {"wind": None}
    _, out, _ = ask(f"{typed}\nd\nd\nd\nd\nd\n")
    assert len(questions_asked(out)) == len(set(questions_asked(out))) == 6


def test_a_number_and_a_date_are_typed(answered):
    assert answered("calm\n0150.50\n", "--order", "topic") == {"wind": "calm", "passengers": "150.5"}
    assert answered("fresh\n2025-11-01\n") == {"wind": "fresh", "season_start": "2025-11-01"}


CHOICES = "Type the number or the name of one of the answers above; or d, back, skip, why, answers, quit or ?."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("4", f"Not understood: “4”. {CHOICES}"),
        ("0", f"Not understood: “0”. {CHOICES}"),
        ("", CHOICES),
        ("frsh", "Not understood: “frsh”. Did you mean “Fresh”?"),
        ("windy day", f"Not understood: “windy day”. {CHOICES}"),
        ("x" * 200, f"Not understood: “{'x' * 57}...”. {CHOICES}"),
        ("\x1b[2J!", f"Not understood: “[2J!”. {CHOICES}"),
        ("back 7", 'There is no answer with the number 7; "answers" shows them all.'),
        ("back 0", 'There is no answer with the number 0; "answers" shows them all.'),
        ("back", "There is no question before this one."),
        ("answers", "You have not answered anything yet."),
    ],
)
def test_what_is_not_understood_is_told_and_asked_for_again(ask, answered, typed, told):
    _, out, _ = ask(f"{typed}\n")
    assert told in " ".join(out.split())
    assert answered(f"{typed}\ncalm\n") == {"wind": "calm"}


@pytest.mark.parametrize(
    ("before", "typed", "told"),
    [
        ("fresh", "2025-02-29", "“2025-02-29”. Type a date as year-month-day, such as 2025-01-17. Or type d, back, skip,"),
        ("fresh", "1 May", "“1 May”. Type a date as year-month-day, such as 2025-01-17. Or type d, back, skip,"),
        ("calm", "-1", "“-1”. Type a number from 0 to 5000 (people). Or type d, back, skip,"),
        ("calm", "1,000", "“1,000”. Type a number from 0 to 5000 (people). Or type d, back, skip,"),
        ("calm", "many", "“many”. Type a number from 0 to 5000 (people). Or type d, back, skip,"),
    ],
)
def test_a_wrong_number_or_date_is_told_with_what_is_expected(ask, before, typed, told):
    _, out, _ = ask(f"{before}\n{typed}\n")
    assert f"Not understood: {told}" in " ".join(out.split())


def test_commands_go_before_answers_of_the_same_name_and_short_forms_behind(ferry):
    """The number always means the answer."""
    options = tuple(Option(name, f"Label {name}") for name in ("d", "back", "q"))
    question = replace(ferry.inputs["islanders"], options=options, type=Choice(("d", "back", "q")))
    pack = replace(ferry, inputs={**ferry.inputs, "islanders": question})
    assert interpret(pack, question, "d") == Given(None)
    assert interpret(pack, question, "back") == Instruction("back")
    assert interpret(pack, question, "q") == Given("q")
    assert interpret(pack, question, "exit") == Instruction("quit")
    assert [interpret(pack, question, number) for number in "123"] == [Given("d"), Given("back"), Given("q")]


def test_each_answer_is_told_with_what_it_changed(ask):
    _, out, _ = ask("calm\n200\nyes\n")
    told = re.findall(r"^→ (.*)$", out, re.MULTILINE)
    assert told == ["Not triggered: Overhaul the boat first.", "Not triggered: Run fewer trips.",
                    "Not triggered: Add a boat.", "Applies: Silent on the bridge."]  # fmt: skip


def test_what_is_settled_although_the_rules_have_not_decided_it_is_told(ask):
    """No rule decides it yet, but with a settled text every further answer leaves the advice without ground."""
    _, out, _ = ask("text_agreed\n", pack=None)
    assert "→ “Not triggered”, whatever the open answers are: Build consensus on the contents.\n" in out


def test_why_names_what_hangs_on_the_question_the_rules_and_what_is_settled(ask):
    _, out, _ = ask("calm\nwhy\n")
    assert (
        out.partition("> why\n")[2].partition("\nTraffic ·")[0]
        == """
The answer can decide these, through the rules with these numbers:
- Add a boat: 1, 2
- Run fewer trips: 1, 3
The rules:
  1. By the article's measure, if passengers a day is at least 150.5 people, then the boats are
     full. [Section 2, Traffic, paragraph 1]
  2. If (the boats are full or what islanders want is “More trips”) and “a bridge to the island” is
     answered no: According to the article, the company can add a second boat. [Section 2, Traffic,
     paragraph 1]
  3. If ((at least 2 of these: what islanders want is “As many as now” or “Fewer trips”; the boats
     are not full; storms are likely) and what islanders want is “Fewer trips”): According to the
     article, the company can run fewer trips. [Section 2, Traffic]
Settled already:
- Not triggered: Overhaul the boat first.
- Does not apply: A risky winter.
"""
    )


def test_help_explains_every_command_and_the_question_is_shown_again(ask):
    _, out, _ = ask("?\n")
    assert [name for name in ("d ", "back ", "back 3 ", "skip ", "why ", "answers ", "quit ") if f"\n{name}" not in out] == []
    assert questions_asked(out) == ["How windy is the route?"] * 2


def test_back_leads_to_the_question_before_and_keeps_every_later_answer(answered, ask):
    assert answered("fresh\n2025-11-01\n2025-10-01\nback\nback\nback\nstormy\n") == {
        "wind": "stormy",
        "season_start": "2025-11-01",
        "overhaul_date": "2025-10-01",
    }
    _, out, _ = ask("fresh\n2025-11-01\n2025-10-01\nback\nback\nback\nstormy\nback\n")
    wind, season, overhaul, passengers = (
        "How windy is the route?",
        "When does the winter season start?",
        "When is the boat overhauled?",
        "How many passengers travel on a usual day?",
    )
    assert questions_asked(out) == [wind, season, overhaul, passengers, overhaul, season, wind, passengers, overhaul]
    assert "Your answer so far: 2025-10-01. Enter keeps it." in out


def test_enter_and_the_same_answer_keep_an_answer_and_go_on(answered, ask):
    for again in ("", "fresh", "skip"):
        assert answered(f"fresh\nback\n{again}\nd\n") == {"wind": "fresh", "season_start": None}
        _, out, _ = ask(f"fresh\nback\n{again}\nd\n")
        assert "→ Your answer stays as it is.\n" in out


def test_any_answer_is_reached_by_its_number_in_the_list(ask, answered):
    _, out, _ = ask("fresh\nd\nskip\nanswers\n")
    assert (
        "\n  1. Wind on the route: Fresh\n  2. Start of the season: Don't know\n  3. Date of the overhaul: not answered yet\n"
        in out
    )
    assert answered("fresh\nd\nskip\nback 2\n2025-11-01\n") == {"wind": "fresh", "season_start": "2025-11-01"}


def test_answers_that_no_result_depends_on_any_more_are_kept_and_said_not_to_be_used(ask, answered):
    typed = "fresh\n2025-11-01\n2025-10-25\nback 1\ncalm\nanswers\nback 2\n"
    _, out, _ = ask(typed)
    assert "→ Kept, but not used now: Start of the season; Date of the overhaul.\n" in out
    assert "\n  2. Start of the season: 2025-11-01 (not used now)\n" in out
    assert "Your answer so far: 2025-11-01. Enter keeps it.\nThis answer is kept, but not used now, since no" in out
    assert answered(typed) == {"wind": "calm", "season_start": "2025-11-01", "overhaul_date": "2025-10-25"}


def test_an_answer_changed_after_the_end_changes_the_result(ask, answered):
    _, out, _ = ask("calm\n200\nno\nback\nyes\n")
    assert out.count("Nothing that is still unanswered can change a recommendation or notice.") == 2
    assert "1 recommended, 2 not triggered, 0 undetermined" in out.partition("> back")[0]
    assert "0 recommended, 3 not triggered, 0 undetermined" in out.partition("> back")[2]
    assert answered("calm\n200\nno\nback\nyes\n") == {"wind": "calm", "passengers": "200", "bridge": "yes"}


@pytest.mark.parametrize("typed", ["maybe", "why", "skip"])
def test_at_the_end_only_changes_and_the_end_are_expected(ask, typed):
    _, out, _ = ask(f"calm\n200\nno\n{typed}\n")
    assert f"> {typed}\nNothing is left to ask. Press Enter to end, or type back or answers to change an answer.\n" in out


def test_what_was_skipped_comes_again_when_nothing_else_is_left_and_in_turn(ask):
    _, out, _ = ask("calm\nskip\nskip\nskip\nskip\nskip\n")
    passengers, bridge, islanders = (
        "How many passengers travel on a usual day?",
        "Is there a bridge to the island?",
        "What do the islanders want?",
    )
    assert re.findall(r"^(?:How many|Is there|What do).*\?$", out, re.MULTILINE) == [passengers, bridge, islanders] * 2
    assert out.count("You passed this question over before; nothing else is left to ask.\n") == 3


def test_the_only_question_left_cannot_be_skipped_without_a_word(ask):
    _, out, _ = ask("calm\n200\nskip\nno\n")
    assert "> skip\nThis is the only question left that matters. Answer it, type d if you do not know, or quit.\n" in out
    assert "Nothing that is still unanswered" in out


def test_an_answer_that_clashes_is_not_taken_and_asked_for_again(ask, answered):
    typed = "fresh\n2025-11-01\n2025-12-01\n"
    _, out, _ = ask(typed)
    assert (
        f"""\
> 2025-12-01
{CLASH}
That answer is not taken, your answers are as they were. Give another one, or type back to change
the one it clashes with.
>"""
        in out
    )
    assert answered(typed) == {"wind": "fresh", "season_start": "2025-11-01"}
    assert answered(f"{typed}back\n2025-12-24\n2025-12-01\n") == {
        "wind": "fresh",
        "season_start": "2025-12-24",
        "overhaul_date": "2025-12-01",
    }


def test_a_changed_answer_that_clashes_leaves_the_earlier_one(answered):
    assert answered("fresh\n2025-11-01\n2025-10-01\nback 2\n2025-09-01\n\n") == {
        "wind": "fresh",
        "season_start": "2025-11-01",
        "overhaul_date": "2025-10-01",
    }


@pytest.mark.parametrize("arguments", [[], ["--next"], ["--next", "--format", "json"]])
def test_answers_that_contradict_from_the_start_are_told_and_exit_with_1(ask, tmp_path, arguments):
    file = tmp_path / "answers.yaml"
    file.write_text("overhaul_date: 2025-12-01\nseason_start: 2025-11-01\n", encoding="utf-8")
    assert ask("", file, *arguments) == (
        1,
        "",
        f"{CLASH}\n",
    )


def test_the_full_interview_goes_on_for_the_lists(ask):
    answers = "calm\n200\nno\n"
    _, out, _ = ask("no\nmore\n1\n", "--order", "quickest", "--full")
    assert "of 7 recommendations, notices and members of lists settled\n" in out
    assert "of 5 recommendations and notices settled\n" in ask(answers)[1]


# Usage


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "json"], "--format json gives one step and needs --next"),
        (["-"], "standard input is where you answer: name a file instead of `-`, or add --next"),
        (["--next", "--save", "x.yaml"], "--save is of no use with --next, which asks nothing"),
        (["--order", "fastest"], "Invalid value for '--order': 'fastest' is not one of 'topic', 'quickest'."),
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(ask, arguments, told):
    code, out, err = ask("calm\n", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: advisor ask ")
    assert err.endswith(f"\nError: {told}\n")


def test_help_loads_neither_engine_nor_solver():
    script = "import sys\nfrom advisor.cli import main\nmain(['ask', '--help'])\nprint([m for m in ('experta', 'streamlit', 'pandas', 'z3') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("stdin", [b"", b"\xff\xfe\n\x00\n", b"\xef\xbb\xbfcalm\nquit\n"])
def test_any_bytes_may_be_typed(stdin):
    command = [sys.executable, "-m", "advisor", "ask", "--pack", str(FERRY)]
    done = subprocess.run(command, input=stdin, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (b"wind:" in done.stdout) == stdin.endswith(b"calm\nquit\n")


LINES = st.sampled_from(
    [
        "1",
        "2",
        "3",
        "d",
        "back",
        "back 1",
        "back 2",
        "skip",
        "why",
        "answers",
        "?",
        "",
        "no",
        "yes",
        "2025-11-01",
        "2025-12-01",
        "200",
        "?!",
    ]
)


@tries(15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(typed=st.lists(LINES, max_size=25), order=st.sampled_from(["topic", "quickest"]))
def test_whatever_is_typed_the_interview_goes_on_and_its_answers_never_clash(ask, ferry, tmp_path, typed, order):
    file = tmp_path / "answers.yaml"
    file.unlink(missing_ok=True)
    code, out, err = ask("\n".join(typed), "--save", file, "--order", order)
    assert (code, err) == (0, "")
    assert "> " in out
    assert advisor.run(ferry, advisor.read_answers(ferry, file.read_text(encoding="utf-8"))).contradictions == ()
