"""The front end in a real browser, as a reader uses it."""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import advisor
from advisor.reader.link import answers_to_link
from support.browser import expect_chosen, line_of, link_to, press_until, settled

STAGE = "How far has a comprehensive, long-term agreement between Iran and Russia come?"
PLAN = "How is the signing of the agreement with Russia planned"
PAGES = ("/", "/recommendations", "/rules")


@pytest.fixture(scope="session")
def full(pack) -> str:
    """The address of the article's own case with all its notes."""
    return answers_to_link(pack, advisor.Answers(given=pack.snapshots["article_as_read"].answers))


def answer(page, question: str, option: str) -> None:
    before = page.url
    page.get_by_role("radiogroup", name=question).get_by_text(option, exact=True).click()
    expect_chosen(page, question, option)
    page.wait_for_url(lambda address: address != before)


def test_answers_lead_to_a_recommendation_with_its_reasons_and_survive_a_reload(open_page):
    page = open_page()
    answer(page, STAGE, "Under discussion")
    answer(page, "Which of the two sides definitely wants to sign", "Present on both sides")
    answer(page, "Has anyone studied with care", "Partial")
    note = page.get_by_role("textbox", name=STAGE)
    note.fill("said so in May")
    expect(page.get_by_role("status", name="Result so far")).to_contain_text("1 Recommended")
    link_to(page, "See the recommendations →").click()
    expect(page.get_by_role("heading", name="Recommendations")).to_be_visible()
    line_of(page, "Take stock of what helps and what hinders").click()
    expect(page.get_by_role("heading", name="Passages in the article")).to_be_visible()
    expect(page.get_by_text("Abstract, paragraph 1", exact=True)).to_be_visible()
    expect(page.get_by_text("Note: said so in May")).to_be_visible()
    page.get_by_role("tab", name="As a picture").click()
    expect(page.locator("svg .node").first).to_be_visible()
    page.get_by_role("link", name="The stage of the agreement: Under discussion").click()
    expect(page.get_by_role("heading", name=STAGE)).to_be_focused()
    settled(page).reload()
    expect_chosen(page, STAGE, "Under discussion")
    expect(page.get_by_role("textbox", name=STAGE)).to_have_value("said so in May")


def test_a_note_is_kept_though_the_field_is_never_left(open_page):
    page = open_page()
    answer(page, STAGE, "In force")
    before = page.url
    page.get_by_role("textbox", name=STAGE).fill("since spring")
    page.wait_for_url(lambda address: address != before)
    page.reload()
    expect(page.get_by_role("textbox", name=STAGE)).to_have_value("since spring")


def test_back_and_forward_follow_the_answers(open_page):
    page = open_page()
    answer(page, STAGE, "In force")
    answer(page, STAGE, "Lapsed")
    settled(page).go_back()
    expect_chosen(page, STAGE, "In force")
    page.go_forward()
    expect_chosen(page, STAGE, "Lapsed")
    page.get_by_role("radiogroup", name="Topic").get_by_text("Drivers", exact=True).click()
    expect(page.get_by_role("heading", name="Drivers", exact=True)).to_be_visible()
    settled(page).go_back()
    expect(page.get_by_role("heading", name="The agreement", exact=True)).to_be_visible()


def test_contradicting_answers_are_shown_at_the_questions_and_lead_to_each_other(open_page):
    page = open_page()
    answer(page, STAGE, "Under discussion")
    page.get_by_role("radiogroup", name="Topic").get_by_text("Timing and the Caspian Sea").click()
    answer(page, PLAN, "Agreement already signed")
    told = page.get_by_text("The timing says that the agreement has been signed")
    expect(told).to_have_count(2)
    at_the_question = page.locator("[class*='st-key-clash-timing_plan']")
    at_the_question.get_by_role("link", name="The stage of the agreement: Under discussion").click()
    expect(page.get_by_role("heading", name=STAGE)).to_be_focused()
    expect(told).to_have_count(2)


def test_answers_and_result_can_be_taken_along(open_page, pack, full):
    page = open_page(f"/recommendations?a={full}")

    def saved(name: str) -> str:
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        return download.value.path().read_text(encoding="utf-8")

    page.get_by_role("button", name="Save the result").click()
    assert advisor.read_answers(pack, saved("Answers (YAML)")).given == dict(pack.snapshots["article_as_read"].answers)
    assert json.loads(saved("Result (JSON)"))["pack"]["digest"] == pack.digest
    assert saved("Result (Markdown)").startswith(f"# {pack.title}")


def test_a_saved_file_is_opened_and_an_invalid_one_changes_nothing(open_page):
    page = open_page()
    page.get_by_role("button", name="Load or save").click()
    files = page.locator("input[type=file]")
    files.set_input_files({"name": "mine.yaml", "mimeType": "text/yaml", "buffer": b"agreement_stage: in_force"})
    checked = page.get_by_role("radiogroup", name=STAGE).get_by_role("radio", name="In force", exact=True, include_hidden=True)
    checked = checked.and_(page.locator(":checked")).first
    expect(checked).to_be_attached()
    settled(page).get_by_role("button", name="Load or save").click()
    files.set_input_files({"name": "bad.yaml", "mimeType": "text/yaml", "buffer": b"agreement_stage: in_forse"})
    expect(page.get_by_text("bad.yaml was not loaded; your answers are unchanged.")).to_be_visible()
    expect(page.get_by_text("did you mean `in_force`?")).to_be_visible()
    expect(checked).to_be_attached()


def test_a_damaged_address_is_told_in_words(open_page):
    page = open_page("/?a=eJwLoremipsum")
    expect(page.get_by_text("error[damaged-address]")).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_the_keyboard_alone_is_enough(open_page):
    page = open_page()
    options = page.get_by_role("radiogroup", name=STAGE)
    press_until(page, "Tab", options.get_by_role("radio").first)
    page.keyboard.press("Space")
    expect_chosen(page, STAGE, "Not planned")
    page.keyboard.press("ArrowDown")
    expect_chosen(page, STAGE, "Under discussion")
    press_until(page, "Tab", page.get_by_role("textbox", name=STAGE))
    page.keyboard.type("by keyboard")
    press_until(page, "Tab", page.get_by_role("button", name="Clear answer").first)
    link = link_to(page, "See the recommendations →")
    press_until(page, "Tab", link)
    page.keyboard.press("Enter")
    views = page.get_by_role("radiogroup", name="Show")
    expect(views).to_be_visible()
    press_until(page, "Tab", views.get_by_role("radio", name="Recommended"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("heading", name="Undetermined", exact=True)).to_be_visible()
    line = line_of(page)
    press_until(page, "Tab", line)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Questions it waits for")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_narrow_screen(path, open_page, full):
    page = open_page(f"{path}?a={full}&s=timing&r=timing.keep-apart", width=360)
    if path == "/recommendations":
        line_of(page).click()
        page.get_by_role("tab", name="As a picture").click()
        expect(page.locator("svg .node").first).to_be_visible()
    wide = page.evaluate("[document.documentElement, document.querySelector('[data-testid=stMain]')].map(e => e.scrollWidth)")
    assert max(wide) <= 360
    expect(link_to(page, "Rules")).to_be_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_serious_barrier_is_found(path, colours, open_page, full):
    page = open_page(f"{path}?a={full}&t=timing&s=timing&r=timing.keep-apart", colours=colours)
    if path == "/recommendations":
        line_of(page).click()
        expect(page.get_by_role("heading", name="Passages in the article")).to_be_visible()
    found = Axe().run(settled(page)).response["violations"]
    assert [
        (barrier["id"], barrier["nodes"][0]["html"]) for barrier in found if barrier["impact"] in {"serious", "critical"}
    ] == []


def test_rules_are_searched_while_typing(open_page):
    page = open_page("/rules?s=all-topics")
    page.get_by_role("searchbox", name="Search the rules").or_(page.get_by_label("Search the rules")).first.press_sequentially(
        "spill over"
    )
    expect(page.get_by_text(re.compile(r"^\d of \d+ rules$"))).to_be_visible()
    line_of(page, "Reason, passages and cases").click()
    expect(page.get_by_role("heading", name="Reason")).to_be_visible()


def test_a_page_is_shown_from_its_head(open_page, full):
    page = open_page(f"/?a={full}")
    main = page.locator("[data-testid=stMain]")
    main.evaluate("it => it.scrollTo(0, it.scrollHeight)")
    link_to(page, "See the recommendations →").click()
    expect(page.get_by_role("heading", name="Recommendations")).to_be_in_viewport()
    assert settled(page).locator("[data-testid=stMain]").evaluate("it => it.scrollTop") == 0
