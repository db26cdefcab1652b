"""What two versions of a pack conclude differently, as JSON; the schema is written out in docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.pack.printing import to_text
from advisor.pack.types import Choice, Date, Number, YesNo, describe
from advisor.render.json_values import answers_to_json, pack_to_json, value_to_json

if TYPE_CHECKING:
    from advisor.pack import Constraint, Input, Rule
    from advisor.pack.types import Value
    from advisor.quality.diff.comparison import (
        ComparedConclusion,
        ComparedConstraint,
        ComparedInput,
        ComparedRule,
        Comparison,
        Declared,
        Refusal,
        Witness,
    )
    from advisor.render.json_values import Json


def to_json(found: Comparison) -> Json:
    """A comparison as plain data; `conclusions` lists every derived fact, the other lists hold what was edited."""
    return {
        "old": pack_to_json(found.old),
        "new": pack_to_json(found.new),
        "equal": found.equal,
        "conclusions": [_conclusion(conclusion) for conclusion in found.conclusions],
        "inputs": [_input(question) for question in found.inputs],
        "rules": [_rule(rule) for rule in found.rules],
        "constraints": [_constraint(constraint) for constraint in found.constraints],
        "others": list(found.others),
    }


def _conclusion(compared: ComparedConclusion) -> Json:
    witnesses = [
        _answers(witness) | {"before": witness.before.value, "after": witness.after.value} for witness in compared.witnesses
    ]
    return {
        "id": compared.id,
        "status": compared.sameness.value,
        "witnesses": witnesses,
        "changes": {key: {"from": _declared(was), "to": _declared(now)} for key, (was, now) in compared.declared.items()},
        "texts": list(compared.texts),
        "rules": list(compared.rules),
        "through": list(compared.through),
    }


def _declared(value: Declared) -> Any:
    match value:
        case None | str():
            return value
        case tuple():
            return list(value)
        case condition:
            return to_text(condition)


def _input(compared: ComparedInput) -> Json:
    return _edited(compared, _type(compared.before), _type(compared.after)) | {"texts": list(compared.texts)}


def _type(asked: Input | None) -> Json | None:
    if asked is None:
        return None
    data: Json = {"type": describe(asked.type)}
    match asked.type:
        case Choice(options):
            return data | {"options": list(options)}
        case Number(unit, minimum, maximum):
            return data | {"unit": unit, "min": _bound(minimum), "max": _bound(maximum)}
        case Date(minimum, maximum):
            return data | {"min": _bound(minimum), "max": _bound(maximum)}
        case YesNo():
            return data


def _bound(value: Value | None) -> Any:
    return None if value is None else value_to_json(value)


def _rule(compared: ComparedRule) -> Json:
    data = _edited(compared, _written(compared.before), _written(compared.after))
    return data | {"changes_nothing": compared.changes_nothing, "texts": list(compared.texts)}


def _edited(compared: ComparedInput | ComparedRule, before: Json | None, after: Json | None) -> Json:
    return {"id": compared.id, "change": compared.edit.value, "before": before, "after": after}


def _written(rule: Rule | None) -> Json | None:
    return {"id": rule.id, "when": [to_text(part) for part in rule.when], "then": rule.then} if rule else None


def _constraint(compared: ComparedConstraint) -> Json:
    return {
        "id": compared.id,
        "change": compared.edit.value,
        "status": compared.sameness.value,
        "witnesses": [_answers(refusal) | {"refused_by": "new" if refusal.now else "old"} for refusal in compared.witnesses],
        "before": _never(compared.before),
        "after": _never(compared.after),
        "texts": list(compared.texts),
    }


def _never(constraint: Constraint | None) -> str | None:
    return to_text(constraint.never) if constraint else None


def _answers(shown: Witness | Refusal) -> Json:
    return {
        "answers": answers_to_json(shown.answers),
        "unknown_before": list(shown.unknown_before),
        "unknown_after": list(shown.unknown_after),
    }
