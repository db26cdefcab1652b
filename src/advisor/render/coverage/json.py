"""What the cases of a pack reach, as JSON; the schema is written out in docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.quality.coverage import Kind, coverage_by_file
from advisor.render.coverage.goals import COUNTED, goal_name
from advisor.render.json_values import not_decided

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.pack import Pack
    from advisor.quality.coverage import Coverage
    from advisor.render.json_values import Json

_NAMED = 3  # cases that are named with what they reach


def to_json(pack: Pack, found: Coverage) -> Json:
    """Counts for the whole pack and file by file, and the goals that are missed, unreachable, reached and undecided."""
    missed = (goal for kind in Kind for goal in found.missed(kind))
    return {
        **counts_to_json(found),
        "files": {file: counts_to_json(part, COUNTED) for file, part in coverage_by_file(pack, found).items()},
        "missed": [goal_name(pack, goal) for goal in missed],
        "unreachable": [goal_name(pack, goal) for goal in found.reached if goal in found.unreachable],
        "reached": {goal_name(pack, goal): list(names[:_NAMED]) for goal, names in found.reached.items() if names},
        **not_decided(goal_name(pack, goal) for goal in found.reached if goal in found.undecided),
    }


def counts_to_json(found: Coverage, kinds: Iterable[Kind] = tuple(Kind)) -> Json:
    """How many rules, conditions, options and claims are covered, of how many."""
    counts = {kind.value: found.counts(kind) for kind in kinds}
    return {kind: {"covered": covered, "total": total} for kind, (covered, total) in counts.items()}
