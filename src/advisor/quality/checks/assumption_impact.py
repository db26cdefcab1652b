"""The recommendations that depend on each assumption.

A rule depends on an assumption if it, its conclusion or a question it reads cites the assumption. To withdraw the assumption is to leave
the outcome of those rules unknown; what still holds does not depend on it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from advisor.engines.compiled import to_function
from advisor.logic.normal_form import AtomLiteral
from advisor.pack import Input, Status, premises
from advisor.pack.conditions import Truth
from advisor.pack.types import YesNo
from advisor.quality.checks.answer_space import WITHDRAWN
from advisor.quality.checks.check import Check
from advisor.quality.checks.observations import Impact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.pack import Pack, Rule
    from advisor.quality.checks.answer_space import AnswerSpace


def study(space: AnswerSpace, assumption: str) -> Iterator[Impact]:
    """The recommendations that hold only with the assumption, always or under some answers that have a completion."""
    pack = space.pack
    reduced = _without(pack, assumption)
    if reduced is None:
        yield Impact(assumption, (), {})
        return
    always, sometimes = [], {}
    weakened = {rule.then for rule in pack.rules.values() if reduced.rules[rule.id] is not rule}
    for advice in (each.id for each in pack.recommendations() if weakened & pack.cone([each.id])):
        if _holds_without(space, reduced, advice):
            answers = space.completable.find_lost(reduced, advice, deadline=space.deadline())
            if answers is not None:
                sometimes[advice] = space.witness(answers, {advice: Status.HOLDS})
        elif space.reach([AtomLiteral(Truth(advice), truth=True)], partial=False):
            always.append(advice)
    yield Impact(assumption, tuple(always), sometimes)


def _holds_without(space: AnswerSpace, reduced: Pack, advice: str) -> bool:
    """True if a recommendation can hold by the rules of `reduced` too, which conclude no more than those of the pack."""
    function = to_function(reduced, [advice])
    held = any(function(values)[advice] is Status.HOLDS for values in space.samples if values.get(advice))
    return held or space.completable.find_kept(reduced, advice, deadline=space.deadline()) is not None


def _without(pack: Pack, assumption: str) -> Pack | None:
    """The pack in which the outcome of rules that depend on `assumption` is unknown; None if there are none."""
    unknown = {
        rule.id: replace(rule, when=(Truth(WITHDRAWN),)) for rule in pack.rules.values() if _depends(pack, rule, assumption)
    }
    if not unknown:
        return None
    hidden = Input(id=WITHDRAWN, topic="", title="", ask="", type=YesNo())
    return replace(
        pack,
        rules={**pack.rules, **unknown},
        inputs={**pack.inputs, WITHDRAWN: hidden},
        digest=f"{pack.digest} without {assumption}",
    )


def _depends(pack: Pack, rule: Rule, assumption: str) -> bool:
    cited = [rule.assumptions, pack.derived[rule.then].assumptions]
    cited += [pack.inputs[fact].assumptions for fact in premises(rule) if fact in pack.inputs]
    return any(assumption in some for some in cited)


ASSUMPTION_IMPACT = Check(
    code="assumption-impact",
    claim="claim_assumption_impact",
    over="range_completable",
    subjects=lambda pack: pack.assumptions,
    study=study,
)
