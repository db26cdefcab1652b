"""Answers to a pack, and what follows from them; everything is worked out once until an answer changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from advisor import run

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from advisor import Answers, Pack, Result
    from advisor.pack.types import Value

_Found = TypeVar("_Found")


@dataclass(frozen=True, eq=False)
class Evaluation:
    """A pack, answers to its questions, and what has been worked out about them so far."""

    pack: Pack
    answers: Answers
    known: dict[Hashable, object] = field(default_factory=dict)

    @cached_property
    def result(self) -> Result:
        """What the rules conclude."""
        return run(self.pack, self.answers)

    def once(self, key: Hashable, work: Callable[[], _Found]) -> _Found:
        """Return what `work` finds about the answers; it is called once for each `key`."""
        if key not in self.known:
            self.known[key] = work()
        return cast("_Found", self.known[key])

    def has_values_of(self, answers: Answers) -> bool:
        """True if `answers` differ from these in notes only."""
        return _values(answers) == _values(self.answers)

    def with_answers(self, answers: Answers) -> Evaluation:
        """The evaluation of other answers. What was worked out stays where only notes differ."""
        return Evaluation(self.pack, answers, self.known if self.has_values_of(answers) else {})


def _values(answers: Answers) -> dict[str, Value | None]:
    return {fact: answer.value for fact, answer in answers.given.items()}
