"""JSON of results and explanations; the schemas are written out in docs/json.md."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from advisor.analysis.open_facts import open_fact
from advisor.analysis.relevance import Verdict
from advisor.analysis.sufficiency import justifications
from advisor.deadline import NEVER
from advisor.pack import Recommendation, Status, kind_of
from advisor.pack.conditions import Not
from advisor.pack.printing import to_text
from advisor.pack.types import value_text
from advisor.render.phrases import capitalised
from advisor.render.prose import sentences
from advisor.render.summary import members_by_status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.analysis.proof_trees import Explanation, Ground, Reason
    from advisor.deadline import Deadline
    from advisor.pack.types import Value
    from advisor.result import Conclusion, Result

Json = dict[str, Any]


def result_to_json(result: Result) -> Json:
    """A run as plain data; `conclusions` lists every derived fact in pack order."""
    pack = result.pack
    return {
        "pack": {"id": pack.id, "version": pack.version, "digest": pack.digest},
        "answers": {fact: value_to_json(answer.value) for fact, answer in result.answers.given.items()},
        "conclusions": [_conclusion(conclusion) for conclusion in result.conclusions.values()],
        "profiles": {profile: _profile(result, profile) for profile in pack.profiles},
        "unanswered": list(result.unanswered),
        "contradictions": [{"constraint": found.constraint.id, "answers": list(found.inputs)} for found in result.contradictions],
    }


def explanation_to_json(result: Result, explanation: Explanation, *, deadline: Deadline = NEVER) -> Json:
    """A proof tree as plain data, with what suffices for a settled fact, what is to come of an open one, and the sentences."""
    ahead = open_fact(result, explanation.fact, deadline=deadline)
    found = justifications(result, explanation.fact, deadline=deadline)
    undecided = {
        "verdict": ahead is not None and ahead.verdict is Verdict.UNDECIDED,
        "decides_most": ahead is not None and not ahead.decided,
        "justifications": not found.decided,
    }
    return (
        _explanation(result, explanation)
        | not_decided([name for name, so in undecided.items() if so])
        | {
            "waits_for": list(ahead.missing_inputs) if ahead else [],
            "verdict": ahead.verdict.value if ahead and ahead.verdict else None,
            "decides_most": ahead.decides_most if ahead else None,
            "justifications": {"sets": [list(one) for one in found.sets], "more": found.more},
            "sentences": list(sentences(result, explanation, sufficient=found, ahead=ahead)),
        }
    )


def _explanation(result: Result, explanation: Explanation) -> Json:
    fact = result.pack.derived[explanation.fact]
    return {
        "fact": fact.id,
        "kind": kind_of(fact),
        "status": explanation.status.value,
        "text": capitalised(fact.text),
        "silence": explanation.silence.value if explanation.silence else None,
        "told": explanation.repeated,
        "reasons": [_reason(result, reason) for reason in explanation.reasons],
    }


def not_decided(names: Sequence[str]) -> Json:
    """What an answer has besides where a time limit ended it: the keys that hold less, or more, than without one."""
    return {"not_decided": list(names)} if names else {}


def value_to_json(value: Value | None) -> Any:
    """A value as JSON has it: an option's id, a date as text, `yes`/`no`, a number; "unknown" for don't know."""
    match value:
        case None:
            return "unknown"
        case bool() | date():
            return value_text(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case _:
            return value


def _conclusion(conclusion: Conclusion) -> Json:
    fact = conclusion.fact
    found: Json = {"id": fact.id, "kind": kind_of(fact), "status": conclusion.status.value, "text": capitalised(fact.text)}
    if isinstance(fact, Recommendation):
        found |= {"strength": fact.strength, "phase": list(fact.phases), "actor": fact.actor}
    return found | {"claims": list(conclusion.claims), "rules": [rule.id for rule in conclusion.rules]}


def _profile(result: Result, profile: str) -> Json:
    members = members_by_status(result, profile)
    return {status.value: [member.fact.id for member in members[status]] for status in Status}


def _reason(result: Result, reason: Reason) -> Json:
    return {
        "rule": reason.rule.id,
        "applies": reason.applies,
        "because": reason.rule.because,
        "claims": list(reason.rule.claims),
        "grounds": [_ground(result, ground) for ground in reason.grounds],
    }


def _ground(result: Result, ground: Ground) -> Json:
    needed = ground.literal.atom if ground.literal.truth else Not(ground.literal.atom)
    found: Json = {"condition": to_text(needed), "met": ground.met}
    if ground.because is not None:
        return found | {"because": _explanation(result, ground.because)}
    given = {fact: result.answers.given.get(fact) for fact in ground.inputs}
    return found | {"answers": {fact: value_to_json(answer.value) if answer else None for fact, answer in given.items()}}
