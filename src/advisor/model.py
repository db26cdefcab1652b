"""A checked pack as values: what authors wrote, with every name resolved.

INVARIANT: a `Pack` that exists is correct; every reference inside it points to something declared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from advisor.diagnostics import Location
from advisor.expressions.conditions import facts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.diagnostics import Diagnostic
    from advisor.expressions.conditions import Condition
    from advisor.expressions.types import FactType, Value

NOWHERE = Location("")


class Status(Enum):
    """What is known of a derived fact; the value is the word used in files."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"

    @property
    def truth(self) -> bool | None:
        """The truth value of the three-valued logic that the status stands for."""
        return {Status.HOLDS: True, Status.FAILS: False, Status.OPEN: None}[self]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice or scale: its label, and when to choose it."""

    id: str
    label: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A question. `article` is the value the source states for its own time, shown beside the question, never pre-filled."""

    id: str
    topic: str
    title: str
    ask: str
    type: FactType
    options: tuple[Option, ...] = ()
    anchors: str = ""
    help: str = ""
    article: Value | None = None
    changeable_by: str = "nobody"
    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A derived fact that rules build on: how to say that it holds, and how to say that it fails."""

    id: str
    topic: str
    title: str
    text: str
    otherwise: str
    note: str = ""
    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Advice of the source. `met_when` and `past_when` say, where it fails, that it is met or that its time is past."""

    id: str
    topic: str
    title: str
    text: str
    strength: str
    phases: tuple[str, ...]
    actor: str
    met_when: Condition | None = None
    past_when: Condition | None = None
    lists: str = ""
    note: str = ""
    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the source judges, expects or leaves unsaid, told openly where it holds."""

    id: str
    topic: str
    title: str
    text: str
    note: str = ""
    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


Derived = Finding | Recommendation | Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """If every condition of `when` is true, the fact `then` holds."""

    id: str
    topic: str
    when: tuple[Condition, ...]
    then: str
    because: str
    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Derived facts listed together as a result of their own, without score or threshold."""

    id: str
    title: str
    about: str
    members: tuple[str, ...]
    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """Answers that cannot go together: `never` names inputs only."""

    id: str
    never: Condition
    because: str
    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """What must follow from the rules: `condition` is always true, or, if not `always`, never."""

    id: str
    condition: Condition
    always: bool
    because: str
    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A paraphrased claim of the source, or (with `handling`) a caveat of the encoder about its text."""

    id: str
    section: str
    kind: str
    says: str
    paragraph: str = ""
    modality: str = ""
    handling: str = ""
    find: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A decision of the encoder where the source is silent or ambiguous."""

    id: str
    text: str
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its value (None: don't know), the analyst's note, and the claims it is taken from."""

    value: Value | None
    note: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A set of answers that ships with the pack."""

    id: str
    title: str
    as_of: str
    answers: Mapping[str, Answer]
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Checked answers.

    `kept` holds, as written, what a file for another version of the pack says that this one does not understand;
    it is written back when the answers are saved, and `remarks` tells the reader.
    """

    given: Mapping[str, Answer]
    kept: Mapping[str, object] = field(default_factory=dict)
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def values(self) -> dict[str, Value]:
        """The known values; "don't know" and no answer are left out alike."""
        return {fact: answer.value for fact, answer in self.given.items() if answer.value is not None}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the source, with the words that find it in print."""

    id: str
    title: str
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article a pack encodes; `as_of` is the time its own state of affairs belongs to."""

    author: str
    year: int
    title: str
    identifier: str
    as_of: str
    sections: Mapping[str, Section]


@dataclass(frozen=True, kw_only=True, eq=False)
class Pack:
    """An article as rules.

    All mappings keep the order of the files; `inputs` and `derived` are in pack order: topics in the order of pack.yaml,
    within a topic as written.
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

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pack) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    @cached_property
    def concluding(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that conclude each derived fact, in pack order; a fact without rules has none."""
        found: dict[str, list[Rule]] = {fact: [] for fact in self.derived}
        for rule in self.rules.values():
            found[rule.then].append(rule)
        return MappingProxyType({fact: tuple(rules) for fact, rules in found.items()})

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The derived facts, premises before conclusions, otherwise in pack order."""
        settled: dict[str, None] = {}

        def settle(fact: str) -> None:
            if fact in settled or fact not in self.derived:
                return
            for rule in self.concluding[fact]:
                for premise in premises(rule):
                    settle(premise)
            settled[fact] = None

        for fact in self.derived:
            settle(fact)
        return tuple(settled)

    def fact(self, name: str) -> Input | Derived:
        """The declaration of `name`; KeyError if the pack has no such fact."""
        return self.inputs[name] if name in self.inputs else self.derived[name]

    def recommendations(self) -> tuple[Recommendation, ...]:
        """All recommendations in pack order."""
        return tuple(fact for fact in self.derived.values() if isinstance(fact, Recommendation))


def premises(rule: Rule) -> tuple[str, ...]:
    """The facts a rule's conditions name, each once, in reading order."""
    return tuple(dict.fromkeys(fact for condition in rule.when for fact in facts_of(condition)))


def kind_of(fact: Derived) -> str:
    """The word of the pack language for the kind of a derived fact."""
    match fact:
        case Finding():
            return "finding"
        case Recommendation():
            return "recommendation"
        case Notice():
            return "notice"
