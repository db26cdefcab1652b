"""Cases override the answers of a snapshot, and report what is wrong with them before anything runs."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from advisor.diagnostics import InvalidPack
from advisor.pack import Answer, Status
from advisor.reader.cases import load_cases, read_cases
from advisor.reader.loader import load, shipped
from support.paths import PACKS

EVERYTHING = PACKS / "good" / "everything"
PACK = load(EVERYTHING)


def write(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.cases.yaml").write_text(text)
    return folder


def test_a_case_has_what_its_author_wrote():
    first, second = load_cases(PACK, EVERYTHING)
    assert (first.name, first.snapshot, first.claims, first.note) == (
        "the article's own library",
        "article",
        ("L1",),
        "As printed.",
    )
    assert first.expect == {"open_late": Status.HOLDS, "light_seen": Status.FAILS}
    assert first.because == {"open_late": ("hours.open-late",)}
    assert first.location.line == 2
    assert second.expect["open_late"] is Status.OPEN


def test_given_answers_stand_over_those_of_the_snapshot():
    first, second = load_cases(PACK, EVERYTHING)
    assert first.given.given == PACK.snapshots["article"].answers
    assert second.given.given == {
        "evening_visitors": Answer(None),
        "light": Answer("all_night", "Seen.", ("L1",)),
        "closed": Answer(None),
    }
    assert first.given.values == {"evening_visitors": Decimal(30), "light": "evenings"}
    assert second.given.values == {"light": "all_night"}


def test_one_rule_stands_for_a_list_of_one(tmp_path):
    text = "cases:\n- name: one\n  expect: {open_late: open}\n  not_because: {open_late: hours.open-late}\n"
    (case,) = load_cases(PACK, write(tmp_path, a=text))
    assert case.not_because == {"open_late": ("hours.open-late",)}


def test_cases_come_by_file_name_and_then_as_written(tmp_path):
    two = "cases:\n- {name: %s, expect: {open_late: open}}\n- {name: %s, expect: {open_late: open}}\n"
    write(tmp_path, b=two % ("three", "one"), a=two % ("two", "one"))
    assert [case.name for case in load_cases(PACK, tmp_path)] == ["two", "one", "three", "one"]


def test_a_folder_without_cases_has_none(tmp_path):
    assert load_cases(PACK, tmp_path) == ()


def test_the_problems_of_all_cases_of_all_files_are_told(tmp_path):
    write(
        tmp_path,
        a="cases:\n- name: one\n  given: {light: evening}\n  expect: {open_lat: holds}\n  claims: [L2]\n",
        b="cases:\n- one\n- name: two\n  expekt: {}\n",
        c="case: []\n",
        d="cases: [\n",
    )
    with pytest.raises(InvalidPack) as caught:
        load_cases(PACK, tmp_path)
    assert [(Path(found.location.path).name[0], found.location.line, found.code) for found in caught.value.diagnostics] == [
        ("a", 3, "unknown-option"),
        ("a", 4, "unknown-fact"),
        ("a", 5, "unknown-claim"),
        ("b", 2, "wrong-shape"),
        ("b", 3, "missing-key"),
        ("b", 4, "unknown-key"),
        ("c", 0, "missing-key"),
        ("c", 1, "unknown-key"),
        ("d", 2, "yaml-syntax"),
    ]


def test_the_cases_of_the_packs_that_ship_can_be_read():
    for name in shipped():
        assert load_cases(load(name), name)


TABLE = """cases:
- name: lights
  snapshot: article
  given: {closed: no}
  table:
    - [light, open_late, light_seen]
    - [all_night, open, holds]
    - [unknown, open, open]
  expect: {open_late: open}
  never_asks: [closed]
  note: Two rows.
"""


def test_each_row_of_a_table_is_a_case_with_what_the_whole_says(tmp_path):
    first, second = load_cases(PACK, write(tmp_path, a=TABLE))
    assert (first.name, second.name) == ("lights, row 1", "lights, row 2")
    assert (first.location.line, second.location.line) == (7, 8)
    assert first.given.given == {**PACK.snapshots["article"].answers, "closed": Answer(False), "light": Answer("all_night")}
    assert second.given.given["light"] == Answer(None)
    assert first.expect == {"open_late": Status.OPEN, "light_seen": Status.HOLDS}
    assert second.expect == {"open_late": Status.OPEN, "light_seen": Status.OPEN}
    assert first.never_asks == second.never_asks == ("closed",)
    assert first.snapshot == "article"
    assert first.note == "Two rows."


def test_the_cases_of_one_file_are_read_alone(tmp_path):
    write(tmp_path, a=TABLE, b="cases: [\n")
    assert len(read_cases(PACK, tmp_path / "a.cases.yaml")) == 2
    with pytest.raises(InvalidPack):
        read_cases(PACK, tmp_path / "b.cases.yaml")
