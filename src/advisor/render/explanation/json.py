"""An explanation as JSON; the schema is written out in docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis import open_facts, sufficiency
from advisor.analysis.relevance import Verdict
from advisor.deadline import NEVER
from advisor.pack import kind_of
from advisor.pack.conditions import Not
from advisor.pack.printing import to_text
from advisor.render.explanation.sentences import sentences
from advisor.render.json_values import not_decided, value_to_json
from advisor.render.phrases import capitalised

if TYPE_CHECKING:
    from advisor.analysis.proof_trees import Explanation, Ground, Reason
    from advisor.deadline import Deadline
    from advisor.render.json_values import Json
    from advisor.result import Result


def to_json(result: Result, explanation: Explanation, *, deadline: Deadline = NEVER) -> Json:
    """A proof tree as plain data, with the answers that suffice for a settled fact, the open fact, and the sentences."""
    open_fact = open_facts.open_fact(result, explanation.fact, deadline=deadline)
    justifications = sufficiency.justifications(result, explanation.fact, deadline=deadline)
    undecided = {
        "verdict": open_fact is not None and open_fact.verdict is Verdict.UNDECIDED,
        "decides_most": open_fact is not None and not open_fact.decided,
        "justifications": not justifications.decided,
    }
    return (
        _explanation(result, explanation)
        | not_decided(name for name, cut_short in undecided.items() if cut_short)
        | {
            "waits_for": list(open_fact.missing_inputs) if open_fact else [],
            "verdict": open_fact.verdict.value if open_fact and open_fact.verdict else None,
            "decides_most": open_fact.decides_most if open_fact else None,
            "justifications": {"sets": [list(questions) for questions in justifications.sets], "more": justifications.more},
            "sentences": list(sentences(result, explanation, justifications=justifications, open_fact=open_fact)),
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
    data: Json = {"condition": to_text(needed), "met": ground.met}
    if ground.because is not None:
        return data | {"because": _explanation(result, ground.because)}
    given = {question: result.answers.given.get(question) for question in ground.inputs}
    return data | {"answers": {question: value_to_json(answer.value) if answer else None for question, answer in given.items()}}
