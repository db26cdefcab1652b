"""The command line: parse, call one function of the library, print.

Exit codes: 0 fine; 1 the pack or a case is wrong, the cases test less than was asked for, verification finds something, the answers
contradict where that matters, or two versions differ; 2 wrong usage, unreadable or invalid input; 70 a mistake in `advisor` itself
(EX_SOFTWARE of BSD's sysexits).
Results go to standard output, diagnostics to standard error. No traceback reaches a user.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from advisor.cli.output import FAULTY, FINE, INTERRUPTED, UNUSABLE, WRONG, missing, refuse
from advisor.cli.parser import parser
from advisor.diagnostics import InternalError, InvalidAnswers, InvalidPack

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    parsed = parser().parse_args(arguments)
    try:
        code: int = parsed.command(parsed)
        sys.stdout.flush()
    except InvalidPack as error:
        return refuse(error.diagnostics, UNUSABLE if missing(error.diagnostics) else WRONG)
    except InvalidAnswers as error:
        return refuse(error.diagnostics, UNUSABLE)
    except InternalError as error:
        print(f"internal error: {error}; this is a mistake in advisor, please report it", file=sys.stderr)
        return FAULTY
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    return code
