"""Reading `pack.yaml`: the source, and the labels that facts and claims refer to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.pack import Section, Source
from advisor.reader.ids import check_kebab_id, check_snake_id
from advisor.reader.shape import Fields, Keys, describe, is_empty, read_fields
from advisor.source.documents import ScalarNode

if TYPE_CHECKING:
    from advisor.reader.shape import Problems
    from advisor.source.documents import Node

_PACK = Keys(
    ("id", "title", "version", "language", "source", "topics"),
    ("strengths", "phases", "actors", "profiles", "constraints", "properties", "accepted"),
)
_SOURCE = Keys(("author", "year", "title"), ("identifier", "as_of", "sections"))
_SECTION = Keys(("title",), ("locator",))
_PROFILE = Keys(("title", "about", "members"), ("claims", "assumptions"))
_CONSTRAINT = Keys(("never", "because"), ("claims", "assumptions"))
_PROPERTY = Keys(("because",), ("always", "never", "claims", "assumptions"))
_LABELS = ("strengths", "phases", "actors", "topics")
_VERSION = re.compile(r"\d+\.\d+\.\d+", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_FINDING = re.compile(r"[a-z-]+(/[^/\s]+)+/[0-9a-f]{8}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of `pack.yaml`; profiles, constraints and properties are read further once all facts are known."""

    id: str
    title: str
    version: str
    language: str
    source: Source
    strengths: dict[str, str]
    phases: dict[str, str]
    actors: dict[str, str]
    topics: dict[str, str]
    profiles: tuple[Fields, ...]
    constraints: tuple[Fields, ...]
    properties: tuple[Fields, ...]
    waivers: dict[str, str]


NO_MANIFEST = Manifest(
    "", "", "", "", Source(author="", year=0, title="", identifier="", as_of="", sections={}), {}, {}, {}, {}, (), (), (), {}
)


def read_manifest(node: Node, problems: Problems) -> Manifest:
    """Read the contents of `pack.yaml`."""
    fields = read_fields(node, "the pack", _PACK, problems)
    pack_id = fields.scalar("id")
    if pack_id:
        check_kebab_id(pack_id, "a pack", problems)
    _check_form(fields, "version", _VERSION, "three numbers such as 1.0.0")
    _check_form(fields, "language", _LANGUAGE, "a language such as `en`")
    strengths, phases, actors, topics = (read_labels(fields, key, f"one of the {key}") for key in _LABELS)
    return Manifest(
        id=pack_id.text if pack_id else "",
        title=fields.text("title"),
        version=fields.text("version"),
        language=fields.text("language"),
        source=_source(fields),
        strengths=strengths,
        phases=phases,
        actors=actors,
        topics=topics,
        profiles=_blocks(fields, "profiles", "profile", _PROFILE),
        constraints=_blocks(fields, "constraints", "constraint", _CONSTRAINT),
        properties=_blocks(fields, "properties", "property", _PROPERTY),
        waivers=_waivers(fields),
    )


def read_labels(fields: Fields, key: str, what: str) -> dict[str, str]:
    """Read a mapping of ids to the labels shown for them."""
    for name, _ in fields.entries(key):
        check_snake_id(name, what, fields.problems)
    return _texts(fields, key, "label")


def _waivers(fields: Fields) -> dict[str, str]:
    """The reasons why the author accepts findings of verification, by id."""
    for name, _ in fields.entries("accepted"):
        if not _FINDING.fullmatch(name.text):
            fields.problems.add(
                name, "wrong-value", f"expected the id of something that was found, found {describe(name)}",
                "`advisor verify` prints the ids; one ends in eight digits or letters from a to f",
            )  # fmt: skip
    return _texts(fields, "accepted", "reason")


def _texts(fields: Fields, key: str, what: str) -> dict[str, str]:
    """A mapping of ids to texts; `what` names such a text in messages."""
    texts: dict[str, str] = {}
    for name, label in fields.entries(key):
        texts[name.text] = label.text.strip() if isinstance(label, ScalarNode) else ""
        if not isinstance(label, ScalarNode):
            fields.problems.add(name, "wrong-shape", f"expected a {what} for `{name.text}`, found {describe(label)}")
        elif is_empty(label):
            fields.problems.add(name, "empty-value", f"`{name.text}` has no {what}", f"write `{name.text}: Its {what}`")
    return texts


def _source(fields: Fields) -> Source:
    source = fields.fields("source", _SOURCE)
    _check_form(source, "year", _YEAR, "a year of four digits")
    year = source.text("year")
    return Source(
        author=source.text("author"), year=int(year) if _YEAR.fullmatch(year) else 0, title=source.text("title"),
        identifier=source.text("identifier"), as_of=source.text("as_of"), sections=_sections(source),
    )  # fmt: skip


def _sections(source: Fields) -> dict[str, Section]:
    sections = {}
    for name, node in source.entries("sections"):
        check_snake_id(name, "a section", source.problems)
        section = read_fields(node, f"section `{name.text}`", _SECTION, source.problems, name)
        sections[name.text] = Section(name.text, section.text("title"), section.text("locator"))
    return sections


def _blocks(fields: Fields, key: str, what: str, keys: Keys) -> tuple[Fields, ...]:
    blocks = []
    for name, node in fields.entries(key):
        check = check_snake_id if what == "profile" else check_kebab_id
        check(name, f"a {what}", fields.problems)
        blocks.append(read_fields(node, f"{what} `{name.text}`", keys, fields.problems, name))
    return tuple(blocks)


def _check_form(fields: Fields, key: str, form: re.Pattern[str], expected: str) -> None:
    scalar = fields.scalar(key)
    if scalar and not form.fullmatch(scalar.text.strip()):
        fields.problems.add(scalar, "wrong-value", f"expected {expected}, found {describe(scalar)}")
