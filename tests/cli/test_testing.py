"""`advisor test` reports what failed and why, what the cases reach, and which mutants survive; every number is exact."""

from __future__ import annotations

import io
import json

import pytest

from advisor.quality.cases import run_case
from advisor.reader.cases import read_cases
from advisor.reader.loader import load
from advisor.render.counts import percent
from support import command_line
from support.paths import FERRY

MANIFEST = """\
id: lamps
title: When lamps are lit
version: 1.0.0
language: en
source: {author: A. Writer, year: 2020, title: Lights, sections: {street: {title: The street, locator: Page 1}}}
topics: {street: Street, house: House}
"""
CLAIMS = """\
kinds: {fact: Fact}
claims:
  S1: {section: street, kind: fact, says: Streets are dark.}
  S2: {section: street, kind: fact, says: Houses are not.}
"""
STREET = """\
topic: street
facts:
  sky:
    ask: How bright is the sky?
    type: scale
    options: {black: Black, grey: Grey, bright: Bright}
  lamps_lit: {finding: lamps are lit, otherwise: lamps are not lit}
rules:
  street.dark: {when: sky < grey, then: lamps_lit, because: Dark streets need lamps., claims: [S1]}
"""
HOUSE = """\
topic: house
facts:
  at_home: {ask: "Is somebody at home?", type: yes_no}
  draw_curtains: {title: Curtains, notice: Curtains are drawn}
rules:
  house.curtains:
    when: lamps_lit and at_home
    then: draw_curtains
    because: Passers-by look in.
"""
POOR = """\
cases:
  - name: a dark evening at home
    given: {sky: black, at_home: yes}
    expect: {draw_curtains: holds}
    claims: [S1]
"""
GOOD = """\
cases:
  - name: who draws curtains when
    table:
      - [sky, at_home, draw_curtains]
      - [black, yes, holds]
      - [black, no, fails]
      - [grey, yes, fails]
      - [black, unknown, open]
      - [unknown, no, fails]
      - [unknown, yes, open]
"""
POOR_COVERAGE = """\
1 passed, 0 failed

MISSED lamps/street.yaml:9:3: street.dark: never refuted
    `sky < grey`: never false where it decides
MISSED lamps/house.yaml:6:3: house.curtains: never refuted
    `lamps_lit`: never false where it decides
    `at_home`: never false where it decides
MISSED lamps/street.yaml:3:3: sky: never given grey, bright
MISSED lamps/house.yaml:3:3: at_home: never given no

coverage      rules           conditions      options
street.yaml   0 of 1, 0.0 %   0 of 1, 0.0 %   1 of 3, 33.3 %
house.yaml    0 of 1, 0.0 %   0 of 2, 0.0 %   1 of 2, 50.0 %
all           0 of 2, 0.0 %   0 of 3, 0.0 %   2 of 5, 40.0 %
claims without a case: 1 of 2
"""


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes the pack `lamps` with the given cases, in the folder where the commands run."""
    monkeypatch.chdir(tmp_path)

    def written(cases, **files):
        (tmp_path / "lamps").mkdir(exist_ok=True)
        texts = {"pack": MANIFEST, "claims": CLAIMS, "street": STREET, "house": HOUSE, "lamps.cases": cases, **files}
        for name, text in texts.items():
            (tmp_path / "lamps" / f"{name}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return written


def call(capsys, *arguments):
    """Exit code, standard output and standard error of `advisor test`."""
    return command_line.call(capsys, "test", *arguments)


def test_the_cases_of_a_pack_are_run(capsys):
    assert call(capsys, str(FERRY)) == (0, "2 passed, 0 failed\n", "")


def test_a_failing_case_says_where_what_and_why(capsys, write):
    write(POOR.replace("black", "grey"))
    assert call(capsys, "lamps") == (
        1,
        """\
FAILED a dark evening at home
  lamps/lamps.cases.yaml:2:11: `draw_curtains`: expected holds, found fails
    ✗ Does not apply: Curtains are drawn
    └─ ✗ Does not apply: Passers-by look in.
       └─ ✗ Needed: lamps are lit
          └─ ✗ Does not apply: Dark streets need lamps. [Page 1]
             └─ ✗ Needed: How bright is the sky? is below “Grey”; answered: “Grey”
0 passed, 1 failed
""",
        "",
    )


def test_a_pack_without_cases_says_so(capsys, write):
    (write(POOR) / "lamps" / "lamps.cases.yaml").unlink()
    said = "no cases found: write them in files named *.cases.yaml beside the rules\n0 passed, 0 failed\n"
    assert call(capsys, "lamps") == (0, said, "")


def test_coverage_names_what_no_case_reaches(capsys, write):
    write(POOR)
    assert call(capsys, "lamps", "--coverage") == (0, POOR_COVERAGE, "")


def test_coverage_tells_what_is_proved_unreachable_apart(capsys):
    _, out, _ = call(capsys, str(FERRY), "--coverage")
    assert (
        """

proved unreachable, not counted:
    weather.risky: `storms_likely` false where it decides
    traffic.reduce: `islanders in [same, fewer]` false where it decides

coverage       rules            conditions        options
weather.yaml   0 of 4, 0.0 %    0 of 6, 0.0 %     1 of 3, 33.3 %
traffic.yaml   2 of 4, 50.0 %   2 of 9, 22.2 %    2 of 5, 40.0 %
all            2 of 8, 25.0 %   2 of 15, 13.3 %   3 of 8, 37.5 %
claims without a case: 2 of 4
"""
        in out
    )


def test_a_condition_that_stands_twice_in_a_rule_is_numbered(capsys, write):
    write(POOR, house=HOUSE.replace("lamps_lit and at_home", "at_home and sky == grey or at_home and lamps_lit"))
    _, out, _ = call(capsys, "lamps", "--coverage")
    assert "    `at_home`: never true where it decides, never false where it decides\n" in out
    assert "    `at_home` (number 2): never false where it decides\n" in out


def test_coverage_as_json_remembers_which_case_reached_what(capsys, write):
    write(POOR)
    code, out, _ = call(capsys, "lamps", "--coverage", "--format", "json")
    name = ["a dark evening at home"]
    assert code == 0
    assert json.loads(out) == {
        "cases": {"passed": 1, "failed": 0, "failures": []},
        "coverage": {
            "rules": {"covered": 0, "total": 2},
            "conditions": {"covered": 0, "total": 3},
            "options": {"covered": 2, "total": 5},
            "claims": {"covered": 1, "total": 2},
            "files": {
                "street.yaml": {
                    "rules": {"covered": 0, "total": 1},
                    "conditions": {"covered": 0, "total": 1},
                    "options": {"covered": 1, "total": 3},
                },
                "house.yaml": {
                    "rules": {"covered": 0, "total": 1},
                    "conditions": {"covered": 0, "total": 2},
                    "options": {"covered": 1, "total": 2},
                },
            },
            "missed": [
                "street.dark: refuted",
                "house.curtains: refuted",
                "street.dark: `sky < grey` false where it decides",
                "house.curtains: `lamps_lit` false where it decides",
                "house.curtains: `at_home` false where it decides",
                "sky: grey",
                "sky: bright",
                "at_home: no",
                "claim S2",
            ],
            "unreachable": [],
            "reached": {
                "street.dark: fired": name,
                "house.curtains: fired": name,
                "street.dark: `sky < grey` true where it decides": name,
                "house.curtains: `lamps_lit` true where it decides": name,
                "house.curtains: `at_home` true where it decides": name,
                "sky: black": name,
                "at_home: yes": name,
                "claim S1": name,
            },
        },
    }


def test_at_most_three_cases_are_named_with_what_they_reach(capsys, write):
    write(GOOD)
    _, out, _ = call(capsys, "lamps", "--coverage", "--format", "json")
    assert json.loads(out)["coverage"]["reached"]["sky: black"] == [f"who draws curtains when, row {row}" for row in (1, 2, 4)]


def test_a_pack_tested_well_has_a_whole_score(capsys, write):
    write(GOOD)
    code, out, err = call(capsys, "lamps", "--mutate", "--min-coverage", "100")
    assert (code, err) == (0, "")
    assert out.endswith("mutants: 13 killed, 0 survived, 0 equivalent\nmutation score: 13 of 13, 100 %\n")


@pytest.mark.parametrize(
    ("least", "code", "told"),
    [
        ("0", 0, ""),
        ("13.333333333", 0, ""),
        ("13.333333334", 1, "coverage of conditions is 13.3 %, below 13.333333334 %\n"),
        ("25", 1, "coverage of conditions is 13.3 %, below 25 %\n"),
        ("25.1", 1, "coverage of rules is 25.0 %, below 25.1 %\ncoverage of conditions is 13.3 %, below 25.1 %\n"),
    ],
)
def test_the_least_coverage_is_compared_exactly_and_implies_coverage(capsys, least, code, told):
    found, out, err = call(capsys, str(FERRY), "--min-coverage", least)
    assert (found, err) == (code, told)
    assert "\ncoverage " in out


def test_a_percentage_is_never_rounded_up():
    assert [percent(*counts) for counts in ((0, 0), (3, 3), (9999, 10000), (2, 3), (1, 100000))] == [
        "100 %",
        "100 %",
        "99.9 %",
        "66.6 %",
        "0.0 %",
    ]


def test_a_survivor_is_told_with_a_case_that_kills_it(capsys, write):
    write(GOOD.replace("      - [grey, yes, fails]\n", "      - [bright, yes, fails]\n"))
    assert call(capsys, "lamps", "--mutate") == (
        1,
        """\
6 passed, 0 failed

SURVIVED lamps/street.yaml:9:3: street.dark: `sky < grey` becomes `sky < bright`
    a case that kills it:
    - name: 'street.dark: `sky < grey` becomes `sky < bright`'
      given:
        sky: grey
      expect:
        lamps_lit: fails

mutants: 12 killed, 1 survived, 0 equivalent
mutation score: 12 of 13, 92.3 %
""",
        "",
    )


def test_a_mutant_proved_equivalent_does_not_count(capsys, write):
    write(GOOD, house=HOUSE.replace("lamps_lit and at_home", "\n      - lamps_lit and at_home\n      - sky == black"))
    _, out, _ = call(capsys, "lamps", "--mutate")
    assert out.endswith("""
EQUIVALENT lamps/house.yaml:6:3: house.curtains: `lamps_lit and at_home` becomes `at_home`
    proved: the same status of every derived fact under every set of answers, partial ones included
EQUIVALENT lamps/house.yaml:6:3: house.curtains: without `sky == black`
    proved: the same status of every derived fact under every set of answers, partial ones included

mutants: 13 killed, 2 survived, 2 equivalent
mutation score: 13 of 15, 86.6 %
""")


def test_mutation_as_json_has_the_survivors_and_their_cases(capsys, write):
    write(GOOD.replace("      - [grey, yes, fails]\n", "      - [bright, yes, fails]\n"))
    code, out, _ = call(capsys, "lamps", "--mutate", "--format", "json")
    change = "`sky < grey` becomes `sky < bright`"
    assert code == 1
    assert json.loads(out) == {
        "cases": {"passed": 6, "failed": 0, "failures": []},
        "mutation": {
            "killed": 12,
            "survived": 1,
            "equivalent": 0,
            "score": 0.923076,
            "survivors": [
                {
                    "rule": "street.dark",
                    "change": change,
                    "case": {"name": f"street.dark: {change}", "given": {"sky": "grey"}, "expect": {"lamps_lit": "fails"}},
                }
            ],
            "equivalents": [],
        },
    }


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_mutants_are_run_while_a_case_fails(capsys, write, form):
    write(POOR.replace("black", "grey"))
    code, out, err = call(capsys, "lamps", "--mutate", "--format", form)
    assert (code, err) == (1, "no mutants were run: all cases must pass before\n")
    assert "mutants" not in out
    assert "mutation" not in out


def test_the_cases_written_pass_on_the_rules_as_they_are_and_kill_every_mutant(capsys, write):
    folder = write(POOR)
    code, out, err = call(capsys, "lamps", "--mutate", "--write-cases", "lamps/killing.cases.yaml")
    assert (code, err) == (1, "6 cases written to `lamps/killing.cases.yaml`: give them names and claims of yours\n")
    assert out.count("SURVIVED") == 6
    pack = load(folder / "lamps")
    cases = read_cases(pack, folder / "lamps" / "killing.cases.yaml")
    assert [run_case(pack, case).failures for case in cases] == [()] * 6
    code, out, _ = call(capsys, "lamps", "--mutate")
    assert (code, out.splitlines()[-1]) == (0, "mutation score: 13 of 13, 100 %")


def test_without_survivors_no_cases_are_written(capsys, write):
    folder = write(GOOD)
    code, _, err = call(capsys, "lamps", "--mutate", "--write-cases", "new.yaml")
    assert (code, err) == (0, "no mutant survives: `new.yaml` is not written\n")
    assert not (folder / "new.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--write-cases", "new.yaml"], "--write-cases writes cases that kill mutants and needs --mutate"),
        (
            ["--mutate", "--write-cases", "full.yaml"],
            "Invalid value for '--write-cases': `full.yaml` exists and is not empty; choose another name",
        ),
        (["--mutate", "--write-cases", "-"], "Invalid value for '--write-cases': expected the name of a file, found `-`"),
        (
            ["--mutate", "--write-cases", "no/new.yaml"],
            "Invalid value for '--write-cases': `no/new.yaml` cannot be written: no such file or directory",
        ),
        (["--mutate", "--write-cases", "lamps"], "Invalid value for '--write-cases': `lamps` is no file"),
        (["--min-coverage", "101"], "Invalid value for '--min-coverage': expected a percentage from 0 to 100, found `101`"),
        (["--min-coverage", "-1"], "Invalid value for '--min-coverage': expected a percentage from 0 to 100, found `-1`"),
        (["--min-coverage", "all"], "Invalid value for '--min-coverage': expected a percentage from 0 to 100, found `all`"),
        (["--min-coverage", "1e1"], "Invalid value for '--min-coverage': expected a percentage from 0 to 100, found `1e1`"),
        (["--format", "xml"], "Invalid value for '--format': 'xml' is not one of 'text', 'json'."),
    ],
)
def test_wrong_usage_is_told_before_anything_runs(capsys, write, arguments, told):
    folder = write(POOR)
    (folder / "full.yaml").write_text("cases: []\n")
    code, out, err = call(capsys, "lamps", *arguments)
    assert (code, out) == (2, "")
    assert err.endswith(f"\nError: {told}\n")
    assert (folder / "full.yaml").read_text() == "cases: []\n"


def test_an_empty_file_may_be_filled_with_cases(capsys, write):
    folder = write(POOR)
    (folder / "new.yaml").write_text("")
    assert call(capsys, "lamps", "--mutate", "--write-cases", "new.yaml")[0] == 1
    assert (folder / "new.yaml").read_text().startswith("cases:\n- name: ")


def test_a_terminal_sees_how_far_the_mutants_are_and_a_file_does_not(capsys, write, monkeypatch):
    write(GOOD)

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert call(capsys, "lamps", "--mutate")[0] == 0
    assert "mutants: " in terminal.getvalue()
    monkeypatch.setattr("sys.stderr", plain := io.StringIO())
    assert call(capsys, "lamps", "--mutate")[0] == 0
    assert plain.getvalue() == ""


def test_faulty_cases_are_told_and_nothing_is_written(capsys, write):
    folder = write(POOR.replace("at_home", "at_hom"))
    code, out, err = call(capsys, "lamps", "--mutate", "--write-cases", "new.yaml")
    assert (code, out) == (1, "")
    assert err.startswith("lamps/lamps.cases.yaml:3:25: error[unknown-fact]: unknown fact `at_hom`\n")
    assert not (folder / "new.yaml").exists()
