"""What verification looks for, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING

from advisor.pack.printing import to_text
from advisor.pack.types import value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from advisor.engines.smt import UnsatCore
    from advisor.logic.paths import Path
    from advisor.pack import Pack, Rule, Status
    from advisor.pack.types import Value


class Code(Enum):
    """What a check looks for; the value is the word used in files."""

    CONTRADICTORY_CONSTRAINTS = "contradictory-constraints"
    PROPERTY = "property"
    EXCLUDED_OPTION = "excluded-option"
    DEAD_RULE = "dead-rule"
    SUBSUMED_RULE = "subsumed-rule"
    REDUNDANT_RULE = "redundant-rule"
    DEAD_CONDITION = "dead-condition"
    ALWAYS_TRUE = "always-true"
    REDUNDANT_CONDITION = "redundant-condition"
    EQUIVALENT_FINDINGS = "equivalent-findings"
    IRRELEVANT_INPUT = "irrelevant-input"
    ASSUMPTION_IMPACT = "assumption-impact"

    @property
    def partial(self) -> bool:
        """Whether answers with some left open count too, or only complete ones that meet the constraints."""
        return self in _PARTIAL


_PARTIAL = (Code.SUBSUMED_RULE, Code.REDUNDANT_RULE, Code.REDUNDANT_CONDITION, Code.EQUIVALENT_FINDINGS)


@dataclass(frozen=True, slots=True)
class Witness:
    """The fewest answers that show something, and the statuses that the engine confirmed under them."""

    answers: Mapping[str, Value]
    expect: Mapping[str, Status]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """Something a check found about `subject`: the id of a rule, fact, input, property or constraint.

    Of a condition `path` says where it stands in the rule, of an option `value` which. `others` are the rules that cover a rule or
    condition, the finding that is the same, the facts that an input does change, or the constraints that contradict. `idle` is a
    dead condition that can be true and never decides its rule. `digest` changes with the rules the observation is about.
    """

    code: Code
    subject: str
    digest: str
    path: Path = ()
    value: Value | None = None
    others: tuple[str, ...] = ()
    idle: bool = False
    proof: UnsatCore | None = None
    witness: Witness | None = None
    accepted: str | None = None

    @property
    def id(self) -> str:
        """What the author of a pack accepts it by."""
        place = ".".join(str(step + 1) for step in self.path)
        middle = [place] if place else [] if self.value is None else [value_text(self.value)]
        paired = list(self.others) if self.code is Code.EQUIVALENT_FINDINGS else []
        return "/".join([self.code.value, self.subject, *middle, *paired, self.digest])


@dataclass(frozen=True, slots=True)
class Impact:
    """What rests on an assumption: recommendations that never hold without it, and those that need it at times, with answers."""

    assumption: str
    always: tuple[str, ...]
    sometimes: Mapping[str, Witness]


@dataclass(frozen=True, slots=True)
class ProvedProperty:
    """A property that follows from the rules, and what its proof rests on."""

    property: str
    proof: UnsatCore


@dataclass(frozen=True, slots=True)
class Check:
    """What became of one check; `undecided` names what the solver gave up on."""

    code: Code
    observations: tuple[Observation, ...]
    undecided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """All checks of a pack, what rests on its assumptions, and the acceptances that nothing found needs any more.

    `proofs` has with each proved property what its proof rests on; `timeout` is how many seconds the solver had for each question.
    """

    pack: Pack
    timeout: float
    checks: tuple[Check, ...]
    impacts: tuple[Impact, ...]
    proofs: Mapping[str, UnsatCore]
    stale: tuple[str, ...]

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Everything found, check by check."""
        return tuple(found for check in self.checks for found in check.observations)

    @property
    def resting(self) -> frozenset[str]:
        """The recommendations that rest on some assumption in every situation."""
        return frozenset(advice for impact in self.impacts for advice in impact.always)

    @property
    def cut_short(self) -> bool:
        """Whether the constraints alone were looked at, since no answers are known to meet them."""
        constraints = self.checks[0]
        return bool(constraints.undecided or constraints.observations)

    @property
    def is_fine(self) -> bool:
        """Whether everything was decided, and what was found is accepted."""
        return not any(check.undecided for check in self.checks) and all(found.accepted for found in self.observations)


def digest_of(rules: Iterable[Rule], *texts: str) -> str:
    """Eight hexadecimal digits that change with what the rules say, or with `texts`."""
    said = [f"{rule.id}: {' and '.join(map(to_text, rule.when))} -> {rule.then}" for rule in rules]
    return sha256("\n".join([*said, *texts]).encode()).hexdigest()[:8]
