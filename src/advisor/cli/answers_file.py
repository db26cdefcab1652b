"""The file in which an interview keeps its answers."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from advisor.cli.exit_codes import FINE, UNUSABLE
from advisor.cli.output import show, tell
from advisor.reader.loader import write_answers
from advisor.render.catalogue import catalogue
from advisor.render.layout import wrapped
from advisor.source.files import error_reason, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from advisor.pack import Answers, Pack
    from advisor.result import Result


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """Answers to `pack` in the file `name`, or nowhere; `command` gives the command line that continues with a file."""

    pack: Pack
    name: str | None
    command: Callable[[str], str]

    def save(self, answers: Answers) -> None:
        """Save after each answer, for a terminal may be closed; whether that works is reported at the end."""
        if self.name is not None:
            with suppress(OSError):
                write_whole(self.name, self._text(answers))

    def close(self, before: Answers, result: Result) -> int:
        """Save the answers of `result`, or print them where they are not saved, so that nothing is lost; return the exit code."""
        words, text = catalogue(self.pack.language), self._text(result.answers)
        if self.name is None:
            if result.answers.given != before.given:
                show("", *wrapped(words["ask_unsaved"].format(command=self.command("FILE"))), "", text, end="")
            return FINE
        try:
            write_whole(self.name, text)
        except OSError as error:
            show(text, end="")
            tell(words["ask_not_saved"].format(file=self.name, reason=error_reason(error)))
            return UNUSABLE
        show(words["ask_saved"].format(file=self.name, command=self.command(self.name)))
        return FINE

    def _text(self, answers: Answers) -> str:
        title = catalogue(self.pack.language)["ask_saved_title"]
        return write_answers(self.pack, answers, title=title, saved_at=datetime.now().astimezone())
