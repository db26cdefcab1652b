"""The reason why a recommendation is not triggered. That is never advice against it: the source only gives no ground for it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from advisor.logic.semantics import truth_of
from advisor.pack import Recommendation, Status

if TYPE_CHECKING:
    from advisor.result import Result


class SilenceReason(Enum):
    """The three kinds; the value is the word used in files."""

    TIME_PAST = "time_past"
    ADVICE_MET = "advice_met"
    PREMISE_MISSING = "premise_missing"


def silence_reason(result: Result, fact: str) -> SilenceReason | None:
    """The reason why the recommendation `fact` is not triggered; None for other facts, and unless it fails.

    `past_when` takes precedence over `met_when`: advice that was followed while its time lasted is past all the same.
    """
    declared = result.pack.derived[fact]
    if not isinstance(declared, Recommendation) or result[fact].status is not Status.FAILS:
        return None
    for condition, kind in ((declared.past_when, SilenceReason.TIME_PAST), (declared.met_when, SilenceReason.ADVICE_MET)):
        if condition is not None and truth_of(condition, result.values) is True:
            return kind
    return SilenceReason.PREMISE_MISSING
