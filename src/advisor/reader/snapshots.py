"""Reading the snapshots that ship with a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.pack import Snapshot
from advisor.reader.answers import read_answers
from advisor.reader.ids import check_snake_id, check_unique
from advisor.reader.shape import Keys, read_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.reader.answers import Questions
    from advisor.reader.shape import Problems
    from advisor.source.documents import Node, ScalarNode

_FILE = Keys(("snapshot", "answers"), may_be_empty=("answers",))
_HEADER = Keys(("id", "title", "as_of"))


def read_snapshots(nodes: Iterable[Node], questions: Questions, problems: Problems) -> dict[str, Snapshot]:
    """Read snapshots; return them by id, in the order of their files."""
    read = [_read(node, questions, problems) for node in nodes]
    check_unique((name for name, _ in read if name), "snapshot", problems)
    return {snapshot.id: snapshot for _, snapshot in read}


def _read(node: Node, questions: Questions, problems: Problems) -> tuple[ScalarNode | None, Snapshot]:
    fields = read_fields(node, "the snapshot file", _FILE, problems)
    header = fields.fields("snapshot", _HEADER)
    name = header.scalar("id")
    if name:
        check_snake_id(name, "a snapshot", problems)
    read = read_answers(fields.entries("answers"), questions, problems)
    return name, Snapshot(id=name.text if name else "", title=header.text("title"), as_of=header.text("as_of"),
                          answers=read.given, location=node.location)  # fmt: skip
