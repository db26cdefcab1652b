"""Reading the declarations of facts: first names and types, which conditions need, then everything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from advisor.diagnostics import did_you_mean
from advisor.pack import Finding, Input, Notice, Recommendation
from advisor.pack.types import FIRST_DATE, LAST_DATE, TYPE_NAMES, Choice, Date, Number, YesNo
from advisor.reader.ids import check_snake_id
from advisor.reader.options import read_options
from advisor.reader.shape import Fields, Keys, describe, read_fields
from advisor.reader.values import read_date, read_number, read_value
from advisor.source.documents import MappingNode

if TYPE_CHECKING:
    from advisor.pack import Derived, Option
    from advisor.pack.types import FactType
    from advisor.reader.conditions import ConditionReader
    from advisor.reader.references import References
    from advisor.reader.shape import Problems
    from advisor.source.documents import Node, ScalarNode

_EVIDENCE = ("claims", "assumptions")
_KINDS = {
    "ask": Keys(("ask", "type"), ("title", "options", "anchors", "unit", "min", "max", "help", "article", "changeable_by", *_EVIDENCE)),
    "finding": Keys(("finding", "otherwise"), ("title", "note", *_EVIDENCE)),
    "recommendation": Keys(("recommendation", "strength", "phase", "actor"),
                           ("title", "met_when", "past_when", "lists", "note", *_EVIDENCE)),
    "notice": Keys(("notice",), ("title", "note", *_EVIDENCE)),
}  # fmt: skip
_ONLY_FOR = {"options": ("choice", "scale"), "anchors": ("choice", "scale"), "unit": ("number",), "min": ("number", "date"),
             "max": ("number", "date")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Declaration:
    """A fact as far as conditions need it. `kind` is the key that gives its kind ("" if unclear); `type` is None if unclear."""

    name: ScalarNode
    topic: str
    kind: str
    fields: Fields
    type: FactType | None
    options: tuple[Option, ...] = ()

    @property
    def id(self) -> str:
        """The name of the fact."""
        return self.name.text


def declare(name: ScalarNode, node: Node, topic: str, problems: Problems) -> Declaration:
    """Read the name, kind and type that an entry under `facts:` declares."""
    check_snake_id(name, "a fact", problems)
    kind = _kind(name, node, problems)
    owner = f"{'input' if kind == 'ask' else kind or 'fact'} `{name.text}`"
    if not kind:
        return Declaration(name, topic, "", Fields(name, {}, problems), None)
    fields = read_fields(node, owner, _KINDS[kind], problems, name)
    if kind != "ask":
        return Declaration(name, topic, kind, fields, YesNo())
    options = read_options(fields)
    return Declaration(name, topic, kind, fields, _type(name, fields, options), options)


def _kind(name: ScalarNode, node: Node, problems: Problems) -> str:
    if not isinstance(node, MappingNode):
        read_fields(node, f"fact `{name.text}`", Keys(), problems, name)
        return ""
    written = {key.text for key, _ in node.entries}
    kinds = [kind for kind in _KINDS if kind in written]
    if len(kinds) == 1:
        return kinds[0]
    listed = ", ".join(f"`{kind}`" for kind in _KINDS)
    if kinds:
        both = " and ".join(f"`{kind}`" for kind in kinds)
        problems.add(name, "mixed-kinds", f"fact `{name.text}` has {both}", f"a fact has exactly one of {listed}")
        return ""
    guesses = [guess for word in written if (guess := did_you_mean(word, _KINDS))]
    if "type" in written and not guesses:
        return "ask"
    problems.add(
        name,
        "missing-key",
        f"fact `{name.text}` has none of {listed}",
        next(iter(sorted(guesses)), "say what kind of fact it is"),
    )
    return ""


def _type(owner: ScalarNode, fields: Fields, options: tuple[Option, ...]) -> FactType | None:
    scalar = fields.scalar("type")
    if scalar is None:
        return None
    name = scalar.text.strip()
    if name not in TYPE_NAMES:
        listed = "types are " + ", ".join(f"`{known}`" for known in TYPE_NAMES)
        fields.problems.add(scalar, "unknown-type", f"unknown type `{name}`", did_you_mean(name, TYPE_NAMES, otherwise=listed))
        return None
    for key, types in _ONLY_FOR.items():
        if key in fields and name not in types:
            belongs = " or ".join(types)
            fields.problems.add(
                fields.values[key][0], "misplaced-key", f"`{key}` does not belong to a {name}", f"it belongs to a {belongs}"
            )
    match name:
        case "choice" | "scale":
            return _choice(owner, fields, options, name)
        case "number":
            return _number(fields)
        case "date":
            return _date(fields)
        case _:
            return YesNo()


def _choice(owner: ScalarNode, fields: Fields, options: tuple[Option, ...], name: str) -> FactType | None:
    if "options" not in fields:
        if "options" not in fields.written:
            fields.problems.add(owner, "missing-key", f"input `{owner.text}` is a {name} and has no `options`")
        return None
    if len(options) == 1:
        fields.problems.add(fields.values["options"][0], "too-few-options", f"input `{owner.text}` has only one option",
                            "give at least two, or make it a yes_no")  # fmt: skip
    return Choice(tuple(option.id for option in options), ordered=name == "scale") if options else None


def _number(fields: Fields) -> FactType:
    minimum, maximum = read_number(fields, "min"), read_number(fields, "max")
    if minimum is not None and maximum is not None and minimum > maximum:
        _reversed(fields)
        return Number(fields.text("unit"))
    return Number(fields.text("unit"), minimum, maximum)


def _date(fields: Fields) -> FactType:
    minimum, maximum = read_date(fields, "min") or FIRST_DATE, read_date(fields, "max") or LAST_DATE
    if minimum < FIRST_DATE or maximum > LAST_DATE:
        key = "min" if minimum < FIRST_DATE else "max"
        written = fields.values[key][1]
        fields.problems.add(written, "value-out-of-range", f"expected {Date().expected()}, found {describe(written)}")
    elif minimum > maximum:
        _reversed(fields)
    else:
        return Date(minimum, maximum)
    return Date()


def _reversed(fields: Fields) -> None:
    key = "max" if "max" in fields else "min"
    fields.problems.add(fields.values[key][1], "reversed-bounds", "`max` lies below `min`", "exchange the two")


def to_input(declared: Declaration, references: References) -> Input | None:
    """Return the input, with its references resolved; None if its type is unclear."""
    fields, kind = declared.fields, declared.type
    changeable_by = references.changer(fields)
    article = fields.scalar("article")
    claims, assumptions = references.evidence(fields)
    if kind is None:
        return None
    ask = fields.text("ask")
    return Input(
        id=declared.id, topic=declared.topic, title=fields.text("title", ask), ask=ask, type=kind, options=declared.options,
        anchors=fields.text("anchors"), help=fields.text("help"), changeable_by=changeable_by,
        article=read_value(article, kind, fields.problems) if article else None,
        claims=claims, assumptions=assumptions, location=declared.name.location,
    )  # fmt: skip


def to_derived(declared: Declaration, references: References, conditions: ConditionReader) -> Derived:
    """Return the finding, recommendation or notice, with its references resolved."""
    fields = declared.fields
    claims, assumptions = references.evidence(fields)
    text = fields.text(declared.kind)
    common: dict[str, Any] = {
        "id": declared.id,
        "topic": declared.topic,
        "title": fields.text("title", text),
        "text": text,
        "note": fields.text("note"),
    }
    evidence: dict[str, Any] = {"claims": claims, "assumptions": assumptions, "location": declared.name.location}
    match declared.kind:
        case "finding":
            return Finding(**common, **evidence, otherwise=fields.text("otherwise"))
        case "notice":
            return Notice(**common, **evidence)
        case _:
            return Recommendation(
                **common, **evidence, strength=references.one(fields, "strength", "strength"),
                phases=references.several(fields, "phase", "phase"), actor=references.one(fields, "actor", "actor"),
                lists=references.one(fields, "lists", "profile"),
                met_when=conditions.one(fields, "met_when"), past_when=conditions.one(fields, "past_when"),
            )  # fmt: skip
