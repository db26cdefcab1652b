"""Results of verification as plain data (docs/json.md has the schema), and broken properties as cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.pack.types import value_text
from advisor.quality.checks.property import PROPERTY
from advisor.render.json_values import pack_to_json, value_to_json
from advisor.render.phrases import property_sentence
from advisor.render.verification.sentences import observation_sentence, range_of_check

if TYPE_CHECKING:
    from advisor.engines.smt import UnsatCore
    from advisor.pack import Pack
    from advisor.quality.checks.observations import Impact, Observation, Witness
    from advisor.quality.checks.verification import CheckResult, Verification
    from advisor.render.json_values import Json


def to_json(found: Verification) -> Json:
    """All checks of a pack with their findings, what proofs of properties depend on, and what depends on assumptions."""
    pack = found.pack
    return {
        "pack": pack_to_json(pack),
        "checks": [_result(pack, result) for result in found.checks],
        "proofs": {name: _proof(proof) for name, proof in found.proofs.items()},
        "assumptions": [_impact(impact) for impact in found.impacts],
        "stale": list(found.stale),
    }


def breaking_cases(found: Verification) -> list[Json]:
    """A case for each broken property under whose witness rules conclude something, as a file has it."""
    return [
        {
            "name": f"property {each.subject} is broken: {property_sentence(found.pack, found.pack.properties[each.subject])}",
            "given": {question: value_text(value) for question, value in each.witness.answers.items()},
            "expect": {fact: status.value for fact, status in each.witness.expect.items()},
        }
        for each in found.observations
        if each.check is PROPERTY and each.witness and each.witness.expect
    ]


def _result(pack: Pack, result: CheckResult) -> Json:
    return {
        "code": result.code,
        "scope": range_of_check(pack, result.check),
        "status": "unknown" if result.undecided else "found" if result.observations else "proved",
        "undecided": list(result.undecided),
        "findings": [_finding(pack, each) for each in result.observations],
    }


def _finding(pack: Pack, found: Observation) -> Json:
    return {
        "id": found.id,
        "subject": found.subject,
        "others": list(found.others),
        "location": str(found.check.subject(pack, found.subject).location),
        "message": observation_sentence(pack, found),
        "rests_on": _proof(found.proof) if found.proof else None,
        "witness": _witness(found.witness) if found.witness else None,
        "accepted": found.waiver,
    }


def _proof(proof: UnsatCore) -> Json:
    return {"rules": list(proof.rules), "constraints": list(proof.constraints)}


def _impact(impact: Impact) -> Json:
    sometimes = [{"id": advice, "witness": _witness(witness)} for advice, witness in impact.sometimes.items()]
    return {"id": impact.assumption, "always": list(impact.always), "sometimes": sometimes}


def _witness(witness: Witness) -> Json:
    return {
        "answers": {question: value_to_json(value) for question, value in witness.answers.items()},
        "expect": {fact: status.value for fact, status in witness.expect.items()},
    }
