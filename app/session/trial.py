"""A change of answers that is tried while the answers stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor import run
from advisor.analysis.counterfactuals import with_changes

if TYPE_CHECKING:
    from advisor import Result
    from advisor.analysis.counterfactuals import ChangeSet
    from session.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class Trial:
    """Changes tried out on the conclusion `fact`, and the result that they lead to."""

    fact: str
    changes: ChangeSet
    result: Result


@dataclass
class Trials:
    """The trial that is running, and whether the last one was dropped because the answers changed."""

    current: Trial | None = None
    dropped: bool = False

    def begin(self, evaluation: Evaluation, fact: str, changes: ChangeSet) -> None:
        """Try changes of the answers evaluated."""
        self.current = Trial(fact, changes, run(evaluation.pack, with_changes(evaluation.answers, changes)))

    def end(self) -> None:
        """End the trial because the reader wants to."""
        self.current = None

    def drop(self) -> None:
        """End the trial, if there is one, because the answers changed."""
        self.dropped, self.current = self.current is not None, None
