"""What is shown was confirmed by the engine, in a Python without asserts too; where it cannot be, a plain line says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import advisor
from advisor.engine import confirm
from advisor.model import Status

ROOT = Path(__file__).parents[1]
FERRY = str(ROOT / "tests" / "packs" / "ferry")
STORMY = {"wind": "stormy", "passengers": 90, "bridge": False, "islanders": "same"}
# A fault in the engine: no rule fires, so that everything stays open.
FAULTY = """
import sys
from advisor.backends.forward import door
door.KnowledgeEngine.run = lambda engine, steps=0: None
from advisor.cli import main
sys.exit(main(sys.argv[1:]))
"""
UNCONFIRMED = """
from advisor import InternalError, Status, load
from advisor.engine import confirm
for expected, breaking in (({"add_boat": {Status.HOLDS}}, None), ({}, "overhaul-before-season")):
    try:
        confirm(load(PACK), {"bridge": True}, expected, breaking=breaking)
    except InternalError as error:
        print(error)
try:
    assert False
except AssertionError:
    print("asserts are on")
"""


def test_a_run_is_confirmed_that_concludes_what_was_expected(ferry):
    result = confirm(ferry, STORMY, {"add_boat": {Status.FAILS}, "storms_likely": {Status.HOLDS, Status.OPEN}})
    assert result.statuses == advisor.run(ferry, STORMY).statuses


def test_a_status_that_the_engine_does_not_conclude_is_not_confirmed(ferry):
    with pytest.raises(advisor.InternalError) as told:
        confirm(ferry, {"wind": "stormy", "bridge": None}, {"storms_likely": {Status.FAILS, Status.OPEN}})
    assert str(told.value) == (
        "expected fails or open of `storms_likely`, the engine concludes holds (pack ferry 1.2.0; answers: wind: stormy, bridge: unknown)"
    )


def test_answers_that_break_a_constraint_are_not_confirmed_unless_they_shall(ferry):
    clashing = {"overhaul_date": "2025-10-02", "season_start": "2025-10-01"}
    (broken,) = ferry.constraints
    assert confirm(ferry, clashing, {}, breaking=broken).contradictions
    with pytest.raises(advisor.InternalError, match=f"expected no contradiction, found that `{broken}` is broken"):
        confirm(ferry, clashing, {})
    with pytest.raises(advisor.InternalError, match=f"expected that `{broken}` is broken, found that it is not"):
        confirm(ferry, STORMY, {}, breaking=broken)


def optimised(*arguments):
    """What Python does without asserts: exit code, standard output and standard error."""
    command = [sys.executable, "-O", "-X", "utf8", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT)
    return done.returncode, done.stdout, done.stderr
