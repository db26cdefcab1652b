"""Finding and operating the parts of a page in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


RESTING = (
    "() => document.getAnimations().every(each => each.playState !== 'running' || !isFinite(each.effect.getTiming().iterations))"
)


def settled(page: Page) -> Page:
    """The page, once the script behind it has run."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning] footer")
    return page


def at_rest(page: Page) -> Page:
    """The page, once nothing on it opens or closes any more: a click on what moves may miss."""
    settled(page).wait_for_function(RESTING)
    return page


def line_of(page: Page, text: str = "") -> Locator:
    """The first line with this text that can be opened, once the page is at rest."""
    return at_rest(page).locator("[data-testid=stExpander] summary").filter(has_text=text).first


def link_to(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=name, exact=True).locator("visible=true").first


def option_of(page: Page, question: str, label: str) -> Locator:
    return page.get_by_role("radiogroup", name=question).get_by_role("radio", name=label, exact=True)


def choose(page: Page, question: str, label: str) -> None:
    page.get_by_role("radiogroup", name=question).get_by_text(label, exact=True).click()
    expect_chosen(page, question, label)


def expect_chosen(page: Page, question: str, label: str) -> None:
    """Wait until the option is chosen; while a run draws the page anew, a question may be on it twice."""
    expect(option_of(page, question, label).and_(page.locator(":checked")).first).to_be_attached()


def note_on(page: Page, question: str) -> Locator:
    return page.get_by_role("textbox", name=f"Note on: {question}")


def press_until(page: Page, key: str, target: Locator) -> None:
    settled(page)
    for _ in range(80):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} does not lead to {target}")
