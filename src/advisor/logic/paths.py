"""The parts of a rule's conditions, and the rule with one of them given or left out.

A part is found by its path: its place in `when`, then its place within each condition on the way down.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from advisor.logic.normal_form import concluding, failing, holding, refuting
from advisor.pack.conditions import And, AtLeast, Comparison, Member, Not, Or, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.logic.normal_form import Query
    from advisor.pack import Rule
    from advisor.pack.conditions import Condition

Path = tuple[int, ...]


def subconditions(condition: Condition, path: Path) -> tuple[tuple[Path, Condition], ...]:
    """The parts one step below `condition`, which stands at `path`; an atomic condition, negated or not, has none."""
    if isinstance(condition, Not) and isinstance(condition.part, Truth | Comparison | Member):
        return ()
    return tuple(((*path, place), part) for place, part in enumerate(_parts(condition)))


def atom_paths(rule: Rule) -> tuple[Path, ...]:
    """Where the atomic conditions of a rule stand, in reading order."""
    return tuple(path for place, condition in enumerate(rule.when) for path in _paths(condition, (place,)))


def condition_at(rule: Rule, path: Path) -> Condition:
    """The condition at `path`."""
    parts = rule.when
    for place in path[:-1]:
        parts = _parts(parts[place])
    return parts[path[-1]]


def with_truth(rule: Rule, path: Path, *, truth: bool) -> Rule:
    """The rule with the condition at `path` taken as true or false."""
    return replace(rule, when=_changed_in(rule.when, path, And(()) if truth else Or(())))


def without(rule: Rule, path: Path) -> Rule | None:
    """The rule without the condition at `path`; None where nothing would be left beside it, or below its negation."""
    when = _changed_in(rule.when, path, None)
    return replace(rule, when=when) if when and when != rule.when else None


def decisive_queries(rule: Rule, path: Path, *, truth: bool) -> tuple[Query, ...]:
    """Where the condition at `path` is known to be true, or false, and decides how the rule comes out.

    That is: with the contrary truth, and all else equal, the rule would come out otherwise. Each goal is formulas that are met and
    formulas that are not; the rule is decided where one goal is reached.
    """
    part, contrary = condition_at(rule, path), with_truth(rule, path, truth=not truth)
    met = holding(part) if truth else failing(part)
    return tuple(((met, settled(rule)), (settled(contrary),)) for settled in (concluding, refuting))


def _parts(condition: Condition) -> tuple[Condition, ...]:
    """What a condition is made of; an atomic one of nothing."""
    match condition:
        case Truth() | Comparison() | Member():
            return ()
        case Not(part):
            return (part,)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            return parts
        case _:
            assert_never(condition)


def _paths(condition: Condition, path: Path) -> Iterator[Path]:
    if isinstance(condition, Truth | Comparison | Member):
        yield path
    for place, part in enumerate(_parts(condition)):
        yield from _paths(part, (*path, place))


def _changed_in(parts: tuple[Condition, ...], path: Path, other: Condition | None) -> tuple[Condition, ...]:
    """`parts` with the one at `path` exchanged for `other`, or left out."""
    changed = _changed(parts[path[0]], path[1:], other) if path[1:] else other
    return (*parts[: path[0]], *(() if changed is None else (changed,)), *parts[path[0] + 1 :])


def _changed(condition: Condition, path: Path, other: Condition | None) -> Condition:
    parts = _changed_in(_parts(condition), path, other) or _parts(condition)
    match condition:
        case Truth() | Comparison() | Member():
            return condition
        case Not():
            return Not(*parts)
        case And():
            return And(parts)
        case Or():
            return Or(parts)
        case AtLeast(count):
            return AtLeast(min(count, len(parts)), parts)
        case _:
            assert_never(condition)
