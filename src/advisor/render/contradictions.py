"""Answers that contradict one another, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.render.catalogue import catalogue
from advisor.render.layout import item, wrapped
from advisor.render.phrases import answer_label, capitalised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.result import Contradiction, Result


def to_text(result: Result, contradictions: Iterable[Contradiction]) -> str:
    """The reason of each constraint that is broken, and the answers that it names."""
    words, lines = catalogue(result.pack.language), list[str]()
    for found in contradictions:
        lines += wrapped(words["clash"].format(because=found.constraint.because))
        for name in found.inputs:
            if name in result.answers.given:
                answer = answer_label(result.pack, name, result.answers.given[name].value)
                title = capitalised(result.pack.inputs[name].title)
                lines += item(words["answer_listed"].format(title=title, answer=answer))
    return "\n".join(lines)
