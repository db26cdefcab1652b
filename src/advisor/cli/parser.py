"""The commands and options of the command line."""

from __future__ import annotations

import argparse
import re
import sys
from decimal import Decimal
from typing import Any

from advisor.characters import neutral
from advisor.cli.ask import ask
from advisor.cli.commands import app, check, explain, run
from advisor.cli.diff import diff
from advisor.cli.output import PATIENCE
from advisor.cli.testing import test
from advisor.cli.verify import verify
from advisor.cli.whatif import whatif
from advisor.installation import DEFAULT_PACK, version

_ANSWERS_HELP = "an answers file (YAML or JSON), `-` for standard input, or snapshot:ID; without it nothing is answered"
_PACK_HELP = "a pack that ships, or a folder (default: %(default)s)"


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    whole = _Parser(prog="advisor", description="Which recommendations of an article hold in a situation, and why.")
    whole.add_argument("--version", action="version", version=f"advisor {version()}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)

    for add in (_check, _run, _ask, _explain, _whatif, _test, _verify, _diff, _app):
        add(commands)
    return whole


class _Parser(argparse.ArgumentParser):
    """Writes as all commands do: nothing acts on the terminal, and what cannot be written is no success."""

    def _print_message(self, message: str, file: Any = None) -> None:
        print(neutral(message), end="", file=file or sys.stderr)


def _check(commands: Any) -> None:
    command = _command(commands, "check", check, "load a pack and report every problem in it", "advisor check rules/iran-russia")
    command.add_argument("pack", nargs="?", default=DEFAULT_PACK, metavar="PACK", help=_PACK_HELP)
    _format(command, "text", "json")


def _run(commands: Any) -> None:
    command = _command(commands, "run", run, "list what the article recommends under the answers, with reasons",
                       "advisor run snapshot:article_as_read\n  echo 'agreement_stage: in_force' | advisor run - --format json")  # fmt: skip
    command.add_argument("answers", nargs="?", metavar="ANSWERS", help=_ANSWERS_HELP)
    _pack(command)
    _patience(command, "an answer")
    _format(command, "text", "json", "markdown")


def _ask(commands: Any) -> None:
    command = _command(commands, "ask", ask, "answer only the questions that matter, one after the other",
                       "advisor ask --save my-answers.yaml\n  advisor ask my-answers.yaml --save my-answers.yaml\n"
                       "  advisor ask my-answers.yaml --next --format json")  # fmt: skip
    command.add_argument("answers", nargs="?", metavar="ANSWERS", help=_ANSWERS_HELP)
    command.add_argument("--order", choices=("topic", "quickest"), default="topic",
                         help="stay in a topic, or ask first what settles most (default: %(default)s)")  # fmt: skip
    command.add_argument("--full", action="store_true", help="ask also what only the article's lists depend on")
    command.add_argument("--save", metavar="FILE", help="keep the answers in this file, whichever way you stop")
    command.add_argument("--next", action="store_true", help="only say which question is next, and what it can decide")
    _pack(command)
    _patience(command, "each step")
    _format(command, "text", "json")


def _explain(commands: Any) -> None:
    command = _command(commands, "explain", explain, "show why a conclusion holds, fails or is open",
                       "advisor explain snapshot:article_as_read keep_signing_apart")  # fmt: skip
    _conclusion(command)
    _pack(command)
    _patience(command, "an answer")
    _format(command, "text", "json", "dot")


def _whatif(commands: Any) -> None:
    command = _command(commands, "whatif", whatif, "show the smallest changes of answers that would change a conclusion",
                       "advisor whatif snapshot:article_as_read keep_signing_apart --to holds\n"
                       "  advisor whatif my-answers.yaml stress_drivers --to fails --keep will_to_sign agreement_stage")  # fmt: skip
    _conclusion(command)
    command.add_argument("--to", choices=("holds", "fails"), required=True, help="the status that the conclusion shall have")
    command.add_argument("--keep", nargs="+", action="extend", default=[], metavar="QUESTION",
                         help="the ids of questions that stay as they are")  # fmt: skip
    command.add_argument("--any", dest="anyone", action="store_true", help="change also what nobody can change")
    _pack(command)
    _patience(command, "an answer")
    _format(command, "text", "json")


def _test(commands: Any) -> None:
    command = _command(commands, "test", test, "run the cases of a pack, and say how good they are",
                       "advisor test rules/iran-russia --coverage --mutate\n"
                       "  advisor test my-pack --min-coverage 95\n"
                       "  advisor test my-pack --mutate --write-cases killing.cases.yaml")  # fmt: skip
    command.add_argument("pack", nargs="?", default=DEFAULT_PACK, metavar="PACK", help=_PACK_HELP)
    command.add_argument("--coverage", action="store_true", help="say which rules, conditions and options the cases reach")
    command.add_argument("--min-coverage", type=_percent, metavar="PERCENT",
                         help="exit with 1 where fewer rules or conditions are covered; implies --coverage")  # fmt: skip
    command.add_argument("--mutate", action="store_true",
                         help="plant small faults in the rules; exit with 1 where the cases do not notice one that matters")  # fmt: skip
    command.add_argument("--write-cases", metavar="FILE", help="write a case for each fault that was not noticed (with --mutate)")
    _timeout(command)
    _format(command, "text", "json")


def _verify(commands: Any) -> None:
    command = _command(commands, "verify", verify, "prove the properties of a pack, and find rules and conditions that never matter",
                       "advisor verify rules/iran-russia --assumptions\n  advisor verify my-pack --write-cases broken.cases.yaml")  # fmt: skip
    command.add_argument("pack", nargs="?", default=DEFAULT_PACK, metavar="PACK", help=_PACK_HELP)
    command.add_argument("--assumptions", action="store_true", help="list the recommendations that rest on each assumption")
    _timeout(command)
    command.add_argument("--write-cases", metavar="FILE", help="write a case for each property that is broken")
    _format(command, "text", "json")


def _diff(commands: Any) -> None:
    command = _command(commands, "diff", diff, "show what two versions of a pack conclude differently, or prove that they do not",
                       "advisor diff git:HEAD rules/iran-russia\n  advisor diff git:v1.0.0:rules/iran-russia iran-russia --format json")  # fmt: skip
    for name in ("old", "new"):
        command.add_argument(name, metavar=name.upper(), help="a pack that ships, a folder, git:REV (the other one's folder at a revision) or git:REV:FOLDER")  # fmt: skip
    _timeout(command)
    _format(command, "text", "json")


def _app(commands: Any) -> None:
    command = _command(commands, "app", app, "open the questionnaire in a browser", "advisor app --port 8600")
    _pack(command)
    command.add_argument("--port", type=_port, metavar="N", help="the port to listen on (default: 8501, or the next free one)")
    command.add_argument(
        "--no-browser", dest="open", action="store_false", help="start the server only; open the address yourself"
    )


def _command(commands: Any, name: str, action: Any, summary: str, example: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.", epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.set_defaults(command=action, misused=parser.error)
    return parser


def _conclusion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("answers", metavar="ANSWERS", help=_ANSWERS_HELP.partition(";")[0])
    parser.add_argument("fact", metavar="FACT", help="the id of a finding, recommendation or notice")


def _pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pack", default=DEFAULT_PACK, metavar="P", help=_PACK_HELP)


def _format(parser: argparse.ArgumentParser, *names: str) -> None:
    parser.add_argument("--format", choices=names, default=names[0], help="how to print (default: %(default)s)")


def _timeout(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--timeout", type=_seconds, default="30", metavar="SECONDS",
                        help="how long each proof may take before it is given up (default: %(default)s)")  # fmt: skip


def _patience(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--timeout", type=_seconds, default=PATIENCE, metavar="SECONDS",
                        help=f"how long {what} may take; what is not decided then is told as such (default: {PATIENCE:.10g})")  # fmt: skip


def _percent(text: str) -> Decimal:
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,9})?", text) or Decimal(text) > 100:
        raise argparse.ArgumentTypeError(f"expected a percentage from 0 to 100, found `{text}`")
    return Decimal(text)


def _seconds(text: str) -> float:
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?", text) or not float(text):
        raise argparse.ArgumentTypeError(f"expected a number of seconds above 0, found `{text}`")
    return float(text)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1024 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"expected a number from 1024 to 65535, found `{text}`")
    return int(text)
