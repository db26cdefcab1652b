"""An interview on the terminal, for the tests of `advisor ask`."""

from __future__ import annotations

import io

import pytest

import advisor
from advisor.pack.types import value_text
from support.command_line import call
from support.paths import FERRY


@pytest.fixture
def ask(capsys, monkeypatch):
    """Run the command on the ferry pack with lines typed; returns exit code, standard output and standard error."""

    def run(typed, *arguments, pack=FERRY):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed) if isinstance(typed, str) else typed)
        return call(capsys, "ask", *arguments, *(["--pack", pack] if pack else []))

    return run


@pytest.fixture
def answered(ask, ferry, tmp_path):
    """The values that are saved in the end when these lines are typed."""

    def values(typed, *arguments):
        target = tmp_path / "answered.yaml"
        code, _, err = ask(typed, *arguments, "--save", target)
        assert (code, err) == (0, "")
        saved = advisor.read_answers(ferry, target.read_text(encoding="utf-8"))
        target.unlink()
        return {name: None if answer.value is None else value_text(answer.value) for name, answer in saved.given.items()}

    return values
