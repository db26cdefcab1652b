"""`advisor explain`: why a derived fact holds, fails or is open."""

from __future__ import annotations

from advisor.cli.arguments import not_a_conclusion, read
from advisor.cli.command import command
from advisor.cli.exit_codes import FINE, UNUSABLE
from advisor.cli.options import answers_argument, fact_argument, format_option, pack_option, timeout_option
from advisor.cli.output import print_json, refuse, show


@command("advisor explain snapshot:article_as_read keep_signing_apart")
@answers_argument(required=True)
@fact_argument()
@pack_option()
@timeout_option("an answer")
@format_option("text", "json", "dot")
def explain(answers_source: str, fact: str, pack_source: str, timeout: float, output_format: str) -> int:
    """Show why a conclusion holds, fails or is open."""
    from advisor.analysis.proof_trees import explain
    from advisor.deadline import Deadline
    from advisor.render.explanation.dot import to_dot
    from advisor.render.explanation.json import to_json
    from advisor.render.explanation.text import to_text
    from advisor.result import run

    pack, answers = read(pack_source, answers_source)
    if fact not in pack.derived:
        return refuse([not_a_conclusion(pack, fact)], UNUSABLE)
    result = run(pack, answers)
    explanation, deadline = explain(result, fact), Deadline.after(timeout)
    match output_format:
        case "json":
            print_json(to_json(result, explanation, deadline=deadline))
        case "dot":
            show(to_dot(result, explanation))
        case _:
            show(to_text(result, explanation, deadline=deadline), end="")
    return FINE
