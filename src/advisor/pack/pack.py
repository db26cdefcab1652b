"""A whole pack, and the dependencies between its facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import TYPE_CHECKING

from advisor.pack.facts import Recommendation, premises

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from advisor.pack.answers import Snapshot
    from advisor.pack.evidence import Assumption, Claim, Source
    from advisor.pack.facts import Constraint, Derived, Input, Profile, Property, Rule


@dataclass(frozen=True, kw_only=True, eq=False)
class Pack:
    """An article encoded as rules.

    All mappings keep the order of the files; `inputs` and `derived` are in pack order: topics in the order of pack.yaml,
    within a topic as written.
    `waivers` maps the ids of findings of `verify` to the reasons why the author accepts them.
    `digest` identifies the contents ("sha256:…"); packs are equal if their digests are.
    """

    id: str
    title: str
    version: str
    language: str
    digest: str
    source: Source
    strengths: Mapping[str, str]
    phases: Mapping[str, str]
    actors: Mapping[str, str]
    topics: Mapping[str, str]
    kinds: Mapping[str, str]
    inputs: Mapping[str, Input]
    derived: Mapping[str, Derived]
    rules: Mapping[str, Rule]
    profiles: Mapping[str, Profile]
    constraints: Mapping[str, Constraint]
    properties: Mapping[str, Property]
    claims: Mapping[str, Claim]
    assumptions: Mapping[str, Assumption]
    snapshots: Mapping[str, Snapshot]
    waivers: Mapping[str, str] = field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pack) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    @cached_property
    def rules_for(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that conclude each derived fact, in pack order; empty for a fact without rules."""
        rules_for: dict[str, list[Rule]] = {fact: [] for fact in self.derived}
        for rule in self.rules.values():
            rules_for[rule.then].append(rule)
        return MappingProxyType({fact: tuple(rules) for fact, rules in rules_for.items()})

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The derived facts, premises before conclusions, otherwise in pack order."""
        position = {fact: place for place, fact in enumerate(self.derived)}
        sorter = TopologicalSorter({fact: self._premises(fact) for fact in self.derived})
        sorter.prepare()
        order: list[str] = []
        while sorter.is_active():
            ready = sorted(sorter.get_ready(), key=position.__getitem__)
            order.extend(ready)
            sorter.done(*ready)
        return tuple(order)

    def _premises(self, fact: str) -> list[str]:
        """The derived facts that the rules for `fact` name."""
        named = (name for rule in self.rules_for[fact] for name in premises(rule))
        return [name for name in named if name in self.derived]

    def cone(self, facts: Iterable[str]) -> frozenset[str]:
        """The cone of influence: `facts` and all facts, inputs and derived, that they depend on through any rules."""
        return closure(facts, lambda fact: (name for rule in self.rules_for.get(fact, ()) for name in premises(rule)))

    def dependents(self, facts: Iterable[str]) -> frozenset[str]:
        """`facts` and all derived facts that depend on them through any rules: the counterpart of `cone`."""
        return closure(facts, lambda fact: self._readers.get(fact, ()))

    @cached_property
    def _readers(self) -> Mapping[str, tuple[str, ...]]:
        """For each fact the derived facts whose rules name it."""
        readers: dict[str, dict[str, None]] = {}
        for rule in self.rules.values():
            for fact in premises(rule):
                readers.setdefault(fact, {})[rule.then] = None
        return {fact: tuple(names) for fact, names in readers.items()}

    def fact(self, name: str) -> Input | Derived:
        """The declaration of `name`; KeyError if the pack has no such fact."""
        return self.inputs[name] if name in self.inputs else self.derived[name]

    def recommendations(self) -> tuple[Recommendation, ...]:
        """All recommendations in pack order."""
        return tuple(fact for fact in self.derived.values() if isinstance(fact, Recommendation))


def closure(facts: Iterable[str], successors: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """`facts` and everything reachable from them."""
    reached: set[str] = set()
    pending = list(facts)
    while pending:
        fact = pending.pop()
        if fact not in reached:
            reached.add(fact)
            pending.extend(successors(fact))
    return frozenset(reached)
