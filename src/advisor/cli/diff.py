"""`advisor diff`: what two versions of a pack conclude differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.cli.output import FINE, UNUSABLE, WRONG, print_json, refuse, show
from advisor.diagnostics import InvalidPack

if TYPE_CHECKING:
    import argparse


def diff(parsed: argparse.Namespace) -> int:
    """`advisor diff`: 1 if something differs or could not be decided."""
    from advisor.reader.versions import NoSuchVersion, load_version

    try:
        old, new = load_version(parsed.old, parsed.new), load_version(parsed.new, parsed.old)
    except NoSuchVersion as error:
        parsed.misused(str(error))
    except InvalidPack as error:
        return refuse(error.diagnostics, UNUSABLE)

    from advisor.quality.diff.versions import diff
    from advisor.render.diff.json import to_json
    from advisor.render.diff.text import to_text

    found = diff(old, new, timeout=parsed.timeout)
    if parsed.format == "json":
        print_json(to_json(found))
    else:
        show(to_text(found), end="")
    return FINE if found.equal else WRONG
