"""Answers come from files, Python and snapshots; what does not fit is reported, and what another version recorded is kept."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.diagnostics import InvalidAnswers
from advisor.pack import Answer, Answers
from advisor.pack.types import value_text
from advisor.reader.loader import answers_from, load, read_answers, read_answers_from, write_answers
from advisor.source.documents import printable
from support.paths import PACKS
from support.strategies import answers, packs

FERRY = load(PACKS / "ferry")
BAD = sorted((PACKS / "answers").glob("*/answers.*"))
NOTES = st.text(max_size=9).map(printable).map(str.strip)
SAVED_AT = datetime(2025, 1, 17, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize("path", BAD, ids=[path.parent.name for path in BAD])
def test_bad_answers_say_what_is_wrong(path, golden):
    with pytest.raises(InvalidAnswers) as caught:
        read_answers_from(FERRY, path)
    golden(path.parent / "expected.txt", str(caught.value).replace(f"{path.parent}/", "") + "\n")


EVERY_TYPE = {
    "wind": Answer("fresh"),
    "passengers": Answer(Decimal("0.50")),
    "bridge": Answer(value=True),
    "season_start": Answer(date(2025, 1, 17)),
    "islanders": Answer(None),
}


@pytest.mark.parametrize(
    "text",
    [
        "wind: fresh\npassengers: 0.50\nbridge: yes\nseason_start: 2025-01-17\nislanders: unknown\n",
        "bridge: TRUE\nislanders: null\nwind: 'fresh'\nseason_start: \"2025-01-17\"\npassengers: 0.5\n",
        '{"wind": "fresh", "passengers": 0.5, "bridge": true, "season_start": "2025-01-17", "islanders": null}',
        '{"wind": "fresh", "passengers": "0.5", "bridge": "yes", "season_start": "2025-01-17", "islanders": "unknown"}',
    ],
)
def test_yaml_and_json_mean_the_same(text):
    assert read_answers(FERRY, text).given == EVERY_TYPE


@pytest.mark.parametrize(
    "given",
    [
        {"wind": "fresh", "passengers": 0.5, "bridge": True, "season_start": date(2025, 1, 17), "islanders": None},
        {"wind": "fresh", "passengers": Decimal("0.50"), "bridge": "yes", "season_start": "2025-01-17", "islanders": "unknown"},
        EVERY_TYPE,
    ],
)
def test_python_values_mean_what_files_mean(given):
    assert answers_from(FERRY, given).given == EVERY_TYPE


NUMBER = "expected a number from 0 to 5000"
DIGITS = "  = help: a number has at most 12 digits before the point and 9 behind it"
NESTED: list = []
for _ in range(100_000):
    NESTED = [NESTED]


class Unshowable:
    def __str__(self):
        raise TypeError

    __repr__ = __str__


class Word(str):
    __slots__ = ()


@pytest.mark.parametrize(
    ("name", "value", "meant"),
    [
        ("passengers", -0.0, "0"),
        ("passengers", Decimal("-0.00"), "0"),
        ("passengers", "-0", "0"),
        ("passengers", Decimal("0E+1000000"), "0"),
        ("passengers", Decimal("1E+3"), "1000"),
        ("passengers", Decimal("0.500" + "0" * 5_000), "0.5"),
        ("passengers", Word(" 12 "), "12"),
        ("wind", Word("calm"), "calm"),
        ("wind", "calm\n", "calm"),
    ],
)
def test_python_values_that_fit_are_taken_as_they_would_be_written(name, value, meant):
    assert value_text(answers_from(FERRY, {name: value}).given[name].value) == meant


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("passengers", float("nan"), "error[wrong-type]: `passengers`: expected a number from 0 to 5000, found float `nan`"),
        ("passengers", float("inf"), "error[wrong-type]: `passengers`: expected a number from 0 to 5000, found float `inf`"),
        ("passengers", Decimal("NaN"), "error[wrong-type]: `passengers`: expected a number from 0 to 5000, found Decimal `NaN`"),
        ("passengers", True, "error[wrong-type]: `passengers`: expected a number from 0 to 5000, found bool `True`"),
        (
            "passengers",
            10**30,
            "error[value-out-of-range]: `passengers`: expected a number from 0 to 5000, found `1" + "0" * 30 + "`",
        ),
        ("passengers", 5001, "error[value-out-of-range]: `passengers`: expected a number from 0 to 5000, found `5001`"),
        (
            "passengers",
            1e-20,
            "error[value-out-of-range]: `passengers`: expected a number from 0 to 5000, found `0.00000000000000000001`",
        ),
        ("bridge", 1, "error[wrong-type]: `bridge`: expected `yes` or `no`, found int `1`"),
        ("bridge", [True], "error[wrong-type]: `bridge`: expected `yes` or `no`, found list `[True]`"),
        ("wind", 2, "error[wrong-type]: `wind`: expected one of `calm`, `fresh`, `stormy`, found int `2`"),
        ("wind", "clam", "error[unknown-option]: `wind`: unknown option `clam`"),
        (
            "season_start",
            datetime(2025, 1, 17, tzinfo=UTC),
            "error[wrong-type]: `season_start`: expected a date such as 2025-01-17",
        ),
        ("season_start", date(1800, 1, 1), "error[value-out-of-range]: `season_start`: expected a date such as 2025-01-17"),
        ("storms_likely", True, "error[derived-fact-given]: `storms_likely` is concluded by rules and cannot be given"),
        ("wnid", "calm", "error[unknown-fact]: unknown fact `wnid`\n  = help: did you mean `wind`?"),
        (3, "calm", "error[unknown-fact]: unknown fact `3`"),
    ],
)
def test_python_values_that_do_not_fit_are_told(name, value, told):
    with pytest.raises(InvalidAnswers) as caught:
        answers_from(FERRY, {name: value})
    assert str(caught.value).startswith(f"answers: {told}")


ODD = [
    (10**5_000, "calm", "error[unknown-fact]: unknown fact `1.000E+5000`"),
    ("x" * 100_000, "calm", f"error[unknown-fact]: unknown fact `{'x' * 57}...`"),
    ("passengers", Decimal("1E+1000000"), f"error[value-out-of-range]: `passengers`: {NUMBER}, found `1E+1000000`\n{DIGITS}"),
    ("passengers", Decimal("-1E-99999"), f"error[value-out-of-range]: `passengers`: {NUMBER}, found `-1E-99999`\n{DIGITS}"),
    (
        "passengers",
        Decimal("0.1234567890000000000000000000000000001"),
        f"error[value-out-of-range]: `passengers`: {NUMBER}, found `0.1234567890000000000000000000000000001`\n{DIGITS}",
    ),
    ("passengers", -(10**100_000), f"error[value-out-of-range]: `passengers`: {NUMBER}, found `about -1E+100000`\n{DIGITS}"),
    ("passengers", 1e308, f"error[value-out-of-range]: `passengers`: {NUMBER}, found `1E+308`\n{DIGITS}"),
    ("passengers", 5e-324, f"error[value-out-of-range]: `passengers`: {NUMBER}, found `5E-324`\n{DIGITS}"),
    ("passengers", "9" * 5_000, f"error[value-out-of-range]: `passengers`: {NUMBER}, found `{'9' * 57}...`\n{DIGITS}"),
    ("passengers", Decimal("sNaN"), f"error[wrong-type]: `passengers`: {NUMBER}, found Decimal `sNaN`"),
    ("passengers", b"20", f"error[wrong-type]: `passengers`: {NUMBER}, found bytes `b'20'`"),
    ("passengers", {"value": [1]}, f"error[wrong-type]: `passengers`: {NUMBER}, found dict `{{'value': [1]}}`"),
    ("bridge", 10**5_000, "error[wrong-type]: `bridge`: expected `yes` or `no`, found int `1.000E+5000`"),
    ("bridge", [-(10**5_000)], "error[wrong-type]: `bridge`: expected `yes` or `no`, found list `[-1.000E+5000]`"),
    ("bridge", 10**100_000, "error[wrong-type]: `bridge`: expected `yes` or `no`, found int `about 1E+100000`"),
    ("bridge", NESTED, "error[wrong-type]: `bridge`: expected `yes` or `no`, found list `[[[[[[[...]]]]]]]`"),
    ("wind", Unshowable(), "error[wrong-type]: `wind`: expected one of `calm`, `fresh`, `stormy`, found Unshowable `<Unshowable"),
]


@pytest.mark.parametrize(("name", "value", "told"), ODD, ids=range(len(ODD)))
def test_any_python_value_at_all_is_told_in_few_words(name, value, told):
    with pytest.raises(InvalidAnswers) as caught:
        answers_from(FERRY, {name: value})
    assert str(caught.value).startswith(f"answers: {told}")
    assert len(str(caught.value)) < 300


def test_a_number_too_long_to_print_is_told_all_the_same():
    with pytest.raises(InvalidAnswers, match="found `1000000"):
        answers_from(FERRY, {"passengers": 10**5_000})


def test_all_wrong_values_are_told_at_once():
    with pytest.raises(InvalidAnswers) as caught:
        answers_from(FERRY, {"wind": "clam", "wnid": 1, "passengers": -1}, "the call")
    assert [(str(found.location), found.code) for found in caught.value.diagnostics] == [
        ("the call", "unknown-fact"),
        ("the call", "unknown-option"),
        ("the call", "value-out-of-range"),
    ]


def test_contradictory_answers_are_answers():
    assert read_answers(FERRY, "overhaul_date: 2025-02-01\nseason_start: 2025-01-01").given


def test_notes_and_claims_come_with_an_answer():
    read = read_answers(
        FERRY, "wind: {value: calm, note: From the log., claims: [W1]}\nbridge: {value: unknown, note: Nobody knows.}"
    )
    assert read.given == {"wind": Answer("calm", "From the log.", ("W1",)), "bridge": Answer(None, "Nobody knows.")}


def test_answers_come_from_where_they_are_asked_for(tmp_path, monkeypatch):
    assert read_answers_from(FERRY, None) == Answers(given={})
    assert read_answers_from(FERRY, "snapshot:article").given == FERRY.snapshots["article"].answers
    (tmp_path / "mine.yaml").write_text("wind: calm")
    assert read_answers_from(FERRY, tmp_path / "mine.yaml").values == {"wind": "calm"}
    assert read_answers_from(FERRY, str(tmp_path / "mine.yaml")).values == {"wind": "calm"}
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"wind": "calm"}')))
    assert read_answers_from(FERRY, "-").values == {"wind": "calm"}


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            "snapshot:artikel",
            "snapshot:artikel: error[unknown-snapshot]: unknown snapshot `artikel`\n  = help: did you mean `article`?",
        ),
        ("snapshot:x", "snapshot:x: error[unknown-snapshot]: unknown snapshot `x`\n  = help: snapshots are `article`"),
        ("nowhere.yaml", "nowhere.yaml: error[file-not-found]: file does not exist"),
    ],
)
def test_answers_that_are_not_there_are_told(source, told):
    with pytest.raises(InvalidAnswers) as caught:
        read_answers_from(FERRY, source)
    assert str(caught.value) == told


def test_a_saved_file_is_written_as_people_would():
    given = {"wind": Answer("fresh", "From the log.", ("W1",)), "bridge": Answer(value=False), "islanders": Answer(None)}
    assert write_answers(FERRY, Answers(given=given), title="My ferry", saved_at=SAVED_AT) == (
        "snapshot:\n"
        "  id: saved\n"
        "  title: My ferry\n"
        "  pack: ferry\n"
        "  version: 1.2.0\n"
        f"  digest: {FERRY.digest}\n"
        "  saved: '2025-01-17T12:30:00+00:00'\n"
        "answers:\n"
        "  wind:\n"
        "    value: fresh\n"
        "    note: From the log.\n"
        "    claims:\n"
        "    - W1\n"
        "  bridge:\n"
        "    value: 'no'\n"
        "  islanders:\n"
        "    value: unknown\n"
    )


@given(st.data())
def test_what_is_saved_is_read_back(data):
    pack = data.draw(packs())
    given = {fact: Answer(value, data.draw(NOTES)) for fact, value in data.draw(answers(pack)).items()}
    text = write_answers(pack, Answers(given=given), title="Mine: yes", saved_at=SAVED_AT)
    assert read_answers(pack, text) == Answers(given=given)
    assert read_answers(pack, json.dumps({fact: _plain(answer.value) for fact, answer in given.items()})).values == {
        fact: answer.value for fact, answer in given.items()
    }


def _plain(value):
    return value if isinstance(value, bool | str) else str(value)


OLD = """
snapshot: {id: saved, title: Mine, pack: ferry, version: 1.1.0, saved: "2020-01-01"}
answers:
  wind: {value: hurricane, note: Blown away.}
  passengers: 20
  bridge: [yes]
  tide: high
  storms_likely: yes
"""


def test_what_another_version_said_is_kept_and_told():
    read = read_answers(FERRY, OLD, "old.yaml")
    assert read.values == {"passengers": Decimal(20)}
    assert read.unrecognized == {
        "wind": {"value": "hurricane", "note": "Blown away."},
        "bridge": ["yes"],
        "tide": "high",
        "storms_likely": "yes",
    }
    assert [(str(remark.location), remark.code) for remark in read.remarks] == [
        ("old.yaml:4:17", "unknown-option"),
        ("old.yaml:6:11", "wrong-shape"),
        ("old.yaml:7:3", "unknown-fact"),
        ("old.yaml:8:3", "derived-fact-given"),
    ]


def test_what_was_kept_is_written_back_unless_answered_anew():
    read = read_answers(FERRY, OLD)
    later = Answers(given={**read.given, "wind": Answer("calm")}, unrecognized=read.unrecognized)
    text = write_answers(FERRY, later, title="Mine", saved_at=SAVED_AT).replace(FERRY.digest, "sha256:later")
    again = read_answers(FERRY, text)
    assert again.given == later.given
    assert again.unrecognized == {"bridge": ["yes"], "tide": "high", "storms_likely": "yes"}


@pytest.mark.parametrize("header", ["version: 1.1.0", "digest: 'sha256:0'", f"version: 1.1.0, digest: '{FERRY.digest}'"])
def test_a_digest_tells_more_than_a_version(header):
    text = f"snapshot: {{pack: ferry, {header}}}\nanswers: {{tide: high}}"
    if FERRY.digest in header:
        with pytest.raises(InvalidAnswers):
            read_answers(FERRY, text)
    else:
        assert read_answers(FERRY, text).unrecognized == {"tide": "high"}


def test_json_may_be_indented_with_tabs():
    assert read_answers(FERRY, '{\n\t"wind":\t"fresh"\n}').values == {"wind": "fresh"}


def unknown_facts(number, width=0):
    return "{" + ", ".join(f'"fact_{place:0{width}}": 1' for place in range(number)) + "}"


def test_many_mistakes_on_one_long_line_are_told_in_few_words():
    with pytest.raises(InvalidAnswers) as caught:
        read_answers(FERRY, unknown_facts(5_000), "line.json")
    assert len(caught.value.diagnostics) == 1_000
    assert str(caught.value).count("error[unknown-fact]") == 100
    assert str(caught.value).endswith("\nand 900 more")
    assert len(str(caught.value)) < 60_000


def test_many_entries_of_another_version_are_all_kept():
    text = f'{{"snapshot": {{"version": "0.0.1"}}, "answers": {unknown_facts(5_000)}}}'
    read = read_answers(FERRY, text, "old.json")
    assert (len(read.unrecognized), len(read.remarks)) == (5_000, 1_000)
    assert read.unrecognized["fact_4999"] == "1"


@pytest.mark.parametrize(
    "text", ["? {0}\n: 1", "wind: {0}", "wind: {{value: calm, ? {0} : 1}}", "wind: {{value: calm, claims: [{0}]}}"]
)
def test_a_message_does_not_grow_with_what_was_written(text):
    with pytest.raises(InvalidAnswers) as caught:
        read_answers(FERRY, text.format("x" * 100_000))
    (found,) = caught.value.diagnostics
    assert len(found.problem) < 150
    assert f"`{'x' * 57}...`" in found.problem
