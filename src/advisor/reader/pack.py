"""Reading all files of a pack together: from nodes to the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.pack import Pack
from advisor.reader.answers import Questions
from advisor.reader.conditions import ConditionReader, Names
from advisor.reader.evidence import read_assumptions, read_claims
from advisor.reader.facts import to_derived, to_input
from advisor.reader.files import ASSUMPTIONS, CLAIMS, MANIFEST, read_topics
from advisor.reader.manifest import NO_MANIFEST, read_manifest
from advisor.reader.references import References
from advisor.reader.rules import EntryReader
from advisor.reader.shape import check_keys
from advisor.reader.snapshots import read_snapshots
from advisor.reader.structure import check_structure

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from advisor.pack import Assumption, Claim, Constraint, Derived, Input, Profile, Property, Rule
    from advisor.reader.facts import Declaration
    from advisor.reader.files import Files, TopicFile
    from advisor.reader.manifest import Manifest
    from advisor.reader.shape import Problems


@dataclass(frozen=True, slots=True)
class _Evidence:
    kinds: Mapping[str, str]
    claims: Mapping[str, Claim]
    assumptions: Mapping[str, Assumption]


@dataclass(frozen=True, slots=True)
class _Entries:
    """The facts, rules and other entries that name facts; wrong parts are left out, and the pack is then refused."""

    inputs: tuple[Input, ...]
    derived: tuple[Derived, ...]
    rules: tuple[Rule, ...]
    profiles: tuple[Profile, ...]
    constraints: tuple[Constraint, ...]
    properties: tuple[Property, ...]


def read_pack(files: Files, digest: str, problems: Problems) -> Pack | None:
    """Read a pack; None if anything is wrong with it, and `problems` then has every problem."""
    for node in files.documents.values():
        check_keys(node, problems)
    manifest = read_manifest(files.documents[MANIFEST], problems) if MANIFEST in files.documents else NO_MANIFEST
    evidence = _read_evidence(files, manifest, problems)
    topics = read_topics(files, manifest.topics, problems)
    declared = tuple(fact for topic in topics for fact in topic.facts)
    names = _names(declared, files)
    conditions = ConditionReader(names, problems)
    references = References(_known(files, manifest, evidence), problems)
    entries = _read_entries(manifest, topics, EntryReader(names, conditions, references, problems))
    questions = Questions(
        {fact.id: fact.type for fact in declared if fact.type and fact.kind == "ask"}, names.derived,
        references.known["claim"], names.doubtful, names.complete,
    )  # fmt: skip
    snapshots = read_snapshots(files.snapshots(), questions, problems)
    check_structure(topics, entries.rules, conditions, problems)
    if not declared and files.complete:
        problems.add_file(files.documents[MANIFEST].location.path, "empty-pack", "pack declares no facts",
                          "write a topic file `*.yaml` beside it, with `topic:`, `facts:` and `rules:`")  # fmt: skip
    if problems.diagnostics or files.unreadable:
        return None
    return Pack(
        id=manifest.id, title=manifest.title, version=manifest.version, language=manifest.language, digest=digest,
        source=manifest.source, strengths=manifest.strengths, phases=manifest.phases, actors=manifest.actors, topics=manifest.topics,
        kinds=evidence.kinds, claims=evidence.claims, assumptions=evidence.assumptions, snapshots=snapshots,
        inputs={fact.id: fact for fact in entries.inputs}, derived={fact.id: fact for fact in entries.derived},
        rules={rule.id: rule for rule in entries.rules}, profiles={each.id: each for each in entries.profiles},
        constraints={each.id: each for each in entries.constraints}, properties={each.id: each for each in entries.properties},
        waivers=manifest.waivers,
    )  # fmt: skip


def _read_evidence(files: Files, manifest: Manifest, problems: Problems) -> _Evidence:
    claims, assumptions = files.documents.get(CLAIMS), files.documents.get(ASSUMPTIONS)
    sections = files.declared_in(MANIFEST, manifest.source.sections)
    kinds, read = read_claims(claims, sections, problems) if claims else ({}, {})
    return _Evidence(kinds, read, read_assumptions(assumptions, problems) if assumptions else {})


def _names(declared: Collection[Declaration], files: Files) -> Names:
    return Names(
        types={fact.id: fact.type for fact in declared if fact.type},
        derived=frozenset(fact.id for fact in declared if fact.kind not in ("ask", "")),
        doubtful=frozenset(fact.id for fact in declared if not fact.type),
        complete=files.complete,
    )


def _known(files: Files, manifest: Manifest, evidence: _Evidence) -> Mapping[str, Collection[str] | None]:
    profiles = [profile.name.text for profile in manifest.profiles if profile.name]
    return {
        "strength": files.declared_in(MANIFEST, manifest.strengths),
        "phase": files.declared_in(MANIFEST, manifest.phases),
        "actor": files.declared_in(MANIFEST, manifest.actors),
        "profile": files.declared_in(MANIFEST, profiles),
        "claim": files.declared_in(CLAIMS, evidence.claims),
        "assumption": files.declared_in(ASSUMPTIONS, evidence.assumptions),
    }


def _read_entries(manifest: Manifest, topics: list[TopicFile], reader: EntryReader) -> _Entries:
    declared = [fact for topic in topics for fact in topic.facts]
    inputs = [to_input(fact, reader.references) for fact in declared if fact.kind == "ask"]
    constraints = [reader.constraint(fields) for fields in manifest.constraints]
    properties = [reader.property(fields) for fields in manifest.properties]
    return _Entries(
        tuple(fact for fact in inputs if fact),
        tuple(to_derived(fact, reader.references, reader.conditions) for fact in declared if fact.kind not in ("ask", "")),
        tuple(reader.rule(name, node, topic.topic) for topic in topics for name, node in topic.rules),
        tuple(reader.profile(fields) for fields in manifest.profiles),
        tuple(each for each in constraints if each),
        tuple(each for each in properties if each),
    )
