"""The program: finds the command, runs it, and turns every exception into a message and an exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

import click

from advisor.cli.exit_codes import FAULTY, FINE, INTERRUPTED, UNUSABLE, WRONG
from advisor.cli.output import is_missing_file, refuse, refuse_usage, tell
from advisor.diagnostics import InternalError, InvalidAnswers, InvalidPack
from advisor.source.files import error_reason

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = "advisor"

# In the order of the help. The command `name` is the function `name` of the module `advisor.cli.name`.
COMMANDS = ("check", "run", "ask", "explain", "whatif", "test", "verify", "diff", "app")


class _Program(click.Group):
    """Imports a command when it is asked for, so that no command waits for the imports of another."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"advisor.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:  # click suggests only commands that are already imported
            raise click.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None


def _version(_context: click.Context) -> str:
    from advisor.installation import version

    return f"{_NAME} {version()}"


@click.group(cls=_Program, no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.custom_version_option(_version)
def program() -> None:
    """Which recommendations of an article hold in a situation, and why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; everything it printed has been written by then."""
    if sys.stdout is None:
        tell("output cannot be written: it is closed")
        return UNUSABLE
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return FINE
    except OSError as error:
        with suppress(OSError):
            problem = f"`{error.filename}` cannot be used" if error.filename else "output cannot be written"
            tell(f"{problem}: {error_reason(error)}")
        _discard_output()
        return UNUSABLE
    return code


def _run(arguments: Sequence[str]) -> int:
    """The exit code of one command. `click.Command.main` is not used: it ends the process where the reader of its output has gone."""
    try:
        with program.make_context(_NAME, list(arguments)) as context:
            code: int = program.invoke(context)
    except click.exceptions.Exit as finished:  # help or the version was printed
        return finished.exit_code
    except click.UsageError as error:
        return refuse_usage(error, error.ctx or click.Context(program, info_name=_NAME))
    except InvalidPack as error:
        return refuse(error.diagnostics, UNUSABLE if is_missing_file(error.diagnostics) else WRONG)
    except InvalidAnswers as error:
        return refuse(error.diagnostics, UNUSABLE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError:
        raise  # output or a file that cannot be used, as `main` reports it
    except InternalError as error:
        return _report(str(error))
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user, whatever was overlooked
        return _report(f"{type(error).__name__}: {error}")
    return code


def _report(problem: str) -> int:
    """Print a mistake of the program itself to standard error, and return the exit code."""
    tell(f"internal error: {problem}; this is a mistake in advisor, please report it")
    return FAULTY


def _discard_output() -> None:
    """Send what is left to nowhere: the interpreter writes it at its end, and would complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
