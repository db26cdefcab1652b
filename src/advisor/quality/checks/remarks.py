"""Remarks on a finding, as data: keys of texts, and references to the parts of a pack that they speak of.

The rendering turns them into sentences: a rule, constraint or property is named by its sentence, a question by its wording, a derived
fact by the statement that it holds, a condition by its phrase.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from advisor.diagnostics import present
from advisor.logic.paths import condition_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from advisor.engines.smt import UnsatCore
    from advisor.pack import Assumption, Constraint, Derived, Input, Pack, Property, Rule
    from advisor.pack.conditions import Condition
    from advisor.pack.types import Value
    from advisor.quality.checks.observations import Observation


@dataclass(frozen=True, slots=True)
class ValueOf:
    """A value of a question."""

    question: Input
    value: Value


if TYPE_CHECKING:
    Reference = Rule | Derived | Input | Constraint | Property | Assumption | Condition | ValueOf


@dataclass(frozen=True, slots=True)
class Remark:
    """The key of a text, what its {names} stand for, and what it introduces if it ends in a colon."""

    key: str
    names: Mapping[str, Reference | str] = field(default_factory=dict)
    about: tuple[Reference, ...] = ()


def condition_remarks(pack: Pack, found: Observation, key: str) -> Iterator[Remark]:
    """The condition that a finding is about, in the text of `key`, and its rule."""
    rule = pack.rules[found.subject]
    yield Remark(key, {"condition": condition_at(rule, found.path)})
    yield Remark("found_in_rule", about=(rule,))


def proof_remarks(pack: Pack, found: Observation, key: str, otherwise: str = "") -> Iterator[Remark]:
    """The premises of the proof, introduced by the text of `key`; if there are none, the text of `otherwise`."""
    premises = premises_of(pack, present(found.proof, "what is proved has a proof"))
    if premises:
        yield Remark(key, about=premises)
    elif otherwise:
        yield Remark(otherwise)


def premises_of(pack: Pack, proof: UnsatCore) -> tuple[Rule | Constraint, ...]:
    """The rules and constraints that a proof depends on."""
    return (*rules_named(pack, proof.rules), *(pack.constraints[name] for name in proof.constraints))


def rules_named(pack: Pack, names: Iterable[str]) -> tuple[Rule, ...]:
    """The rules with these ids."""
    return tuple(pack.rules[name] for name in names)
