"""Whatever is shown was confirmed by the engine, also under `python -O`; where it cannot be, a plain line says so."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest

import advisor
from advisor.cli import main
from advisor.diagnostics import InternalError
from advisor.engines.forward import door
from advisor.pack import Status
from advisor.quality.checks.registry import CHECKS
from advisor.result import confirm
from support.paths import ROOT

FERRY = str(ROOT / "tests" / "packs" / "ferry")
STORMY = {"wind": "stormy", "passengers": 90, "bridge": False, "islanders": "same"}
# A fault in the engine: no rule fires, so that everything stays open.
FAULTY = """
import sys
from advisor.engines.forward import door
door.KnowledgeEngine.run = lambda engine, steps=0: None
from advisor.cli import main
sys.exit(main(sys.argv[1:]))
"""
UNCONFIRMED = """
from advisor import Status, load
from advisor.diagnostics import InternalError
from advisor.result import confirm
for expected, breaking in (({"storms_likely": {Status.HOLDS}}, None), ({}, "overhaul-before-season")):
    try:
        confirm(load("tests/packs/ferry"), {"bridge": True}, expected, breaking=breaking)
    except InternalError as error:
        print(error)
assert False
"""


def test_a_run_is_confirmed_that_concludes_what_was_expected(ferry):
    result = confirm(ferry, STORMY, {"add_boat": {Status.FAILS}, "storms_likely": {Status.HOLDS, Status.OPEN}})
    assert result.statuses == advisor.run(ferry, STORMY).statuses


def test_a_status_that_the_engine_does_not_conclude_is_not_confirmed(ferry):
    with pytest.raises(InternalError) as told:
        confirm(ferry, {"wind": "stormy", "bridge": None}, {"storms_likely": {Status.FAILS, Status.OPEN}})
    assert str(told.value) == (
        "expected fails or open of `storms_likely`, the engine concludes holds (pack ferry 1.2.0; answers: wind: stormy, bridge: unknown)"
    )


def test_answers_that_break_a_constraint_are_not_confirmed_unless_they_shall(ferry):
    clashing = {"overhaul_date": "2025-10-02", "season_start": "2025-10-01"}
    (broken,) = ferry.constraints
    assert confirm(ferry, clashing, {}, breaking=broken).contradictions
    with pytest.raises(InternalError, match=f"expected no contradiction, found that `{broken}` is broken"):
        confirm(ferry, clashing, {})
    with pytest.raises(InternalError, match=f"expected that `{broken}` is broken, found that it is not"):
        confirm(ferry, STORMY, {}, breaking=broken)


def optimised(*arguments):
    """What Python does without asserts: exit code, standard output and standard error."""
    command = [sys.executable, "-O", "-X", "utf8", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT)
    return done.returncode, done.stdout, done.stderr


def test_without_asserts_nothing_is_confirmed_either_that_is_not_so():
    assert optimised("-c", UNCONFIRMED) == (
        0,
        (
            "expected holds of `storms_likely`, the engine concludes open (pack ferry 1.2.0; answers: bridge: yes)\n"
            "expected that `overhaul-before-season` is broken, found that it is not (pack ferry 1.2.0; answers: bridge: yes)\n"
        ),
        "",
    )


def test_without_asserts_whatif_tells_the_same():
    assert optimised("-m", "advisor", "whatif", "snapshot:article_as_read", "keep_signing_apart", "--to", "holds") == (
        0,
        """\
Keep signing and Caspian approval apart
Now: Not triggered. Wanted: Recommended.

WHAT WOULD HAVE TO CHANGE
One answer would have to change.
 1. “The plan for the signing and the Caspian approval” changes from “Not planned” to “Signing
    during the approval process”.
""",
        "",
    )


def test_without_asserts_verify_tells_the_same(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    code, out, err = optimised("-m", "advisor", "verify")
    assert (code, err) == (0, "")
    assert main(["verify"]) == 0
    assert capsys.readouterr().out == out
    accepted = {"redundant-condition": "found 1 (1 accepted)", "equivalent-findings": "found 2 (2 accepted)"}
    results = dict(re.findall(r"^([a-z-]+)  +(proved|found .*?\))  ", out, re.MULTILINE))
    assert results == {check.code: "proved" for check in CHECKS} | accepted
    assert out.endswith("22 of 22 recommendations depend on assumptions in every situation; --assumptions lists them\n")


@pytest.fixture
def edited(tmp_path):
    """The pack that ships with one rule that asks for less."""
    folder = shutil.copytree(ROOT / "rules" / "iran-russia", tmp_path / "edited")
    timing = folder / "timing.yaml"
    text = timing.read_text(encoding="utf-8")
    less = text.replace(
        "      - caspian_sensitivity == high\n      - hostile_campaign != none\n", "      - hostile_campaign != none\n"
    )
    assert less != text
    timing.write_text(less, encoding="utf-8")
    return str(folder)


def test_without_asserts_diff_tells_the_same(edited):
    assert optimised("-m", "advisor", "diff", "iran-russia", edited) == (
        1,
        """\
1 of 95 conclusions differs; 94 are proved equal.
Before: iran-russia 1.0.0. Now: iran-russia 1.0.0. Compared were all sets of answers, partial ones
included, that no constraint of either version refuses.

CONCLUSIONS THAT DIFFER
* Opponents of ties with Russia are expected to turn discontent over the Caspian against Russia
  [blame_shift]
  Its rules were edited: timing.blame-on-russia
  - An organised media campaign against the agreement: Under way
    → before: Undetermined, now: Shown

CHANGED
- Rule timing.blame-on-russia for blame_shift, before: `caspian_sensitivity == high`,
  `hostile_campaign != none`; now: `hostile_campaign != none`
""",
        "",
    )


def test_a_broken_promise_is_one_line_and_exit_code_70():
    assert optimised("-c", FAULTY, "whatif", "snapshot:article", "storms_likely", "--to", "holds", "--pack", FERRY) == (
        70,
        "",
        (
            "internal error: expected holds of `storms_likely`, the engine concludes open (pack ferry 1.2.0; answers: "
            "wind: stormy, passengers: 180); this is a mistake in advisor, please report it\n"
        ),
    )


def test_verify_shows_no_witness_that_the_engine_does_not_confirm():
    code, out, err = optimised("-c", FAULTY, "verify")
    assert (code, out) == (70, "")
    assert err.startswith(
        "internal error: expected holds of `overcome_obstacles`, the engine concludes open (pack iran-russia 1.0.0;"
    )
    assert err.count("\n") == 1


def test_diff_shows_no_difference_that_the_engine_does_not_confirm(edited):
    assert optimised("-c", FAULTY, "diff", "iran-russia", edited) == (
        70,
        "",
        (
            "internal error: expected holds of `blame_shift`, the engine concludes open (pack iran-russia 1.0.0; answers: "
            "hostile_campaign: under_way); this is a mistake in advisor, please report it\n"
        ),
    )


def test_mutation_testing_shows_no_case_that_the_engine_does_not_confirm(ferry, monkeypatch):
    monkeypatch.setattr(door.KnowledgeEngine, "run", lambda _engine, _steps=0: None)
    with pytest.raises(InternalError, match="expected holds of `storms_likely`, the engine concludes open"):
        advisor.mutate(ferry, [])


def test_an_error_that_nobody_foresaw_is_one_line_and_no_traceback(monkeypatch, capsys):
    def overlooked(_engine, _steps=0):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(door.KnowledgeEngine, "run", overlooked)
    assert main(["run", "--pack", FERRY]) == 70
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        "internal error: ZeroDivisionError: division by zero; this is a mistake in advisor, please report it\n"
    )
