"""Asking, explaining and trying changes in a real browser, on the small pack of a ferry line."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import advisor
from advisor.reader.link import answers_to_link
from advisor.reader.loader import answers_from
from support.browser import at_rest, line_of, link_to, press_until, settled
from support.paths import PACKS

FERRY = str(PACKS / "ferry")
REDUCED = {"wind": "stormy", "islanders": "fewer", "passengers": "100", "bridge": "no"}


@pytest.fixture(scope="module")
def link():
    """Answers as they stand in an address."""
    ferry = advisor.load(FERRY)
    return lambda given: answers_to_link(ferry, answers_from(ferry, given))


def choose_by_keyboard(page, question: str, *, steps_down: int) -> None:
    options = page.get_by_role("radiogroup", name=question)
    press_until(page, "Tab", options.get_by_role("radio").first)
    page.keyboard.press("Space")
    expect(options.get_by_role("radio").first).to_be_checked()
    for step in range(steps_down):
        settled(page).keyboard.press("ArrowDown")
        expect(options.get_by_role("radio").nth(step + 1)).to_be_checked()


def press_by_keyboard(page, target) -> None:
    press_until(page, "Tab", target)
    page.keyboard.press("Enter")


def open_what_if(page, title: str) -> None:
    line_of(page, title).click()
    line_of(page, "What would change this?").click()
    expect(page.get_by_role("button", name="Try it").first).to_be_visible()
    at_rest(page)


def test_with_the_keyboard_alone_from_the_first_question_to_a_change_that_is_tried_and_undone(open_page):
    page = open_page(pack=FERRY)
    press_until(page, "Tab", page.get_by_role("radio", name="By topic"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="Is there a bridge to the island?")).to_be_visible()
    press_by_keyboard(page, line_of(page, "Why this question?"))
    expect(page.get_by_role("heading", name="These still depend on the answer")).to_be_visible()
    expect(page.get_by_text("Silent on the bridge", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Silent on the bridge: The article knows no bridge.")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    press_until(page, "Shift+Tab", page.get_by_role("radiogroup", name="Is there a bridge").get_by_role("radio").first)
    choose_by_keyboard(page, "Is there a bridge to the island?", steps_down=1)
    press_by_keyboard(page, page.get_by_role("button", name="Next question →"))
    expect(page.get_by_role("heading", name="What do the islanders want?")).to_be_focused()
    choose_by_keyboard(page, "What do the islanders want?", steps_down=0)
    press_by_keyboard(page, page.get_by_role("button", name="Next question →"))
    expect(page.get_by_role("heading", name="How windy is the route?")).to_be_focused()
    choose_by_keyboard(page, "How windy is the route?", steps_down=0)
    press_by_keyboard(page, page.get_by_role("button", name="Finish →"))
    expect(page.get_by_role("heading", name="You are through")).to_be_focused()
    expect(page.get_by_text("Every recommendation and notice is settled.")).to_be_visible()

    press_by_keyboard(page, link_to(page, "See the recommendations →"))
    views = page.get_by_role("radiogroup", name="Show")
    press_until(page, "Tab", views.get_by_role("radio", name="Recommended"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("heading", name="Not triggered", exact=True)).to_be_visible()
    silent = line_of(page, "Run fewer trips")
    press_by_keyboard(page, silent)
    expect(page.get_by_role("heading", name="Why not")).to_be_visible()
    expect(page.get_by_text("But the answer is “More trips”")).to_be_visible()
    press_by_keyboard(page, line_of(page, "What would change this?"))
    expect(page.get_by_text("“Calm” to “Fresh”").first).to_be_hidden()
    press_by_keyboard(page, page.get_by_role("button", name="Try it").first)
    expect(page.get_by_role("heading", name="You are trying a change")).to_be_focused()
    tried = page.get_by_role("row", name="Run fewer trips")
    expect(tried).to_contain_text("– Not triggered")
    expect(tried).to_contain_text("✓ Recommended")
    press_by_keyboard(page, page.get_by_role("button", name="Undo, back to my answers"))
    expect(page.get_by_role("heading", name="You are trying a change")).to_have_count(0)
    expect(silent).to_be_focused()


def test_the_place_in_the_quickest_order_survives_reload_back_and_forward(open_page):
    page = open_page("/?o=quickest", pack=FERRY)
    first = page.get_by_role("heading", name="Is there a bridge to the island?")
    expect(first).to_be_visible()
    page.get_by_role("button", name="Skip for now →").click()
    second = page.get_by_role("heading", name="How windy is the route?")
    expect(second).to_be_focused()
    settled(page).reload()
    expect(second).to_be_visible()
    page.get_by_role("button", name="← Back").click()
    expect(first).to_be_focused()
    settled(page).go_back()
    expect(second).to_be_visible()
    page.go_forward()
    expect(first).to_be_visible()


def test_a_double_click_goes_one_question_further_only(open_page):
    page = open_page("/?o=quickest", pack=FERRY)
    page.get_by_role("button", name="Skip for now →").dblclick()
    expect_one_further(page)


def test_a_double_click_whose_second_half_meets_the_next_question_does_not_pass_it_over(open_page):
    page = open_page("/?o=quickest", pack=FERRY)
    place = middle(page.get_by_role("button", name="Skip for now →"))
    page.mouse.click(*place)
    expect(page.get_by_role("heading", name="How windy is the route?")).to_be_focused()
    page.mouse.move(*middle(settled(page).get_by_role("button", name="Skip for now →")))
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    expect_one_further(page)


def test_two_clicks_on_the_button_of_one_question_go_one_question_further(open_page, stopped):
    page = open_page("/?o=quickest", pack=FERRY)
    with stopped(FERRY):
        page.get_by_role("button", name="Skip for now →").click()
        page.get_by_role("button", name="Skip for now →").click()
    expect_one_further(page)


def middle(target) -> tuple[float, float]:
    box = target.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def expect_one_further(page) -> None:
    """The second question is shown, and the way back to the first is one step."""
    expect(page.get_by_role("heading", name="How windy is the route?")).to_be_visible()
    page.get_by_role("button", name="← Back").click()
    expect(page.get_by_role("heading", name="Is there a bridge to the island?")).to_be_focused()
    expect(page.get_by_role("button", name="← Back")).to_be_disabled()


def test_what_was_clicked_stays_where_it_is_when_a_question_above_is_folded(open_page, stopped, link):
    page = open_page(f"/?a={link({'wind': 'calm', 'bridge': 'yes'})}&t=traffic", pack=FERRY)
    option = page.get_by_role("radiogroup", name="What do the islanders want?").get_by_text("More trips")
    element = option.element_handle()
    element.evaluate("it => it.addEventListener('click', () => { it.clickedAt = it.getBoundingClientRect().y; }, { once: true })")
    with stopped(FERRY):  # it folds after the click, however long after
        option.click()
    expect(line_of(page, "Not needed now: How many passengers travel on a usual day?")).to_be_attached()
    expect(settled(page).get_by_role("textbox", name="Note on: What do the islanders want?")).to_be_visible()
    page.wait_for_function("it => Math.abs(it.getBoundingClientRect().y - it.clickedAt) < 5", arg=element)


def test_a_trial_outlasts_a_visit_to_another_page(open_page, link):
    page = open_page(f"/recommendations?a={link(REDUCED)}", pack=FERRY)
    open_what_if(page, "Run fewer trips")
    page.get_by_role("button", name="Try it").first.click()
    expect(page.get_by_role("heading", name="You are trying a change")).to_be_focused()
    link_to(page, "Rules").click()
    expect(page.get_by_role("heading", name="Rules", exact=True)).to_be_visible()
    settled(page)
    link_to(page, "Recommendations").click()
    expect(page.get_by_role("heading", name="You are trying a change")).to_be_visible()
    page.get_by_role("button", name="Keep this change").click()
    expect(page.get_by_text("The change is now one of your answers.")).to_be_focused()
    page.get_by_role("button", name="Bring back the answers from before").click()
    expect(page.get_by_text("The earlier answers are back.")).to_be_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_no_serious_barrier_is_found_beside_a_question_and_a_change(colours, open_page, link):
    page = open_page(f"/?o=quickest&a={link({'wind': 'calm', 'overhaul_date': '2025-01-17'})}", colours=colours, pack=FERRY)
    line_of(page, "Why this question?").click()
    expect(page.get_by_role("heading", name="Through these rules")).to_be_visible()
    line_of(page, "Your answers so far").click()
    expect(page.get_by_role("link", name="Wind on the route: Calm")).to_be_visible()
    assert barriers(page) == []
    page = open_page(f"/recommendations?a={link(REDUCED)}", colours=colours, pack=FERRY)
    open_what_if(page, "Run fewer trips")
    page.get_by_role("button", name="Try it").first.click()
    expect(page.get_by_role("heading", name="You are trying a change")).to_be_focused()
    assert barriers(page) == []


def barriers(page) -> list[tuple[str, str]]:
    found = Axe().run(settled(page)).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}]


def test_nothing_is_wider_than_a_narrow_screen_and_the_two_sides_stand_below_one_another(open_page, link):
    page = open_page(f"/?o=quickest&a={link({'wind': 'calm'})}", width=360, pack=FERRY)
    line_of(page, "Why this question?").click()
    expect(page.get_by_role("heading", name="Through these rules")).to_be_visible()
    assert width(page) <= 360
    page = open_page(f"/recommendations?a={link(REDUCED)}", width=360, pack=FERRY)
    open_what_if(page, "Run fewer trips")
    page.get_by_role("button", name="Try it").first.click()
    expect(page.get_by_role("heading", name="You are trying a change")).to_be_focused()
    assert width(page) <= 360
    now, then = (page.locator("table.trial td", has_text=side).first.bounding_box() for side in ("Now:", "With the change:"))
    assert now["y"] < then["y"]
    assert now["x"] == then["x"]


def width(page) -> int:
    return page.evaluate(
        "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth)"
    )
