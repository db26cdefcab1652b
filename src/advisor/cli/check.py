"""`advisor check`: every problem of a pack and of its cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.cli.command import command
from advisor.cli.exit_codes import FINE, WRONG
from advisor.cli.options import format_option, pack_argument
from advisor.cli.output import is_missing_file, print_json, show, tell
from advisor.diagnostics import InvalidPack
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
    from advisor.render.checked_pack import problems_to_text, to_json, to_text

    problems: tuple[Diagnostic, ...] = ()
    try:
        pack = load(pack_source)
        cases = load_cases(pack, locate(pack_source))
    except InvalidPack as error:
        if is_missing_file(error.diagnostics):
            raise
        problems = error.diagnostics
    if output_format == "json":
        print_json(to_json(pack_source, problems))
    elif problems:
        tell(problems_to_text(problems))
    else:
        show(to_text(pack, cases))
    return WRONG if problems else FINE
