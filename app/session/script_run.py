"""One run of the script: which page it shows, what caused it, and how long its searches may take."""

from __future__ import annotations

from dataclasses import dataclass, field

from advisor import Deadline

PATIENCE = 5.0  # seconds for the searches of a run: while the solver tries, the page answers nothing else


def _deadline() -> Deadline:
    return Deadline.after(PATIENCE)


@dataclass
class ScriptRun:
    """The page, whether another page was shown before it, whether a widget caused the run (its message may have left the browser before the last address arrived there), and its deadline."""

    page: str = ""
    arrived: bool = True
    by_widget: bool = False
    deadline: Deadline = field(default_factory=_deadline)

    def begin(self, page: str) -> None:
        """Begin a run that shows `page`."""
        self.arrived, self.page = page != self.page, page
        self.restart_deadline()

    def restart_deadline(self) -> None:
        """Let searches have their time from now on."""
        self.deadline = _deadline()
