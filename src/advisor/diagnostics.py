"""Diagnostics: the problems of a pack or of answers, each with its location, and the exceptions that carry them.

Reading never stops at the first problem: it collects diagnostics, and one exception carries all of them.
The text of a diagnostic is part of the product; `docs/diagnostics.md` explains each code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from advisor.characters import visible
from advisor.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_SHOWN = 100

_WIDTH = 160  # characters of a source line that are shown
_BEFORE = 60  # of these, characters before the location in a longer line

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in something that an author wrote.

    `path` is shown as given. `line` and `column` count from 1; line 0 means the whole file.
    `length` is the number of characters to underline.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        """`path:line:col`, or the path alone for a whole file."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem: its location, its code, one lower-case clause, the source line, and advice.

    The whole line is stored, so that many problems share it; the part that is shown is cut out in `str()`.
    """

    location: Location
    code: str
    problem: str
    source_line: str = field(default="", repr=False)
    help: str = ""

    def __str__(self) -> str:
        """The text shown on standard error and in the browser."""
        lines = [f"{self.location}: error[{self.code}]: {self.problem}"]
        if self.source_line:
            lines += [f"  | {line}" for line in _excerpt(self.source_line, self.location)]
        if self.help:
            lines.append(f"  = help: {self.help}")
        return "\n".join(map(visible, lines))


def _excerpt(line: str, place: Location) -> tuple[str, str]:
    """The part of a line that is shown, all of it or what surrounds `place`; and the signs that underline `place`."""
    start = place.column - 1
    first = max(0, min(start - _BEFORE, len(line) - _WIDTH)) if start + place.length > _WIDTH - 1 else 0
    behind = len(line) if len(line) <= first + _WIDTH else first + _WIDTH - 1
    shown = f"…{line[first + 1 : behind]}" if first else line[:behind]
    end = min(start + place.length, behind)
    return shown if behind == len(line) else f"{shown}…", " " * (start - first) + "^" * max(1, end - start)


def diagnostics_to_text(diagnostics: Sequence[Diagnostic], between: str = "\n\n") -> str:
    """The text of at most MOST_SHOWN diagnostics, and how many more there are."""
    rest = len(diagnostics) - MOST_SHOWN
    shown = [str(diagnostic) for diagnostic in diagnostics[:MOST_SHOWN]]
    return between.join([*shown, f"and {rest} more"] if rest > 0 else shown)


class _Invalid(Exception):  # noqa: N818 - named after the finding, as Python's own `KeyboardInterrupt` is
    """The diagnostics of one input, sorted by location."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(sorted(set(diagnostics)))
        super().__init__()

    def __str__(self) -> str:
        """The text of the diagnostics."""
        return diagnostics_to_text(self.diagnostics, between="\n")

    def __reduce__(self) -> tuple[type[_Invalid], tuple[tuple[Diagnostic, ...]]]:
        """Support pickling, which exceptions of worker processes need."""
        return type(self), (self.diagnostics,)


class InvalidPack(_Invalid):
    """The pack cannot be loaded; `diagnostics` has every problem found in it."""


class InvalidAnswers(_Invalid):
    """The answers do not fit the pack; `diagnostics` has every problem found in them."""


class InternalError(RuntimeError):
    """An invariant of the program is broken: the mistake is in `advisor`, not in the pack or the answers."""


def present(value: _Value | None, promise: str) -> _Value:
    """Return `value`, which is never None; `promise` says why. Raises InternalError if it is None."""
    if value is None:
        raise InternalError(f"not as promised: {promise}")
    return value


def did_you_mean(name: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """Return advice for a misspelt `name`: the member of `known` that was probably meant, or else the text `otherwise`."""
    guess = closest(name, known)
    return otherwise if guess is None else f"did you mean `{guess}`?"
