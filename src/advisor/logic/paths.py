"""The parts of a rule's conditions, and the rule with one of them replaced or left out.

The path of a part is its index in `when`, followed by its index within each condition on the way down.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from advisor.logic.normal_form import applies_when, false_when, refuted_when, true_when
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
    """The paths of the atomic conditions of a rule, in reading order."""
    return tuple(path for place, condition in enumerate(rule.when) for path in _paths(condition, (place,)))


def condition_at(rule: Rule, path: Path) -> Condition:
    """The condition at `path`."""
    parts = rule.when
    for place in path[:-1]:
        parts = _parts(parts[place])
    return parts[path[-1]]


def with_truth(rule: Rule, path: Path, *, truth: bool) -> Rule:
    """The rule with the condition at `path` replaced by true or false."""
    return replace(rule, when=_changed_in(rule.when, path, And(()) if truth else Or(())))


def without(rule: Rule, path: Path) -> Rule | None:
    """The rule without the condition at `path`; None if it is the only condition, or the only part of a negation."""
    when = _changed_in(rule.when, path, None)
    return replace(rule, when=when) if when and when != rule.when else None


def decisive_queries(rule: Rule, path: Path, *, truth: bool) -> tuple[Query, ...]:
    """Queries for the answers under which the condition at `path` is known to have `truth` and is decisive for the rule.

    It is decisive where, with the contrary truth and all else equal, the rule would evaluate differently; that is so wherever
    at least one of the queries is met.
    """
    part, contrary = condition_at(rule, path), with_truth(rule, path, truth=not truth)
    met = true_when(part) if truth else false_when(part)
    return tuple(((met, settled(rule)), (settled(contrary),)) for settled in (applies_when, refuted_when))


def _parts(condition: Condition) -> tuple[Condition, ...]:
    """The direct parts of a condition; none for an atomic one."""
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
    """`parts` with the one at `path` replaced by `other`, or left out if that is None."""
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
