"""A result as JSON; the schema is written out in docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.pack import Recommendation, Status, kind_of
from advisor.render.json_values import answers_to_json, pack_to_json
from advisor.render.phrases import capitalised
from advisor.render.result.summary import members_by_status

if TYPE_CHECKING:
    from advisor.render.json_values import Json
    from advisor.result import Conclusion, Result


def to_json(result: Result) -> Json:
    """A result as plain data; `conclusions` lists every derived fact in pack order."""
    pack = result.pack
    return {
        "pack": pack_to_json(pack),
        "answers": answers_to_json({question: answer.value for question, answer in result.answers.given.items()}),
        "conclusions": [_conclusion(conclusion) for conclusion in result.conclusions.values()],
        "profiles": {profile: _profile(result, profile) for profile in pack.profiles},
        "unanswered": list(result.unanswered),
        "contradictions": [{"constraint": found.constraint.id, "answers": list(found.inputs)} for found in result.contradictions],
    }


def _conclusion(conclusion: Conclusion) -> Json:
    fact = conclusion.fact
    data: Json = {"id": fact.id, "kind": kind_of(fact), "status": conclusion.status.value, "text": capitalised(fact.text)}
    if isinstance(fact, Recommendation):
        data |= {"strength": fact.strength, "phase": list(fact.phases), "actor": fact.actor}
    return data | {"claims": list(conclusion.claims), "rules": [rule.id for rule in conclusion.rules]}


def _profile(result: Result, profile: str) -> Json:
    members = members_by_status(result, profile)
    return {status.value: [member.fact.id for member in members[status]] for status in Status}
