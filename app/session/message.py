"""Messages about the answers as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Message:
    """Something that happened to the answers: a key of the texts, and what the text names."""

    text: str
    about: str = ""
    problems: tuple[Diagnostic, ...] = ()
    failed: bool = False
