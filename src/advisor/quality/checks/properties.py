"""What must follow from the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.diagnostics import InternalError
from advisor.logic.normal_form import false_when, true_when
from advisor.logic.semantics import truth_of
from advisor.pack import Status
from advisor.pack.conditions import facts_of
from advisor.pack.printing import to_text
from advisor.quality.checks.observations import Code, Observation, ProvedProperty, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.pack import Property
    from advisor.quality.checks.grounds import AnswerSpace


def study_property(grounds: AnswerSpace, wanted: Property) -> Iterator[Observation | ProvedProperty]:
    """The fewest answers under which a property is broken, or what its proof rests on."""
    broken = false_when(wanted.condition) if wanted.always else true_when(wanted.condition)
    answers = grounds.completable.find_fewest([broken], deadline=grounds.deadline())
    if answers is None:
        yield ProvedProperty(wanted.id, grounds.proof([((broken,), ())], partial=False))
        return
    statuses = grounds.function(answers)
    named = dict.fromkeys(fact for fact in facts_of(wanted.condition) if fact in grounds.pack.derived)
    expect = {fact: statuses[fact] for fact in named if statuses[fact] is not Status.OPEN}
    text = f"{'always' if wanted.always else 'never'} {to_text(wanted.condition)}"
    witness = grounds.witness(answers, expect)
    known = {**answers, **{fact: status is Status.HOLDS for fact, status in expect.items()}}
    if truth_of(wanted.condition, known) is not (not wanted.always):
        raise InternalError(f"the engine does not confirm that `{wanted.id}` is broken")
    yield Observation(code=Code.PROPERTY, subject=wanted.id, digest=digest_of((), text), witness=witness)
