"""`advisor ask`: the questionnaire in the terminal, or one step of it for a program."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor.cli.arguments import read
from advisor.cli.command import command
from advisor.cli.exit_codes import FINE, INTERRUPTED
from advisor.cli.options import PATIENCE, answers_argument, format_option, pack_option, timeout_option
from advisor.cli.output import print_json, refuse_contradictory, show
from advisor.installation import DEFAULT_PACK

if TYPE_CHECKING:
    from advisor.result import Result


@command(
    "advisor ask --save my-answers.yaml",
    "advisor ask my-answers.yaml --save my-answers.yaml",
    "advisor ask my-answers.yaml --next --format json",
)
@answers_argument(required=False)
@click.option(
    "--order",
    type=click.Choice(("topic", "quickest")),
    default="topic",
    help="Stay in a topic, or ask first what settles most.",
)
@click.option("--full", is_flag=True, help="Ask also what only the article's lists depend on.")
@click.option("--save", metavar="FILE", help="Keep the answers in this file, whichever way you stop.")
@click.option("--next", "only_next", is_flag=True, help="Only say which question is next, and what it can decide.")
@pack_option()
@timeout_option("each step")
@format_option("text", "json")
def ask(
    answers_source: str | None,
    *,
    order: str,
    full: bool,
    save: str | None,
    only_next: bool,
    pack_source: str,
    timeout: float,
    output_format: str,
) -> int:
    """Answer only the questions that matter, one after the other."""
    from advisor.analysis.relevance import ContradictoryAnswers
    from advisor.result import run

    _check_usage(answers_source, save, only_next=only_next, output_format=output_format)
    result = run(*read(pack_source, answers_source))
    options = _Options(order, full, pack_source, timeout)
    try:
        return _print_step(result, options, output_format) if only_next else _converse(result, options, save)
    except ContradictoryAnswers as error:
        return refuse_contradictory(result, error.contradictions)


@dataclass(frozen=True, slots=True)
class _Options:
    """The options of an interview, which it is continued with."""

    order: str
    full: bool
    pack_source: str
    timeout: float

    def command(self, file: str) -> str:
        """The command line that continues with the answers in `file`."""
        options = [] if self.pack_source == DEFAULT_PACK else ["--pack", self.pack_source]
        options += [] if self.order == "topic" else ["--order", self.order]
        options += ["--full"] if self.full else []
        options += [] if self.timeout == PATIENCE else ["--timeout", f"{self.timeout:.10g}"]
        return shlex.join(["advisor", "ask", file, "--save", file, *options])


def _check_usage(answers_source: str | None, save: str | None, *, only_next: bool, output_format: str) -> None:
    """Raise click.UsageError where options do not go together, or the answers cannot be saved."""
    if only_next:
        if save is not None:
            raise click.UsageError("--save is of no use with --next, which asks nothing")
        return
    if output_format == "json":
        raise click.UsageError("--format json gives one step and needs --next")
    if answers_source == "-":
        raise click.UsageError("standard input is where you answer: name a file instead of `-`, or add --next")
    if save is None:
        return
    if save == answers_source and not Path(save).exists():
        raise click.UsageError(f"`{save}` does not exist yet: to begin with no answers, name it after --save only")

    from advisor.cli.saving import save_problem

    if problem := save_problem(save, answers_source):
        raise click.BadParameter(problem, param_hint=["--save"])


def _print_step(result: Result, options: _Options, output_format: str) -> int:
    from advisor.analysis.interview import Order, ask
    from advisor.deadline import Deadline
    from advisor.render.interview import to_json, to_text

    deadline = Deadline.after(options.timeout)
    step = ask(result, order=Order(options.order), full=options.full, deadline=deadline)
    if output_format == "json":
        print_json(to_json(step))
    else:
        show(to_text(result, step, full=options.full, deadline=deadline), end="")
    return FINE


def _converse(result: Result, options: _Options, save: str | None) -> int:
    from advisor.analysis.interview import Order
    from advisor.analysis.relevance import ContradictoryAnswers
    from advisor.cli.answers_file import AnswersFile
    from advisor.cli.dialogue import Dialogue

    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    file = AnswersFile(result.pack, save, options.command)
    dialogue = Dialogue(result, order=Order(options.order), full=options.full, timeout=options.timeout, save=file.save)
    code = FINE
    try:
        dialogue.converse()
    except KeyboardInterrupt:
        print()
        code = INTERRUPTED
    except ContradictoryAnswers as error:  # found only now: before, it was not decided in time
        code = refuse_contradictory(dialogue.result, error.contradictions)
    return file.close(result.answers, dialogue.result) or code
