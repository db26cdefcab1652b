"""`advisor diff`: what two versions of a pack conclude differently."""

from __future__ import annotations

import click

from advisor.cli.command import command
from advisor.cli.exit_codes import FINE, UNUSABLE, WRONG
from advisor.cli.options import format_option, proof_timeout_option
from advisor.cli.output import print_json, refuse, show
from advisor.diagnostics import InvalidPack
from advisor.installation import DEFAULT_PACK

_VERSION_HELP = "A pack that ships, a folder, git:REV (the other one's folder at a revision) or git:REV:FOLDER."


@command(
    f"advisor diff git:HEAD rules/{DEFAULT_PACK}",
    f"advisor diff git:v1.0.0:rules/{DEFAULT_PACK} {DEFAULT_PACK} --format json",
)
@click.argument("old", metavar="OLD", help=_VERSION_HELP)
@click.argument("new", metavar="NEW", help=_VERSION_HELP)
@proof_timeout_option()
@format_option("text", "json")
def diff(old: str, new: str, timeout: float, output_format: str) -> int:
    """Show what two versions of a pack conclude differently, or prove that they do not."""
    from advisor.reader.versions import load_version
    from advisor.source.revisions import NoSuchRevision

    try:
        before, after = load_version(old, new), load_version(new, old)
    except NoSuchRevision as error:
        raise click.UsageError(str(error)) from None
    except InvalidPack as error:
        return refuse(error.diagnostics, UNUSABLE)

    from advisor.quality.diff.versions import diff
    from advisor.render.diff.json import to_json
    from advisor.render.diff.text import to_text

    comparison = diff(before, after, timeout=timeout)
    if output_format == "json":
        print_json(to_json(comparison))
    else:
        show(to_text(comparison), end="")
    return FINE if comparison.equal else WRONG
