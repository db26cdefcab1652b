"""A whole pack, and what follows from its rules alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import TYPE_CHECKING

from advisor.pack.facts import Recommendation, premises

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from advisor.pack.answers import Snapshot
    from advisor.pack.evidence import Assumption, Claim, Source
    from advisor.pack.facts import Constraint, Derived, Input, Profile, Property, Rule


@dataclass(frozen=True, kw_only=True, eq=False)
class Pack:
    """An article as rules.

    All mappings keep the order of the files; `inputs` and `derived` are in pack order: topics in the order of pack.yaml,
    within a topic as written.
    `waivers` has the reasons to accept what verification finds, by the id of the finding.
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
        """The rules that conclude each derived fact, in pack order; a fact without rules has none."""
        found: dict[str, list[Rule]] = {fact: [] for fact in self.derived}
        for rule in self.rules.values():
            found[rule.then].append(rule)
        return MappingProxyType({fact: tuple(rules) for fact, rules in found.items()})

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The derived facts, premises before conclusions, otherwise in pack order."""
        position = {fact: place for place, fact in enumerate(self.derived)}
        sorter = TopologicalSorter({fact: self._premises(fact) for fact in self.derived})
        sorter.prepare()
        settled: list[str] = []
        while sorter.is_active():
            ready = sorted(sorter.get_ready(), key=position.__getitem__)
            settled.extend(ready)
            sorter.done(*ready)
        return tuple(settled)

    def _premises(self, fact: str) -> list[str]:
        """The derived facts that the rules for `fact` build on."""
        named = (name for rule in self.rules_for[fact] for name in premises(rule))
        return [name for name in named if name in self.derived]

    def cone(self, facts: Iterable[str]) -> frozenset[str]:
        """All facts, inputs and derived, that `facts` rest on through any rules, themselves included."""
        found: set[str] = set()
        open_ends = list(facts)
        while open_ends:
            fact = open_ends.pop()
            if fact not in found:
                found.add(fact)
                open_ends.extend(premise for rule in self.rules_for.get(fact, ()) for premise in premises(rule))
        return frozenset(found)

    def dependents(self, facts: Iterable[str]) -> frozenset[str]:
        """`facts`, and all derived facts that rest on them through any rules: the counterpart of `cone`."""
        found: set[str] = set()
        open_ends = list(facts)
        while open_ends:
            fact = open_ends.pop()
            if fact not in found:
                found.add(fact)
                open_ends.extend(self._readers.get(fact, ()))
        return frozenset(found)

    @cached_property
    def _readers(self) -> Mapping[str, tuple[str, ...]]:
        """For each fact the derived facts whose rules read it."""
        found: dict[str, dict[str, None]] = {}
        for rule in self.rules.values():
            for fact in premises(rule):
                found.setdefault(fact, {})[rule.then] = None
        return {fact: tuple(readers) for fact, readers in found.items()}

    def fact(self, name: str) -> Input | Derived:
        """The declaration of `name`; KeyError if the pack has no such fact."""
        return self.inputs[name] if name in self.inputs else self.derived[name]

    def recommendations(self) -> tuple[Recommendation, ...]:
        """All recommendations in pack order."""
        return tuple(fact for fact in self.derived.values() if isinstance(fact, Recommendation))
