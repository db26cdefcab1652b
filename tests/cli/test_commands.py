"""Every command does what its help says, with right input and wrong, and never shows a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.command_line import COMMANDS, call
from support.paths import TESTS

FERRY = str(TESTS / "packs" / "ferry")


def test_help_names_every_command(capsys):
    code, out, _ = call(capsys, "--help")
    assert code == 0
    assert all(f"    {command} " in out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(capsys, command):
    code, out, _ = call(capsys, command, "--help")
    assert code == 0
    assert f"example:\n  advisor {command}" in out


def test_check_counts_what_a_good_pack_holds(capsys):
    assert call(capsys, "check", FERRY) == (
        0,
        "ferry 1.2.0: 6 questions, 8 derived facts, 8 rules, 4 claims, 2 cases: no problem found\n",
        "",
    )


def test_check_lists_every_problem_and_exits_with_1(capsys, tmp_path):
    (tmp_path / "pack.yaml").write_text("id: x\ntitel: X\n", encoding="utf-8")
    code, out, err = call(capsys, "check", str(tmp_path))
    assert (code, out) == (1, "")
    assert "error[unknown-key]: unknown key `titel`" in err
    assert "error[missing-key]" in err
    assert err.endswith("problems found\n")


def test_check_gives_diagnostics_as_json(capsys, tmp_path):
    (tmp_path / "pack.yaml").write_text("id: x\ntitel: X\n", encoding="utf-8")
    code, out, _ = call(capsys, "check", str(tmp_path), "--format", "json")
    first = next(entry for entry in json.loads(out)["diagnostics"] if entry["code"] == "unknown-key")
    assert code == 1
    assert (first["line"], first["column"], first["help"]) == (2, 1, "did you mean `title`?")


@pytest.mark.parametrize("command", [["check"], ["test"], ["run", "--pack"], ["app", "--pack"]])
def test_a_pack_that_does_not_exist_exits_with_2(capsys, command):
    code, out, err = call(capsys, *command, "no-such-pack")
    assert (code, out) == (2, "")
    assert "error[file-not-found]" in err


def test_run_lists_conclusions_with_reasons(capsys):
    code, out, err = call(capsys, "run", "snapshot:article", "--pack", FERRY)
    assert (code, err) == (0, "")
    assert "0 recommended, 0 not triggered, 3 undetermined; 2 of 6 questions answered" in out


def test_run_without_answers_recommends_nothing_and_leaves_everything_open(capsys):
    code, out, _ = call(capsys, "run", "--format", "json")
    conclusions = json.loads(out)["conclusions"]
    assert code == 0
    assert len(conclusions) == 95
    assert {entry["status"] for entry in conclusions} == {"open"}


@pytest.mark.parametrize("text", ["wind: fresh\n", '{"wind": "fresh"}', "wind: {value: fresh, note: seen}\n"])
def test_run_reads_yaml_and_json(capsys, tmp_path, text):
    file = tmp_path / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    _, out, _ = call(capsys, "run", str(file), "--pack", FERRY, "--format", "json")
    assert json.loads(out)["answers"] == {"wind": "fresh"}


def test_run_reads_standard_input():
    done = advisor("run", "-", "--pack", FERRY, "--format", "json", stdin="bridge: yes\n")
    assert done.returncode == 0
    assert json.loads(done.stdout)["answers"] == {"bridge": "yes"}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("wind: windy\n", "error[unknown-option]: unknown option `windy`"),
        ("winds: calm\n", "error[unknown-fact]: unknown fact `winds`"),
        ("boats_full: yes\n", "error[derived-fact-given]"),
        ("passengers: many\n", "error[wrong-type]"),
        ("wind: [calm\n", "error[yaml-syntax]"),
        ("wind: &x calm\n", "error[yaml-feature]"),
        ("\x00", "error[unprintable-character]"),
        ("- a\n- b\n", "error["),
        ("", "error[empty-file]"),
    ],
)
def test_unusable_answers_are_told_and_exit_with_2(capsys, tmp_path, text, error):
    file = tmp_path / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    code, out, err = call(capsys, "run", str(file), "--pack", FERRY)
    assert (code, out) == (2, "")
    assert error in err
    assert "Traceback" not in err


@pytest.mark.parametrize("name", ["no-such-file.yaml", "snapshot:nonsense", "."])
def test_answers_that_cannot_be_found_exit_with_2(capsys, name):
    code, out, err = call(capsys, "run", name, "--pack", FERRY)
    assert (code, out) == (2, "")
    assert "error[" in err


def test_contradictory_answers_are_concluded_and_told(capsys, tmp_path):
    file = tmp_path / "answers.yaml"
    file.write_text("overhaul_date: 2025-12-01\nseason_start: 2025-11-01\n", encoding="utf-8")
    code, out, _ = call(capsys, "run", str(file), "--pack", FERRY, "--format", "json")
    assert code == 0
    assert json.loads(out)["contradictions"] == [
        {"constraint": "overhaul-before-season", "answers": ["overhaul_date", "season_start"]}
    ]


def test_explain_shows_the_proof_and_the_passages(capsys):
    code, out, _ = call(capsys, "explain", "snapshot:article", "storms_likely", "--pack", FERRY)
    assert code == 0
    assert (
        out
        == """\
Shown: Storms are likely.

Reason: The article counts fresh wind as a sign of storms. [Section 1, Weather, paragraph 1] Its
conditions are met: wind on the route is at least “Fresh” (answered: “Stormy”).

This answer alone suffices for “Shown”: wind on the route: “Stormy”.

✓ Shown: Storms are likely
└─ ✓ Reason: The article counts fresh wind as a sign of storms. [Section 1, Weather, paragraph 1]
   └─ ✓ Wind on the route is at least “Fresh” (answered: “Stormy”)

Passages:
- Section 1, Weather, paragraph 1: The article finds winters stormy.
"""
    )


def test_explain_gives_a_picture(capsys):
    _, out, _ = call(capsys, "explain", "snapshot:article", "storms_likely", "--pack", FERRY, "--format", "dot")
    assert out.startswith("digraph {")


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("storms_likly", "= help: did you mean `storms_likely`?"),
        ("wind", "`wind` is a question, not a conclusion"),
        ("zzz", "unknown fact `zzz`"),
    ],
)
def test_explain_refuses_what_is_no_conclusion(capsys, fact, told):
    code, out, err = call(capsys, "explain", "snapshot:article", fact, "--pack", FERRY)
    assert (code, out) == (2, "")
    assert told in err


@pytest.mark.parametrize(
    "arguments", [[], ["nonsense"], ["run", "--format", "xml"], ["app", "--port", "no"], ["app", "--port", "99999"], ["explain"]]
)
def test_wrong_usage_exits_with_2(capsys, arguments):
    code, _, err = call(capsys, *arguments)
    assert code == 2
    assert err.startswith("usage: advisor")


def test_a_reader_that_stops_early_is_no_error():
    command = [sys.executable, "-m", "advisor", "run", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["run", "--help"],
        ["check", str(FERRY)],
        ["check", str(FERRY), "--format", "json"],
        ["run", "--pack", str(FERRY), "--format", "markdown"],
        ["explain", "--pack", str(FERRY), "snapshot:article", "add_boat", "--format", "dot"],
        ["ask", "--pack", str(FERRY)],
        ["test", str(FERRY)],
    ],
)
def test_output_that_cannot_be_written_is_told_in_one_line_and_exits_with_2(arguments):
    command = [sys.executable, "-m", "advisor", *arguments]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "output cannot be written: no space left on device\n")


def test_diagnostics_that_cannot_be_written_exit_with_2():
    command = [sys.executable, "-m", "advisor", "check", "nowhere"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=full, check=False)
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_closed_output_is_told_and_exits_with_2():
    command = f"exec {sys.executable} -m advisor check >&-"
    done = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "output cannot be written: it is closed\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["explain", "--pack", FERRY, "snapshot:article", "\x1b[31mx"], "unknown fact `\ufffd[31mx`"),
        (["check", "\x1b[31mx"], "\ufffd[31mx: error[file-not-found]"),
        (["run", "\u202egone.yaml"], "\ufffdgone.yaml: error[file-not-found]"),
        (["run", "snapshot:\x1bx"], "unknown snapshot `\ufffdx`"),
        (["diff", "git:\x1b[31mx", FERRY], "[31mx"),
        (["ask", "--save", "\x1b[31m/x"], "`[31m/x` cannot be written"),
        (["app", "--port", "\x1b[31m"], "found `[31m`"),
        (["run", "--\x1b[31m"], "[31m"),
    ],
)
def test_nothing_that_is_named_acts_on_the_terminal(capsys, arguments, told):
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert "\x1b" not in err
    assert "\u202e" not in err


@pytest.mark.parametrize("arguments", [["run"], ["run", "--format", "markdown"], ["ask", "--next"], ["explain", "storms_likely"]])
def test_a_note_cannot_reorder_what_follows_it(capsys, tmp_path, arguments):
    (tmp_path / "mine.yaml").write_text('wind: {value: stormy, note: "left \u202e as written"}', encoding="utf-8")
    code, out, err = call(capsys, arguments[0], str(tmp_path / "mine.yaml"), *arguments[1:], "--pack", FERRY)
    assert (code, err) == (0, "")
    assert "\u202e" not in out
    assert ("left as written" in out) == ("markdown" in arguments)


def test_light_commands_import_neither_engine_nor_front_end():
    script = "import sys\nfrom advisor.cli import main\nmain(['check'])\nprint([m for m in ('experta', 'streamlit', 'pandas', 'z3') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_run_imports_neither_solver_nor_what_compares_and_proves():
    others = ("z3", "pandas", "streamlit", "advisor.quality.diff", "advisor.quality.checks")
    script = f"import sys\nfrom advisor.cli import main\nmain(['run'])\nprint([m for m in {others} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_module_is_the_command():
    done = advisor("--version")
    assert done.stdout.startswith("advisor ")


def advisor(*arguments, stdin=""):
    """The command in a process of its own."""
    command = [sys.executable, "-m", "advisor", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, env=dict(os.environ))
