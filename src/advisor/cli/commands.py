"""The commands that check, run and explain packs, and the one that opens the browser front end."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from advisor.cli.output import FINE, UNUSABLE, WRONG, count, missing, not_derived, print_json, read, refuse, show, tell
from advisor.diagnostics import InvalidPack, diagnostics_to_text
from advisor.installation import folder

if TYPE_CHECKING:
    import argparse

    from advisor.diagnostics import Diagnostic


def check(parsed: argparse.Namespace) -> int:
    """`advisor check`: all diagnostics of a pack and of its cases."""
    from advisor.reader.cases import load_cases
    from advisor.reader.loader import load, locate

    found: tuple[Diagnostic, ...] = ()
    try:
        pack = load(parsed.pack)
        cases = load_cases(pack, locate(parsed.pack))
    except InvalidPack as error:
        if missing(error.diagnostics):
            raise
        found = error.diagnostics
    if parsed.format == "json":
        print_json({"pack": str(parsed.pack), "diagnostics": [_diagnostic(diagnostic) for diagnostic in found]})
    elif found:
        tell(diagnostics_to_text(found), "", f"{count(len(found), 'problem')} found")
    else:
        show(
            f"{pack.id} {pack.version}: {count(len(pack.inputs), 'question')}, {count(len(pack.derived), 'derived fact')}, "
            f"{count(len(pack.rules), 'rule')}, {count(len(pack.claims), 'claim')}, {count(len(cases), 'case')}: no problem found"
        )
    return WRONG if found else FINE


def run(parsed: argparse.Namespace) -> int:
    """`advisor run`: what the source recommends under the answers, with reasons."""
    from advisor.deadline import Deadline
    from advisor.render.result.json import to_json
    from advisor.render.result.markdown import to_markdown
    from advisor.render.result.text import to_text
    from advisor.result import run as conclude

    pack, answers = read(parsed)
    result = conclude(pack, answers)
    match parsed.format:
        case "json":
            print_json(to_json(result))
        case "markdown":
            show(to_markdown(result, deadline=Deadline.after(parsed.timeout)), end="")
        case _:
            show(to_text(result), end="")
    return FINE


def explain(parsed: argparse.Namespace) -> int:
    """`advisor explain`: why a derived fact holds, fails or is open."""
    from advisor.analysis.proof_trees import explain as explained
    from advisor.deadline import Deadline
    from advisor.render.explanation.dot import to_dot
    from advisor.render.explanation.json import to_json
    from advisor.render.explanation.text import to_text
    from advisor.result import run as conclude

    pack, answers = read(parsed)
    if parsed.fact not in pack.derived:
        return refuse([not_derived(pack, parsed.fact)], UNUSABLE)
    result = conclude(pack, answers)
    explanation, deadline = explained(result, parsed.fact), Deadline.after(parsed.timeout)
    match parsed.format:
        case "json":
            print_json(to_json(result, explanation, deadline=deadline))
        case "dot":
            show(to_dot(result, explanation))
        case _:
            show(to_text(result, explanation, deadline=deadline), end="")
    return FINE


def app(parsed: argparse.Namespace) -> int:
    """`advisor app`: the browser front end, in this process's place so that signals reach the server."""
    from advisor.reader.loader import load, locate, shipped

    load(parsed.pack)  # a faulty pack is told here, before a browser opens
    script = folder("app") / "server.py"
    pack = parsed.pack if parsed.pack in shipped() else str(locate(parsed.pack).resolve())
    options = ["--server.port", str(parsed.port)] if parsed.port else []
    headless = ["--server.headless", "false"] if parsed.open else []
    os.chdir(script.parent)  # Streamlit reads its settings from the folder it runs in
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options, *headless, "--", "--pack", pack]
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter and script, no shell


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.location
    return {"code": diagnostic.code, "path": place.path, "line": place.line, "column": place.column,
            "problem": diagnostic.problem, "help": diagnostic.help}  # fmt: skip
