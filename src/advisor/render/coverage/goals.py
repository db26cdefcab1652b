"""The goals of coverage as authors of rules name them, by ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.diagnostics import InternalError
from advisor.pack import atoms_of
from advisor.pack.printing import to_text
from advisor.pack.types import value_text
from advisor.quality.coverage import Kind

if TYPE_CHECKING:
    from advisor.pack import Pack
    from advisor.quality.coverage import Goal

COUNTED = (Kind.RULE, Kind.CONDITION, Kind.OPTION)  # the kinds that belong to a topic file


def goal_name(pack: Pack, goal: Goal) -> str:
    """A goal on one line."""
    match goal.kind:
        case Kind.RULE:
            return f"{goal.subject}: {side(goal)}"
        case Kind.CONDITION:
            return f"{goal.subject}: {condition_name(pack, goal)} {side(goal)}"
        case Kind.OPTION:
            return f"{goal.subject}: {option_name(goal)}"
        case Kind.CLAIM:
            return f"claim {goal.subject}"


def side(goal: Goal) -> str:
    """Which of the two goals of a rule or condition it is."""
    if goal.kind is Kind.RULE:
        return "fired" if goal.value else "refuted"
    return f"{'true' if goal.value else 'false'} where it decides"


def condition_name(pack: Pack, goal: Goal) -> str:
    """The atomic condition of a goal, numbered where its rule has the same one before."""
    texts = [to_text(atom) for atom in atoms_of(pack.rules[goal.subject])]
    before = texts[: goal.place].count(texts[goal.place])
    return f"`{texts[goal.place]}`" + (f" (number {before + 1})" if before else "")


def option_name(goal: Goal) -> str:
    """The option of a goal, as it stands in files."""
    if goal.value is None:
        raise InternalError("an option to cover is not named")
    return value_text(goal.value)
