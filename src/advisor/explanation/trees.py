"""The proof tree of a derived fact, built from the firings that the engine recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.explanation.silences import Silence, silence
from advisor.expressions.conditions import Truth, facts_of_atom
from advisor.model import Status
from advisor.polarity import Leaf, holding, leaves_of
from advisor.relevance import undecided_cone
from advisor.semantics import truth_of

if TYPE_CHECKING:
    from advisor.backends.forward import Firing
    from advisor.engine import Result
    from advisor.model import Rule


@dataclass(frozen=True, slots=True)
class Ground:
    """An atomic condition of a rule: what the rule needs (`leaf`), whether it is so, and what that rests on.

    `inputs` are the questions it reads; `because` explains the derived fact it names, if it names one.
    """

    leaf: Leaf
    met: bool | None
    inputs: tuple[str, ...]
    because: Explanation | None


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that could conclude the fact. It applies (True), is refuted (False) or is undecided (None).

    `grounds` are what made it apply, what broke it, or, where undecided, all that it needs.
    """

    rule: Rule
    applies: bool | None
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A derived fact, its status and the reasons: the rules that concluded it, or each rule that could have.

    A fact that the same tree explains before, in reading order, is `told` and has its reasons there: a tree grows with the
    rules, not with the ways through them.
    """

    fact: str
    status: Status
    silence: Silence | None
    reasons: tuple[Reason, ...]
    told: bool = False


def explain(result: Result, fact: str) -> Explanation:
    """The proof tree of `fact`. Raises KeyError if the pack has no such derived fact."""
    return _Teller(result, set()).explanation(fact)


def awaited(result: Result, fact: str) -> tuple[str, ...]:
    """The inputs without a known value that the open fact `fact` still depends on, in pack order; none once it is settled."""
    found = undecided_cone(result, fact)
    return tuple(name for name in result.pack.inputs if name in found)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Builds one tree and remembers which facts it has told."""

    result: Result
    told: set[str]

    def explanation(self, fact: str) -> Explanation:
        status, kind = self.result[fact].status, silence(self.result, fact)
        if fact in self.told:
            return Explanation(fact, status, kind, (), told=True)
        self.told.add(fact)
        wanted = (True,) if status is Status.HOLDS else (False, None)
        rules = [(rule, self._firings(rule)) for rule in self.result.pack.concluding[fact]]
        kept = [(rule, firings) for rule, firings in rules if (firings[0].truth if firings else None) in wanted]
        return Explanation(fact, status, kind, tuple(self._reason(rule, firings) for rule, firings in kept))

    def _firings(self, rule: Rule) -> list[Firing]:
        return [firing for firing in self.result.trace if firing.rule == rule.id]

    def _reason(self, rule: Rule, firings: list[Firing]) -> Reason:
        if not firings:
            return Reason(rule, None, self._pending(rule))
        if firings[0].truth:
            return Reason(rule, True, tuple(self._ground(leaf) for leaf in firings[0].leaves))
        broken = dict.fromkeys(Leaf(leaf.atom, not leaf.truth) for firing in firings for leaf in firing.leaves)
        return Reason(rule, False, tuple(self._ground(leaf) for leaf in broken))

    def _pending(self, rule: Rule) -> tuple[Ground, ...]:
        """What an undecided rule needs; of a condition that is met already, only what meets it."""
        grounds: dict[Leaf, Ground] = {}
        for condition in rule.when:
            decided = truth_of(condition, self.result.values) is not None
            for leaf in leaves_of(holding(condition)):
                if leaf not in grounds and (not decided or self._met(leaf)):
                    grounds[leaf] = self._ground(leaf)
        return tuple(grounds.values())

    def _met(self, leaf: Leaf) -> bool | None:
        truth = truth_of(leaf.atom, self.result.values)
        return None if truth is None else truth == leaf.truth

    def _ground(self, leaf: Leaf) -> Ground:
        if isinstance(leaf.atom, Truth) and leaf.atom.fact in self.result.pack.derived:
            return Ground(leaf, self._met(leaf), (), self.explanation(leaf.atom.fact))
        return Ground(leaf, self._met(leaf), facts_of_atom(leaf.atom), None)
