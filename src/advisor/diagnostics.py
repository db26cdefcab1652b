"""What can be wrong with a pack or with answers, and how it is told.

A check never raises on the first problem: it returns diagnostics, and one exception carries all of them.
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

_WIDTH = 160  # of what is shown of a line
_BEFORE = 60  # of these, what stands before the place where there is more

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
    """One problem: where it is, its code, one lower-case clause, the line it stands on, and advice.

    The line is kept whole, so that many problems share it; what is shown of it is cut out when the text is asked for.
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
    """What is shown of a line: all, or what stands around the place; and the signs that underline it."""
    start = place.column - 1
    first = max(0, min(start - _BEFORE, len(line) - _WIDTH)) if start + place.length > _WIDTH - 1 else 0
    behind = len(line) if len(line) <= first + _WIDTH else first + _WIDTH - 1
    shown = f"…{line[first + 1 : behind]}" if first else line[:behind]
    end = min(start + place.length, behind)
    return shown if behind == len(line) else f"{shown}…", " " * (start - first) + "^" * max(1, end - start)


def diagnostics_to_text(diagnostics: Sequence[Diagnostic], between: str = "\n\n") -> str:
    """The first hundred, and how many more there are."""
    rest = len(diagnostics) - MOST_SHOWN
    told = [str(diagnostic) for diagnostic in diagnostics[:MOST_SHOWN]]
    return between.join([*told, f"and {rest} more"] if rest > 0 else told)


class _Invalid(Exception):  # noqa: N818 - named after what was found, as Python's own `KeyboardInterrupt` is
    """Carries the diagnostics of one input, sorted by place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(sorted(set(diagnostics)))
        super().__init__()

    def __str__(self) -> str:
        """The text of the diagnostics, made when it is asked for."""
        return diagnostics_to_text(self.diagnostics, between="\n")

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
    """Advice for a misspelt `name`: the one of `known` that was probably meant, or else the text `otherwise`."""
    guess = closest(name, known)
    return otherwise if guess is None else f"did you mean `{guess}`?"
