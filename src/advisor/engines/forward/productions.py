"""A pack as productions: conjunctions of patterns that assert a fact, in dependency order, independent of any engine.

Every fact of working memory is asserted at most once in a run, and none is ever retracted: productions have no negation, because a
derived fact is represented by two facts, one that it holds and one that it fails. So the order in which productions fire does not
affect the conclusions. It does decide which of several grounds a fact shared by productions carries; so the order is fixed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import TYPE_CHECKING, assert_never

from advisor.logic.normal_form import AllOf, AnyOf, AtomLiteral, Threshold, admitted_values, applies_when, refuted_when
from advisor.pack.conditions import Truth, facts_of_atom

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from advisor.logic.normal_form import Formula
    from advisor.pack import Pack, Rule
    from advisor.pack.types import Value

MAX_COMBINATIONS = 32


@dataclass(frozen=True, slots=True)
class Given:
    """The answer to a question; the only fact that carries a value."""

    fact: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A derived fact holds (`truth`), or fails."""

    fact: str
    truth: bool


@dataclass(frozen=True, slots=True)
class Refuted:
    """A rule cannot apply: one of its conditions is false."""

    rule: str


@dataclass(frozen=True, slots=True)
class Auxiliary:
    """A part of a condition that several productions share, or that would be too long to expand."""

    number: int


Node = Given | Settled | Refuted | Auxiliary


@dataclass(frozen=True, slots=True)
class Pattern:
    """Matches a fact; an answer only if its value is one of `accepted`, or meets `literal`."""

    node: Node
    accepted: frozenset[Value] | None = None
    literal: AtomLiteral | None = None


@dataclass(frozen=True, slots=True)
class Premise:
    """A pattern, and the ground that a match contributes: a literal, or the grounds that the matched fact carries."""

    pattern: Pattern
    ground: AtomLiteral | Auxiliary


Branch = tuple[Premise, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Production:
    """If every pattern matches (and, with `compares`, the two answers meet that literal), `asserts` becomes a fact.

    Firing it means that the rule `rule` of the pack applies (`truth`) or is refuted; auxiliary productions have no rule.
    """

    patterns: tuple[Pattern, ...]
    asserts: Node
    grounds: tuple[AtomLiteral | Auxiliary, ...] = ()
    rule: str | None = None
    truth: bool = True
    compares: AtomLiteral | None = None


def to_productions(pack: Pack) -> tuple[Production, ...]:
    """Return the productions of `pack`, each after those whose facts it may match."""
    writer = _Writer(pack)
    for fact in pack.order:
        writer.derived(fact)
    return tuple(writer.productions)


@dataclass(slots=True)
class _Writer:
    pack: Pack
    productions: list[Production] = field(default_factory=list)
    auxiliaries: dict[object, Auxiliary] = field(default_factory=dict)

    def derived(self, fact: str) -> None:
        rules = self.pack.rules_for[fact]
        for rule in rules:
            self._rule(rule, applies_when(rule), Settled(fact, truth=True), truth=True)
        for rule in rules:
            refuted = Settled(fact, truth=False) if len(rules) == 1 else Refuted(rule.id)
            self._rule(rule, refuted_when(rule), refuted, truth=False)
        if len(rules) != 1:
            refutations = tuple(Pattern(Refuted(rule.id)) for rule in rules)
            self.productions.append(Production(patterns=refutations, asserts=Settled(fact, truth=False)))

    def _rule(self, rule: Rule, formula: Formula, asserts: Node, *, truth: bool) -> None:
        # A branch whose grounds are known only during a run may then equal another one; it comes last, so that the run can detect that.
        for branch in sorted(self._branches(formula), key=_is_shared):
            self.productions.append(_production(branch, asserts, rule=rule.id, truth=truth))

    def _branches(self, formula: Formula) -> list[Branch]:
        """The branches of the disjunctive normal form of `formula`, in reading order, without branches that cannot be met."""
        match formula:
            case AtomLiteral():
                return _distinct([(self._literal(formula),)])
            case AnyOf(parts):
                return _distinct(branch for part in parts for branch in self._branches(part))
            case AllOf(parts):
                choices = [self._branches(part) for part in parts]
                if prod(map(len, choices)) > MAX_COMBINATIONS:
                    choices = [branches if len(branches) == 1 else [(self._part(branches),)] for branches in choices]
                return _distinct(
                    tuple(dict.fromkeys(premise for part in chosen for premise in part)) for chosen in product(*choices)
                )
            case Threshold(count, parts):
                return [(self._threshold(count, [self._part(self._branches(part)) for part in parts]),)]
            case _:
                assert_never(formula)

    def _literal(self, literal: AtomLiteral) -> Premise:
        fact, *others = dict.fromkeys(facts_of_atom(literal.atom))
        if isinstance(literal.atom, Truth) and fact in self.pack.derived:
            return Premise(Pattern(Settled(fact, literal.truth)), literal)
        if others:
            return Premise(Pattern(self._compared(literal, fact, others[0])), literal)
        values = admitted_values(literal)
        return Premise(Pattern(Given(fact), values, None if values is not None else literal), literal)

    def _compared(self, literal: AtomLiteral, fact: str, other: str) -> Auxiliary:
        """The auxiliary fact that two answers meet `literal`."""
        if literal not in self.auxiliaries:
            node = self._auxiliary(literal)
            patterns = (Pattern(Given(fact)), Pattern(Given(other)))
            self.productions.append(Production(patterns=patterns, asserts=node, grounds=(literal,), compares=literal))
        return self.auxiliaries[literal]

    def _part(self, branches: Sequence[Branch]) -> Premise:
        """One premise for the disjunction of `branches`; in a run it carries the grounds of the first that is met."""
        if len(branches) == 1 and len(branches[0]) == 1:
            return branches[0][0]
        key = tuple(branches)
        if key not in self.auxiliaries:
            node = self._auxiliary(key)
            self.productions.extend(_production(branch, node) for branch in branches)
        return Premise(Pattern(self.auxiliaries[key]), self.auxiliaries[key])

    def _threshold(self, count: int, parts: Sequence[Premise]) -> Premise:
        """One premise for "at least `count` of `parts`"; in a run it carries the grounds of the first parts that are met.

        It is a network of partial counts with count x (parts - count + 1) facts; the number of combinations would be exponential.
        """
        reached: dict[tuple[int, int], Premise] = {}
        for place, part in enumerate(parts, start=1):
            for met in range(max(1, count - len(parts) + place), min(count, place) + 1):
                before = reached.get((place - 1, met - 1))
                branches = [(reached[place - 1, met],)] if (place - 1, met) in reached else []
                reached[place, met] = self._part([*branches, (before, part) if before else (part,)])
        return reached[len(parts), count]

    def _auxiliary(self, key: object) -> Auxiliary:
        return self.auxiliaries.setdefault(key, Auxiliary(len(self.auxiliaries)))


def _production(branch: Branch, asserts: Node, *, rule: str | None = None, truth: bool = True) -> Production:
    grounds = tuple(dict.fromkeys(premise.ground for premise in branch))
    return Production(patterns=_patterns(branch), asserts=asserts, grounds=grounds, rule=rule, truth=truth)


def _patterns(branch: Branch) -> tuple[Pattern, ...]:
    return tuple(dict.fromkeys(premise.pattern for premise in branch))


def _is_shared(branch: Branch) -> bool:
    return any(isinstance(premise.ground, Auxiliary) for premise in branch)


def _distinct(branches: Iterable[Branch]) -> list[Branch]:
    """The branches that can be met, each set of premises once, in their order."""
    distinct: dict[frozenset[Premise], Branch] = {}
    for branch in branches:
        if _is_possible(branch):
            distinct.setdefault(frozenset(branch), branch)
    return list(distinct.values())


def _is_possible(branch: Branch) -> bool:
    allowed: dict[Node, frozenset[Value]] = {}
    for pattern in _patterns(branch):
        match pattern:
            case Pattern(Given() as node, frozenset() as values):
                allowed[node] = allowed.get(node, values) & values
            case Pattern(Settled(fact, truth)) if Pattern(Settled(fact, not truth)) in _patterns(branch):
                return False
    return all(allowed.values())
