"""The pages of the front end without a browser: opening them, and reading what they show."""

from __future__ import annotations

import re
import sys
from html import unescape
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

from advisor.reader.link import answers_to_link
from advisor.reader.loader import answers_from
from support.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SCRIPT = ROOT / "app" / "streamlit_app.py"


def opened(page: str = "questionnaire", **address: str) -> AppTest:
    app = AppTest.from_file(str(SCRIPT), default_timeout=30)
    app.query_params.update(address)
    app.run()
    if page != "questionnaire":
        app.switch_page(f"views/{page}/page.py").run()
    return without_exception(app)


def without_exception(app: AppTest) -> AppTest:
    assert [found.value for found in app.exception] == []
    return app


def answers(app: AppTest) -> dict[str, object]:
    return {fact: answer.value for fact, answer in app.session_state["session"].answers.given.items()}


def status(app: AppTest, fact: str) -> str:
    return app.session_state["session"].result[fact].status.value


def shown(app: AppTest) -> str:
    """The HTML on the page; a line break in it, with the indentation after it, is layout of a template."""
    return "\n".join(re.sub(r"\n\s*", "", element.proto.body) for element in app.get("html"))


def named(widgets, name: str):
    """The widget called `name`; its key has a number after the name once its value was set by the program."""
    return next(widget for widget in widgets if widget.key.partition("~")[0] == name)


def link_of(pack, given: dict[str, object]) -> str:
    return answers_to_link(pack, answers_from(pack, given))


def said(app: AppTest) -> str:
    """The text on the page, as a reader sees it."""
    return unescape(re.sub(r"<(script|style).*?</\1>", "", shown(app), flags=re.DOTALL))


def progress(app: AppTest) -> str:
    return app.get("progress")[0].proto.text


def lines(app: AppTest) -> list[str]:
    """The labels of the parts that open."""
    return [line.label for line in app.expander]


def links(app: AppTest) -> dict[str, str]:
    """The links by their labels."""
    return {link.label: link.proto.query_string for link in app.get("page_link")}


def open_line(app: AppTest, key: str) -> AppTest:
    app.session_state[key] = True
    return without_exception(app.run())


def press(app: AppTest, label: str) -> AppTest:
    return without_exception(next(button for button in app.button if button.label == label).click().run())


def show(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Show the pack in a folder from now on."""
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "--pack", str(folder)])


def opened_rules(part: str, rule: str = "") -> AppTest:
    """A part of the rules, with one of them opened."""
    app = opened("rules")
    app.query_params.update({"s": part, "r": rule})
    return without_exception(app.run())


def plain_text(app: AppTest) -> str:
    """The text on the page without its markup: bars separate cells and lines."""
    text = re.sub(r"<ul>|</(?:td|th|p|li|h\d|summary|caption)>", "|", said(app))
    return re.sub(r"<[^>]*>", "", text)
