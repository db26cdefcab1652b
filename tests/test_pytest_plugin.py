"""`pytest FOLDER` runs the cases of packs under their own names, and reports failures and problems without a traceback."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support.paths import ROOT

PACK = {
    "pack": """\
id: lamps
title: When lamps are lit
version: 1.0.0
language: en
source: {author: A. Writer, year: 2020, title: Lights}
topics: {street: Street}
""",
    "street": """\
topic: street
facts:
  dark: {ask: "Is it dark?", type: yes_no}
  light_lamps: {title: Lamps, notice: Lamps are lit}
rules:
  street.dark: {when: dark, then: light_lamps, because: Dark streets need lamps.}
""",
}
GOOD = """\
cases:
  - name: a dark evening
    given: {dark: yes}
    expect: {light_lamps: holds}
  - name: other times
    table:
      - [dark, light_lamps]
      - [no, fails]
      - [unknown, open]
"""
BAD = """\
cases:
  - name: a bright noon
    given: {dark: no}
    expect: {light_lamps: holds}
  - name: a dark evening
    given: {dark: yes}
    expect: {light_lamps: holds}
"""
PROOF = """\
lamps/bad.cases.yaml:2:11: `light_lamps`: expected holds, found fails
    ✗ Does not apply: Lamps are lit
    └─ ✗ Does not apply: Dark streets need lamps.
       └─ ✗ Needed: “Is it dark?” is answered yes; answered: No
"""

PROBLEMS = """\
____________________ ERROR collecting lamps/bad.cases.yaml _____________________
lamps/pack.yaml:5:10: error[unknown-key]: unknown key `autor` of `source`
  | source: {autor: A. Writer, author: A. Writer, year: 2020, title: Lights}
  |          ^^^^^
  = help: did you mean `author`?
lamps/street.yaml:6:32: error[unknown-fact]: unknown fact `drak`
  |   street.dark: {when: dark and drak, then: light_lamps, because: Dark streets need lamps.}
  |                                ^^^^
  = help: did you mean `dark`?
=========================== short test summary info ============================
ERROR lamps/bad.cases.yaml
"""


@pytest.fixture
def write(pytester, monkeypatch):
    """Writes the pack `lamps` with the given cases files; pytest is to print 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:hypothesispytest")  # not needed here, and half of the time to start

    def written(**files):
        folder = pytester.path / "lamps"
        folder.mkdir(exist_ok=True)
        for name, text in {**PACK, **files}.items():
            (folder / f"{name.replace('_', '.')}.yaml").write_text(text, encoding="utf-8")
        return folder

    return written


def run(pytester, *arguments):
    """The exit code of pytest in a process of its own, and the lines that it prints."""
    done = pytester.runpytest_subprocess(*arguments)
    return int(done.ret), done.stdout.str()


def verdicts(pytester, *arguments):
    """What became of each test, by its id."""
    lines = pytester.runpytest_subprocess("-v", *arguments).outlines
    words = ("PASSED", "FAILED")
    found = [line.rsplit("[")[0].split() for line in lines if "::" in line and not line.startswith(words)]
    return {" ".join(word for word in line if word not in words): line[-1] for line in found}


def test_each_case_and_each_row_of_a_table_is_a_test_with_its_own_name(pytester, write):
    write(good_cases=GOOD)
    assert verdicts(pytester, "lamps") == {
        "lamps/good.cases.yaml::a dark evening": "PASSED",
        "lamps/good.cases.yaml::other times, row 1": "PASSED",
        "lamps/good.cases.yaml::other times, row 2": "PASSED",
    }


def test_a_failure_is_told_with_its_place_and_proof_and_without_a_traceback(pytester, write):
    write(bad_cases=BAD)
    code, out = run(pytester, "lamps")
    assert code == 1
    assert f" a bright noon {'_' * 33}\n{PROOF}" in out
    assert "FAILED lamps/bad.cases.yaml::a bright noon" in out
    assert "1 failed, 1 passed" in out
    assert "Traceback" not in out
    assert ".py" not in out


def test_a_report_has_each_case_with_its_file_and_line_and_why_it_failed(pytester, write):
    write(bad_cases=BAD)
    code, _ = run(pytester, "lamps", "--junit-xml", "report.xml", "-o", "junit_family=xunit1")
    assert code == 1
    report = (pytester.path / "report.xml").read_text(encoding="utf-8")
    assert 'name="a bright noon" file="lamps/bad.cases.yaml" line="1"' in report  # pytest counts lines from 0
    assert 'name="a dark evening" file="lamps/bad.cases.yaml" line="4"' in report
    assert report.count("<failure ") == 1
    assert f">{PROOF.rstrip()}</failure>" in report


def test_cases_are_chosen_by_words_of_their_names(pytester, write):
    write(good_cases=GOOD, bad_cases=BAD)
    assert verdicts(pytester, "lamps", "-k", "evening or row") == {
        "lamps/bad.cases.yaml::a dark evening": "PASSED",
        "lamps/good.cases.yaml::a dark evening": "PASSED",
        "lamps/good.cases.yaml::other times, row 1": "PASSED",
        "lamps/good.cases.yaml::other times, row 2": "PASSED",
    }


def test_a_case_is_chosen_by_its_id(pytester, write):
    write(good_cases=GOOD)
    assert verdicts(pytester, "lamps/good.cases.yaml::other times, row 2") == {
        "lamps/good.cases.yaml::other times, row 2": "PASSED"
    }


def test_only_what_failed_last_is_run_again(pytester, write):
    write(good_cases=GOOD, bad_cases=BAD)
    assert run(pytester, "lamps")[0] == 1
    assert verdicts(pytester, "lamps", "--lf") == {"lamps/bad.cases.yaml::a bright noon": "FAILED"}


def test_cases_run_in_parallel(pytester, write):
    write(good_cases=GOOD, bad_cases=BAD)
    code, out = run(pytester, "lamps", "-n", "2")
    assert code == 1
    assert PROOF in out
    assert "1 failed, 4 passed" in out


def test_an_invalid_pack_is_one_error_with_all_its_diagnostics(pytester, write):
    street = PACK["street"].replace("when: dark", "when: dark and drak")
    write(good_cases=GOOD, bad_cases=BAD, street=street, pack=PACK["pack"].replace("{", "{autor: A. Writer, ", 1))
    code, out = run(pytester, "lamps")
    assert code == 2
    assert PROBLEMS in out
    assert out.count("error[") == 2
    assert "= 1 error in" in out


def test_an_invalid_cases_file_is_one_error_and_the_others_are_run(pytester, write):
    write(good_cases=GOOD, bad_cases="cases:\n  - name: one\n    given: {drak: no}\n    expect: {lamps: holds}\n")
    code, out = run(pytester, "lamps", "--continue-on-collection-errors")
    assert code == 1
    assert (
        """\
lamps/bad.cases.yaml:3:13: error[unknown-fact]: unknown fact `drak`
  |     given: {drak: no}
  |             ^^^^
  = help: did you mean `dark`?
lamps/bad.cases.yaml:4:14: error[unknown-fact]: unknown fact `lamps`
  |     expect: {lamps: holds}
  |              ^^^^^
"""
        in out
    )
    assert "3 passed, 1 error" in out
    assert "Traceback" not in out


def test_only_cases_beside_a_pack_are_collected(pytester, write):
    folder = write(good_cases=GOOD)
    (folder / ".hidden.cases.yaml").write_text("cases: [")
    (folder / "other.yaml.txt").write_text("cases: [")
    elsewhere = pytester.mkdir("elsewhere")
    (elsewhere / "lost.cases.yaml").write_text("cases: [")
    assert set(verdicts(pytester)) == {
        "lamps/good.cases.yaml::a dark evening",
        "lamps/good.cases.yaml::other times, row 1",
        "lamps/good.cases.yaml::other times, row 2",
    }


def test_a_pack_is_found_from_inside_its_folder_even_under_the_name_of_one_that_ships(pytester, write, monkeypatch):
    folder = write(good_cases=GOOD).rename(pytester.path / "iran-russia")
    assert run(pytester, "iran-russia")[0] == 0
    monkeypatch.chdir(folder)
    assert verdicts(pytester, "good.cases.yaml::a dark evening") == {"good.cases.yaml::a dark evening": "PASSED"}


def test_pytest_starts_without_loading_what_runs_packs():
    script = "import sys, advisor.pytest_plugin; print([m for m in ('yaml', 'experta', 'z3', 'advisor.reader.loader') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_cases_of_the_shipped_pack_are_tests():
    command = [sys.executable, "-m", "pytest", "rules", "--collect-only", "--quiet", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "rules/iran-russia/timing.cases.yaml::row 4, convention approved, dates not planned\n" in done.stdout
