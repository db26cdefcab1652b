"""All that `advisor test` finds: the cases, and where asked for what they reach and which mutants they notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.render import cases, mutation
from advisor.render.coverage import json as coverage_json
from advisor.render.coverage import text as coverage_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.pack import Pack
    from advisor.quality.cases import CaseOutcome
    from advisor.quality.coverage import Coverage
    from advisor.quality.mutation import Mutation
    from advisor.render.json_values import Json


def to_text(pack: Pack, outcomes: Sequence[CaseOutcome], covered: Coverage | None, mutated: Mutation | None) -> str:
    """Failing cases, coverage and mutants, one below the other."""
    parts = [cases.to_text(outcomes)]
    if covered is not None:
        parts.append(coverage_text.to_text(pack, covered))
    if mutated is not None:
        parts.append(mutation.to_text(mutated))
    return "\n\n".join(parts) + "\n"


def to_json(pack: Pack, outcomes: Sequence[CaseOutcome], covered: Coverage | None, mutated: Mutation | None) -> Json:
    """Cases, coverage and mutants as plain data; `docs/json.md` has the keys."""
    data: Json = {"cases": cases.to_json(outcomes)}
    if covered is not None:
        data["coverage"] = coverage_json.to_json(pack, covered)
    if mutated is not None:
        data["mutation"] = mutation.to_json(mutated)
    return data
