"""A check is one file of the folder: what it finds is run, worded and listed without anything else knowing of it."""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from advisor.deadline import UndecidedError
from advisor.pack import premises
from advisor.quality import checks
from advisor.quality.checks.check import PARTIAL, Check
from advisor.quality.checks.observations import Observation, digest_of, rule_observation
from advisor.quality.checks.registry import CHECKS
from advisor.quality.checks.remarks import Remark
from advisor.quality.checks.verification import verify
from advisor.render.catalogue import catalogue, read_texts
from advisor.render.verification.json import to_json
from advisor.render.verification.sentences import claim_of_check, observation_sentence
from advisor.render.verification.text import to_text
from support.builders import pack_of, yes_no

FOLDER = Path(checks.__file__).parent
PACK = pack_of(yes_no("a b"), {"t.one": ("x", "a"), "t.two": ("y", "a", "not a")})


def study(space, question):
    """The question, if no rule reads it."""
    if not any(question in premises(rule) for rule in space.pack.rules.values()):
        yield Observation(check=UNREAD, subject=question, digest=digest_of(()))


UNREAD = Check(
    code="unread-input",
    claim="claim_irrelevant_input",
    over=PARTIAL,
    subjects=lambda pack: pack.inputs,
    study=study,
    describe=lambda pack, found: [Remark("found_irrelevant", {"ask": pack.inputs[found.subject]})],
)


def test_a_check_that_is_added_in_one_file_is_run_worded_and_listed():
    verified = verify(PACK, checks=(*CHECKS, UNREAD))
    (found,) = verified.checks[-1].observations
    assert (found.id, verified.checks[-1].code) == ("unread-input/b/e3b0c442", "unread-input")
    assert observation_sentence(PACK, found) == (
        "The answer to the question “b” decides no recommendation, notice or member of a list."
    )
    text = to_text(verified)
    assert "\nFOUND : unread-input: b\n" in text
    assert "\nunread-input                found 1   answers, partial ones too, that break no constraint\n" in text
    assert to_json(verified)["checks"][-1]["findings"][0]["subject"] == "b"
    assert verify(replace(PACK, waivers={found.id: "So."}), checks=(UNREAD,)).is_fine


def test_what_an_added_check_leaves_undecided_is_listed_with_the_rest():
    def gives_up(_space, _question):
        raise UndecidedError

    verified = verify(PACK, checks=(*CHECKS, replace(UNREAD, study=gives_up)))
    assert verified.checks[-1].undecided == ("a", "b")
    assert "\nUNKNOWN : b: unread-input: the solver gave up after 30 seconds\n" in to_text(verified)


def test_a_check_of_rules_joins_the_walk_at_its_place():
    def of_rule(space, rule):
        return rule_observation(mine, rule, space.proof([], partial=True))

    mine = Check(code="any-rule", claim="claim_dead_rule", over=PARTIAL, of_rule=of_rule)

    def seen(several):
        return [
            (each.check.code, each.subject) for each in verify(PACK, checks=several).observations if each.subject in PACK.rules
        ]

    assert seen((*CHECKS, mine)) == [("dead-rule", "t.two"), ("any-rule", "t.one")]
    assert seen((mine, *CHECKS)) == [("any-rule", "t.one"), ("any-rule", "t.two")]


def test_every_check_of_the_folder_is_in_the_registry():
    modules = [import_module(f"{checks.__name__}.{module.name}") for module in pkgutil.iter_modules(checks.__path__)]
    declared = {id(value): value for module in modules for value in vars(module).values() if isinstance(value, Check)}
    assert sorted(check.code for check in declared.values()) == sorted(check.code for check in CHECKS)
    assert len({check.code for check in CHECKS}) == len(CHECKS)


def test_each_check_stands_in_the_file_of_its_code():
    assert [check.code for check in CHECKS if not (FOLDER / f"{check.code.replace('-', '_')}.py").is_file()] == []


def test_the_catalogue_of_the_folder_has_the_texts_that_checks_name():
    texts = read_texts(FOLDER / "locale" / "en.yaml")
    named = {key for check in CHECKS for key in (check.claim, check.over, check.proved, check.others)}
    assert named - texts.keys() == set()
    assert len({claim_of_check(PACK, check) for check in CHECKS}) == len(CHECKS)
    assert texts.items() <= catalogue("en").items()
