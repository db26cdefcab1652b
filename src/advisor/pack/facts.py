"""The declarations of a pack: facts of all kinds, rules, profiles, constraints and properties."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from advisor.diagnostics import Location
from advisor.pack.conditions import atoms, facts_of

if TYPE_CHECKING:
    from advisor.pack.conditions import Atom, Condition
    from advisor.pack.types import FactType, Value

NOWHERE = Location("")
NOBODY = "nobody"  # can change the circumstance that an input asks for


class Status(Enum):
    """The status of a derived fact; the value is the word used in files."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"

    @property
    def truth(self) -> bool | None:
        """The corresponding truth value of the three-valued logic."""
        return {Status.HOLDS: True, Status.FAILS: False, Status.OPEN: None}[self]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice or scale: its label, and when to choose it."""

    id: str
    label: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A question. `article` is the value that the source states for its own time, shown beside the question, never pre-filled."""

    id: str
    topic: str
    title: str
    ask: str
    type: FactType
    options: tuple[Option, ...] = ()
    anchors: str = ""
    help: str = ""
    article: Value | None = None
    changeable_by: str = NOBODY
    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A derived fact that other rules use: `text` says that it holds, `otherwise` that it fails."""

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
    """Advice of the source. If it fails, `met_when` and `past_when` say that it is met already or that its time is past."""

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
    """Something that the source judges, expects or leaves unsaid, shown to the reader if it holds."""

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
    """Derived facts that are listed together, without score or threshold."""

    id: str
    title: str
    about: str
    members: tuple[str, ...]
    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """Answers that exclude one another: the condition `never`, which names inputs only, must not be true."""

    id: str
    never: Condition
    because: str
    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A statement that must follow from the rules: that `condition` is always true, or, if not `always`, never true."""

    id: str
    condition: Condition
    always: bool
    because: str
    claims: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


def premises(rule: Rule) -> tuple[str, ...]:
    """The facts that the conditions of a rule name, each once, in reading order."""
    return tuple(dict.fromkeys(fact for condition in rule.when for fact in facts_of(condition)))


def atoms_of(rule: Rule) -> tuple[Atom, ...]:
    """The atomic conditions of a rule in reading order, repeated ones included."""
    return tuple(atom for condition in rule.when for atom in atoms(condition))


def kind_of(fact: Derived) -> str:
    """The word of the pack language for the kind of a derived fact."""
    match fact:
        case Finding():
            return "finding"
        case Recommendation():
            return "recommendation"
        case Notice():
            return "notice"
