"""Deadlines for queries that may take long, and the error if one is not decided in time.

A deadline is made once, by a command or a run of a page, and passed on to every query that may take long.
INVARIANT: what is decided before a deadline is what is decided without one.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass


class UndecidedError(RuntimeError):
    """A query was not decided: the time was over, or the solver gave up; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A period of `seconds` that began at `start`, as `time.monotonic` counts."""

    start: float
    seconds: float

    @classmethod
    def after(cls, seconds: float | None) -> Deadline:
        """The deadline that is over `seconds` from now; for None, NEVER."""
        return NEVER if seconds is None else cls(time.monotonic(), seconds)

    @property
    def remaining(self) -> float:
        """The seconds left; zero or negative once the deadline is over."""
        return self.start + self.seconds - time.monotonic()

    def or_after(self, seconds: float | None) -> Deadline:
        """The earlier of this deadline and the one `seconds` from now."""
        return min(self, Deadline.after(seconds), key=lambda each: each.remaining)

    def require_time(self) -> float:
        """Return the seconds left. Raises UndecidedError once the deadline is over."""
        left = self.remaining
        if left <= 0:
            raise UndecidedError("the time is over")
        return left


NEVER = Deadline(0.0, math.inf)
