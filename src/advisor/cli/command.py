"""What a command is: a function whose docstring is the help, with examples at the end of the help."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable


class Command(click.Command):
    """A command whose summary is a whole sentence, and whose help ends with examples."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse `args`; other than in click, an option is not taken for the value of the one before it."""
        names = {name for param in self.params if isinstance(param, click.Option) and not param.is_flag for name in param.opts}
        for option, value in pairwise(args):
            if option == "--":
                break
            if option in names and value.startswith("--"):
                raise click.BadOptionUsage(option, f"Option '{option}' requires an argument.", ctx)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click leaves it out where a value is missing
            raise

    def get_short_help_str(self, limit: int = sys.maxsize) -> str:
        """The summary, which click would cut off at `limit` characters."""
        return super().get_short_help_str(max(limit, sys.maxsize))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, each on a line of its own."""
        with formatter.section("Examples"):
            formatter.write_text(f"\b\n{self.epilog}")  # click's mark for lines to leave as they are


def command(*examples: str, cls: type[Command] = Command) -> Callable[[Callable[..., int]], Command]:
    """Make the function below it a command. It is named after the function, and returns the exit code."""
    return click.command(cls=cls, epilog="\n".join(examples))
