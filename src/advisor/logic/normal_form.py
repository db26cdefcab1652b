"""Negation normal form: for each condition two formulas over literals, one for "it is true" and one for "it is false".

INVARIANT: `true_when(c)` is met exactly where `c` is true, `false_when(c)` exactly where it is false; where neither is met, `c` is unknown.

An engine that carries both formulas needs only two truth values, no negation, and never retracts a conclusion.
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
    """An atomic condition and the truth value that is required of it, or that it had."""

    atom: Atom
    truth: bool


@dataclass(frozen=True, slots=True)
class AllOf:
    """Met if every part is met; always met if there are no parts."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Met if at least one part is met; never met if there are no parts."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """Met if at least `count` of the parts are met; more than one and fewer than all, see `AnyOf` and `AllOf`."""

    count: int
    parts: tuple[Formula, ...]


Formula = AtomLiteral | AllOf | AnyOf | Threshold
Query = tuple[tuple[Formula, ...], tuple[Formula, ...]]  # formulas that are met, and formulas that are not


def true_when(condition: Condition) -> Formula:
    """The formula that is met where `condition` is true."""
    return _pushed(condition, truth=True)


def false_when(condition: Condition) -> Formula:
    """The formula that is met where `condition` is false."""
    return _pushed(condition, truth=False)


def applies_when(rule: Rule) -> Formula:
    """The formula that is met where all conditions of `rule` are true."""
    return AllOf(tuple(true_when(condition) for condition in rule.when))


def refuted_when(rule: Rule) -> Formula:
    """The formula that is met where at least one condition of `rule` is false."""
    return AnyOf(tuple(false_when(condition) for condition in rule.when))


def answer_literal(asked: Input, value: Value) -> AtomLiteral:
    """The literal that is met where the question `asked` is answered with `value`."""
    atom = Truth(asked.id) if isinstance(value, bool) else Comparison(Reference(asked.id), "==", Constant(value), asked.type)
    return AtomLiteral(atom, value is not False)


def settled_when(rules: Iterable[Rule]) -> tuple[Formula, Formula]:
    """Two formulas for a fact concluded by exactly these `rules`: met where it holds, and met where it fails."""
    each = tuple(rules)
    return AnyOf(tuple(map(applies_when, each))), AllOf(tuple(map(refuted_when, each)))


def difference_queries(left: tuple[Formula, Formula], right: tuple[Formula, Formula]) -> tuple[Query, ...]:
    """Queries that cover all answers under which two facts have different statuses; each fact is given as by `settled_when`."""
    pairs = zip(left, right, strict=True)
    return tuple(query for one, other in pairs for query in (((one,), (other,)), ((other,), (one,))))


def facts_named(formulas: Iterable[Formula]) -> Iterator[str]:
    """The facts that the literals of `formulas` name, repeated ones included."""
    return (fact for formula in formulas for literal in literals_of(formula) for fact in facts_of_atom(literal.atom))


def literals_of(formula: Formula) -> Iterator[AtomLiteral]:
    """The literals of `formula` in reading order, repeated ones included."""
    match formula:
        case AtomLiteral():
            yield formula
        case AllOf(parts) | AnyOf(parts) | Threshold(_, parts):
            for part in parts:
                yield from literals_of(part)
        case _:
            assert_never(formula)


def admitted_values(literal: AtomLiteral) -> frozenset[Value] | None:
    """The values of its one fact under which `literal` is met; None if they cannot be listed (numbers, dates, two facts)."""
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
            # "At least k of n" is false exactly if n - k + 1 parts are false.
            return _at_least(count if truth else len(parts) - count + 1, _each(parts, truth=truth))
        case _:
            assert_never(condition)


def _each(parts: tuple[Condition, ...], *, truth: bool) -> tuple[Formula, ...]:
    return tuple(_pushed(part, truth=truth) for part in parts)


def _at_least(count: int, parts: tuple[Formula, ...]) -> Formula:
    return AnyOf(parts) if count == 1 else AllOf(parts) if count == len(parts) else Threshold(count, parts)
