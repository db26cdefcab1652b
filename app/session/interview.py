"""How a reader goes through the questions: the order, the purpose, and the questions visited."""

from __future__ import annotations

from dataclasses import dataclass, replace

END = ""  # the place after the last question; no question has this name


@dataclass(frozen=True, slots=True)
class Interview:
    """The order of the questions, and whether they are asked for the lists too.

    `visited` has the questions shown one at a time, each once; the last of them, or END, is the current one. By topic it is empty.
    """

    quickest: bool = False
    full: bool = False
    visited: tuple[str, ...] = ()

    @property
    def current(self) -> str | None:
        """The question that is shown, END after the last, None where none was chosen yet."""
        return self.visited[-1] if self.visited else None

    def at(self, question: str) -> Interview:
        """The interview after going on to a question, or to END."""
        return replace(self, visited=(*(name for name in self.visited if name not in {question, END}), question))

    def back(self) -> Interview:
        """The interview after going back to the question before."""
        return replace(self, visited=self.visited[:-1])
