"""Fixtures of all tests: the packs they use most, and the golden files.

A golden file holds what a text must be, written out; `pytest --update` writes it anew, and `git diff` is the review.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import advisor
from support import profiles
from support.paths import FERRY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


pytest_plugins = ["pytester"]
collect_ignore = ["packs"]  # their cases belong to tests; some are wrong on purpose

settings.register_profile("default", profiles.usual)
settings.register_profile("deep", profiles.deep)
settings.load_profile("default")  # what the command line names is loaded after this


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the file that holds it, or writes the file."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text

    return check


@pytest.fixture(scope="session")
def ferry() -> advisor.Pack:
    """A small pack of an invented article."""
    return advisor.load(FERRY)


@pytest.fixture(scope="session")
def shipped() -> advisor.Pack:
    """The pack that ships."""
    return advisor.load("iran-russia")


@pytest.fixture
def committer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where git may commit, whatever the settings of this machine are."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A. Writer")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "writer@example.org")
    for settings_file in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(settings_file, "/dev/null")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path
