"""Answers survive a round trip through the address of a page, whatever a reader typed; a damaged address is reported."""

from __future__ import annotations

import base64
import zlib
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import advisor
from advisor.pack import Answer
from advisor.reader.link import answers_from_link, answers_to_link
from advisor.reader.loader import answers_from
from advisor.source.documents import printable
from support.paths import PACKS

FERRY = advisor.load(PACKS / "ferry")
NOTES = st.text(max_size=60).map(printable).filter(lambda note: note.strip() or not note)


def packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(zlib.compress(content)).decode().rstrip("=")


@given(NOTES, st.booleans())
def test_a_note_comes_back_as_it_was_typed(note, known):
    answers = answers_from(FERRY, {"bridge": Answer(known or None, note)})
    link = answers_to_link(FERRY, answers)
    assert set(link) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    back = answers_from_link(FERRY, link).given["bridge"]
    assert (back.value, back.note) == (known or None, note.strip())


def test_no_answers_need_no_text_and_equal_answers_have_equal_texts():
    assert answers_to_link(FERRY, advisor.Answers(given={})) == ""
    first, second = (answers_from(FERRY, {"wind": "stormy", "passengers": 200}) for _ in range(2))
    assert answers_to_link(FERRY, first) == answers_to_link(FERRY, second)


def test_a_blank_note_is_no_note():
    link = answers_to_link(FERRY, answers_from(FERRY, {"bridge": Answer(None, " \n")}))
    assert answers_from_link(FERRY, link).given["bridge"].note == ""


def test_claims_and_what_was_kept_come_back():
    answers = advisor.Answers(given={"wind": Answer("stormy", "", ("T1",))}, unrecognized={"gone": {"value": "old", "note": "n"}})
    back = answers_from_link(FERRY, answers_to_link(FERRY, answers))
    assert (back.given, back.unrecognized) == (answers.given, answers.unrecognized)
    assert "unknown fact `gone`" in str(back.remarks[0])


@given(st.one_of(st.text(max_size=40), st.binary(max_size=80).map(packed), st.text(max_size=40).map(str.encode).map(packed)))
def test_any_text_gives_answers_or_says_what_is_wrong(link):
    with suppress(advisor.InvalidAnswers):
        answers_from_link(FERRY, link)


def test_a_text_that_would_unpack_without_end_is_refused():
    with pytest.raises(advisor.InvalidAnswers, match="damaged-address"):
        answers_from_link(FERRY, packed(b" " * 5_000_000))


def test_a_saved_file_with_kept_entries_is_opened_again():
    answers = advisor.Answers(given={"wind": Answer("stormy")}, unrecognized={"gone": "old"})
    text = advisor.write_answers(FERRY, answers, title="Mine", saved_at=datetime(2025, 1, 17, tzinfo=UTC))
    assert advisor.read_answers(FERRY, text).unrecognized == {"gone": "old"}
