"""Reading answers files: a plain mapping, or a saved file that names its pack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.pack import Answers
from advisor.reader.answers import read_answers
from advisor.reader.shape import Keys, Problems, entries, read_fields, shortened
from advisor.source.documents import MappingNode

if TYPE_CHECKING:
    from advisor.reader.answers import Questions
    from advisor.reader.shape import Fields
    from advisor.source.documents import Node

_FILE = Keys(("snapshot", "answers"), may_be_empty=("answers",))
_HEADER = Keys((), ("id", "title", "as_of", "pack", "version", "digest", "saved"))


@dataclass(frozen=True, slots=True)
class Identity:
    """The pack that answers are for: its id, its version and the digest of its contents."""

    pack: str
    version: str
    digest: str


def read_saved(node: Node, questions: Questions, identity: Identity, problems: Problems) -> Answers:
    """Read the answers of a file.

    Entries that this pack does not know are preserved and reported in `remarks` if the file is for another version; in any other
    file they are problems.
    """
    if not (isinstance(node, MappingNode) and any(key.text == "snapshot" for key, _ in node.entries)):
        return Answers(given=read_answers(entries(node, "the answers", problems), questions, problems).given)
    fields = read_fields(node, "the answers file", _FILE, problems)
    header = fields.fields("snapshot", _HEADER)
    _check_pack(header, identity)
    remarks = Problems(stops=False) if _is_of_another_version(header, identity) else problems
    read = read_answers(fields.entries("answers"), questions, remarks)
    if remarks is problems:
        return Answers(given=read.given)
    return Answers(given=read.given, unrecognized=read.unrecognized, remarks=tuple(sorted(set(remarks.diagnostics))))


def _check_pack(header: Fields, identity: Identity) -> None:
    named = header.scalar("pack")
    if named and named.text.strip() != identity.pack:
        header.problems.add(named, "other-pack", f"answers are for the pack `{shortened(named.text)}`, not for `{identity.pack}`",
                            "choose that pack, or answer the questions of this one")  # fmt: skip


def _is_of_another_version(header: Fields, identity: Identity) -> bool:
    digest = header.text("digest")
    return digest != identity.digest if digest else header.text("version", identity.version) != identity.version
