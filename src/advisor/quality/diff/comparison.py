"""The values of a comparison of two versions of a pack."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from advisor.pack.conditions import Condition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.pack import Constraint, Derived, Input, Pack, Rule, Status
    from advisor.pack.types import Value


class Sameness(Enum):
    """How the conclusions, or refusals, of two versions compare; the value is the word used in files.

    DIFFERENT is shown by answers that both versions know, BEYOND only by answers that one of them does not know.
    """

    EQUAL = "equal"
    DIFFERENT = "different"
    BEYOND = "different_beyond"
    UNKNOWN = "unknown"
    ADDED = "added"
    REMOVED = "removed"


class Edit(Enum):
    """The kinds of edits; the value is the word used in files. What is REWORDED means the same as before."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"
    REWORDED = "reworded"
    KEPT = "kept"


Declared = str | tuple[str, ...] | Condition | None  # a part of the declaration of a conclusion


@dataclass(frozen=True, slots=True)
class Witness:
    """Answers under which a conclusion has another status: `before` in the old version, `after` in the new one.

    `unknown_before` and `unknown_after` are the questions whose answers the old or the new version does not know.
    """

    answers: Mapping[str, Value]
    before: Status
    after: Status
    unknown_before: tuple[str, ...] = ()
    unknown_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Answers that only one version refuses: the new one, if `now`."""

    answers: Mapping[str, Value]
    now: bool
    unknown_before: tuple[str, ...] = ()
    unknown_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedConclusion:
    """A derived fact in both versions; None where one lacks it.

    `declared` maps each changed part of its declaration (kind, strength, phase, actor and so on) to the values before and now. `texts`
    names the changed texts.
    `rules` are its own rules that were added, removed, renamed or changed, `through` the facts its rules name that differ themselves:
    conclusions of another status, and questions that are not asked in both versions or take other answers.
    """

    id: str
    before: Derived | None
    after: Derived | None
    sameness: Sameness
    witnesses: tuple[Witness, ...] = ()
    declared: Mapping[str, tuple[Declared, Declared]] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedInput:
    """A question that was edited; CHANGED if it takes other answers. `texts` names the changed texts."""

    id: str
    edit: Edit
    before: Input | None
    after: Input | None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedRule:
    """A rule that was edited.

    `changes_nothing` is True if it is proved that this edit by itself, made in the old version, leaves every status as it is;
    None if it cannot be made by itself, or the solver gave up.
    """

    id: str
    edit: Edit
    before: Rule | None
    after: Rule | None
    changes_nothing: bool | None
    texts: tuple[str, ...] = ()

    @property
    def concluded(self) -> tuple[str, ...]:
        """The facts that the rule concludes or concluded."""
        return tuple(dict.fromkeys(rule.then for rule in (self.after, self.before) if rule is not None))


@dataclass(frozen=True, slots=True)
class ComparedConstraint:
    """A constraint that was edited, or that refuses other answers because questions were edited (KEPT)."""

    id: str
    edit: Edit
    before: Constraint | None
    after: Constraint | None
    sameness: Sameness
    witnesses: tuple[Refusal, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a pack side by side. `conclusions` has every derived fact, those of the new version first.

    The other lists have what was edited. `others` names further parts of the pack that differ; no status depends on them.
    """

    old: Pack
    new: Pack
    conclusions: tuple[ComparedConclusion, ...]
    inputs: tuple[ComparedInput, ...] = ()
    rules: tuple[ComparedRule, ...] = ()
    constraints: tuple[ComparedConstraint, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def equal(self) -> bool:
        """True if it is proved that both versions have the same conclusions, declare them the same way, and refuse the same answers."""
        samenesses = [found.sameness for found in self.conclusions] + [found.sameness for found in self.constraints]
        return all(sameness is Sameness.EQUAL for sameness in samenesses) and not any(
            conclusion.declared for conclusion in self.conclusions
        )
