"""The server of the front end: the browser it opens, and what it serves at the address of each page."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from support.browser import settled


@pytest.mark.parametrize("path", ["/", "/recommendations", "/rules", "/rules/?s=timing&r=timing.keep-apart"])
def test_nothing_is_asked_for_in_vain_at_the_address_of_a_page(path, open_page):
    page = open_page(path)  # afterwards no answer may have been 400 or above
    assert page.title() == "Advisor"


def test_a_browser_is_opened_at_the_address(start, tmp_path):
    program, told = tmp_path / "browser", tmp_path / "told"
    program.write_text(f'#!/bin/sh\necho "$1" > {told}.part && mv {told}.part {told}\n', encoding="utf-8")
    program.chmod(0o755)
    with start("iran-russia", tmp_path, str(program)) as address:
        until = time.monotonic() + 60
        while not told.exists() and time.monotonic() < until:
            time.sleep(0.1)  # nothing tells when another program has written
        assert told.read_text(encoding="utf-8").strip() == address


def test_nothing_is_advertised_on_the_terminal_or_the_page(start, tmp_path, browser):
    """Streamlit offers its own extras to those who have a folder of this name at home."""
    (tmp_path / ".agents").mkdir()
    with start("iran-russia", tmp_path) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        expect(settled(page).get_by_text("Install", exact=True)).to_have_count(0)
        log = (tmp_path / "log").read_text(encoding="utf-8")
    assert log == f"The questionnaire is open at {address}. Ctrl-C ends it.\n"
