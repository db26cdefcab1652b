"""`advisor run`: what the source recommends under the answers, with reasons."""

from __future__ import annotations

from advisor.cli.arguments import read
from advisor.cli.command import command
from advisor.cli.exit_codes import FINE
from advisor.cli.options import answers_argument, format_option, pack_option, timeout_option
from advisor.cli.output import print_json, show


@command(
    "advisor run snapshot:article_as_read",
    "echo 'agreement_stage: in_force' | advisor run - --format json",
)
@answers_argument(required=False)
@pack_option()
@timeout_option("an answer")
@format_option("text", "json", "markdown")
def run(answers_source: str | None, pack_source: str, timeout: float, output_format: str) -> int:
    """List what the article recommends under the answers, with reasons."""
    from advisor.deadline import Deadline
    from advisor.render.result.json import to_json
    from advisor.render.result.markdown import to_markdown
    from advisor.render.result.text import to_text
    from advisor.result import run

    result = run(*read(pack_source, answers_source))
    match output_format:
        case "json":
            print_json(to_json(result))
        case "markdown":
            show(to_markdown(result, deadline=Deadline.after(timeout)), end="")
        case _:
            show(to_text(result), end="")
    return FINE
