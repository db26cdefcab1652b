"""Small faults planted in rules, which good cases tell apart from the original.

Source of the method: R. DeMillo, R. Lipton, F. Sayward, "Hints on Test Data Selection: Help for the Practicing Programmer"
(IEEE Computer 11, 1978).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, assert_never

from advisor.pack import kind_of, premises
from advisor.pack.conditions import CONTRARY, And, AtLeast, Comparison, Constant, Member, Not, Or, Reference, Truth
from advisor.pack.types import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from advisor.pack import Pack, Rule
    from advisor.pack.conditions import Condition, Operand
    from advisor.pack.types import FactType, Value


@dataclass(frozen=True, slots=True)
class RuleDropped:
    """The rule is left out."""


@dataclass(frozen=True, slots=True)
class ConditionDropped:
    """One of the conditions of the rule is left out."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class ConditionReplaced:
    """One of the conditions of the rule is another one."""

    before: Condition
    after: Condition


@dataclass(frozen=True, slots=True)
class ConditionsJoined:
    """Any one of the conditions of the rule is enough."""


@dataclass(frozen=True, slots=True)
class ConclusionReplaced:
    """The rule concludes another fact."""

    before: str
    after: str


Change = RuleDropped | ConditionDropped | ConditionReplaced | ConditionsJoined | ConclusionReplaced


@dataclass(frozen=True, slots=True)
class Mutant:
    """A pack with one rule changed; `mutated` is the rule after the change, None where it was dropped."""

    rule: Rule
    change: Change
    mutated: Rule | None

    def pack(self, original: Pack) -> Pack:
        """The mutated pack. Checks are skipped: a fact may be left without rules, and fails."""
        rules = {name: self.mutated if rule is self.rule else rule for name, rule in original.rules.items()}
        kept = {name: rule for name, rule in rules.items() if rule is not None}
        return replace(original, rules=kept, digest=f"{original.digest}, {self.rule.id}: {self.change}")

    @property
    def touched(self) -> tuple[str, ...]:
        """The facts whose rules differ."""
        concluded = (self.rule.then, self.mutated.then if self.mutated else self.rule.then)
        return tuple(dict.fromkeys(concluded))


def mutants(pack: Pack) -> Iterator[Mutant]:
    """The mutants of every rule, in pack order, each meaning once in a rule; the same ones each time."""
    for rule in pack.rules.values():
        seen: set[object] = {(rule.when, rule.then)}
        for change, mutated in _of_rule(pack, rule):
            key = (mutated.when, mutated.then) if mutated else None
            if key not in seen:
                seen.add(key)
                yield Mutant(rule, change, mutated)


def _of_rule(pack: Pack, rule: Rule) -> Iterator[tuple[Change, Rule | None]]:
    yield RuleDropped(), None
    for place, condition in enumerate(rule.when):
        rest = (*rule.when[:place], *rule.when[place + 1 :])
        yield ConditionDropped(condition), replace(rule, when=rest)
        for other in _variants(condition):
            mutated = replace(rule, when=(*rule.when[:place], other, *rule.when[place + 1 :]))
            yield ConditionReplaced(condition, other), mutated
    if len(rule.when) > 1:
        yield ConditionsJoined(), replace(rule, when=(Or(rule.when),))
    sibling = _sibling(pack, rule)
    if sibling:
        yield ConclusionReplaced(rule.then, sibling), replace(rule, then=sibling)


def _sibling(pack: Pack, rule: Rule) -> str | None:
    """The next fact of the same kind and topic that the rule could conclude without a circle."""
    own = pack.derived[rule.then]
    alike = [name for name, fact in pack.derived.items() if fact.topic == own.topic and kind_of(fact) == kind_of(own)]
    place = alike.index(rule.then)
    dependents = pack.cone(premises(rule))
    return next((name for name in (*alike[place + 1 :], *alike[:place]) if name not in dependents), None)


def _variants(condition: Condition) -> Iterator[Condition]:
    """The conditions that differ from `condition` in one place."""
    match condition:
        case Not(part):
            yield part
            yield from (Not(other) for other in _variants(part))
        case Truth():
            yield Not(condition)
        case Comparison(left, operator, right, kind):
            yield Comparison(left, CONTRARY[operator], right, kind)
            yield from (Comparison(other, operator, right, kind) for other in _moved(left, kind))
            yield from (Comparison(left, operator, other, kind) for other in _moved(right, kind))
        case Member(operand, values, kind):
            yield Not(condition)
            yield from (Member(operand, others, kind) for others in _sets(values, kind))
        case And(parts):
            yield Not(condition)
            yield Or(parts)
            yield from _of_parts(parts, And)
        case Or(parts):
            yield Not(condition)
            yield And(parts)
            yield from _of_parts(parts, Or)
        case AtLeast(count, parts):
            yield Not(condition)
            yield from (AtLeast(other, parts) for other in (count - 1, count + 1) if 1 <= other <= len(parts))
            yield from _of_parts(parts, lambda others: AtLeast(min(count, len(others)), others))
        case _:
            assert_never(condition)


def _of_parts(parts: tuple[Condition, ...], joined: Callable[[tuple[Condition, ...]], Condition]) -> Iterator[Condition]:
    """The parts joined without one of them, and with one of them varied."""
    for place, part in enumerate(parts):
        rest = (*parts[:place], *parts[place + 1 :])
        yield rest[0] if len(rest) == 1 else joined(rest)
        yield from (joined((*parts[:place], other, *parts[place + 1 :])) for other in _variants(part))


def _moved(operand: Operand, kind: FactType) -> Iterator[Operand]:
    """The operand with its constant moved by one step, or, of an unordered choice, with each other option."""
    match operand, kind:
        case Constant(value), Choice(options, ordered=False):
            yield from (Constant(other) for other in options if other != value)
        case Constant(str(value)), Choice(options, ordered=True):
            place = options.index(value)
            yield from (Constant(options[other]) for other in (place - 1, place + 1) if 0 <= other < len(options))
        case Constant(value), _:
            yield from (Constant(other) for other in _one_step(value))
        case Reference(fact, shift), _ if shift is not None:
            yield from (Reference(fact, other) for other in _one_step(shift))


def _one_step(value: object) -> Iterator[Any]:
    match value:
        case date() | timedelta():
            day = timedelta(days=1)
            yield from (value - day, value + day)
        case Decimal():
            step = Decimal(1).scaleb(min(0, int(value.normalize().as_tuple().exponent)))
            yield from (value - step, value + step)


def _sets(values: tuple[Value, ...], kind: FactType) -> Iterator[tuple[Value, ...]]:
    """The values narrowed by one or widened by one."""
    if len(values) > 1:
        yield from (tuple(other for other in values if other != value) for value in values)
    if isinstance(kind, Choice):
        yield from ((*values, option) for option in kind.options if option not in values)
