"""Printing: nothing that is printed acts on the terminal. The functions that refuse something return the exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from advisor.characters import escaped, neutral
from advisor.cli.exit_codes import UNUSABLE, WRONG
from advisor.diagnostics import diagnostics_to_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

    from advisor.diagnostics import Diagnostic
    from advisor.result import Contradiction, Result


def show(*lines: str, end: str = "\n") -> None:
    """Print text for people."""
    print(*map(neutral, lines), sep="\n", end=end)


def tell(*lines: str) -> None:
    """Print text for people to standard error."""
    print(*map(neutral, lines), sep="\n", file=sys.stderr)


def print_json(data: Any) -> None:
    """Print plain data as JSON."""
    import json

    print(escaped(json.dumps(data, ensure_ascii=False, indent=2)))


def refuse(diagnostics: Sequence[Diagnostic], code: int) -> int:
    """Print diagnostics to standard error and return the exit code."""
    tell(diagnostics_to_text(diagnostics))
    return code


def refuse_contradictory(result: Result, contradictions: Sequence[Contradiction]) -> int:
    """Print to standard error which answers clash, and return the exit code."""
    from advisor.render.contradictions import to_text as contradictions_to_text

    tell(contradictions_to_text(result, contradictions))
    return WRONG


def refuse_usage(error: click.UsageError, context: click.Context) -> int:
    """Print the usage, a hint to `--help` and the problem to standard error, and return the exit code."""
    problem = error.format_message().replace("\n\t", " ")  # click lists the values of a missing option on lines of their own
    tell(context.get_usage(), f"Try '{context.command_path} --help' for help.", "", f"Error: {problem}")
    return UNUSABLE


def is_missing_file(diagnostics: Sequence[Diagnostic]) -> bool:
    """True if the only problem is a file that does not exist."""
    return all(diagnostic.code == "file-not-found" for diagnostic in diagnostics)
