"""On packs that the solver cannot decide, every command ends and says what it could not decide."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest

from advisor.cli import main
from support.hard_packs import write_hopeless_pack, write_planted_pack
from support.paths import ROOT

BRIEFLY = "0.05"  # seconds
ONE_OF_MANY = "0.01"  # seconds, where the solver is asked hundreds of times
NOT_KNOWN = "Which questions still matter was not decided in the time given; none is left out for that."


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    """Folders of hopeless packs by what is hopeless in them, and a file without answers."""
    folder = tmp_path_factory.mktemp("hopeless")
    write_hopeless_pack(folder / "rules")
    write_hopeless_pack(folder / "constraints", constrained=True)
    write_hopeless_pack(folder / "edited", further="door")
    (folder / "planted").mkdir()
    write_planted_pack(folder / "planted")
    (folder / "none.yaml").write_text("{}\n", encoding="utf-8")
    (folder / "warned.yaml").write_text("door: 'yes'\n", encoding="utf-8")
    return folder


@pytest.fixture
def call(capsys, monkeypatch, packs):
    """Runs a command in the folder of the packs, with little time, and gives exit code, standard output and standard error."""
    monkeypatch.chdir(packs)

    def called(*arguments, typed="", limit=BRIEFLY):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main([*arguments, "--timeout", limit])
        return code, *capsys.readouterr()

    return called


def test_an_undecided_verdict_is_none_of_the_three(call):
    code, out, err = call("explain", "none.yaml", "alone", "--pack", "rules")
    assert (code, err) == (0, "")
    assert "\nWhat the open answers can still make of this was not decided in the time given.\n" in out
    assert "it will come out as" not in out
    assert "can still come out as" not in out


def test_an_undecided_verdict_is_named_as_data(call):
    data = json.loads(call("explain", "none.yaml", "alone", "--pack", "rules", "--format", "json")[1])
    assert (data["status"], data["verdict"], data["decides_most"]) == ("open", "undecided", None)
    assert data["not_decided"] == ["verdict", "decides_most"]


def test_what_is_decided_has_no_further_key(call):
    data = json.loads(call("explain", "warned.yaml", "warn", "--pack", "constraints", "--format", "json")[1])
    assert (data["status"], data["justifications"]) == ("holds", {"sets": [["door"]], "more": False})
    assert "not_decided" not in data


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("text", "\n- Alone [alone]. Waits for: Is p0 in 0 [p0_0]"),
        ("json", '"id": "alone",\n      "kind": "recommendation",\n      "status": "open",'),
        ("markdown", "\n- Alone. Waits for: Is p0 in 0;"),
    ],
)
def test_a_run_leaves_open_what_the_rules_do(call, form, told):
    code, out, err = call("run", "none.yaml", "--pack", "rules", "--format", form)
    assert (code, err) == (0, "")
    assert told in out


def test_an_interview_goes_on_where_it_is_not_known_what_matters(call):
    code, out, err = call("ask", "--pack", "rules", "--order", "quickest", typed="no\nwhy\nskip\nquit\n")
    assert (code, err) == (0, "")
    place = f"Yard · at most 133 questions left · 0 of 2 recommendations and notices settled\n{NOT_KNOWN}\nIs p0 in 0\n"
    assert place in out
    assert f"Yard · at most 132 questions left · 0 of 2 recommendations and notices settled\n{NOT_KNOWN}\nIs p0 in 1\n" in out
    assert "\nWhat hangs on this question was not decided in the time given.\n" in out
    assert f"{NOT_KNOWN}\nIs p0 in 2\n" in out
    assert "Nothing that is still unanswered" not in out


def test_an_interview_ends_when_nothing_is_left_and_says_what_it_does_not_know(call):
    code, out, err = call("ask", "--pack", "constraints", typed="d\nback\nd\n\n")
    assert (code, err) == (0, "")
    assert "at most 1 question left" in out
    assert "\nNo question is left to ask. Not everything was decided in the time given.\n" in out
    assert "\n- Is the door open: not decided in the time given\n" in out


@pytest.mark.parametrize("pack", ["rules", "constraints"])
def test_a_step_says_that_it_is_not_decided(call, pack):
    code, out, err = call("ask", "--next", "--pack", pack)
    assert (code, err) == (0, "")
    assert NOT_KNOWN in out
    data = json.loads(call("ask", "--next", "--pack", pack, "--format", "json")[1])
    assert data["not_decided"] == ["next", "because", "relevant", "settled", "at_most"]
    assert (data["because"], data["settled"], data["at_most"]) == ([], [], {"rules": 133, "constraints": 1}[pack])


def test_that_no_change_was_found_is_told_from_a_proof(call):
    code, out, err = call("whatif", "none.yaml", "alone", "--to", "holds", "--pack", "rules")
    assert (code, err) == (0, "")
    assert (
        out
        == """\
Alone
Now: Undetermined. Wanted: Recommended.

NOT DECIDED IN THE TIME GIVEN
No way to get there was found in the time given, and it is not proved that there is none.
"""
    )
    data = json.loads(call("whatif", "none.yaml", "alone", "--to", "holds", "--pack", "rules", "--format", "json")[1])
    assert (data["impossible"], data["size"], data["changes"], data["learn"], data["both"]) == (False, 0, [], [], [])
    assert "learn" in data["not_decided"]


def test_constraints_that_are_not_known_to_be_met_leave_a_what_if_undecided(call):
    data = json.loads(call("whatif", "none.yaml", "warn", "--to", "holds", "--pack", "constraints", "--format", "json")[1])
    assert (data["impossible"], data["not_decided"]) == (False, ["changes", "learn", "both"])


def test_a_comparison_ends(call):
    code, out, err = call("diff", "rules", "edited")
    assert (code, err) == (1, "")
    assert "\nNOT DECIDED\n" in out
    statuses = {
        one["id"]: one["status"] for one in json.loads(call("diff", "rules", "edited", "--format", "json")[1])["conclusions"]
    }
    assert statuses == {"warn": "equal", "alone": "unknown"}


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_verification_ends(call, form):
    code, out, err = call("verify", "constraints", "--format", form)
    assert (code, err) == (1, "")
    assert ("UNKNOWN contradictory-constraints: the solver gave up after 0.05 seconds" in out) is (form == "text")
    assert ('"status": "unknown"' in out) is (form == "json")


def test_mutants_that_are_not_decided_are_counted_apart_and_fail_the_run(call):
    code, out, err = call("test", "planted", "--mutate", limit=ONE_OF_MANY)
    assert (code, err) == (1, "")
    assert "UNKNOWN planted/yard.yaml:17:3: yard.alone: the rule is dropped\n    not decided in the time given" in out
    found = json.loads(call("test", "planted", "--mutate", "--format", "json", limit=ONE_OF_MANY)[1])["mutation"]
    assert {"rule": "yard.alone", "change": "the rule is dropped"} in found["not_decided"]
    assert found["killed"] + found["survived"] + found["equivalent"] + len(found["not_decided"]) == 134
    assert (found["killed"], found["score"]) == (0, 0.0)


def test_what_is_not_known_to_be_reachable_counts_as_missed(call):
    code, out, err = call("test", "planted", "--coverage", limit=ONE_OF_MANY)
    assert (code, err) == (0, "")
    assert "not decided in the time given whether a case could, counted as missed:\n    yard.alone: fired\n" in out
    found = json.loads(call("test", "planted", "--coverage", "--format", "json", limit=ONE_OF_MANY)[1])["coverage"]
    assert "yard.alone: fired" in found["not_decided"]
    assert found["rules"] == {"covered": 0, "total": 1}


@pytest.mark.parametrize("command", ["ask", "explain", "run", "whatif", "test"])
def test_a_command_that_waits_says_how_long(capsys, command):
    assert main([command, "--help"]) == 0
    assert "--timeout SECONDS" in capsys.readouterr().out


def test_control_c_ends_an_interview_that_waits_for_the_solver(packs):
    """The answer is typed at once, so that what follows is sought for as long as the limit says."""
    command = [sys.executable, "-m", "advisor", "ask", "--pack", "rules", "--timeout", "300"]
    default = "import signal, os, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from advisor.cli import main; "
    program = f"{default}import threading; threading.Timer(3, os.kill, (os.getpid(), signal.SIGINT)).start(); "
    command = [sys.executable, "-c", f"{program}sys.exit(main({command[3:]}))"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, cwd=packs, env=environment, input=b"no\n", capture_output=True, check=False, timeout=100)
    assert (done.returncode, done.stderr) == (130, b"")
