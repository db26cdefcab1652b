"""Comparing two versions of a pack: differences are shown by answers, and everything else is proved equal or reported as unknown.

Equal means: the same status of a derived fact under every set of answers, partial ones included, that no constraint of either
version refuses. A version takes an answer that it does not know as not given, as it does with a saved file.
INVARIANT: nothing is called equal without a proof, and no difference is shown that the engine did not confirm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.engines.smt import TIMEOUT
from advisor.pack import premises
from advisor.pack.conditions import facts_of
from advisor.quality.diff.comparison import ComparedConclusion, ComparedConstraint, ComparedRule, Comparison, Edit, Sameness
from advisor.quality.diff.edits import (
    declaration_changes,
    edit_of_constraint,
    edited_inputs,
    edited_rules,
    other_edits,
    pairs,
    text_changes,
)
from advisor.quality.diff.prover import Prover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.pack import Constraint, Pack


def diff(old: Pack, new: Pack, *, timeout: float | None = TIMEOUT) -> Comparison:
    """What `new` concludes differently from `old`, and what else was edited.

    The solver may take `timeout` seconds for each question, or as long as it needs (None); what it gives up on is unknown.
    """
    prover = Prover(old, new, timeout)
    rules = tuple(_rules(old, new, prover))
    return Comparison(
        old,
        new,
        tuple(_conclusions(old, new, prover, rules)),
        edited_inputs(old, new),
        rules,
        tuple(_constraints(old, new, prover)),
        other_edits(old, new),
    )


def _conclusions(old: Pack, new: Pack, prover: Prover, rules: tuple[ComparedRule, ...]) -> Iterator[ComparedConclusion]:
    """Every derived fact, those of the new version first."""
    statuses = {name: prover.statuses(name) for name in new.order if name in old.derived}  # premises before conclusions
    differing = {name for name, (sameness, _) in statuses.items() if sameness is not Sameness.EQUAL}
    differing |= {name for name, *_ in pairs(old.inputs, new.inputs) if not prover.asked_the_same(name)}
    for name, before, after in pairs(old.derived, new.derived):
        if before is None or after is None:
            yield ComparedConclusion(name, before, after, Sameness.ADDED if before is None else Sameness.REMOVED)
            continue
        named = dict.fromkeys(premise for pack in (new, old) for rule in pack.rules_for[name] for premise in premises(rule))
        yield ComparedConclusion(
            name,
            before,
            after,
            *statuses[name],
            declared=declaration_changes(before, after),
            texts=text_changes(before, after),
            rules=tuple(rule.id for rule in rules if name in rule.concluded and rule.edit is not Edit.REWORDED),
            through=tuple(premise for premise in named if premise in differing),
        )


def _rules(old: Pack, new: Pack, prover: Prover) -> Iterator[ComparedRule]:
    for name, edit, before, after in edited_rules(old, new):
        same_meaning = edit in {Edit.RENAMED, Edit.REWORDED}
        changes_nothing = True if same_meaning else prover.edit_changes_nothing(before, after)
        yield ComparedRule(name, edit, before, after, changes_nothing, text_changes(before, after))


def _constraints(old: Pack, new: Pack, prover: Prover) -> Iterator[ComparedConstraint]:
    for name, before, after in pairs(old.constraints, new.constraints):
        edit = edit_of_constraint(before, after)
        sameness, refusals = (Sameness.EQUAL, ()) if _same_as_written(edit, after, prover) else prover.refusals(name)
        if edit is not Edit.KEPT or sameness is not Sameness.EQUAL:
            yield ComparedConstraint(name, edit, before, after, sameness, refusals, text_changes(before, after))


def _same_as_written(edit: Edit, constraint: Constraint | None, prover: Prover) -> bool:
    """True if a constraint and the questions it reads are written so that it refuses the same in both versions."""
    return (
        edit in {Edit.KEPT, Edit.REWORDED}
        and constraint is not None
        and all(map(prover.asked_the_same, facts_of(constraint.never)))
    )
