"""On packs that the solver cannot decide, every page is shown and says what could not be decided."""

from __future__ import annotations

import pytest

from support.hard_packs import write_hopeless_pack, write_planted_pack
from support.pages import lines, open_line, opened, opened_rules, plain_text, press, progress, show
from support.paths import ROOT

NOT_KNOWN = "which questions are still needed was not decided in the time given, so none is left out"


@pytest.fixture(autouse=True)
def _briefly(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "app")
    for module in ("session.script_run", "shown_pack"):
        monkeypatch.setattr(f"{module}.PATIENCE", 0.05)


@pytest.fixture
def crowd(tmp_path, monkeypatch):
    write_hopeless_pack(tmp_path / "crowd")
    show(tmp_path / "crowd", monkeypatch)


@pytest.fixture
def demanded(tmp_path, monkeypatch):
    write_hopeless_pack(tmp_path / "demanded", constrained=True)
    show(tmp_path / "demanded", monkeypatch)


@pytest.mark.usefixtures("crowd")
def test_no_question_is_folded_where_it_is_not_known_what_matters():
    app = opened()
    assert progress(app).endswith(f"at most 133 questions left · 0 of 133 questions answered · {NOT_KNOWN}")
    assert [line for line in lines(app) if line.startswith("Not needed now")] == []
    assert list(app.radio(key="t-list").proto.captions) == ["0 of 133 answered"]
    app = open_line(app, "reasons-p0_0")
    assert "What depends on it was not decided in the time given." in plain_text(app)


@pytest.mark.usefixtures("demanded")
def test_one_by_one_goes_to_the_end_and_says_what_it_does_not_know():
    app = opened(o="quickest")
    app.radio(key="options-door").set_value("unknown").run()
    app = press(app, "Finish →")
    assert "No question is left to ask. Not everything was decided in the time given.|" in plain_text(app)
    assert "Nothing else you could answer would change one." not in plain_text(app)


@pytest.mark.usefixtures("demanded")
def test_a_question_passed_over_is_told_at_the_end():
    app = press(opened(o="quickest"), "Skip for now →")
    assert "You passed over questions of which it is not known whether they can still change something (1):" in plain_text(app)


@pytest.mark.usefixtures("crowd")
def test_what_is_undecided_about_a_conclusion_is_told():
    app = opened("recommendations", v="undetermined")
    app = open_line(open_line(app, "open-alone"), "open-whatif-alone")
    page = plain_text(app)
    assert (
        "What the open answers can still make of it|What the open answers can still make of this was not decided in the" in page
    )
    assert "To come out as “Recommended”|\nNo way to get there was found in the time given, and it is not proved" in page
    assert "No change gets there" not in page


def test_cases_that_are_not_known_to_be_possible_are_told_apart(tmp_path, monkeypatch):
    write_planted_pack(tmp_path)
    (tmp_path / "yard.cases.yaml").write_text("cases:\n- {name: nothing, given: {}, expect: {alone: open}}\n", encoding="utf-8")
    show(tmp_path, monkeypatch)
    app = open_line(opened_rules("yard"), "tested-more")
    assert "|Not decided|Whether a case could show these was not decided in the time given." in plain_text(app)
