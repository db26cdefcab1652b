"""`advisor whatif`: the smallest changes of answers that give a conclusion another status."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from advisor.cli.arguments import not_a_conclusion, not_a_question, read
from advisor.cli.command import Command, command
from advisor.cli.exit_codes import FINE, UNUSABLE
from advisor.cli.options import answers_argument, fact_argument, format_option, pack_option, timeout_option
from advisor.cli.output import print_json, refuse, refuse_contradictory, show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.diagnostics import Diagnostic
    from advisor.pack import Pack

_KEEP = "--keep"


class WhatifCommand(Command):
    """Takes several values after one `--keep`; click takes one after each."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse `args`, in which `--keep` may have several values."""
        return super().parse_args(ctx, _repeat_keep(args))


def _repeat_keep(arguments: Iterable[str]) -> list[str]:
    """The same arguments with `--keep` before each of its values: `--keep a b` becomes `--keep a --keep b`."""
    repeated: list[str] = []
    keeping = False
    for argument in arguments:
        is_value = keeping and not argument.startswith("-")
        if is_value and repeated[-1] != _KEEP:
            repeated.append(_KEEP)
        repeated.append(argument)
        keeping = is_value or argument == _KEEP
    return repeated


@command(
    "advisor whatif snapshot:article_as_read keep_signing_apart --to holds",
    "advisor whatif my-answers.yaml stress_drivers --to fails --keep will_to_sign agreement_stage",
    cls=WhatifCommand,
)
@answers_argument(required=True)
@fact_argument()
@click.option("--to", type=click.Choice(("holds", "fails")), required=True, help="The status that the conclusion shall have.")
@click.option(_KEEP, multiple=True, metavar="QUESTION [QUESTION ...]", help="The ids of questions that stay as they are.")
@click.option("--any", "anyone", is_flag=True, help="Change also what nobody can change.")
@pack_option()
@timeout_option("an answer")
@format_option("text", "json")
def whatif(
    answers_source: str,
    fact: str,
    *,
    to: str,
    keep: tuple[str, ...],
    anyone: bool,
    pack_source: str,
    timeout: float,
    output_format: str,
) -> int:
    """Show the smallest changes of answers that would change a conclusion."""
    from advisor.analysis.counterfactuals import whatif
    from advisor.analysis.relevance import ContradictoryAnswers
    from advisor.deadline import Deadline
    from advisor.pack import Status
    from advisor.render.counterfactual import to_json, to_text
    from advisor.result import run

    pack, answers = read(pack_source, answers_source)
    if problems := _name_problems(pack, fact, keep):
        return refuse(problems, UNUSABLE)
    result, deadline = run(pack, answers), Deadline.after(timeout)
    search = partial(whatif, result, fact, Status(to), keep=keep, deadline=deadline)
    try:
        found = search(anyone=anyone)
        if output_format == "json":
            print_json(to_json(found))
            return FINE
        wider = search(anyone=True) if found.impossible and not anyone else None
    except ContradictoryAnswers as error:
        return refuse_contradictory(result, error.contradictions)
    show(to_text(result, found, keep=keep, anyone=anyone, wider=wider), end="")
    return FINE


def _name_problems(pack: Pack, fact: str, keep: Iterable[str]) -> list[Diagnostic]:
    problems = [] if fact in pack.derived else [not_a_conclusion(pack, fact)]
    return problems + [not_a_question(pack, name) for name in dict.fromkeys(keep) if name not in pack.inputs]
