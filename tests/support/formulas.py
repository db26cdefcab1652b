"""The meaning of formulas, one set of answers at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from advisor.logic.normal_form import AllOf, AnyOf, AtomLiteral, Threshold
from advisor.logic.semantics import truth_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.logic.normal_form import Formula
    from advisor.pack.types import Value


def is_met(formula: Formula, values: Mapping[str, Value]) -> bool:
    """True if `formula` is met where facts have `values`; a fact without one is unknown."""
    match formula:
        case AtomLiteral(atom, truth):
            return truth_of(atom, values) is truth
        case AllOf(parts):
            return all(is_met(part, values) for part in parts)
        case AnyOf(parts):
            return any(is_met(part, values) for part in parts)
        case Threshold(count, parts):
            return sum(is_met(part, values) for part in parts) >= count
        case _:
            assert_never(formula)
