"""The command line: parse, call one function of the library, print.

Exit codes: 0 fine; 1 the pack or a case is wrong; 2 wrong usage, unreadable or invalid input.
Results go to standard output, diagnostics to standard error. No traceback reaches a user.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import TYPE_CHECKING, Any

from advisor.diagnostics import Diagnostic, InvalidAnswers, InvalidPack, Location, did_you_mean
from advisor.installation import DEFAULT_PACK, folder, version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.model import Answers, Pack

FINE, WRONG, UNUSABLE, INTERRUPTED = 0, 1, 2, 130

_ANSWERS_HELP = "an answers file (YAML or JSON), `-` for standard input, or snapshot:ID; without it nothing is answered"
_PACK_HELP = "a pack that ships, or a folder (default: %(default)s)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    parsed = _parser().parse_args(arguments)
    try:
        code: int = parsed.command(parsed)
        sys.stdout.flush()
    except InvalidPack as error:
        return _refuse(error.diagnostics, UNUSABLE if _missing(error.diagnostics) else WRONG)
    except InvalidAnswers as error:
        return _refuse(error.diagnostics, UNUSABLE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    return code


def check(parsed: argparse.Namespace) -> int:
    """`advisor check`: all diagnostics of a pack and of its cases."""
    from advisor.cases import load_cases
    from advisor.loader import load, locate

    found: tuple[Diagnostic, ...] = ()
    try:
        pack = load(parsed.pack)
        cases = load_cases(pack, locate(parsed.pack))
    except InvalidPack as error:
        if _missing(error.diagnostics):
            raise
        found = error.diagnostics
    if parsed.format == "json":
        _print_json({"pack": str(parsed.pack), "diagnostics": [_diagnostic(diagnostic) for diagnostic in found]})
    elif found:
        print(*found, sep="\n\n", file=sys.stderr)
        print(f"\n{_count(len(found), 'problem')} found", file=sys.stderr)
    else:
        print(
            f"{pack.id} {pack.version}: {_count(len(pack.inputs), 'question')}, {_count(len(pack.derived), 'derived fact')}, "
            f"{_count(len(pack.rules), 'rule')}, {_count(len(pack.claims), 'claim')}, {_count(len(cases), 'case')}: no problem found"
        )
    return WRONG if found else FINE


def run(parsed: argparse.Namespace) -> int:
    """`advisor run`: what the source recommends under the answers, with reasons."""
    from advisor.engine import run as conclude
    from advisor.report import result_to_json, result_to_markdown, result_to_text

    pack, answers = _read(parsed)
    result = conclude(pack, answers)
    match parsed.format:
        case "json":
            _print_json(result_to_json(result))
        case "markdown":
            print(result_to_markdown(result), end="")
        case _:
            print(result_to_text(result), end="")
    return FINE


def explain(parsed: argparse.Namespace) -> int:
    """`advisor explain`: why a derived fact holds, fails or is open."""
    from advisor.engine import run as conclude
    from advisor.explanation import explain as explained
    from advisor.explanation import to_dot
    from advisor.report import explanation_to_json, explanation_to_text

    pack, answers = _read(parsed)
    if parsed.fact not in pack.derived:
        return _refuse([_not_derived(pack, parsed.fact)], UNUSABLE)
    result = conclude(pack, answers)
    explanation = explained(result, parsed.fact)
    match parsed.format:
        case "json":
            _print_json(explanation_to_json(result, explanation))
        case "dot":
            print(to_dot(result, explanation))
        case _:
            print(explanation_to_text(result, explanation), end="")
    return FINE


def test(parsed: argparse.Namespace) -> int:
    """`advisor test`: run the cases of a pack."""
    from advisor.loader import load, locate
    from advisor.testing import outcomes_to_json
    from advisor.testing import test as run_cases

    outcomes = run_cases(load(parsed.pack), locate(parsed.pack))
    failed = [outcome for outcome in outcomes if not outcome.passed]
    if parsed.format == "json":
        _print_json(outcomes_to_json(outcomes))
    else:
        for outcome in failed:
            print(f"FAILED {outcome.case.name}", *(f"  {failure}" for failure in outcome.failures), sep="\n")
        if not outcomes:
            print("no cases found: write them in files named *.cases.yaml beside the rules")
        print(f"{len(outcomes) - len(failed)} passed, {len(failed)} failed")
    return WRONG if failed else FINE


def app(parsed: argparse.Namespace) -> int:
    """`advisor app`: the browser front end, in this process's place so that signals reach the server."""
    from advisor.loader import load, locate

    load(parsed.pack)  # a faulty pack is told here, before a browser opens
    script = folder("app") / "streamlit_app.py"
    pack = parsed.pack if parsed.pack in _shipped() else str(locate(parsed.pack).resolve())
    options = ["--server.port", str(parsed.port)] if parsed.port else []
    headless = ["--server.headless", "false"] if parsed.open else []
    os.chdir(script.parent)  # Streamlit reads its settings from the folder it runs in
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options, *headless, "--", "--pack", pack]
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter and script, no shell


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="advisor", description="Which recommendations of an article hold in a situation, and why."
    )
    parser.add_argument("--version", action="version", version=f"advisor {version()}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    command = _command(commands, "check", check, "load a pack and report every problem in it", "advisor check rules/iran-russia")
    command.add_argument("pack", nargs="?", default=DEFAULT_PACK, metavar="PACK", help=_PACK_HELP)
    _format(command, "text", "json")

    command = _command(commands, "run", run, "list what the article recommends under the answers, with reasons",
                       "advisor run snapshot:article_as_read\n  echo 'agreement_stage: in_force' | advisor run - --format json")  # fmt: skip
    command.add_argument("answers", nargs="?", metavar="ANSWERS", help=_ANSWERS_HELP)
    _pack(command)
    _format(command, "text", "json", "markdown")

    command = _command(commands, "explain", explain, "show why a conclusion holds, fails or is open",
                       "advisor explain snapshot:article_as_read keep_signing_apart")  # fmt: skip
    command.add_argument("answers", metavar="ANSWERS", help=_ANSWERS_HELP.partition(";")[0])
    command.add_argument("fact", metavar="FACT", help="the id of a finding, recommendation or notice")
    _pack(command)
    _format(command, "text", "json", "dot")

    command = _command(commands, "test", test, "run the cases of a pack", "advisor test rules/iran-russia")
    command.add_argument("pack", nargs="?", default=DEFAULT_PACK, metavar="PACK", help=_PACK_HELP)
    _format(command, "text", "json")

    command = _command(commands, "app", app, "open the questionnaire in a browser", "advisor app --port 8600")
    _pack(command)
    command.add_argument("--port", type=_port, metavar="N", help="the port to listen on (default: 8501, or the next free one)")
    command.add_argument(
        "--no-browser", dest="open", action="store_false", help="start the server only; open the address yourself"
    )
    return parser


def _command(commands: Any, name: str, action: Any, summary: str, example: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.", epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.set_defaults(command=action)
    return parser


def _pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pack", default=DEFAULT_PACK, metavar="P", help=_PACK_HELP)


def _format(parser: argparse.ArgumentParser, *names: str) -> None:
    parser.add_argument("--format", choices=names, default=names[0], help="how to print (default: %(default)s)")


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1024 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"expected a number from 1024 to 65535, found `{text}`")
    return int(text)


def _read(parsed: argparse.Namespace) -> tuple[Pack, Answers]:
    """The pack and the answers that a command names; remarks on the answers go to standard error."""
    from advisor.loader import load, read_answers_from

    pack = load(parsed.pack)
    answers = read_answers_from(pack, parsed.answers)
    for remark in answers.remarks:
        print(remark, file=sys.stderr)
    return pack, answers


def _not_derived(pack: Pack, fact: str) -> Diagnostic:
    where = Location("FACT")
    if fact in pack.inputs:
        return Diagnostic(
            where, "not-derived", f"`{fact}` is a question, not a conclusion", help="name a finding, recommendation or notice"
        )
    advice = did_you_mean(fact, pack.derived, otherwise="`advisor run --format json` lists the ids of all conclusions")
    return Diagnostic(where, "unknown-fact", f"unknown fact `{fact}`", help=advice)


def _refuse(diagnostics: Sequence[Diagnostic], code: int) -> int:
    print(*diagnostics, sep="\n\n", file=sys.stderr)
    return code


def _missing(diagnostics: Sequence[Diagnostic]) -> bool:
    return all(diagnostic.code == "file-not-found" for diagnostic in diagnostics)


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.location
    return {"code": diagnostic.code, "path": place.path, "line": place.line, "column": place.column,
            "problem": diagnostic.problem, "help": diagnostic.help}  # fmt: skip


def _shipped() -> tuple[str, ...]:
    from advisor.loader import shipped

    return shipped()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _print_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
