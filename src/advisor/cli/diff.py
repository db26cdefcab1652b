"""`advisor diff`: what two versions of a pack conclude differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.cli.output import FINE, UNUSABLE, WRONG, print_json, refuse, show
from advisor.diagnostics import InvalidPack

if TYPE_CHECKING:
    import argparse


def diff(parsed: argparse.Namespace) -> int:
    """`advisor diff`: 1 if something differs or could not be decided."""
    from advisor.reader.versions import load_version
    from advisor.source.revisions import NoSuchRevision

    try:
        old, new = load_version(parsed.old, parsed.new), load_version(parsed.new, parsed.old)
    except NoSuchRevision as error:
        parsed.misused(str(error))
    except InvalidPack as error:
        return refuse(error.diagnostics, UNUSABLE)

    from advisor.quality.diff import diff
    from advisor.render.differences_as_json import comparison_to_json
    from advisor.render.differences_as_text import comparison_to_text

    found = diff(old, new, timeout=parsed.timeout)
    if parsed.format == "json":
        print_json(comparison_to_json(found))
    else:
        show(comparison_to_text(found), end="")
    return FINE if found.equal else WRONG
