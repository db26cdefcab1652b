"""`advisor check`: every problem of a pack and of its cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.cli.command import command
from advisor.cli.exit_codes import FINE, WRONG
from advisor.cli.options import format_option, pack_argument
from advisor.cli.output import count, is_missing_file, print_json, show, tell
from advisor.diagnostics import InvalidPack, diagnostics_to_text
from advisor.installation import DEFAULT_PACK

if TYPE_CHECKING:
    from advisor.diagnostics import Diagnostic


@command(f"advisor check rules/{DEFAULT_PACK}")
@pack_argument()
@format_option("text", "json")
def check(pack_source: str, output_format: str) -> int:
    """Load a pack and report every problem in it."""
    from advisor.reader.cases import load_cases
    from advisor.reader.loader import load, locate

    problems: tuple[Diagnostic, ...] = ()
    try:
        pack = load(pack_source)
        cases = load_cases(pack, locate(pack_source))
    except InvalidPack as error:
        if is_missing_file(error.diagnostics):
            raise
        problems = error.diagnostics
    if output_format == "json":
        print_json({"pack": pack_source, "diagnostics": [_diagnostic_to_json(problem) for problem in problems]})
    elif problems:
        tell(diagnostics_to_text(problems), "", f"{count(len(problems), 'problem')} found")
    else:
        show(
            f"{pack.id} {pack.version}: {count(len(pack.inputs), 'question')}, {count(len(pack.derived), 'derived fact')}, "
            f"{count(len(pack.rules), 'rule')}, {count(len(pack.claims), 'claim')}, {count(len(cases), 'case')}: no problem found"
        )
    return WRONG if problems else FINE


def _diagnostic_to_json(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.location
    return {"code": diagnostic.code, "path": place.path, "line": place.line, "column": place.column,
            "problem": diagnostic.problem, "help": diagnostic.help}  # fmt: skip
