"""Properties that do not follow from the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.diagnostics import InternalError
from advisor.logic.normal_form import false_when, true_when
from advisor.logic.semantics import truth_of
from advisor.pack import Status
from advisor.pack.conditions import facts_of
from advisor.pack.printing import to_text
from advisor.quality.checks.check import COMPLETE, Check
from advisor.quality.checks.observations import Observation, ProvedProperty, Witness, digest_of
from advisor.quality.checks.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.pack import Pack, Property
    from advisor.pack.types import Value
    from advisor.quality.checks.answer_space import AnswerSpace


def study(space: AnswerSpace, name: str) -> Iterator[Observation | ProvedProperty]:
    """The fewest answers that break a property, or the proof that none do."""
    wanted = space.pack.properties[name]
    broken = false_when(wanted.condition) if wanted.always else true_when(wanted.condition)
    answers = space.completable.find_fewest([broken], deadline=space.deadline())
    if answers is None:
        yield ProvedProperty(name, space.proof([((broken,), ())], partial=False))
        return
    text = f"{'always' if wanted.always else 'never'} {to_text(wanted.condition)}"
    yield Observation(check=PROPERTY, subject=name, digest=digest_of((), text), witness=_witness(space, wanted, answers))


def _witness(space: AnswerSpace, wanted: Property, answers: dict[str, Value]) -> Witness:
    """The answers, once the engine has concluded what breaks the property. Raises InternalError if it has not."""
    statuses = space.function(answers)
    named = dict.fromkeys(fact for fact in facts_of(wanted.condition) if fact in space.pack.derived)
    expect = {fact: statuses[fact] for fact in named if statuses[fact] is not Status.OPEN}
    witness = space.witness(answers, expect)
    known = {**answers, **{fact: status is Status.HOLDS for fact, status in expect.items()}}
    if truth_of(wanted.condition, known) is not (not wanted.always):
        raise InternalError(f"the engine does not confirm that `{wanted.id}` is broken")
    return witness


def describe(pack: Pack, found: Observation) -> Iterator[Remark]:
    """The property, and why it should follow."""
    wanted = pack.properties[found.subject]
    yield Remark("found_broken", {"property": wanted, "because": wanted.because})


PROPERTY = Check(
    code="property",
    claim="claim_property",
    over=COMPLETE,
    proved="proved_broken",
    subjects=lambda pack: pack.properties,
    study=study,
    describe=describe,
)
