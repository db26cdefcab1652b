"""How long somebody waits for an answer, and that it did not come in that time.

A deadline is made once, by whoever waits: a command, or a run of a page. It goes along with every question that may take long.
INVARIANT: what is decided before a deadline is what is decided without one.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass


class UndecidedError(RuntimeError):
    """Nothing was found out: the time was over, or the solver gave up; the reason is the message."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A number of seconds that began at `start`, by the clock of `time.monotonic`."""

    start: float
    seconds: float

    @classmethod
    def after(cls, seconds: float | None) -> Deadline:
        """The deadline that is over so many seconds from now; without a number, never."""
        return NEVER if seconds is None else cls(time.monotonic(), seconds)

    @property
    def remaining(self) -> float:
        """How many seconds are left; none or fewer once it is over."""
        return self.start + self.seconds - time.monotonic()

    def or_after(self, seconds: float | None) -> Deadline:
        """This deadline, or the one so many seconds from now, whichever is over first."""
        return min(self, Deadline.after(seconds), key=lambda each: each.remaining)

    def look(self) -> float:
        """How many seconds are left. Raises UndecidedError once it is over."""
        left = self.remaining
        if left <= 0:
            raise UndecidedError("the time is over")
        return left


NEVER = Deadline(0.0, math.inf)
