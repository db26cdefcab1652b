"""Numbers and lists of a page agree: what is counted is listed, and a status stands beside the text that it is about."""

from __future__ import annotations

import re
import sys

import pytest

import advisor
from advisor.reader.link import answers_to_link
from advisor.reader.loader import answers_from
from support.pages import SCRIPT, lines, links, named, opened, progress, said, without_exception

TARGETS = 38  # recommendations and notices
SOME = {"agreement_stage": "under_discussion", "will_to_sign": "both"}
AHEAD = {"content_consensus": "none"}  # three notices cannot apply any more, though the rules leave them undetermined


@pytest.fixture(autouse=True)
def _arguments(monkeypatch):
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "--pack", "iran-russia"])


def link(pack, given) -> str:
    answers = pack.snapshots[given].answers if isinstance(given, str) else answers_from(pack, given).given
    return answers_to_link(pack, advisor.Answers(given=answers))


def look_at(app, view: str) -> list[str]:
    app.query_params["v"] = view
    return lines(without_exception(app.run()))


def caption(app, place: int) -> str:
    return named(app.radio, "v-list").proto.captions[place]


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


@pytest.mark.parametrize("given", [{}, SOME, AHEAD, "article", "article_as_read"])
def test_everything_counted_is_listed_and_what_is_settled_can_be_told_from_the_rest(given, pack):
    app = opened("recommendations", a=link(pack, given))
    shown = {view: look_at(app, view) for view in ("recommended", "not_triggered", "undetermined", "notices")}
    assert sum(map(len, shown.values())) == TARGETS
    assert [len(shown[view]) for view in ("recommended", "not_triggered", "undetermined")] == [
        numbers(caption(app, place))[0] for place in range(3)
    ]
    assert len(shown["notices"]) == sum(numbers(caption(app, 3)))
    listed = [line for found in shown.values() for line in found]
    still_open = [line for line in listed if line.startswith("?") and "settled all the same" not in line]
    assert numbers(progress(app))[:2] == [TARGETS - len(still_open), TARGETS]


def test_what_comes_out_alike_whatever_the_open_answers_are_is_marked(pack):
    app = opened("recommendations", a=link(pack, AHEAD))
    marked = [line for line in look_at(app, "notices") if line.endswith(" — settled all the same")]
    assert len(marked) == 3
    assert progress(app).startswith("3 of 38 recommendations and notices settled")
    assert "whatever the open answers are" in said(app)


def test_notices_are_listed_by_whether_they_apply(pack):
    app = opened("recommendations", a=link(pack, "article_as_read"))
    look_at(app, "notices")
    assert re.findall(r"<h3>(.*?)</h3>", said(app)) == ["Applies", "Does not apply", "Undetermined"]
    assert caption(app, 3) == "4 apply · 11 do not · 1 undetermined"


def test_the_entries_of_lists_are_counted_by_status(pack):
    app = opened("recommendations", a=link(pack, "article_as_read"))
    entries = look_at(app, "lists")
    assert caption(app, 4) == "18 shown · 10 not shown · 5 undetermined"
    assert len(entries) == 33
    assert len([entry for entry in entries if entry.startswith("– Not shown")]) == 10


def test_an_entry_that_is_not_shown_is_told_by_what_would_be(pack):
    app = opened("recommendations", a=link(pack, "article_as_read"))
    entries = look_at(app, "lists")
    assert "– Not shown · **Relations have the character of a partnership**" in entries
    assert not any("not mutual and long-term" in entry for entry in entries)


def test_each_answer_of_a_clash_is_a_link_and_the_counts_say_that_answers_clash(pack):
    clash = link(pack, {"agreement_stage": "under_discussion", "timing_plan": "already_signed"})
    app = opened(a=clash)
    assert "Counted from answers that cannot go together" in said(app)
    assert "q=timing_plan" in links(app)["The plan for the signing and the Caspian approval: Agreement already signed"]
    assert "q=agreement_stage" in links(app)["The stage of the agreement: Under discussion"]
    assert "Counted from answers that cannot go together" in said(opened("recommendations", a=clash))
