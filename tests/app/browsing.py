"""How to wait for a page of the front end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def settled(page: Page) -> Page:
    """The page, once the script behind it has run."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning] footer")
    return page
