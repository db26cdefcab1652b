"""What a further answer changed: the conclusions whose status differs between two results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.model import Finding

if TYPE_CHECKING:
    from advisor.engine import Conclusion, Result
    from advisor.model import Status


@dataclass(frozen=True, slots=True)
class Change:
    """A conclusion as it is now, and the status it had before."""

    conclusion: Conclusion
    before: Status


def changes(before: Result, after: Result) -> tuple[Change, ...]:
    """The recommendations and notices whose status differs, in pack order. Both results must be of the same pack."""
    return tuple(
        Change(conclusion, before[fact].status)
        for fact, conclusion in after.conclusions.items()
        if conclusion.status is not before[fact].status and not isinstance(conclusion.fact, Finding)
    )
