"""The command line: parse, call one function of the library, print.

Exit codes: 0 fine; 1 the pack or a case is wrong, the cases test less than was asked for, verification finds something, the answers
contradict where that matters, or two versions differ; 2 wrong usage, unreadable or invalid input; 70 a mistake in `advisor` itself
(EX_SOFTWARE of BSD's sysexits).
Results go to standard output, diagnostics to standard error. No traceback reaches a user.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from advisor.cli.output import FAULTY, FINE, INTERRUPTED, UNUSABLE, WRONG, missing, refuse, tell
from advisor.cli.parser import parser
from advisor.cli.saving import reason
from advisor.diagnostics import InternalError, InvalidAnswers, InvalidPack

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; what it printed has been written then."""
    if sys.stdout is None:
        tell("output cannot be written: it is closed")
        return UNUSABLE
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        try:
            return _run(arguments)
        finally:  # also where the parser exits after printing help
            sys.stdout.flush()
    except BrokenPipeError:
        _give_up_writing()
        return FINE
    except OSError as error:
        with suppress(OSError):
            what = f"`{error.filename}` cannot be used" if error.filename else "output cannot be written"
            tell(f"{what}: {reason(error)}")
        _give_up_writing()
        return UNUSABLE


def _run(arguments: Sequence[str] | None) -> int:
    parsed = parser().parse_args(arguments)
    try:
        code: int = parsed.command(parsed)
    except InvalidPack as error:
        return refuse(error.diagnostics, UNUSABLE if missing(error.diagnostics) else WRONG)
    except InvalidAnswers as error:
        return refuse(error.diagnostics, UNUSABLE)
    except InternalError as error:
        tell(f"internal error: {error}; this is a mistake in advisor, please report it")
        return FAULTY
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _give_up_writing() -> None:
    """Let what is left go nowhere: the interpreter writes it at its end, and would complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
