"""What verification found, as plain data (the schema is written out in docs/json.md) and as cases to be written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.pack.types import value_text
from advisor.render.json_values import value_to_json
from advisor.render.phrases import property_sentence
from advisor.render.verified import location_of, observation_sentence, range_of_check

if TYPE_CHECKING:
    from advisor.engines.smt import Proof
    from advisor.pack import Pack
    from advisor.quality.checks import Check, Impact, Observation, Verification, Witness
    from advisor.render.json_values import Json


def verification_to_json(found: Verification) -> Json:
    """All checks of a pack with what they found, what proofs of properties rest on, and what rests on assumptions."""
    pack = found.pack
    return {
        "pack": {"id": pack.id, "version": pack.version, "digest": pack.digest},
        "checks": [_check(pack, check) for check in found.checks],
        "proofs": {name: _proof(proof) for name, proof in found.proofs.items()},
        "assumptions": [_impact(impact) for impact in found.impacts],
        "stale": list(found.stale),
    }


def breaking_cases(found: Verification) -> list[Json]:
    """A case for each witness under which rules conclude something, as it stands in a file."""
    return [
        {
            "name": f"property {each.subject} is broken: {property_sentence(found.pack, found.pack.properties[each.subject])}",
            "given": {question: value_text(value) for question, value in each.witness.answers.items()},
            "expect": {fact: status.value for fact, status in each.witness.expect.items()},
        }
        for each in found.observations
        if each.witness and each.witness.expect
    ]


def _check(pack: Pack, check: Check) -> Json:
    return {
        "code": check.code.value,
        "scope": range_of_check(pack, check.code),
        "status": "unknown" if check.undecided else "found" if check.observations else "proved",
        "undecided": list(check.undecided),
        "findings": [_finding(pack, each) for each in check.observations],
    }


def _finding(pack: Pack, found: Observation) -> Json:
    return {
        "id": found.id,
        "subject": found.subject,
        "others": list(found.others),
        "location": str(location_of(pack, found.code, found.subject)),
        "message": observation_sentence(pack, found),
        "rests_on": _proof(found.proof) if found.proof else None,
        "witness": _witness(found.witness) if found.witness else None,
        "accepted": found.accepted,
    }


def _proof(proof: Proof) -> Json:
    return {"rules": list(proof.rules), "constraints": list(proof.constraints)}


def _impact(impact: Impact) -> Json:
    sometimes = [{"id": advice, "witness": _witness(witness)} for advice, witness in impact.sometimes.items()]
    return {"id": impact.assumption, "always": list(impact.always), "sometimes": sometimes}


def _witness(witness: Witness) -> Json:
    return {
        "answers": {question: value_to_json(value) for question, value in witness.answers.items()},
        "expect": {fact: status.value for fact, status in witness.expect.items()},
    }
