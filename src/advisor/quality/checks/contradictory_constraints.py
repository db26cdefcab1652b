"""Constraints that no complete answers meet together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.engines.smt import Completions, NoCompletion, UnsatCore
from advisor.quality.checks.check import Check
from advisor.quality.checks.observations import Observation, digest_of_constraints
from advisor.quality.checks.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.deadline import Deadline
    from advisor.pack import Pack


def precondition(pack: Pack, deadline: Deadline) -> Iterator[Observation]:
    """A minimal set of constraints that no complete answers meet, if there is one."""
    try:
        Completions(pack, {}, (), deadline=deadline)
    except NoCompletion as clash:
        digest = digest_of_constraints(pack, clash.constraints)
        yield Observation(
            check=CONTRADICTORY_CONSTRAINTS, subject=clash.constraints[0], others=clash.constraints[1:], digest=digest,
            proof=UnsatCore((), clash.constraints),
        )  # fmt: skip


def describe(pack: Pack, found: Observation) -> Iterator[Remark]:
    """The constraints that contradict one another."""
    yield Remark("found_contradictory", about=tuple(pack.constraints[name] for name in (found.subject, *found.others)))


CONTRADICTORY_CONSTRAINTS = Check(
    code="contradictory-constraints",
    claim="claim_contradictory_constraints",
    over="range_every",
    subjects=lambda pack: pack.constraints,
    precondition=precondition,
    describe=describe,
)
