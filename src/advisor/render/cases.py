"""What became of the cases of a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis.proof_trees import explain
from advisor.render.outlines import outline, to_text

if TYPE_CHECKING:
    from advisor.quality.cases import Failure

_PROOF = 12  # lines of a proof below a failure


def failure_to_text(failure: Failure) -> str:
    """The unmet expectation; below it, where the engine concluded something else, why it did so, cut where that is long."""
    if failure.result is None:
        return failure.text
    lines = to_text(outline(failure.result, explain(failure.result, failure.fact))).splitlines()
    shown = lines if len(lines) <= _PROOF else [*lines[:_PROOF], f"… {len(lines) - _PROOF} more lines"]
    return "\n".join([failure.text, *(f"    {line}" for line in shown)])
