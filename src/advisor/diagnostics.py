"""What can be wrong with a pack or with answers, and how it is told.

A check never raises on the first problem: it returns diagnostics, and one exception carries all of them.
The text of a diagnostic is part of the product; `docs/diagnostics.md` explains each code.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in something an author wrote.

    `path` is shown as given. `line` and `column` count from 1; line 0 means the whole file.
    `length` is the number of characters to underline.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        """`path:line:col`, or the path alone where no line is meant."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem: where it is, its code, one lower-case clause, the line it stands on, and advice."""

    location: Location
    code: str
    problem: str
    source_line: str = ""
    help: str = ""

    def __str__(self) -> str:
        """The text shown on standard error and in the browser."""
        lines = [f"{self.location}: error[{self.code}]: {self.problem}"]
        if self.source_line:
            lines.append(f"  | {self.source_line}")
            lines.append(f"  | {' ' * (self.location.column - 1)}{'^' * self._underlined()}")
        if self.help:
            lines.append(f"  = help: {self.help}")
        return "\n".join(lines)

    def _underlined(self) -> int:
        rest = len(self.source_line) - self.location.column + 1
        return max(1, min(self.location.length, rest))


class _Invalid(Exception):  # noqa: N818 - named after what was found, as Python's own `KeyboardInterrupt` is
    """Carries the diagnostics of one input, sorted by place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(sorted(set(diagnostics)))
        super().__init__("\n".join(str(diagnostic) for diagnostic in self.diagnostics))

    def __reduce__(self) -> tuple[type[_Invalid], tuple[tuple[Diagnostic, ...]]]:
        """Survive pickling, as exceptions of worker processes must."""
        return type(self), (self.diagnostics,)


class InvalidPack(_Invalid):
    """A pack that cannot be loaded; `diagnostics` holds every problem found in it."""


class InvalidAnswers(_Invalid):
    """Answers that do not fit the pack; `diagnostics` holds every problem found in them."""


class InternalError(RuntimeError):
    """A promise of the program itself is broken: the mistake is in `advisor`, whatever pack and answers it was given."""


def present(value: _Found | None, promise: str) -> _Found:
    """`value`, which is never None, as `promise` says. Raises InternalError if it is."""
    if value is None:
        raise InternalError(f"not as promised: {promise}")
    return value


def did_you_mean(name: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """Advice for a misspelt `name`: the closest of `known`, or else the text `otherwise`."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else otherwise
