"""A pack as an author would write it, so that the loader can be tested against packs that a strategy made."""

from __future__ import annotations

from typing import Any

from advisor.pack import Derived, Finding, Input, Pack, Recommendation, kind_of
from advisor.pack.printing import to_text
from advisor.pack.types import Choice, Date, Number, describe


def to_files(pack: Pack) -> dict[str, Any]:
    """The pack as the plain data of its files, by file name."""
    files = {f"{topic}.yaml": _topic(pack, topic) for topic in pack.topics}
    sections = {section.id: {"title": section.title, "locator": section.locator} for section in pack.source.sections.values()}
    source = pack.source
    manifest: dict[str, Any] = {
        "id": pack.id, "title": pack.title, "version": pack.version, "language": pack.language,
        "source": {"author": source.author, "year": str(source.year), "title": source.title,
                   "identifier": source.identifier, "as_of": source.as_of, "sections": sections},
        "strengths": dict(pack.strengths), "phases": dict(pack.phases), "actors": dict(pack.actors), "topics": dict(pack.topics),
        "profiles": {item.id: {"title": item.title, "about": item.about, "members": list(item.members)} for item in pack.profiles.values()},
        "constraints": {item.id: {"never": to_text(item.never), "because": item.because} for item in pack.constraints.values()},
        "properties": {item.id: {"always" if item.always else "never": to_text(item.condition), "because": item.because}
                       for item in pack.properties.values()},
    }  # fmt: skip
    files["pack.yaml"] = {key: value for key, value in manifest.items() if value}
    claims = {claim.id: {"section": claim.section, "kind": claim.kind, "says": claim.says} for claim in pack.claims.values()}
    files["claims.yaml"] = {"kinds": dict(pack.kinds), "claims": claims}
    files["assumptions.yaml"] = {"assumptions": {item.id: item.text for item in pack.assumptions.values()}}
    return {name: contents for name, contents in files.items() if len(contents) > 1 or "topic" not in contents}


def _topic(pack: Pack, topic: str) -> dict[str, Any]:
    facts = {fact.id: _input_data(fact) for fact in pack.inputs.values() if fact.topic == topic}
    facts |= {fact.id: _derived_data(fact) for fact in pack.derived.values() if fact.topic == topic}
    rules = {
        rule.id: {"when": [to_text(part) for part in rule.when], "then": rule.then, "because": rule.because}
        for rule in pack.rules.values()
        if rule.topic == topic
    }
    return {"topic": topic} | ({"facts": facts} if facts else {}) | ({"rules": rules} if rules else {})


def _input_data(fact: Input) -> dict[str, Any]:
    data: dict[str, Any] = {
        "title": fact.title, "ask": fact.ask, "type": describe(fact.type), "changeable_by": fact.changeable_by,
    }  # fmt: skip
    match fact.type:
        case Choice():
            data["options"] = {option.id: option.label for option in fact.options}
        case Number(unit, minimum, maximum):
            bounds = {"unit": unit, "min": minimum, "max": maximum}
            data |= {key: str(bound) for key, bound in bounds.items() if bound not in (None, "")}
        case Date(minimum, maximum):
            data |= {"min": str(minimum), "max": str(maximum)}
    return data


def _derived_data(fact: Derived) -> dict[str, Any]:
    evidence = {"claims": list(fact.claims), "assumptions": list(fact.assumptions)}
    data: dict[str, Any] = {"title": fact.title, kind_of(fact): fact.text, **evidence}
    match fact:
        case Finding(otherwise=otherwise):
            data["otherwise"] = otherwise
        case Recommendation(strength=strength, phases=phases, actor=actor):
            data |= {"strength": strength, "phase": list(phases), "actor": actor}
    return {key: value for key, value in data.items() if value}
