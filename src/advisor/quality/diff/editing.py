"""What two versions of a pack write differently, as far as reading them side by side tells."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from advisor.pack import kind_of
from advisor.pack.printing import to_text
from advisor.quality.diff.differences import ComparedInput, Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from _typeshed import DataclassInstance

    from advisor.pack import Constraint, Derived, Input, Pack, Rule
    from advisor.pack.conditions import Condition

_T = TypeVar("_T")

_DECLARED = {"strength": "strength", "phases": "phase", "actor": "actor", "met_when": "met_when", "past_when": "past_when",
             "lists": "lists"}  # fmt: skip
_MEANT = ("id", "type", "when", "then", "never")
_OTHERS = ("title", "version", "language", "source", "strengths", "phases", "actors", "topics", "kinds",
           "profiles", "properties", "claims", "assumptions", "snapshots")  # fmt: skip
_ORDERED = ("inputs", "derived", "rules", "constraints")


def both(old: Mapping[str, _T], new: Mapping[str, _T]) -> Iterator[tuple[str, _T | None, _T | None]]:
    """Each id with what it stands for in either version, those of the new version first."""
    yield from ((name, old.get(name), found) for name, found in new.items())
    yield from ((name, found, None) for name, found in old.items() if name not in new)


def declared_otherwise(before: Derived, after: Derived) -> dict[str, tuple[Any, Any]]:
    """What two declarations of a derived fact say differently beside their texts, by the key of the pack language, as plain data."""
    if kind_of(before) != kind_of(after):
        return {"kind": (kind_of(before), kind_of(after))}
    pairs = {key: (_plain(getattr(before, name)), _plain(getattr(after, name)))
             for name, key in _DECLARED.items() if name in unlike(before, after)}  # fmt: skip
    return {key: (one, other) for key, (one, other) in pairs.items() if one != other}


def _plain(declared: str | tuple[str, ...] | Condition | None) -> Any:
    """What a conclusion declares; a condition as text."""
    match declared:
        case None | str():
            return declared
        case tuple():
            return list(declared)
        case _:
            return to_text(declared)


def worded_otherwise(before: DataclassInstance | None, after: DataclassInstance | None) -> tuple[str, ...]:
    """The fields in which two declarations differ that no status depends on."""
    return tuple(name for name in unlike(before, after) if name not in {*_DECLARED, *_MEANT})


def unlike(before: DataclassInstance | None, after: DataclassInstance | None) -> tuple[str, ...]:
    """The fields in which two values of one class differ; none where the classes do."""
    if before is None or after is None or type(before) is not type(after):
        return ()
    compared = (field.name for field in fields(before) if field.compare)
    return tuple(name for name in compared if getattr(before, name) != getattr(after, name))


def edited_inputs(old: Pack, new: Pack) -> tuple[ComparedInput, ...]:
    """The questions that are not the same."""
    every = (_edited_input(*found) for found in both(old.inputs, new.inputs))
    return tuple(found for found in every if found.edit is not Edit.KEPT)


def _edited_input(name: str, before: Input | None, after: Input | None) -> ComparedInput:
    if before is None or after is None:
        return ComparedInput(name, Edit.ADDED if before is None else Edit.REMOVED, before, after)
    labels = {option.id: option for option in before.options}
    alike = all(labels.get(option.id, option) == option for option in after.options)  # options that came or went are no texts
    texts = tuple(field for field in worded_otherwise(before, after) if field != "options" or not alike)
    edit = Edit.CHANGED if before.type != after.type else Edit.REWORDED if texts else Edit.KEPT
    return ComparedInput(name, edit, before, after, texts)


def edited_rules(old: Pack, new: Pack) -> Iterator[tuple[str, Edit, Rule | None, Rule | None]]:
    """The rules that are not the same; one that has only another id counts once, as renamed."""
    gone = {meaning(rule): rule for rule in old.rules.values() if rule.id not in new.rules}
    renamed = {
        rule.id: gone.pop(meaning(rule)) for rule in new.rules.values() if rule.id not in old.rules and meaning(rule) in gone
    }
    taken = {rule.id for rule in renamed.values()}
    for name, before, after in both(old.rules, new.rules):
        if name in renamed:
            yield name, Edit.RENAMED, renamed[name], after
        elif before is None or after is None:
            if name not in taken:
                yield name, Edit.ADDED if before is None else Edit.REMOVED, before, after
        elif meaning(before) != meaning(after):
            yield name, Edit.CHANGED, before, after
        elif worded_otherwise(before, after):
            yield name, Edit.REWORDED, before, after


def meaning(rule: Rule) -> tuple[str, frozenset[str]]:
    """What a rule concludes, and its conditions as written; their order does not matter."""
    return rule.then, frozenset(map(to_text, rule.when))


def edit_of_constraint(before: Constraint | None, after: Constraint | None) -> Edit:
    """How a constraint is written otherwise."""
    if before is None or after is None:
        return Edit.ADDED if before is None else Edit.REMOVED
    if to_text(before.never) != to_text(after.never):
        return Edit.CHANGED
    return Edit.REWORDED if worded_otherwise(before, after) else Edit.KEPT


def other_edits(old: Pack, new: Pack) -> tuple[str, ...]:
    """The parts of a pack that are not the same and that no status depends on; `order` for the order of what both have."""
    parts = tuple(name for name in _OTHERS if getattr(old, name) != getattr(new, name))
    return parts if not any(_reordered(getattr(old, name), getattr(new, name)) for name in _ORDERED) else (*parts, "order")


def _reordered(old: Mapping[str, object], new: Mapping[str, object]) -> bool:
    return [name for name in old if name in new] != [name for name in new if name in old]
