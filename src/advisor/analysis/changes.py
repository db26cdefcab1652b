"""What a further answer changed: the conclusions whose status differs between two results."""

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
    """The recommendations whose status differs, and the notices that apply now or no longer, in pack order.

    Both results must be of the same pack.
    """
    differing = [
        StatusChange(found, before[fact].status)
        for fact, found in after.conclusions.items()
        if found.status is not before[fact].status
    ]
    return tuple(change for change in differing if _is_told(change))


def _is_told(change: StatusChange) -> bool:
    match change.conclusion.fact:
        case Recommendation():
            return True
        case Notice():
            return Status.HOLDS in {change.before, change.conclusion.status}
        case Finding():
            return False
