"""Nothing typed or chosen is lost, whatever is clicked, however fast, and however slow the server is."""

from __future__ import annotations

import os
import random
import time

import pytest
from playwright.sync_api import expect

import advisor
from advisor.reader.link import answers_to_link
from advisor.reader.loader import answers_from
from support.browser import choose, expect_chosen, line_of, link_to, note_on, settled
from support.paths import PACKS

FERRY = str(PACKS / "ferry")
WIND, SEASON = "How windy is the route?", "When does the winter season start?"
BRIDGE, ISLANDERS = "Is there a bridge to the island?", "What do the islanders want?"
PASSENGERS = "How many passengers travel on a usual day?"
RUNS = int(os.environ.get("BROWSER_RUNS", "2"))  # more of them find what happens seldom
PAUSE = 2  # seconds without a server; nothing is asserted about them


def expect_heading(page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def number_of(page):
    return page.get_by_role("textbox", name=PASSENGERS, exact=True)


def expect_date(page, year: str, month: str, day: str) -> None:
    for part, text in (("year", year), ("month", month), ("day", day)):
        expect(page.get_by_role("spinbutton", name=f"{part}, {SEASON}")).to_have_text(text)


def open_with_a_bridge(open_page):
    page = open_page("/?t=traffic", pack=FERRY)
    choose(page, BRIDGE, "Yes")
    expect(note_on(settled(page), BRIDGE)).to_be_visible()
    expect(number_of(page)).to_be_visible()
    return page


def type_date(page, digits: str) -> None:
    page.get_by_role("spinbutton", name=f"year, {SEASON}").focus()
    page.keyboard.type(digits)
    page.keyboard.press("Tab")  # to the button beside it, which belongs to the field
    page.keyboard.press("Tab")


@pytest.mark.parametrize("way", ["Recommendations", "See the recommendations →", "Rules"])
def test_a_note_is_kept_when_a_link_is_clicked_at_once(open_page, way):
    page = open_page(pack=FERRY)
    choose(page, WIND, "Stormy")
    note_on(page, WIND).fill("by the harbour log")
    link_to(page, way).click()
    expect_heading(page, "Rules" if way == "Rules" else "Recommendations")
    link_to(settled(page), "Questionnaire").click()
    expect_chosen(page, WIND, "Stormy")
    expect(note_on(page, WIND)).to_have_value("by the harbour log")
    note_on(page, WIND).press_sequentially(" of May")
    link_to(page, way).click()
    expect_heading(page, "Rules" if way == "Rules" else "Recommendations")
    settled(page).reload()
    link_to(settled(page), "Questionnaire").click()
    expect(note_on(page, WIND)).to_have_value("by the harbour log of May")


def test_what_is_chosen_and_typed_while_the_server_does_not_answer_goes_along_to_the_next_page(open_page, stopped):
    page = open_with_a_bridge(open_page)
    with stopped(FERRY):
        note_on(page, BRIDGE).fill("a toll bridge")
        number_of(page).fill("120")
        choose(page, ISLANDERS, "More trips")
        link_to(page, "Recommendations").click()
    expect_heading(page, "Recommendations")
    link_to(settled(page), "Questionnaire").click()
    expect(note_on(page, BRIDGE)).to_have_value("a toll bridge")
    expect(number_of(page)).to_have_value("120")
    expect_chosen(page, ISLANDERS, "More trips")


def test_a_date_is_kept_when_a_link_is_clicked_at_once(open_page):
    page = open_page("/?t=weather", pack=FERRY)
    page.get_by_role("spinbutton", name=f"year, {SEASON}").focus()
    page.keyboard.type("20251101")
    link_to(page, "Rules").click()
    expect_heading(page, "Rules")
    link_to(settled(page), "Questionnaire").click()
    expect_date(page, "2025", "11", "01")


def test_a_number_that_is_being_typed_outlasts_the_folding_of_its_question(open_page, stopped):
    ferry = advisor.load(FERRY)
    given = answers_to_link(ferry, answers_from(ferry, {"wind": "calm", "bridge": "yes"}))
    page = open_page(f"/?t=traffic&a={given}", pack=FERRY)
    expect(number_of(page)).to_be_visible()  # the browser asks the server for the code of a field when it first shows one
    with stopped(FERRY):
        choose(page, ISLANDERS, "More trips")
        number_of(page).press_sequentially("12")
    line = line_of(page, f"Not needed now: {PASSENGERS}")
    expect(line).to_be_visible()
    expect(number_of(settled(page))).to_have_count(0)
    line.click()
    expect(number_of(page)).to_have_value("12")
    number_of(page).press("Enter")
    expect(note_on(page, PASSENGERS)).to_be_visible()


def test_a_choice_made_anew_while_the_server_does_not_answer_counts(open_page, stopped):
    page = open_page("/?t=weather", pack=FERRY)
    type_date(page, "20251101")
    expect(note_on(settled(page), SEASON)).to_be_visible()
    expect(page.get_by_text("Don't know", exact=True).nth(1)).to_be_visible()
    with stopped(FERRY):
        page.get_by_text("Don't know", exact=True).nth(1).click()
        type_date(page, "20251215")
        choose(page, WIND, "Calm")
    expect(note_on(settled(page), WIND)).to_be_visible()
    expect_date(page, "2025", "12", "15")
    settled(page).reload()
    expect_date(settled(page), "2025", "12", "15")


def test_another_option_chosen_after_clearing_counts(open_page, stopped):
    page = open_with_a_bridge(open_page)
    with stopped(FERRY):
        page.get_by_role("button", name="Clear answer").click()
        choose(page, BRIDGE, "No")
        choose(page, ISLANDERS, "More trips")
    expect(note_on(page, ISLANDERS)).to_be_visible()
    expect_chosen(settled(page), BRIDGE, "No")
    expect(note_on(page, BRIDGE)).to_be_visible()


def test_a_field_that_is_emptied_takes_its_answer_back(open_page):
    page = open_page("/?t=traffic", pack=FERRY)
    number_of(page).fill("120")
    number_of(page).press("Enter")
    expect(note_on(settled(page), PASSENGERS)).to_be_visible()
    number_of(page).fill("")
    number_of(page).press("Enter")
    expect(note_on(page, PASSENGERS)).to_have_count(0)
    expect(number_of(page)).to_have_value("")


def test_leaving_with_a_number_half_typed_is_asked_about_first(open_page):
    page = open_page("/?t=traffic", pack=FERRY)
    number_of(page).click()
    number_of(page).press_sequentially("12")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("run", range(RUNS))
def test_nothing_is_lost_however_slow_the_server_is(open_page, stopped, run):
    chance = random.Random(run)  # the order, and before or after which steps the server stops
    page = open_page("/?t=traffic", pack=FERRY)

    def write_number() -> None:
        number_of(page).fill("120")
        number_of(page).press("Enter")

    first = [lambda: choose(page, BRIDGE, "Yes"), lambda: choose(page, ISLANDERS, "Fewer trips"), write_number]
    then = [
        lambda: note_on(page, BRIDGE).fill("a toll bridge"),
        lambda: note_on(page, PASSENGERS).fill("counted in May"),
        lambda: choose(page, ISLANDERS, "More trips"),
    ]
    weather = [lambda: choose(page, WIND, "Stormy"), lambda: type_date(page, "20251101")]
    notes = [lambda: note_on(page, WIND).fill("by the log"), lambda: note_on(page, SEASON).fill("as each year")]
    take(first, stopped, chance)
    for question in (BRIDGE, ISLANDERS, PASSENGERS):
        expect(note_on(page, question)).to_be_visible()
    take(then, stopped, chance)
    page.get_by_role("radiogroup", name="Topic").get_by_text("Weather").click()
    expect_heading(page, "Weather")
    take(weather, stopped, chance)
    for question in (WIND, SEASON):
        expect(note_on(page, question)).to_be_visible()
    take(notes, stopped, chance)
    link_to(page, "Rules").click()
    expect_heading(page, "Rules")
    link_to(settled(page), "Questionnaire").click()
    for see in (settled, lambda page: settled(page).reload()):
        see(page)
        expect_chosen(page, WIND, "Stormy")
        expect(note_on(page, WIND)).to_have_value("by the log")
        expect_date(page, "2025", "11", "01")
        expect(note_on(page, SEASON)).to_have_value("as each year")
    page.get_by_role("radiogroup", name="Topic").get_by_text("Traffic").click()
    expect_chosen(page, BRIDGE, "Yes")
    expect(note_on(page, BRIDGE)).to_have_value("a toll bridge")
    expect_chosen(page, ISLANDERS, "More trips")
    expect(number_of(page)).to_have_value("120")
    expect(note_on(page, PASSENGERS)).to_have_value("counted in May")


def take(steps, stopped, chance: random.Random) -> None:
    """Takes the steps in some order; the server stops in one of them, and for a while after it."""
    order = chance.sample(steps, len(steps))
    last = chance.randrange(len(order))
    for step in order[:last]:
        step()
    if chance.random() < 0.5:
        order[last]()
        with stopped(FERRY):
            time.sleep(PAUSE)
    else:
        with stopped(FERRY):
            order[last]()
            time.sleep(PAUSE)
    for step in order[last + 1 :]:
        step()
