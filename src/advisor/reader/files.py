"""The files of a pack by their role, and the declarations of topic files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.reader.facts import declare
from advisor.reader.ids import check_known
from advisor.reader.shape import Keys, read_fields

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from advisor.reader.facts import Declaration
    from advisor.reader.shape import Problems
    from advisor.source.documents import Node, ScalarNode

MANIFEST, CLAIMS, ASSUMPTIONS, SNAPSHOTS = "pack.yaml", "claims.yaml", "assumptions.yaml", "snapshots/"

_TOPIC = Keys(("topic",), ("facts", "rules"))


@dataclass(frozen=True, slots=True)
class Files:
    """The documents of a pack by name, and the names of the files that could not be read."""

    documents: Mapping[str, Node]
    unreadable: Collection[str] = ()

    def topics(self) -> list[Node]:
        """The topic files, by name."""
        own = (MANIFEST, CLAIMS, ASSUMPTIONS)
        return [node for name, node in sorted(self.documents.items()) if name not in own and not name.startswith(SNAPSHOTS)]

    def snapshots(self) -> list[Node]:
        """The snapshot files, by name."""
        return [node for name, node in sorted(self.documents.items()) if name.startswith(SNAPSHOTS)]

    def declared_in(self, name: str, declared: Collection[str]) -> Collection[str] | None:
        """Return `declared`, or None if the file `name` that declares it could not be read."""
        return None if name in self.unreadable else declared

    @property
    def complete(self) -> bool:
        """True if every file that may declare or use facts could be read."""
        return all(name in (CLAIMS, ASSUMPTIONS) or name.startswith(SNAPSHOTS) for name in self.unreadable)


@dataclass(frozen=True, slots=True)
class TopicFile:
    """The declarations of one file of a topic ("" if the topic is unknown); rules are read once all facts are known."""

    topic: str
    facts: tuple[Declaration, ...]
    rules: tuple[tuple[ScalarNode, Node], ...]


def read_topics(files: Files, topics: Collection[str], problems: Problems) -> list[TopicFile]:
    """Read the topic files in pack order: topics as in `pack.yaml`, then by file name."""
    known = files.declared_in(MANIFEST, topics)
    order = list(topics)
    read = [_topic_file(node, known, problems) for node in files.topics()]
    return sorted(read, key=lambda file: order.index(file.topic) if file.topic in order else len(order))


def _topic_file(node: Node, topics: Collection[str] | None, problems: Problems) -> TopicFile:
    fields = read_fields(node, "the topic file", _TOPIC, problems)
    topic = fields.scalar("topic")
    name = topic.text if topic and check_known(topic, topics, "topic", problems) else ""
    facts = tuple(declare(fact, entry, name, problems) for fact, entry in fields.entries("facts"))
    return TopicFile(name, facts, fields.entries("rules"))
