"""`advisor ask`: the questionnaire in the terminal, or one step of it for a program."""

from __future__ import annotations

import shlex
import sys
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.cli.output import FINE, INTERRUPTED, PATIENCE, UNUSABLE, print_json, read, refuse_contradictory, show, tell
from advisor.cli.saving import obstacle, reason, write_whole
from advisor.installation import DEFAULT_PACK

if TYPE_CHECKING:
    import argparse

    from advisor.pack import Answers, Pack
    from advisor.result import Result


def ask(parsed: argparse.Namespace) -> int:
    """`advisor ask`: ask what matters, question by question; with `--next` only say which question is next."""
    from advisor.analysis.relevance import ContradictoryAnswers
    from advisor.result import run

    if wrong := _misused(parsed):
        parsed.misused(wrong)
    pack, answers = read(parsed)
    result = run(pack, answers)
    try:
        return _one_step(parsed, result) if parsed.next else _converse(parsed, result)
    except ContradictoryAnswers as error:
        return refuse_contradictory(result, error.contradictions)


def _misused(parsed: argparse.Namespace) -> str | None:
    """What is wrong with the options together; None if nothing is."""
    if parsed.next:
        return "--save is of no use with --next, which asks nothing" if parsed.save is not None else None
    if parsed.format == "json":
        return "--format json gives one step and needs --next"
    if parsed.answers == "-":
        return "standard input is where you answer: name a file instead of `-`, or add --next"
    if parsed.save is not None and parsed.save == parsed.answers and not Path(parsed.save).exists():
        return f"`{parsed.save}` does not exist yet: to begin with no answers, name it after --save only"
    found = None if parsed.save is None else obstacle(parsed.save, parsed.answers)
    return f"argument --save: {found}" if found else None


def _one_step(parsed: argparse.Namespace, result: Result) -> int:
    from advisor.analysis.interview import Order, ask
    from advisor.deadline import Deadline
    from advisor.render.interview import to_json, to_text

    deadline = Deadline.after(parsed.timeout)
    step = ask(result, order=Order(parsed.order), full=parsed.full, deadline=deadline)
    if parsed.format == "json":
        print_json(to_json(step))
    else:
        show(to_text(result, step, full=parsed.full, deadline=deadline), end="")
    return FINE


def _converse(parsed: argparse.Namespace, result: Result) -> int:
    from advisor.analysis.interview import Order
    from advisor.analysis.relevance import ContradictoryAnswers
    from advisor.cli.dialogue import Dialogue

    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    keep = partial(_keep, parsed, result.pack)
    dialogue = Dialogue(result, order=Order(parsed.order), full=parsed.full, timeout=parsed.timeout, keep=keep)
    code = FINE
    try:
        dialogue.converse()
    except KeyboardInterrupt:
        print()
        code = INTERRUPTED
    except ContradictoryAnswers as error:  # found out only now: before, the time was over
        code = refuse_contradictory(dialogue.result, error.contradictions)
    return _leave(parsed, result.answers, dialogue.result) or code


def _keep(parsed: argparse.Namespace, pack: Pack, answers: Answers) -> None:
    """Save after each answer, for a terminal may be closed; whether that works is told at the end."""
    if parsed.save is not None:
        with suppress(OSError):
            write_whole(parsed.save, _written(pack, answers))


def _leave(parsed: argparse.Namespace, before: Answers, result: Result) -> int:
    """Save the answers, or print them where they are not saved, so that nothing is lost."""
    from advisor.render.catalogue import catalogue
    from advisor.render.layout import wrapped

    words, text = catalogue(result.pack.language), _written(result.pack, result.answers)
    if parsed.save is None:
        if result.answers.given != before.given:
            show("", *wrapped(words["ask_unsaved"].format(command=_command(parsed, "FILE"))), "", text, end="")
        return FINE
    try:
        write_whole(parsed.save, text)
    except OSError as error:
        show(text, end="")
        tell(words["ask_not_saved"].format(file=parsed.save, reason=reason(error)))
        return UNUSABLE
    show(words["ask_saved"].format(file=parsed.save, command=_command(parsed, parsed.save)))
    return FINE


def _written(pack: Pack, answers: Answers) -> str:
    from advisor.reader.loader import write_answers
    from advisor.render.catalogue import catalogue

    return write_answers(pack, answers, title=catalogue(pack.language)["ask_saved_title"], saved_at=datetime.now().astimezone())


def _command(parsed: argparse.Namespace, file: str) -> str:
    """The command line that goes on with the answers in `file`."""
    options = [] if parsed.pack == DEFAULT_PACK else ["--pack", parsed.pack]
    options += [] if parsed.order == "topic" else ["--order", parsed.order]
    options += ["--full"] if parsed.full else []
    options += [] if parsed.timeout == PATIENCE else ["--timeout", f"{parsed.timeout:.10g}"]
    return shlex.join(["advisor", "ask", file, "--save", file, *options])
