"""The kinds of result that the pages list and count: every count of a page is the length of a list from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.render.result.summary import summarise

if TYPE_CHECKING:
    from advisor import Result
    from advisor.result import Conclusion


def kinds(result: Result) -> dict[str, tuple[Conclusion, ...]]:
    """The recommendations by what becomes of them, and the notices that apply."""
    summary = summarise(result)
    return {
        "recommended": tuple(shown for group in summary.recommended for shown in group.conclusions),
        "not_triggered": tuple(shown for shown, _ in summary.not_triggered),
        "undetermined": summary.undetermined,
        "notices": summary.notices,
    }
