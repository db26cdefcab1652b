"""Two versions of a pack: what they conclude differently, shown by answers, and what is proved to be the same.

The same means: the same status of a derived fact under every set of answers, partial ones included, that no constraint of either
version refuses. A version takes an answer that it does not know as not given, as it does with a saved file.
INVARIANT: nothing is called equal without a proof, and no difference is shown that the engine did not confirm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.engines.smt import TIMEOUT
from advisor.pack import premises
from advisor.pack.conditions import facts_of
from advisor.quality.diff.differences import (
    ComparedConclusion,
    ComparedConstraint,
    ComparedInput,
    ComparedRule,
    Comparison,
    Edit,
    Refusal,
    Sameness,
    Witness,
)
from advisor.quality.diff.editing import (
    both,
    declared_otherwise,
    edit_of_constraint,
    edited_inputs,
    edited_rules,
    other_edits,
    worded_otherwise,
)
from advisor.quality.diff.proving import Prover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.pack import Constraint, Pack

__all__ = [
    "ComparedConclusion",
    "ComparedConstraint",
    "ComparedInput",
    "ComparedRule",
    "Comparison",
    "Edit",
    "Refusal",
    "Sameness",
    "Witness",
    "diff",
]


def diff(old: Pack, new: Pack, *, timeout: float | None = TIMEOUT) -> Comparison:
    """What `new` concludes otherwise than `old`, and what else was edited.

    The solver may take `timeout` seconds for each question, or as long as it needs (None); what it gives up on is unknown.
    """
    proofs = Prover(old, new, timeout)
    rules = tuple(_rules(old, new, proofs))
    return Comparison(
        old,
        new,
        tuple(_conclusions(old, new, proofs, rules)),
        edited_inputs(old, new),
        rules,
        tuple(_constraints(old, new, proofs)),
        other_edits(old, new),
    )


def _conclusions(old: Pack, new: Pack, proofs: Prover, rules: tuple[ComparedRule, ...]) -> Iterator[ComparedConclusion]:
    """Every derived fact, those of the new version first."""
    statuses = {name: proofs.statuses(name) for name in new.order if name in old.derived}  # premises before conclusions
    differing = {name for name, (sameness, _) in statuses.items() if sameness is not Sameness.EQUAL}
    differing |= {name for name, *_ in both(old.inputs, new.inputs) if not proofs.asked_alike(name)}
    for name, before, after in both(old.derived, new.derived):
        if before is None or after is None:
            yield ComparedConclusion(name, before, after, Sameness.ADDED if before is None else Sameness.REMOVED)
            continue
        named = dict.fromkeys(premise for pack in (new, old) for rule in pack.rules_for[name] for premise in premises(rule))
        yield ComparedConclusion(
            name,
            before,
            after,
            *statuses[name],
            declared=declared_otherwise(before, after),
            texts=worded_otherwise(before, after),
            rules=tuple(rule.id for rule in rules if name in rule.concluded and rule.edit is not Edit.REWORDED),
            through=tuple(premise for premise in named if premise in differing),
        )


def _rules(old: Pack, new: Pack, proofs: Prover) -> Iterator[ComparedRule]:
    for name, edit, before, after in edited_rules(old, new):
        alike = edit in {Edit.RENAMED, Edit.REWORDED}
        nothing = True if alike else proofs.edit_changes_nothing(before, after)
        yield ComparedRule(name, edit, before, after, nothing, worded_otherwise(before, after))


def _constraints(old: Pack, new: Pack, proofs: Prover) -> Iterator[ComparedConstraint]:
    for name, before, after in both(old.constraints, new.constraints):
        edit = edit_of_constraint(before, after)
        sameness, refusals = (Sameness.EQUAL, ()) if _reads_alike(edit, after, proofs) else proofs.refusals(name)
        if edit is not Edit.KEPT or sameness is not Sameness.EQUAL:
            yield ComparedConstraint(name, edit, before, after, sameness, refusals, worded_otherwise(before, after))


def _reads_alike(edit: Edit, constraint: Constraint | None, proofs: Prover) -> bool:
    """Whether reading tells that a constraint refuses the same in both versions."""
    return (
        edit in {Edit.KEPT, Edit.REWORDED} and constraint is not None and all(map(proofs.asked_alike, facts_of(constraint.never)))
    )
