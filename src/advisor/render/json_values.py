"""Parts that the JSON of several subjects has in common; the schemas are written out in docs/json.md."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from advisor.pack.types import value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from advisor.pack import Pack
    from advisor.pack.types import Value

Json = dict[str, Any]


def value_to_json(value: Value | None) -> Any:
    """A value as JSON has it: an option's id, a date as text, `yes`/`no`, a number; "unknown" for don't know."""
    match value:
        case None:
            return "unknown"
        case bool() | date():
            return value_text(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case _:
            return value


def answers_to_json(answers: Mapping[str, Value | None]) -> Json:
    """Answers by the ids of their questions."""
    return {question: value_to_json(value) for question, value in answers.items()}


def pack_to_json(pack: Pack) -> Json:
    """The id, version and digest of a pack."""
    return {"id": pack.id, "version": pack.version, "digest": pack.digest}


def not_decided(parts: Iterable[Json | str]) -> Json:
    """The entry for `parts` that a time limit cut short; no entry where there are none."""
    listed = list(parts)
    return {"not_decided": listed} if listed else {}
