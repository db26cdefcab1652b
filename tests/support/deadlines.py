"""Deadlines that do not depend on a clock: one that has passed, and ones that pass after a number of queries."""

from __future__ import annotations

from itertools import chain, repeat
from math import inf

from advisor.deadline import Deadline

OVER = Deadline(0.0, 0.0)


class Counted(Deadline):
    """Over after a number of questions."""

    def __init__(self, questions: int) -> None:
        super().__init__(0.0, 0.0)
        object.__setattr__(self, "left", chain(repeat(inf, questions), repeat(0.0)))

    @property
    def remaining(self) -> float:
        return next(self.left)
