"""Conditions without negation: what makes a condition true and what makes it false, as two formulas over truths of atoms.

INVARIANT: `holding(c)` is met exactly where `c` is true, `failing(c)` exactly where it is false; where neither is met, `c` is unknown.

A back end that carries both formulas needs two truth values only, never a "not", and never takes a conclusion back.
Source of the method: the coding of Kleene's strong tables by a pair of classical formulas, "true" and "false", each monotone in
the pairs of its parts (M. Fitting, "Bilattices and the Semantics of Logic Programming", Journal of Logic Programming 11, 1991).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from advisor.logic.semantics import truth_of
from advisor.pack.conditions import And, AtLeast, Comparison, Constant, Member, Not, Or, Reference, Truth, facts_of_atom
from advisor.pack.types import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.pack import Input, Rule
    from advisor.pack.conditions import Atom, Condition
    from advisor.pack.types import Value


@dataclass(frozen=True, slots=True)
class AtomLiteral:
    """An atomic condition and the truth it must have, or had."""

    atom: Atom
    truth: bool


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part; without parts always met."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part; without parts never met."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """At least `count` of the parts, where neither one nor all of them would do."""

    count: int
    parts: tuple[Formula, ...]


Formula = AtomLiteral | AllOf | AnyOf | Threshold
Query = tuple[tuple[Formula, ...], tuple[Formula, ...]]  # what is met, and what is not


def holding(condition: Condition) -> Formula:
    """What makes `condition` true."""
    return _pushed(condition, truth=True)


def failing(condition: Condition) -> Formula:
    """What makes `condition` false."""
    return _pushed(condition, truth=False)


def concluding(rule: Rule) -> Formula:
    """What makes all conditions of `rule` true."""
    return AllOf(tuple(holding(condition) for condition in rule.when))


def refuting(rule: Rule) -> Formula:
    """What makes one condition of `rule` false."""
    return AnyOf(tuple(failing(condition) for condition in rule.when))


def answering(asked: Input, value: Value) -> AtomLiteral:
    """That the question `asked` is answered with `value`."""
    atom = Truth(asked.id) if isinstance(value, bool) else Comparison(Reference(asked.id), "==", Constant(value), asked.type)
    return AtomLiteral(atom, value is not False)


def settling(rules: Iterable[Rule]) -> tuple[Formula, Formula]:
    """What makes a fact hold that `rules` conclude, and what makes it fail."""
    each = tuple(rules)
    return AnyOf(tuple(map(concluding, each))), AllOf(tuple(map(refuting, each)))


def differing(ones: tuple[Formula, Formula], others: tuple[Formula, Formula]) -> tuple[Query, ...]:
    """Where what makes one fact hold, or fail, is met and what makes another one do so is not, or the other way round."""
    return tuple(goal for one, other in zip(ones, others, strict=True) for goal in (((one,), (other,)), ((other,), (one,))))


def literals_of(formula: Formula) -> Iterator[AtomLiteral]:
    """The leaves of `formula` in reading order, repeated ones included."""
    match formula:
        case AtomLiteral():
            yield formula
        case AllOf(parts) | AnyOf(parts) | Threshold(_, parts):
            for part in parts:
                yield from literals_of(part)
        case _:
            assert_never(formula)


def admitted_values(literal: AtomLiteral) -> frozenset[Value] | None:
    """The values of its one fact under which `leaf` is met; None where they cannot be listed (numbers, dates, two facts)."""
    fact, *others = dict.fromkeys(facts_of_atom(literal.atom))
    match literal.atom:
        case Truth():
            return frozenset({literal.truth})
        case Comparison(type=Choice(options)) | Member(type=Choice(options)) if not others:
            return frozenset(option for option in options if truth_of(literal.atom, {fact: option}) is literal.truth)
        case _:
            return None


def _pushed(condition: Condition, *, truth: bool) -> Formula:
    match condition:
        case Truth() | Comparison() | Member():
            return AtomLiteral(condition, truth)
        case Not(part):
            return _pushed(part, truth=not truth)
        case And(parts):
            return (AllOf if truth else AnyOf)(_each(parts, truth=truth))
        case Or(parts):
            return (AnyOf if truth else AllOf)(_each(parts, truth=truth))
        case AtLeast(count, parts):
            # At least k of n are false of necessity as soon as n - k + 1 are false.
            return _at_least(count if truth else len(parts) - count + 1, _each(parts, truth=truth))
        case _:
            assert_never(condition)


def _each(parts: tuple[Condition, ...], *, truth: bool) -> tuple[Formula, ...]:
    return tuple(_pushed(part, truth=truth) for part in parts)


def _at_least(count: int, parts: tuple[Formula, ...]) -> Formula:
    return AnyOf(parts) if count == 1 else AllOf(parts) if count == len(parts) else Threshold(count, parts)
