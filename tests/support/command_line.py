"""Running the command line within a test, and what it prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from advisor.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

COMMANDS = ("check", "run", "ask", "explain", "whatif", "test", "verify", "diff", "app")


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int | str | None, str, str]:
    """Exit code, standard output and standard error of `advisor` with these arguments."""
    try:
        code: int | str | None = main([str(argument) for argument in arguments])
    except SystemExit as stopped:
        code = stopped.code
    return code, *capsys.readouterr()


def questions_asked(out: str) -> list[str]:
    """The questions that an interview printed, in order."""
    return re.findall(r"settled\n(.*\?)$", out, re.MULTILINE)
