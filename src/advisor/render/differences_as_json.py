"""JSON of what two versions of a pack conclude differently; the schema is written out in docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.pack.printing import to_text
from advisor.pack.types import Choice, Date, Number, YesNo, describe
from advisor.render.as_json import value_to_json

if TYPE_CHECKING:
    from advisor.pack import Constraint, Input, Pack, Rule
    from advisor.pack.types import Value
    from advisor.quality.diff import (
        ComparedConclusion,
        ComparedConstraint,
        ComparedInput,
        ComparedRule,
        Comparison,
        Refusal,
        Witness,
    )
    from advisor.render.as_json import Json


def comparison_to_json(found: Comparison) -> Json:
    """A comparison as plain data; `conclusions` lists every derived fact, the other lists what was edited."""
    return {
        "old": _pack(found.old),
        "new": _pack(found.new),
        "equal": found.equal,
        "conclusions": [_conclusion(one) for one in found.conclusions],
        "inputs": [_input(one) for one in found.inputs],
        "rules": [_rule(one) for one in found.rules],
        "constraints": [_constraint(one) for one in found.constraints],
        "others": list(found.others),
    }


def _pack(pack: Pack) -> Json:
    return {"id": pack.id, "version": pack.version, "digest": pack.digest}


def _conclusion(one: ComparedConclusion) -> Json:
    return {
        "id": one.id,
        "status": one.sameness.value,
        "witnesses": [_answered(found) | {"before": found.before.value, "after": found.after.value} for found in one.witnesses],
        "changes": {key: {"from": before, "to": after} for key, (before, after) in one.declared.items()},
        "texts": list(one.texts),
        "rules": list(one.rules),
        "through": list(one.through),
    }


def _input(one: ComparedInput) -> Json:
    return {
        "id": one.id,
        "change": one.edit.value,
        "before": _type(one.before),
        "after": _type(one.after),
        "texts": list(one.texts),
    }


def _type(asked: Input | None) -> Json | None:
    if asked is None:
        return None
    found: Json = {"type": describe(asked.type)}
    match asked.type:
        case Choice(options):
            return found | {"options": list(options)}
        case Number(unit, minimum, maximum):
            return found | {"unit": unit, "min": _bound(minimum), "max": _bound(maximum)}
        case Date(minimum, maximum):
            return found | {"min": _bound(minimum), "max": _bound(maximum)}
        case YesNo():
            return found


def _bound(value: Value | None) -> Any:
    return None if value is None else value_to_json(value)


def _rule(one: ComparedRule) -> Json:
    return {
        "id": one.id,
        "change": one.edit.value,
        "before": _written(one.before),
        "after": _written(one.after),
        "changes_nothing": one.changes_nothing,
        "texts": list(one.texts),
    }


def _written(rule: Rule | None) -> Json | None:
    return {"id": rule.id, "when": [to_text(part) for part in rule.when], "then": rule.then} if rule else None


def _constraint(one: ComparedConstraint) -> Json:
    return {
        "id": one.id,
        "change": one.edit.value,
        "status": one.sameness.value,
        "witnesses": [_answered(found) | {"refused_by": "new" if found.now else "old"} for found in one.witnesses],
        "before": _never(one.before),
        "after": _never(one.after),
        "texts": list(one.texts),
    }


def _never(constraint: Constraint | None) -> str | None:
    return to_text(constraint.never) if constraint else None


def _answered(found: Witness | Refusal) -> Json:
    return {
        "answers": {name: value_to_json(value) for name, value in found.answers.items()},
        "unknown_before": list(found.unknown_before),
        "unknown_after": list(found.unknown_after),
    }
