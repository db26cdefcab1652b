"""`advisor verify`: prove what must follow from the rules, and find rules and conditions that never matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.cli.output import FINE, UNUSABLE, WRONG, count, print_json, show, tell
from advisor.cli.progress import progress
from advisor.cli.saving import taken, written

if TYPE_CHECKING:
    import argparse

    from advisor.quality.checks.verification import Verification


def verify(parsed: argparse.Namespace) -> int:
    """`advisor verify`: 1 if something is found that is not accepted, or if something could not be decided."""
    if parsed.write_cases is not None and (wrong := taken(parsed.write_cases)):
        parsed.misused(f"argument --write-cases: {wrong}")

    from advisor.quality.checks.verification import verify as prove
    from advisor.reader.loader import load
    from advisor.render.verification.json import to_json
    from advisor.render.verification.text import to_text

    pack = load(parsed.pack)
    with progress("checks") as tell:
        found = prove(pack, timeout=parsed.timeout, progress=tell)
    if parsed.format == "json":
        print_json(to_json(found))
    else:
        show(to_text(found, assumptions=parsed.assumptions), end="")
    if parsed.write_cases is not None and not _write_cases(parsed.write_cases, found):
        return UNUSABLE
    return FINE if found.is_fine else WRONG


def _write_cases(file: str, found: Verification) -> bool:
    from advisor.render.verification.json import breaking_cases
    from advisor.source import documents

    cases = breaking_cases(found)
    if not cases:
        tell(f"no property is broken by what rules conclude: `{file}` is not written")
        return True
    done = written(file, documents.dump({"cases": cases}))
    if done:
        tell(f"{count(len(cases), 'case')} written to `{file}`: they pass as long as the rules are not mended")
    return done
