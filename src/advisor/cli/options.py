"""Arguments and options that several commands share; those of one command stand beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from advisor.installation import DEFAULT_PACK

if TYPE_CHECKING:
    from collections.abc import Callable

    Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]

PATIENCE = 10  # seconds that an answer may take, unless another number is given
_PROOF_PATIENCE = 30

_ANSWERS_HELP = "An answers file (YAML or JSON), `-` for standard input, or snapshot:ID"
_PACK_HELP = "A pack that ships, or a folder."


def seconds(value: object) -> float:
    """A number of seconds above 0, as click's parameter type. Raises ValueError."""
    text = str(value)
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?", text) or not float(text):
        raise ValueError(f"expected a number of seconds above 0, found `{text}`")
    return float(text)


def new_file(name: str) -> str:
    """The name of a file that can be written and holds nothing yet, as click's parameter type. Raises ValueError."""
    from advisor.cli.saving import new_file_problem

    if problem := new_file_problem(name):
        raise ValueError(problem)
    return name


def pack_argument() -> Decorator:
    """The argument `pack_source`: a pack to check."""
    return click.argument("pack_source", metavar="[PACK]", default=DEFAULT_PACK, help=f"{_PACK_HELP}  [default: {DEFAULT_PACK}]")


def pack_option() -> Decorator:
    """The option `pack_source`: the pack that the answers belong to."""
    return click.option("--pack", "pack_source", metavar="P", default=DEFAULT_PACK, help=_PACK_HELP)


def answers_argument(*, required: bool) -> Decorator:
    """The argument `answers_source`; None where it may be left out and is."""
    text = f"{_ANSWERS_HELP}." if required else f"{_ANSWERS_HELP}; without it nothing is answered."
    return click.argument("answers_source", metavar="ANSWERS" if required else "[ANSWERS]", required=required, help=text)


def fact_argument() -> Decorator:
    """The argument `fact`: a conclusion."""
    return click.argument("fact", metavar="FACT", help="The id of a finding, recommendation or notice.")


def format_option(*names: str) -> Decorator:
    """The option `output_format`: one of these names, the first unless another is given."""
    return click.option("--format", "output_format", type=click.Choice(names), default=names[0], help="How to print.")


def timeout_option(what: str) -> Decorator:
    """The option `timeout`: the seconds that `what` may take."""
    text = f"How long {what} may take; what is not decided then is reported as such."
    return click.option("--timeout", type=seconds, metavar="SECONDS", default=PATIENCE, help=text)


def proof_timeout_option() -> Decorator:
    """The option `timeout`: the seconds that each proof may take."""
    text = "How long each proof may take before it is given up."
    return click.option("--timeout", type=seconds, metavar="SECONDS", default=_PROOF_PATIENCE, help=text)


def cases_file_option(text: str) -> Decorator:
    """The option `cases_file`: a new file for cases, or None."""
    return click.option("--write-cases", "cases_file", type=new_file, metavar="FILE", help=text)
