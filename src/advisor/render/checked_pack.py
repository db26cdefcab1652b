"""A pack that was checked: its problems, or how much is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.diagnostics import diagnostics_to_text
from advisor.render.counts import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.diagnostics import Diagnostic
    from advisor.pack import Pack
    from advisor.reader.cases import Case
    from advisor.render.json_values import Json


def to_text(pack: Pack, cases: Sequence[Case]) -> str:
    """A line on a pack without problems."""
    parts = {"question": pack.inputs, "derived fact": pack.derived, "rule": pack.rules, "claim": pack.claims, "case": cases}
    counts = ", ".join(counted(len(part), name) for name, part in parts.items())
    return f"{pack.id} {pack.version}: {counts}: no problem found"


def problems_to_text(problems: Sequence[Diagnostic]) -> str:
    """The problems, and how many there are."""
    return f"{diagnostics_to_text(problems)}\n\n{counted(len(problems), 'problem')} found"


def to_json(source: str, problems: Sequence[Diagnostic]) -> Json:
    """The problems of the pack that `source` names, as plain data."""
    return {"pack": source, "diagnostics": [_diagnostic(problem) for problem in problems]}


def _diagnostic(problem: Diagnostic) -> Json:
    place = problem.location
    return {
        "code": problem.code,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "problem": problem.problem,
        "help": problem.help,
    }
