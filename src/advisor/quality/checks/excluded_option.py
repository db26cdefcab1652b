"""Options of a question that no complete answers can include."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.diagnostics import InternalError
from advisor.logic.normal_form import answer_literal
from advisor.pack.types import finite_values
from advisor.quality.checks.check import COMPLETE, Check
from advisor.quality.checks.observations import Observation, digest_of_constraints
from advisor.quality.checks.remarks import Remark, ValueOf, proof_remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.pack import Pack
    from advisor.quality.checks.answer_space import AnswerSpace


def study(space: AnswerSpace, name: str) -> Iterator[Observation]:
    """The options of a question that the constraints exclude."""
    question = space.pack.inputs[name]
    for value in finite_values(question.type) or ():
        proof = space.proof_unreachable([((answer_literal(question, value),), ())], partial=False)
        if proof:
            digest = digest_of_constraints(space.pack, proof.constraints)
            yield Observation(check=EXCLUDED_OPTION, subject=name, value=value, digest=digest, proof=proof)


def describe(pack: Pack, found: Observation) -> Iterator[Remark]:
    """The option, its question, and the constraints."""
    question = pack.inputs[found.subject]
    if found.value is None:
        raise InternalError("an excluded option has no value")
    yield Remark("found_excluded", {"answer": ValueOf(question, found.value), "ask": question})
    yield from proof_remarks(pack, found, "found_excluded_by")


EXCLUDED_OPTION = Check(
    code="excluded-option",
    claim="claim_excluded_option",
    over=COMPLETE,
    subjects=lambda pack: pack.inputs,
    study=study,
    describe=describe,
)
