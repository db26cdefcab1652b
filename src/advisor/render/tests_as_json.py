"""What testing found, as plain data and as cases to be written down."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Any

from advisor.pack.types import value_text
from advisor.quality.coverage import Kind
from advisor.render.cases import failure_to_text
from advisor.source import documents

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from advisor.quality.cases import CaseOutcome
    from advisor.quality.coverage import Coverage
    from advisor.quality.mutation import Mutation, Survivor

Json = dict[str, Any]


def outcomes_to_json(outcomes: Sequence[CaseOutcome]) -> Json:
    """Counts and failures of cases."""
    failures = [
        {"case": outcome.case.name, "failures": [failure_to_text(failure) for failure in outcome.failures]}
        for outcome in outcomes
        if not outcome.passed
    ]
    return {"passed": len(outcomes) - len(failures), "failed": len(failures), "failures": failures}


def coverage_to_json(found: Coverage) -> Json:
    """How many rules, conditions, options and claims are covered, of how many."""
    counts = {kind.value: found.counts(kind) for kind in Kind}
    return {kind: {"covered": covered, "total": total} for kind, (covered, total) in counts.items()}


def mutation_to_json(found: Mutation) -> Json:
    """The exact score, and every survivor with a case that kills it. `score` is rounded down to six digits."""
    return {
        "killed": len(found.killed),
        "survived": len(found.survivors),
        "equivalent": len(found.equivalent),
        "score": float(rounded_down(found.score, 6)),
        "survivors": [
            {"rule": survivor.mutant.rule.id, "change": survivor.mutant.change, "case": killing_case(survivor)}
            for survivor in found.survivors
        ],
    }


def killing_case(survivor: Survivor) -> Json:
    """A case that the original pack passes and the mutant fails, as it stands in a file."""
    found = survivor.difference
    return {
        "name": f"{survivor.mutant.rule.id}: {survivor.mutant.change}",
        "given": {question: value_text(value) for question, value in found.answers.items()},
        "expect": {found.fact: found.before.value},
    }


def killing_cases_to_yaml(found: Mutation) -> str:
    """A cases file with a case for each survivor; empty where there is none."""
    return documents.dump({"cases": [killing_case(survivor) for survivor in found.survivors]}) if found.survivors else ""


def rounded_down(share: Fraction, digits: int) -> Decimal:
    """A share with so many digits behind the point, never rounded up: only what is whole is 1."""
    return (Decimal(share.numerator) / Decimal(share.denominator)).quantize(Decimal(1).scaleb(-digits), ROUND_FLOOR)
