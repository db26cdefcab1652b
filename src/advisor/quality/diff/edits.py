"""The edits between two versions of a pack, found by reading them side by side."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, TypeVar

from advisor.pack import kind_of
from advisor.pack.printing import to_text
from advisor.quality.diff.comparison import ComparedInput, Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from _typeshed import DataclassInstance

    from advisor.pack import Constraint, Derived, Input, Pack, Rule
    from advisor.quality.diff.comparison import Declared

_T = TypeVar("_T")

_DECLARED = {"strength": "strength", "phases": "phase", "actor": "actor", "met_when": "met_when", "past_when": "past_when",
             "lists": "lists"}  # fmt: skip
_MEANT = ("id", "type", "when", "then", "never")
_OTHERS = ("title", "version", "language", "source", "strengths", "phases", "actors", "topics", "kinds",
           "profiles", "properties", "claims", "assumptions", "snapshots")  # fmt: skip
_ORDERED = ("inputs", "derived", "rules", "constraints")


def pairs(old: Mapping[str, _T], new: Mapping[str, _T]) -> Iterator[tuple[str, _T | None, _T | None]]:
    """Each id with what it names in the old and in the new version, those of the new version first."""
    yield from ((name, old.get(name), found) for name, found in new.items())
    yield from ((name, found, None) for name, found in old.items() if name not in new)


def declaration_changes(before: Derived, after: Derived) -> dict[str, tuple[Declared, Declared]]:
    """The changes of a derived fact's declaration, except for its texts, by the key of the pack language."""
    if kind_of(before) != kind_of(after):
        return {"kind": (kind_of(before), kind_of(after))}
    changed = changed_fields(before, after)
    values = {key: (getattr(before, name), getattr(after, name)) for name, key in _DECLARED.items() if name in changed}
    return {key: (was, now) for key, (was, now) in values.items() if _written(was) != _written(now)}


def _written(declared: Declared) -> Declared:
    """A part of a declaration as its author writes it."""
    return declared if declared is None or isinstance(declared, str | tuple) else to_text(declared)


def text_changes(before: DataclassInstance | None, after: DataclassInstance | None) -> tuple[str, ...]:
    """The fields in which two declarations differ that no status depends on."""
    return tuple(name for name in changed_fields(before, after) if name not in {*_DECLARED, *_MEANT})


def changed_fields(before: DataclassInstance | None, after: DataclassInstance | None) -> tuple[str, ...]:
    """The fields in which two values of one class differ; none where the classes do."""
    if before is None or after is None or type(before) is not type(after):
        return ()
    names = (field.name for field in fields(before) if field.compare)
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def edited_inputs(old: Pack, new: Pack) -> tuple[ComparedInput, ...]:
    """The questions that were edited."""
    compared = (_edited_input(*pair) for pair in pairs(old.inputs, new.inputs))
    return tuple(question for question in compared if question.edit is not Edit.KEPT)


def _edited_input(name: str, before: Input | None, after: Input | None) -> ComparedInput:
    if before is None or after is None:
        return ComparedInput(name, Edit.ADDED if before is None else Edit.REMOVED, before, after)
    options = {option.id: option for option in before.options}
    same_texts = all(
        options.get(option.id, option) == option for option in after.options
    )  # options that came or went are no texts
    texts = tuple(field for field in text_changes(before, after) if field != "options" or not same_texts)
    edit = Edit.CHANGED if before.type != after.type else Edit.REWORDED if texts else Edit.KEPT
    return ComparedInput(name, edit, before, after, texts)


def edited_rules(old: Pack, new: Pack) -> Iterator[tuple[str, Edit, Rule | None, Rule | None]]:
    """The rules that were edited; one that has only another id counts once, as renamed."""
    missing = {meaning(rule): rule for rule in old.rules.values() if rule.id not in new.rules}
    renamed = {
        rule.id: missing.pop(meaning(rule))
        for rule in new.rules.values()
        if rule.id not in old.rules and meaning(rule) in missing
    }
    old_names = {rule.id for rule in renamed.values()}
    for name, before, after in pairs(old.rules, new.rules):
        if name in renamed:
            yield name, Edit.RENAMED, renamed[name], after
        elif before is None or after is None:
            if name not in old_names:
                yield name, Edit.ADDED if before is None else Edit.REMOVED, before, after
        elif meaning(before) != meaning(after):
            yield name, Edit.CHANGED, before, after
        elif text_changes(before, after):
            yield name, Edit.REWORDED, before, after


def meaning(rule: Rule) -> tuple[str, frozenset[str]]:
    """The fact that a rule concludes, and its conditions as written; their order does not matter."""
    return rule.then, frozenset(map(to_text, rule.when))


def edit_of_constraint(before: Constraint | None, after: Constraint | None) -> Edit:
    """The edit of a constraint."""
    if before is None or after is None:
        return Edit.ADDED if before is None else Edit.REMOVED
    if to_text(before.never) != to_text(after.never):
        return Edit.CHANGED
    return Edit.REWORDED if text_changes(before, after) else Edit.KEPT


def other_edits(old: Pack, new: Pack) -> tuple[str, ...]:
    """The parts of a pack that differ and that no status depends on; `order` for the order of what both versions have."""
    parts = tuple(name for name in _OTHERS if getattr(old, name) != getattr(new, name))
    return parts if not any(_reordered(getattr(old, name), getattr(new, name)) for name in _ORDERED) else (*parts, "order")


def _reordered(old: Mapping[str, object], new: Mapping[str, object]) -> bool:
    return [name for name in old if name in new] != [name for name in new if name in old]
