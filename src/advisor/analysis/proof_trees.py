"""The proof tree of a derived fact, built from the firings that the engine recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.analysis.relevance import undecided_cone
from advisor.analysis.silences import SilenceReason, silence_reason
from advisor.logic.normal_form import AtomLiteral, holding, literals_of
from advisor.logic.semantics import truth_of
from advisor.pack import Status
from advisor.pack.conditions import Truth, facts_of_atom

if TYPE_CHECKING:
    from advisor.engines.forward import Firing
    from advisor.pack import Rule
    from advisor.result import Result


@dataclass(frozen=True, slots=True)
class Ground:
    """An atomic condition of a rule: what the rule needs (`leaf`), whether it is so, and what that rests on.

    `inputs` are the questions it reads; `because` explains the derived fact it names, if it names one.
    """

    literal: AtomLiteral
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

    A fact that the same tree explains before, in reading order, is `repeated` and has its reasons there: a tree grows with the
    rules, not with the paths through them.
    """

    fact: str
    status: Status
    silence: SilenceReason | None
    reasons: tuple[Reason, ...]
    repeated: bool = False


def explain(result: Result, fact: str) -> Explanation:
    """The proof tree of `fact`. Raises KeyError if the pack has no such derived fact."""
    return _Builder(result, set()).explanation(fact)


def missing_inputs(result: Result, fact: str) -> tuple[str, ...]:
    """The inputs without a known value that the open fact `fact` still depends on, in pack order; none once it is settled."""
    found = undecided_cone(result, fact)
    return tuple(name for name in result.pack.inputs if name in found)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds one tree and remembers which facts it has explained."""

    result: Result
    explained: set[str]

    def explanation(self, fact: str) -> Explanation:
        status, kind = self.result[fact].status, silence_reason(self.result, fact)
        if fact in self.explained:
            return Explanation(fact, status, kind, (), repeated=True)
        self.explained.add(fact)
        wanted = (True,) if status is Status.HOLDS else (False, None)
        rules = [(rule, self._firings(rule)) for rule in self.result.pack.rules_for[fact]]
        kept = [(rule, firings) for rule, firings in rules if (firings[0].truth if firings else None) in wanted]
        return Explanation(fact, status, kind, tuple(self._reason(rule, firings) for rule, firings in kept))

    def _firings(self, rule: Rule) -> list[Firing]:
        return [firing for firing in self.result.trace if firing.rule == rule.id]

    def _reason(self, rule: Rule, firings: list[Firing]) -> Reason:
        if not firings:
            return Reason(rule, None, self._pending(rule))
        if firings[0].truth:
            return Reason(rule, True, tuple(self._ground(literal) for literal in firings[0].literals))
        broken = dict.fromkeys(AtomLiteral(literal.atom, not literal.truth) for firing in firings for literal in firing.literals)
        return Reason(rule, False, tuple(self._ground(literal) for literal in broken))

    def _pending(self, rule: Rule) -> tuple[Ground, ...]:
        """What an undecided rule needs; of a condition that is met already, only what meets it."""
        grounds: dict[AtomLiteral, Ground] = {}
        for condition in rule.when:
            decided = truth_of(condition, self.result.values) is not None
            for literal in literals_of(holding(condition)):
                if literal not in grounds and (not decided or self._met(literal)):
                    grounds[literal] = self._ground(literal)
        return tuple(grounds.values())

    def _met(self, literal: AtomLiteral) -> bool | None:
        truth = truth_of(literal.atom, self.result.values)
        return None if truth is None else truth == literal.truth

    def _ground(self, literal: AtomLiteral) -> Ground:
        if isinstance(literal.atom, Truth) and literal.atom.fact in self.result.pack.derived:
            return Ground(literal, self._met(literal), (), self.explanation(literal.atom.fact))
        return Ground(literal, self._met(literal), facts_of_atom(literal.atom), None)
