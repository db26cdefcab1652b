"""The conclusions whose status differs between two results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.pack import Finding, Notice, Recommendation, Status

if TYPE_CHECKING:
    from advisor.result import Conclusion, Result


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A conclusion as it is now, and the status it had before."""

    conclusion: Conclusion
    before: Status


def changes_between(before: Result, after: Result) -> tuple[StatusChange, ...]:
    """The recommendations whose status differs and the notices that newly apply or no longer apply, in pack order.

    Both results must be of the same pack.
    """
    differing = [
        StatusChange(conclusion, before[fact].status)
        for fact, conclusion in after.conclusions.items()
        if conclusion.status is not before[fact].status
    ]
    return tuple(change for change in differing if _is_reported(change))


def _is_reported(change: StatusChange) -> bool:
    match change.conclusion.fact:
        case Recommendation():
            return True
        case Notice():
            return Status.HOLDS in {change.before, change.conclusion.status}
        case Finding():
            return False
