"""`advisor verify` reports in plain words what it found, what it proved over which answers, and from which rules."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import advisor
from advisor.quality.cases import run_case
from advisor.quality.checks.redundant_rule import REDUNDANT_RULE
from advisor.reader.cases import read_cases
from advisor.render.verification.sentences import observation_sentence, proved_sentence
from advisor.render.verification.text import to_text
from support import command_line
from support.builders import manifest_of, pack_of, yes_no
from support.hard_packs import write_crowded_pack

MANIFEST = manifest_of("gate", "When the gate is opened", "Gates")
FACTS = {
    "rain": '{title: rain, ask: "Is it raining?", type: yes_no}',
    "key": '{title: the key, ask: "Is the key there?", type: yes_no}',
    "crowd": '{title: the crowd, ask: "How many?", type: scale, options: {small: Small, medium: Medium, large: Large}}',
    "wet": "{title: Wet, finding: the yard is wet, otherwise: the yard is dry}",
    "slippery": "{title: Slippery, finding: the yard is slippery, otherwise: the yard is not slippery}",
    "open_gate": "{title: Open the gate, recommendation: Open it, strength: should, phase: daily, actor: keeper, assumptions: [Q1]}",
    "warn": "{title: Warn, notice: People are warned}",
}
ASSUMPTIONS = "assumptions:\n  Q1: Whoever has the key may use it.\n  Q2: Nobody climbs.\n"
WET = ("wet", "rain")
SOUND = (WET, ("slippery", "rain", "crowd == large"), ("open_gate", "key"), ("warn", "slippery or wet and crowd == medium"))
NEVER_WET = "properties:\n  dry: {never: warn, because: Nobody is warned without need.}\n"
COMPLETE = "Proved for all complete answers that meet the constraints."
PARTIAL = "Proved for all answers, partial ones too, that break no constraint."
UNCONSTRAINED = "Proved for all complete answers, constraints left aside."
EVERY = "Proved for all complete answers."
WET_RULE = "By the article's measure, if “rain” is answered yes, then the yard is wet."
CHECKS = """\
contradictory-constraints   proved    complete answers
property                    {0}   complete answers that meet the constraints
excluded-option             proved    complete answers that meet the constraints
dead-rule                   proved    complete answers that meet the constraints
subsumed-rule               proved    answers, partial ones too, that break no constraint
redundant-rule              proved    answers, partial ones too, that break no constraint
dead-condition              proved    complete answers that meet the constraints; partial ones too for what decides
always-true                 proved    complete answers that meet the constraints
redundant-condition         {1}   answers, partial ones too, that break no constraint
equivalent-findings         proved    answers, partial ones too, that break no constraint
irrelevant-input            proved    complete answers, constraints left aside
assumption-impact           proved    answers, partial ones too, that can be completed within the constraints
"""
PLANTED = (WET, ("open_gate", "key"), ("warn", "crowd == large", "wet or key", "crowd > small"))
FOUND = f"""\
FOUND gate/pack.yaml:11:3: property: dry
    This should follow from the rules, but some answers break it. Never: the notice “Warn” applies.
    Nobody is warned without need.
    The following answers break it, whatever the others are; fewer do not.
      Rain: Yes
      The crowd: Large
      → Warn [warn]: Applies
    to accept it, give a reason under `accepted:` in pack.yaml: property/dry/944a368f: …
FOUND gate/yard.yaml:20:3: redundant-condition: yard.c: `crowd > small`
    Without this condition the conclusion would always have the same status: the crowd is above
    “Small”. It stands in this rule: If the crowd is “Large” and (the yard is wet or “the key” is
    answered yes) and the crowd is above “Small”: People are warned. The rest of the rule makes up
    for it.
    {PARTIAL}
    to accept it, give a reason under `accepted:` in pack.yaml: redundant-condition/yard.c/3/3a96a34a: …

{CHECKS.format("found 1", "found 1")}
1 of 1 recommendations depends on assumptions in every situation; --assumptions lists them
"""


def with_rules(*rules, manifest=""):
    """The texts of the files of the pack `gate`. A rule is the fact it concludes and its conditions; the ids are yard.a, yard.b and so on."""
    body = ""
    for letter, (then, *when) in zip("abcdefghij", rules, strict=False):
        conditions = "".join(f"      - {condition}\n" for condition in when)
        body += f"  yard.{letter}:\n    when:\n{conditions}    then: {then}\n    because: So.\n"
    named = "".join(f"  {fact}: {text}\n" for fact, text in FACTS.items() if re.search(rf"\b{fact}\b", body))
    assumptions = ASSUMPTIONS if "Q1" in named else ""
    return {"pack": MANIFEST + manifest, "yard": f"topic: yard\nfacts:\n{named}rules:\n{body}", "assumptions": assumptions}


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes the pack `gate` with the given rules into the folder where the commands run, and loads it."""
    monkeypatch.chdir(tmp_path)

    def written(*rules, manifest=""):
        (tmp_path / "gate").mkdir(exist_ok=True)
        for name, text in with_rules(*rules, manifest=manifest).items():
            if text:
                (tmp_path / "gate" / f"{name}.yaml").write_text(text, encoding="utf-8")
        return advisor.load("gate")

    return written


def call(capsys, *arguments, command="verify"):
    """Exit code, standard output and standard error of `advisor verify`."""
    return command_line.call(capsys, command, *arguments)


def test_a_sound_pack_is_proved_and_every_check_says_over_what(capsys, write):
    write(*SOUND)
    checks = CHECKS.format("proved", "proved").replace("proved    ", "proved   ")
    resting = "1 of 1 recommendations depends on assumptions in every situation; --assumptions lists them"
    assert call(capsys, "gate") == (0, f"{checks}\n{resting}\n", "")


def test_what_is_found_is_told_with_answers_proof_and_the_way_to_accept_it(capsys, write):
    write(*PLANTED, manifest=NEVER_WET)
    assert call(capsys, "gate") == (1, FOUND, "")


@pytest.mark.parametrize(
    ("rules", "manifest", "code", "told"),
    [
        (
            [("warn", "rain and not rain")], "", "dead-rule",
            ("This rule can never fire: If (“rain” is answered yes and “rain” is answered no): People are warned. "
            "The conditions contradict one another."
            f" {COMPLETE}"),
        ),
        (
            [("warn", "crowd < small")], "", "dead-rule",
            ("This rule can never fire: If the crowd is below “Small”: People are warned. No answer meets it."
            f" {COMPLETE}"),
        ),
        (
            [WET, ("warn", "wet", "not rain")], "", "dead-rule",
            ("This rule can never fire: If the yard is wet and “rain” is answered no: People are warned. "
            f"This excludes it: {WET_RULE}"
            f" {COMPLETE}"),
        ),
        (
            [WET, ("warn", "wet", "key")], "constraints:\n  no-key: {never: rain and key, because: So.}\n", "dead-rule",
            ("This rule can never fire: If the yard is wet and “the key” is answered yes: People are warned. "
            f"This excludes it: (1) {WET_RULE} "
            "(2) These answers cannot go together: “rain” is answered yes and “the key” is answered yes."
            f" {COMPLETE}"),
        ),
        (
            [("warn", "crowd == small")], "constraints:\n  few: {never: crowd == large, because: So.}\n", "excluded-option",
            ("The answer “Large” to the question “How many?” fits no complete set of answers. "
            "This excludes it: These answers cannot go together: the crowd is “Large”."
            f" {COMPLETE}"),
        ),
        (
            [("warn", "rain")], "constraints:\n  dry: {never: not rain, because: So.}\n", "excluded-option",
            ("The answer No to the question “Is it raining?” fits no complete set of answers. "
            "This excludes it: These answers cannot go together: “rain” is answered no."
            f" {COMPLETE}"),
        ),
        (
            [("warn", "key or rain and not rain")], "", "dead-condition",
            ("This condition can never be true: “rain” is answered yes and “rain” is answered no. It stands in this rule: "
            "If (“the key” is answered yes or (“rain” is answered yes and “rain” is answered no)): People are warned. "
            "It contradicts itself."
            f" {COMPLETE}"),
        ),
        (
            [WET, ("warn", "at_least(2, rain, wet, key)")], "", "dead-condition",
            ("This condition is true at times, but never decides its rule: “the key” is answered yes. "
            "It stands in this rule: If (at least 2 of these: “rain” is answered yes; the yard is wet; “the key” is answered yes): "
            f"People are warned. The rest of the rule decides, together with this: {WET_RULE}"
            f" {PARTIAL}"),
        ),
        (
            [("warn", "at_least(2, rain, rain, key)")], "", "dead-condition",
            ("This condition is true at times, but never decides its rule: “the key” is answered yes. "
            "It stands in this rule: If (at least 2 of these: “rain” is answered yes; “rain” is answered yes; "
            "“the key” is answered yes): People are warned. The rest of the rule decides."
            f" {PARTIAL}"),
        ),
        (
            [("warn", "key", "crowd >= small")], "", "always-true",
            ("This condition is always true: the crowd is at least “Small”. It stands in this rule: "
            "If “the key” is answered yes and the crowd is at least “Small”: People are warned. It is true by itself."
            f" {COMPLETE}"),
        ),
        (
            [WET, ("warn", "key", "not wet or rain")], "", "always-true",
            ("This condition is always true: the yard is dry or “rain” is answered yes. It stands in this rule: If “the key” is "
            "answered yes and (the yard is dry or “rain” is answered yes): People are warned. "
            f"This already says so: {WET_RULE}"
            f" {COMPLETE}"),
        ),
        (
            [("wet", "crowd >= small"), ("warn", "wet and key")], "", "always-true",
            ("This always holds, whatever the answers are: The yard is wet. "
            "This already says so: By the article's measure, if the crowd is at least “Small”, then the yard is wet."
            f" {COMPLETE}"),
        ),
        (
            [("warn", "key", "rain"), ("warn", "key")], "", "subsumed-rule",
            ("This rule adds nothing: If “the key” is answered yes and “rain” is answered yes: People are warned. "
            "Another one does as much: If “the key” is answered yes: People are warned."
            f" {PARTIAL}"),
        ),
        (
            [("warn", "key"), ("warn", "rain"), ("warn", "key or rain")], "", "redundant-rule",
            ("This rule adds nothing: If (“the key” is answered yes or “rain” is answered yes): People are warned. "
            "Others together do as much: (1) If “the key” is answered yes: People are warned. "
            "(2) If “rain” is answered yes: People are warned."
            f" {PARTIAL}"),
        ),
        (
            [("warn", "rain", "key or crowd == small"), ("warn", "rain", "crowd == small")], "", "redundant-condition",
            ("Without this condition the conclusion would always have the same status: the crowd is “Small”. It stands in this rule: "
            "If “rain” is answered yes and (“the key” is answered yes or the crowd is “Small”): People are warned. "
            "Other rules for the same conclusion make up for it: "
            "If “rain” is answered yes and the crowd is “Small”: People are warned."
            f" {PARTIAL}"),
        ),
        (
            [WET, ("warn", "key", "wet", "rain")], "", "redundant-condition",
            ("Without this condition the conclusion would always have the same status: “rain” is answered yes. It stands in this rule: "
            "If “the key” is answered yes and the yard is wet and “rain” is answered yes: People are warned. "
            f"The rest of the rule makes up for it, together with this: {WET_RULE}"
            f" {PARTIAL}"),
        ),
        (
            [WET, ("slippery", "rain"), ("warn", "slippery", "key"), ("warn", "wet", "crowd == large")], "", "equivalent-findings",
            ("These two findings always have the same status: (1) The yard is slippery. (2) The yard is wet. This depends on: "
            f"(1) {WET_RULE} (2) By the article's measure, if “rain” is answered yes, then the yard is slippery."
            f" {PARTIAL}"),
        ),
        (
            [WET, ("warn", "key or wet and not wet")], "", "irrelevant-input",
            ("The answer to the question “Is it raining?” decides no recommendation, notice or member of a list. "
            "It decides only: The yard is wet."
            f" {UNCONSTRAINED}"),
        ),
        (
            [("warn", "key or rain and not rain")], "", "irrelevant-input",
            ("The answer to the question “Is it raining?” decides no recommendation, notice or member of a list. "
            "It decides nothing at all."
            f" {UNCONSTRAINED}"),
        ),
        (
            [("warn", "key")], "constraints:\n  a: {never: key, because: So.}\n  b: {never: not key, because: So.}\n",
            "contradictory-constraints",
            ("No answers to all questions meet the constraints. (1) These answers cannot go together: “the key” is answered yes. "
            "(2) These answers cannot go together: “the key” is answered no."
            f" {EVERY}"),
        ),
    ],
)  # fmt: skip
def test_each_defect_is_told_in_words_with_what_makes_it_so(write, rules, manifest, code, told):
    pack = write(*rules, manifest=manifest)
    found = [each for each in advisor.verify(pack).observations if each.check.code == code]
    assert f"{observation_sentence(pack, found[-1])} {proved_sentence(pack, found[-1])}" == told


def test_of_many_rules_a_sentence_names_the_first_five(write):
    pack = write(*((("warn", f"at_least({count}, key, rain, crowd == small)")) for count in (1, 2)), ("warn", "key"))
    found = next(each for each in advisor.verify(pack).observations if each.subject == "yard.c")
    many = replace(found, check=REDUNDANT_RULE, others=("yard.a", "yard.b") * 4)
    said = observation_sentence(pack, many)
    assert said.endswith("(5) If (at least 1 of these: “the key” is answered yes; “rain” is answered yes; the crowd is “Small”): "
                         "People are warned. And 3 more.")  # fmt: skip
    assert "(6)" not in said


def test_what_is_accepted_stands_with_its_reason_and_is_fine(capsys, write):
    pack = write(WET, ("slippery", "rain"), ("warn", "slippery", "key"), ("warn", "wet", "crowd == large"))
    (found,) = advisor.verify(pack).observations
    reasons = {found.id: "Both words are the article's.", "dead-rule/yard.z/00000000": "It was dead once."}
    accepted = "".join(f"  {name}: {reason}\n" for name, reason in reasons.items())
    write(
        WET,
        ("slippery", "rain"),
        ("warn", "slippery", "key"),
        ("warn", "wet", "crowd == large"),
        manifest=f"accepted:\n{accepted}",
    )
    code, out, err = call(capsys, "gate")
    assert (code, err) == (0, "")
    assert out.startswith("""\
ACCEPTED gate/yard.yaml:7:3: equivalent-findings: slippery
    the same as wet
    accepted: Both words are the article's.

STALE dead-rule/yard.z/00000000: accepted in pack.yaml, and not found

contradictory-constraints   proved                 complete answers
""")
    assert "\nequivalent-findings         found 1 (1 accepted)   answers, partial ones too, that break no constraint\n" in out
    data = json.loads(call(capsys, "gate", "--format", "json")[1])
    (check,) = (check for check in data["checks"] if check["findings"])
    assert (check["status"], check["findings"][0]["accepted"]) == ("found", "Both words are the article's.")
    assert data["stale"] == ["dead-rule/yard.z/00000000"]


def test_constraints_that_contradict_leave_nothing_else_to_look_at(capsys, write):
    write(("warn", "key"), manifest="constraints:\n  a: {never: key, because: So.}\n  b: {never: not key, because: So.}\n")
    code, out, _ = call(capsys, "gate")
    assert code == 1
    assert "\n    together with b\n    depends on constraints a, b\n" in out
    assert "\n\nUNKNOWN all other checks: not run, as no answers are known to meet the constraints\n\n" in out
    assert "\nirrelevant-input            unknown   complete answers, constraints left aside\n" in out
    assert out.endswith(
        "\nassumption-impact           unknown   answers, partial ones too, that can be completed within the constraints\n"
    )


def test_programs_are_given_the_same(capsys, write):
    pack = write(*PLANTED, manifest=NEVER_WET)
    code, out, err = call(capsys, "gate", "--format", "json")
    data = json.loads(out)
    assert (code, err) == (1, "")
    assert list(data) == ["pack", "checks", "proofs", "assumptions", "stale"]
    assert data["pack"] == {"id": "gate", "version": "1.0.0", "digest": pack.digest}
    assert [(check["code"], check["status"]) for check in data["checks"] if check["status"] != "proved"] == [
        ("property", "found"),
        ("redundant-condition", "found"),
    ]
    assert data["checks"][1] == {
        "code": "property",
        "scope": "complete answers that meet the constraints",
        "status": "found",
        "undecided": [],
        "findings": [
            {
                "id": "property/dry/944a368f",
                "subject": "dry",
                "others": [],
                "location": "gate/pack.yaml:11:3",
                "message": "This should follow from the rules, but some answers break it. Never: the notice “Warn” applies. "
                "Nobody is warned without need.",
                "rests_on": None,
                "witness": {"answers": {"rain": "yes", "crowd": "large"}, "expect": {"warn": "holds"}},
                "accepted": None,
            }
        ],
    }
    assert data["checks"][8]["findings"][0]["rests_on"] == {"rules": [], "constraints": []}
    assert data["proofs"] == {}
    assert data["assumptions"] == [
        {"id": "Q1", "always": ["open_gate"], "sometimes": []},
        {"id": "Q2", "always": [], "sometimes": []},
    ]
    assert data["stale"] == []


def test_what_a_proved_property_depends_on_is_given_to_programs(capsys, write):
    write(*SOUND, manifest="properties:\n  rains: {never: slippery and not wet, because: Rain does both.}\n")
    data = json.loads(call(capsys, "gate", "--format", "json")[1])
    assert data["proofs"] == {"rains": {"rules": ["yard.a", "yard.b"], "constraints": []}}


def test_what_depends_on_assumptions_is_listed_when_asked_for(capsys, write):
    write(*SOUND)
    code, out, _ = call(capsys, "gate", "--assumptions")
    assert code == 0
    assert out.endswith("""\

ASSUMPTION gate/assumptions.yaml:2:3: Q1
    Whoever has the key may use it.
    depends on it in every situation:
      - Open the gate [open_gate]
ASSUMPTION gate/assumptions.yaml:3:3: Q2
    Nobody climbs.
    no recommendation depends on it
""")


def test_a_recommendation_that_depends_on_an_assumption_at_times_is_shown_with_answers(capsys, write):
    write(*SOUND, ("open_gate", "crowd == small"))
    path, cited = Path("gate/yard.yaml"), "    assumptions: [Q1]\n"
    text = path.read_text(encoding="utf-8").replace(", assumptions: [Q1]}", "}")
    path.write_text(text.replace("    then: open_gate\n", f"    then: open_gate\n{cited}", 1), encoding="utf-8")
    code, out, _ = call(capsys, "gate", "--assumptions")
    assert code == 0
    assert """\
    depends on it in some situations, for instance:
      The key: Yes
      → Open the gate [open_gate]: Recommended
""" in out  # fmt: skip
    assert "\n0 of 1 recommendations depend on assumptions in every situation;" in call(capsys, "gate")[1]


def test_what_the_solver_gives_up_on_is_unknown_and_not_fine(capsys, tmp_path, monkeypatch):
    write_crowded_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    code, out, err = call(capsys, ".", "--timeout", "3")
    assert (code, err) == (1, "")
    told = "UNKNOWN pack.yaml:11:3: crowded: property: the solver gave up after 3 seconds\n\ncontradictory-constraints   proved "
    assert out.startswith(told)
    assert "\nproperty                    unknown   complete answers that meet the constraints\n" in out
    check = json.loads(call(capsys, ".", "--timeout", "3", "--format", "json")[1])["checks"][1]
    assert (check["code"], check["status"], check["undecided"]) == ("property", "unknown", ["crowded"])


@pytest.mark.parametrize(("seconds", "told"), [(1, "1 second"), (30.0, "30 seconds"), (999999.5, "999999.5 seconds")])
def test_how_long_the_solver_tried_is_told(seconds, told):
    pack = pack_of(yes_no("a"), {"t.one": ("b", "a")})
    found = advisor.verify(pack, timeout=seconds)
    gave_up = replace(
        found,
        checks=tuple(replace(check, undecided=("t.one",) if check.code.endswith("-rule") else ()) for check in found.checks),
    )
    lines = to_text(gave_up).splitlines()
    assert lines[0] == f"UNKNOWN : t.one: dead-rule, subsumed-rule, redundant-rule: the solver gave up after {told}"
    assert not gave_up.is_fine


def test_broken_properties_are_written_as_cases_that_pass(capsys, write):
    pack = write(*PLANTED, manifest=NEVER_WET)
    code, out, err = call(capsys, "gate", "--write-cases", "broken.cases.yaml")
    assert (code, out) == (1, FOUND)
    assert err == "1 case written to `broken.cases.yaml`: they pass as long as the rules are not mended\n"
    assert Path("broken.cases.yaml").read_text(encoding="utf-8") == """\
cases:
- name: 'property dry is broken: Never: the notice “Warn” applies.'
  given:
    rain: 'yes'
    crowd: large
  expect:
    warn: holds
"""  # fmt: skip
    cases = read_cases(pack, Path("broken.cases.yaml"))
    assert [run_case(pack, case).passed for case in cases] == [True]
    Path("broken.cases.yaml").rename("gate/broken.cases.yaml")
    assert call(capsys, "gate", command="test") == (0, "1 passed, 0 failed\n", "")


def test_a_property_of_answers_alone_gives_no_case(capsys, write):
    write(("warn", "key"), manifest="properties:\n  locked: {never: key, because: It is kept elsewhere.}\n")
    code, out, err = call(capsys, "gate", "--write-cases", "broken.cases.yaml")
    assert code == 1
    assert "\n      The key: Yes\n    to accept it, " in out
    assert err == "no property is broken by what rules conclude: `broken.cases.yaml` is not written\n"
    assert not Path("broken.cases.yaml").exists()


def test_a_property_that_is_broken_whatever_is_answered_says_so(capsys, write):
    write(("warn", "key or not key"), manifest="properties:\n  calm: {always: not warn or key, because: So.}\n")
    assert "\n      The key: No\n      → Warn [warn]: Applies\n" in call(capsys, "gate")[1]


def test_nothing_is_written_where_nothing_is_broken(capsys, write):
    write(*SOUND)
    code, _, err = call(capsys, "gate", "--write-cases", "broken.cases.yaml")
    assert (code, err) == (0, "no property is broken by what rules conclude: `broken.cases.yaml` is not written\n")
    assert not Path("broken.cases.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["--write-cases", "full.yaml"],
            "Invalid value for '--write-cases': `full.yaml` exists and is not empty; choose another name",
        ),
        (["--write-cases", "gate"], "Invalid value for '--write-cases': `gate` is no file"),
        (["--write-cases", "-"], "Invalid value for '--write-cases': expected the name of a file, found `-`"),
        (["--write-cases", "no/x"], "Invalid value for '--write-cases': `no/x` cannot be written: no such file or directory"),
        (["--timeout", "0"], "Invalid value for '--timeout': expected a number of seconds above 0, found `0`"),
        (["--timeout", "-1"], "Invalid value for '--timeout': expected a number of seconds above 0, found `-1`"),
        (["--timeout", "soon"], "Invalid value for '--timeout': expected a number of seconds above 0, found `soon`"),
        (["--format", "xml"], "Invalid value for '--format': 'xml' is not one of 'text', 'json'."),
    ],
)
def test_wrong_usage_is_told_before_anything_runs(capsys, write, arguments, told):
    write(*PLANTED)
    Path("full.yaml").write_text("cases: []\n", encoding="utf-8")
    code, out, err = call(capsys, "gate", *arguments)
    assert (code, out) == (2, "")
    assert err.endswith(f"\nError: {told}\n")
    assert Path("full.yaml").read_text(encoding="utf-8") == "cases: []\n"


def test_a_pack_with_mistakes_is_told_and_not_verified(capsys, write):
    with pytest.raises(advisor.InvalidPack):
        write(("warn", "keys"))
    code, out, err = call(capsys, "gate")
    assert (code, out) == (1, "")
    assert "error[unknown-fact]: unknown fact `keys`" in err
    code, out, err = call(capsys, "nowhere")
    assert (code, out) == (2, "")
    assert err.startswith("nowhere: error[file-not-found]: ")
