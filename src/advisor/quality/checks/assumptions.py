"""Which recommendations rest on which assumption.

A rule rests on an assumption if it cites it, or if the fact it concludes or a question it reads does. Withdrawn, the assumption leaves
open how those rules come out; whatever holds then holds without it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from advisor.engines.compiled import to_function
from advisor.logic.normal_form import AtomLiteral
from advisor.pack import Input, Status, premises
from advisor.pack.conditions import Truth
from advisor.pack.types import YesNo
from advisor.quality.checks.grounds import WITHDRAWN
from advisor.quality.checks.observations import Impact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.pack import Pack, Rule
    from advisor.quality.checks.grounds import AnswerSpace


def study_assumption(grounds: AnswerSpace, assumption: str) -> Iterator[Impact]:
    """The recommendations that hold only thanks to the assumption, always or under some answers that have a completion."""
    pack = grounds.pack
    other = _without(pack, assumption)
    if other is None:
        yield Impact(assumption, (), {})
        return
    always, sometimes = [], {}
    resting = {rule.then for rule in pack.rules.values() if other.rules[rule.id] is not rule}
    for advice in (each.id for each in pack.recommendations() if resting & pack.cone([each.id])):
        if _holds_without(grounds, other, advice):
            answers = grounds.completable.find_lost(other, advice, deadline=grounds.deadline())
            if answers is not None:
                sometimes[advice] = grounds.witness(answers, {advice: Status.HOLDS})
        elif grounds.reach([AtomLiteral(Truth(advice), truth=True)], partial=False):
            always.append(advice)
    yield Impact(assumption, tuple(always), sometimes)


def _holds_without(grounds: AnswerSpace, other: Pack, advice: str) -> bool:
    """Whether a recommendation can hold by the rules of `other` too, which conclude no more than those of the pack."""
    function = to_function(other, [advice])
    held = any(function(values)[advice] is Status.HOLDS for values in grounds.samples if values.get(advice))
    return held or grounds.completable.find_kept(other, advice, deadline=grounds.deadline()) is not None


def _without(pack: Pack, assumption: str) -> Pack | None:
    """The pack in which rules that rest on `assumption` come out unknown; None if there are none."""
    unknown = {rule.id: replace(rule, when=(Truth(WITHDRAWN),)) for rule in pack.rules.values() if _rests(pack, rule, assumption)}
    if not unknown:
        return None
    hidden = Input(id=WITHDRAWN, topic="", title="", ask="", type=YesNo())
    return replace(
        pack,
        rules={**pack.rules, **unknown},
        inputs={**pack.inputs, WITHDRAWN: hidden},
        digest=f"{pack.digest} without {assumption}",
    )


def _rests(pack: Pack, rule: Rule, assumption: str) -> bool:
    cited = [rule.assumptions, pack.derived[rule.then].assumptions]
    cited += [pack.inputs[fact].assumptions for fact in premises(rule) if fact in pack.inputs]
    return any(assumption in some for some in cited)
