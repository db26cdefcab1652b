"""Findings of checks, as values."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from advisor.pack.printing import to_text
from advisor.pack.types import value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from advisor.engines.smt import UnsatCore
    from advisor.logic.paths import Path
    from advisor.pack import Pack, Rule, Status
    from advisor.pack.types import Value
    from advisor.quality.checks.check import Check


@dataclass(frozen=True, slots=True)
class Witness:
    """The fewest answers that show something, and the statuses that the engine confirmed under them."""

    answers: Mapping[str, Value]
    expect: Mapping[str, Status]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """Something a check found about `subject`, the id of a part of the pack.

    `path` is the place of a condition in its rule, `value` an option. `others` are the ids of further parts that the finding names.
    `over` is the range of answers that it was proved over, if that is not the range of the check. `digest` changes with the rules the
    finding is about. `waiver` is the author's reason to accept it.
    """

    check: Check
    subject: str
    digest: str
    path: Path = ()
    value: Value | None = None
    others: tuple[str, ...] = ()
    over: str | None = None
    proof: UnsatCore | None = None
    witness: Witness | None = None
    waiver: str | None = None

    @property
    def id(self) -> str:
        """The id that a waiver names."""
        place = ".".join(str(step + 1) for step in self.path)
        middle = [place] if place else [] if self.value is None else [value_text(self.value)]
        paired = self.others if self.check.others_in_id else ()
        return "/".join([self.check.code, self.subject, *middle, *paired, self.digest])


@dataclass(frozen=True, slots=True)
class Impact:
    """The recommendations that never hold without an assumption, and those that depend on it at times, each with a witness."""

    assumption: str
    always: tuple[str, ...]
    sometimes: Mapping[str, Witness]


@dataclass(frozen=True, slots=True)
class ProvedProperty:
    """A property that follows from the rules, and what its proof depends on."""

    property: str
    proof: UnsatCore


def rule_observation(check: Check, rule: Rule, proof: UnsatCore, *, path: Path = (), others: Sequence[Rule] = ()) -> Observation:
    """Something found about a rule, or about its condition at `path`."""
    named = tuple(other.id for other in others)
    return Observation(check=check, subject=rule.id, digest=digest_of([rule]), path=path, others=named, proof=proof)


def digest_of(rules: Iterable[Rule], *texts: str) -> str:
    """Eight hexadecimal digits that change with the conditions and conclusions of the rules, or with `texts`."""
    said = [f"{rule.id}: {' and '.join(map(to_text, rule.when))} -> {rule.then}" for rule in rules]
    return sha256("\n".join([*said, *texts]).encode()).hexdigest()[:8]


def digest_of_constraints(pack: Pack, names: Iterable[str]) -> str:
    """Eight hexadecimal digits that change with the conditions of the constraints."""
    return digest_of((), *(to_text(pack.constraints[name].never) for name in names))
