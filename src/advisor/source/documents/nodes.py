"""The nodes of a document: scalars, sequences and mappings, each with its location."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.diagnostics import Location


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A text, its location, and the source line that it starts on."""

    text: str
    location: Location
    line: str

    def part(self, offset: int, length: int) -> Location:
        """The location of some characters of the text; of the whole scalar if the line does not show them as they are."""
        path, line, column = self.location.path, self.location.line, self.location.column
        text = self.text.rstrip("\n")
        for start in (column - 1, column):  # after a quotation mark the text starts one column later
            if self.line[start : start + len(text)] == text:
                return Location(path, line, start + offset + 1, length)
        return self.location


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list; `flow` if written in brackets."""

    items: tuple[Node, ...]
    location: Location
    line: str
    flow: bool = False


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys with their values in the order written, doubled keys included."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    location: Location
    line: str


Node = ScalarNode | SequenceNode | MappingNode


def plain(node: Node) -> object:
    """The node as str, list and dict."""
    match node:
        case ScalarNode(text):
            return text
        case SequenceNode(items):
            return [plain(item) for item in items]
        case MappingNode(entries):
            return {key.text: plain(value) for key, value in entries}
