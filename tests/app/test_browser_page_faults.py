"""Every page in a real browser: nothing is covered, cut off, shown twice or forgotten."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import advisor
from advisor.pack import Answer
from advisor.reader.link import answers_to_link
from advisor.reader.loader import answers_from
from support.browser import line_of, link_to, settled

STAGE = "How far has a comprehensive, long-term agreement between Iran and Russia come?"
CLASH = {"agreement_stage": "under_discussion", "timing_plan": "already_signed"}
UNCOVERED = """element => {
  const box = element.getBoundingClientRect(), x = box.x + box.width / 2;
  return [box.top + 2, box.bottom - 2].every(y => element.contains(document.elementFromPoint(x, y)));
}"""
INSIDE = """([inner, outer]) => {
  const frame = outer.getBoundingClientRect(), box = inner.getBoundingClientRect();
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}"""


@pytest.fixture(scope="module")
def read(pack) -> str:
    """The article's own case as it stands in an address."""
    values = {fact: Answer(given.value) for fact, given in pack.snapshots["article_as_read"].answers.items()}
    return answers_to_link(pack, advisor.Answers(given=values))


@pytest.fixture(scope="module")
def clashing(pack) -> str:
    return answers_to_link(pack, answers_from(pack, CLASH))


def barriers(page, *rules: str) -> list[tuple[str, str]]:
    found = Axe().run(settled(page), options={"runOnly": rules} if rules else None).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_the_way_on_can_be_pressed_at_every_question_without_scrolling(width, height, open_page):
    page = open_page("/?o=quickest", width=width, height=height)
    for _ in range(3):
        question = page.locator("[class*='st-key-question-'] h3")
        before = question.inner_text()
        on = page.get_by_role("button", name="Skip for now →")
        assert on.evaluate(UNCOVERED)
        page.mouse.click(*centre(on))
        expect(question).not_to_have_text(before)
        settled(page)
    option = page.locator("[class*='st-key-options-'] label").last
    option.scroll_into_view_if_needed()
    option.click()
    on = page.get_by_role("button", name="Next question →")
    expect(on).to_be_visible()
    assert on.evaluate(UNCOVERED)
    page.mouse.click(*centre(on))
    expect(settled(page).get_by_role("button", name="Skip for now →")).to_be_visible()


def centre(element) -> tuple[float, float]:
    box = element.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_what_is_scrolled_to_does_not_lie_under_the_bar_at_the_foot(open_page):
    page = open_page(width=1366, height=768)
    option = page.get_by_role("radiogroup", name="Has anyone studied with care").locator("label").last
    option.evaluate("element => element.scrollIntoView({ block: 'end' })")
    assert option.evaluate(UNCOVERED)


@pytest.mark.parametrize("width", [1100, 1280])
def test_the_whole_picture_of_a_proof_is_seen_and_can_be_had_large(width, open_page, read):
    page = open_page(f"/recommendations?a={read}", width=width)
    line_of(page, "Make the agreement all-round").click()
    page.get_by_role("tab", name="As a picture").click()
    frame = page.locator("[class*='st-key-picture-']")
    expect(frame.locator("svg .node").first).to_be_visible()
    settled(page)
    nodes = frame.locator("svg .node").element_handles()
    assert len(nodes) == 7
    assert all(page.evaluate(INSIDE, [node, frame.element_handle()]) for node in nodes)
    small = frame.locator("svg:has(.node)").bounding_box()
    large = frame.get_by_role("button", name="Fullscreen")
    large.scroll_into_view_if_needed()
    assert large.evaluate(UNCOVERED)
    large.click()
    expect(page.get_by_role("button", name="Close fullscreen")).to_be_visible()
    page.wait_for_function(
        "width => document.querySelector('svg:has(.node)').getBoundingClientRect().width > width", arg=small["width"]
    )


def test_the_menu_is_closed_when_the_answers_were_replaced(open_page):
    page = open_page()
    page.get_by_role("button", name="Load or save").click()
    page.get_by_role("button", name="with its gaps filled in").click()
    expect(page.get_by_text("Its notes say where each answer comes from.")).to_be_visible()
    expect(page.get_by_text("Start from a case that comes with the article")).to_be_hidden()
    page.get_by_role("button", name="Load or save").click()
    page.get_by_role("button", name="Clear all answers").click()
    expect(page.get_by_text("All answers are cleared.")).to_be_visible()
    expect(page.get_by_text("Start from a case that comes with the article")).to_be_hidden()


def test_what_was_opened_is_open_when_the_page_is_shown_again(open_page, read):
    page = open_page(f"/recommendations?a={read}")
    line_of(page, "Make the agreement all-round").click()
    page.get_by_role("tab", name="As a picture").click()
    expect(page.locator("svg .node").first).to_be_visible()
    settled(page)
    link_to(page, "Rules").click()
    expect(page.get_by_text("Reason, passages and cases").first).to_be_visible()
    line_of(page, "Reason, passages and cases").click()
    expect(page.get_by_role("heading", name="Reason")).to_be_visible()
    settled(page)
    link_to(page, "Recommendations").click()
    expect(page.locator("svg .node").first).to_be_visible()
    expect(page.get_by_role("tab", name="As a picture")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("heading", name="Passages in the article")).to_have_count(1)
    settled(page)
    link_to(page, "Rules").click()
    expect(page.get_by_role("heading", name="Reason")).to_be_visible()
    line_of(page, "Reason, passages and cases").click()
    expect(page.get_by_role("heading", name="Reason")).to_be_hidden()
    settled(page)
    link_to(page, "Recommendations").click()
    expect(page.locator("svg .node").first).to_be_visible()
    settled(page)
    link_to(page, "Rules").click()
    expect(page.get_by_text("Reason, passages and cases").first).to_be_visible()
    expect(settled(page).get_by_role("heading", name="Reason")).to_be_hidden()


def test_the_last_entry_of_the_list_beside_the_rules_is_seen_wherever_the_page_is_scrolled(open_page):
    page = open_page("/rules", width=1366, height=768)
    page.get_by_role("heading", name="A signed agreement is in place").evaluate("element => element.scrollIntoView()")
    entries = page.get_by_role("radiogroup", name="Topic").locator("label")
    expect(entries.last).to_contain_text("Checked over all answers")
    assert entries.first.evaluate(UNCOVERED)
    assert entries.last.evaluate(UNCOVERED)
    page.locator(".page-foot").scroll_into_view_if_needed()
    assert entries.last.evaluate(UNCOVERED)
    page.set_viewport_size({"width": 1366, "height": 500})
    entries.last.scroll_into_view_if_needed()
    assert entries.last.evaluate(UNCOVERED)


def test_answers_that_clash_lead_to_each_other_and_are_told_at_the_counts(open_page, clashing):
    page = open_page(f"/?a={clashing}&q=agreement_stage", colours="dark")
    told = page.locator("[class*='st-key-clash-agreement_stage']")
    expect(told).to_contain_text("The timing says that the agreement has been signed")
    expect(page.get_by_role("status", name="Result so far")).to_contain_text("Counted from answers that cannot go together")
    assert barriers(page) == []
    told.get_by_role("link", name="The plan for the signing and the Caspian approval: Agreement already signed").click()
    expect(page.get_by_role("heading", name="How is the signing of the agreement with Russia planned")).to_be_focused()
    settled(page)
    link_to(page, "Recommendations").click()
    expect(page.get_by_text("Counted from answers that cannot go together")).to_be_visible()
    assert barriers(page) == []


ALL = 5000  # a window as high as a page: of what is scrolled out of sight, colours are not examined
TEXT = "rgb(232, 230, 225)"  # of the dark theme
PARTS = {
    "recommendations": ["Recommended", "Not triggered", "Undetermined", "Notices", "Lists"],
    "rules": ["Drivers", "Answers that cannot go together", "What always follows", "What depends on assumptions",
              "Checked over all answers"],
}  # fmt: skip


@pytest.mark.parametrize("path", PARTS)
def test_nothing_in_the_dark_is_hard_to_read(path, open_page, read):
    page = open_page(f"/{path}?a={read}", colours="dark", height=ALL)
    for part in PARTS[path]:
        page.get_by_role("radiogroup").locator("visible=true").get_by_text(part, exact=True).click()
        expect(page.get_by_role("heading", name=part, exact=True, level=2)).to_be_visible()
        settled(page)
        line = page.locator("[data-testid=stExpander] summary:visible")
        if line.count():
            line.first.click()
            expect(page.locator("[data-testid=stExpanderDetails]:visible").first).to_be_visible()
        picture = settled(page).get_by_role("tab", name="As a picture")
        if picture.count():
            picture.click()
            expect(page.locator("svg .node").first).to_be_visible()
            expect(picture).to_have_css("color", TEXT)  # a mark is drawn below it, so the examination gives up
        assert barriers(page, "color-contrast") == []


def test_the_pages_are_named_once_where_they_are_led_to(open_page):
    for width in (1280, 390):
        page = open_page(width=width)
        for name in ("Questionnaire", "Recommendations", "Rules"):
            expect(page.get_by_role("link", name=name, exact=True).locator("visible=true")).to_have_count(1)
        expect(page.get_by_test_id("stExpandSidebarButton")).to_be_hidden()
