"""`advisor verify`: prove what must follow from the rules, and find rules and conditions that never matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advisor.cli.command import command
from advisor.cli.exit_codes import FINE, UNUSABLE, WRONG
from advisor.cli.options import cases_file_option, format_option, pack_argument, proof_timeout_option
from advisor.cli.output import print_json, show, tell
from advisor.installation import DEFAULT_PACK

if TYPE_CHECKING:
    from advisor.quality.checks.verification import Verification


@command(
    f"advisor verify rules/{DEFAULT_PACK} --assumptions",
    "advisor verify my-pack --write-cases broken.cases.yaml",
)
@pack_argument()
@click.option("--assumptions", is_flag=True, help="List the recommendations that depend on each assumption.")
@proof_timeout_option()
@cases_file_option("Write a case for each property that is broken.")
@format_option("text", "json")
def verify(pack_source: str, *, assumptions: bool, timeout: float, cases_file: str | None, output_format: str) -> int:
    """Prove the properties of a pack, and find rules and conditions that never matter."""
    from advisor.cli.progress import progress
    from advisor.quality.checks.verification import verify
    from advisor.reader.loader import load
    from advisor.render.verification.json import to_json
    from advisor.render.verification.text import to_text

    pack = load(pack_source)
    with progress("checks") as advance:
        verification = verify(pack, timeout=timeout, progress=advance)
    if output_format == "json":
        print_json(to_json(verification))
    else:
        show(to_text(verification, assumptions=assumptions), end="")
    if cases_file is not None and not _write_cases(cases_file, verification):
        return UNUSABLE
    return FINE if verification.is_fine else WRONG


def _write_cases(file: str, verification: Verification) -> bool:
    """Write the breaking cases, if there are any; False if the file cannot be written."""
    from advisor.cli.saving import write_or_tell
    from advisor.render.counts import counted
    from advisor.render.verification.json import breaking_cases
    from advisor.source import documents

    cases = breaking_cases(verification)
    if not cases:
        tell(f"no property is broken by what rules conclude: `{file}` is not written")
        return True
    is_written = write_or_tell(file, documents.dump({"cases": cases}))
    if is_written:
        tell(f"{counted(len(cases), 'case')} written to `{file}`: they pass as long as the rules are not mended")
    return is_written
