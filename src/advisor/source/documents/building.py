"""Building nodes from the events of a parser, without recursion, so that no depth of nesting can exhaust the stack."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

import yaml

from advisor.diagnostics import Diagnostic, Location, present
from advisor.source.documents.nodes import MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.source.documents.nodes import Node

MAX_DEPTH = 20
MAX_NODES = 50_000

UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INSTEAD = {
    "an anchor": "write the text out where it is needed",
    "an alias": "write the text out where it is needed; quote a text that starts with `*`",
    "a directive": "remove the line that starts with `%`",
    "a tag": "write `not x` for the contrary of x; quote a text that starts with `!`",
}


class Mark(Protocol):
    """A position as the yaml library gives it; lines and columns count from 0."""

    line: int
    column: int


# The lists and mappings that are still open: the event that starts each, and its children so far.
_Stack = list[tuple[yaml.CollectionStartEvent, list["Node"]]]


class Refused(Exception):  # noqa: N818 - control flow inside this package, never seen outside
    """The document is refused; `diagnostic` has the reason."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


class Doubtful(Exception):  # noqa: N818 - control flow inside this package, never seen outside
    """The two parsers may read this place differently."""


class Builder:
    """Builds the document of `text` from the events of a parser; `path` names it in diagnostics."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = [*text.splitlines(), ""]  # an event at the end of the file may be on a line of its own
        self._ends: dict[int, int] = {}

    def document(self, events: Iterable[yaml.Event], *, certain: bool = False) -> Node:
        """Return the document. Raises Refused, and, if `certain`, Doubtful where the parsers may differ."""
        root: Node | None = None
        node: Node | None
        stack: _Stack = []
        for count, event in enumerate(events):
            if count > MAX_NODES:
                raise self.refuse(event.start_mark, "too-large", f"file has more than {MAX_NODES:,} keys and values", "split it")
            if isinstance(event, yaml.ScalarEvent):
                if certain and not event.style and _is_doubtful(event, stack):
                    raise Doubtful
                node = self._scalar(event)
            else:
                node = self._collection(event, stack)
            if node is not None and stack:
                stack[-1][1].append(node)
            elif node is not None:
                root = node
            elif root is not None and isinstance(event, yaml.DocumentStartEvent):
                raise self.refuse(event.start_mark, "yaml-feature", "file holds several documents", "remove the line `---`")
        if root is None or (isinstance(root, ScalarNode) and not root.text):
            raise Refused(Diagnostic(Location(self.path), "empty-file", "file is empty"))
        return root

    def _collection(self, event: yaml.Event, stack: _Stack) -> Node | None:
        """The list or mapping that ends with this event; None if none does."""
        match event:
            case yaml.SequenceEndEvent():
                start, children = stack.pop()
                return SequenceNode(tuple(children), *self._place(start), flow=bool(start.flow_style))
            case yaml.MappingEndEvent():
                start, children = stack.pop()
                return MappingNode(self._entries(children), *self._place(start))
            case yaml.CollectionStartEvent():
                if event.anchor is not None or event.tag is not None:
                    raise self._hidden(event)
                if len(stack) == MAX_DEPTH:
                    raise self.refuse(event.start_mark, "too-deep", f"nested more than {MAX_DEPTH} levels deep", "flatten it")
                stack.append((event, []))
            case yaml.AliasEvent():
                raise self._unread(event, "an alias")
            case yaml.DocumentStartEvent(version=version, tags=tags) if version or tags:
                raise self._unread(event, "a directive")
        return None

    def _hidden(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> Refused:
        return self._unread(event, "a tag" if event.anchor is None else "an anchor")

    def _unread(self, event: yaml.Event, feature: str) -> Refused:
        return self.refuse(event.start_mark, "yaml-feature", f"{feature} is not read", _INSTEAD[feature])

    def _entries(self, children: list[Node]) -> tuple[tuple[ScalarNode, Node], ...]:
        entries = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, ScalarNode):
                found = "a list" if isinstance(key, SequenceNode) else "a mapping"
                problem, advice = f"expected a word as key, found {found}", "quote a key that starts with a bracket"
                raise Refused(Diagnostic(key.location, "yaml-feature", problem, key.line, advice))
            entries.append((key, value))
        return tuple(entries)

    def _scalar(self, event: yaml.ScalarEvent) -> ScalarNode:
        if event.anchor is not None or event.tag is not None:
            raise self._hidden(event)
        text, style = event.value, event.style
        is_block = style in ("|", ">") and text.strip()
        location, line = self._first_line_of_block(event) if is_block else self._place(event)
        if style == '"':  # only escapes can bring in characters that the file does not have
            text = _joined(text)
            if match := UNPRINTABLE.search(text):
                raise Refused(unprintable("text", match[0], location, line))
        return ScalarNode(text, location, line)

    def _first_line_of_block(self, event: yaml.ScalarEvent) -> tuple[Location, str]:
        """The location and line to underline for a block: the first line below its sign that is not empty."""
        first = _marked(event.start_mark).line + 1
        number = next(number for number in range(first, len(self.lines)) if self.lines[number].strip())
        line = self.lines[number]
        stripped = line.strip()
        return Location(self.path, number + 1, line.index(stripped) + 1, len(stripped)), line

    def _place(self, event: yaml.Event) -> tuple[Location, str]:
        start, end = _marked(event.start_mark), _marked(event.end_mark)
        first, column = start.line, start.column
        on_one_line = first == end.line and column < end.column
        length = (end.column if on_one_line else self._end(first)) - column
        return Location(self.path, first + 1, column + 1, length if length > 0 else 1), self.lines[first]

    def _end(self, line: int) -> int:
        """The column after the last character of a line; cached, as a whole file may be on one line."""
        if line not in self._ends:
            self._ends[line] = len(self.lines[line].rstrip())
        return self._ends[line]

    def refuse(self, mark: Mark | None, code: str, problem: str, advice: str = "") -> Refused:
        """The exception for a problem at `mark`."""
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return Refused(Diagnostic(Location(self.path, line + 1, column + 1), code, problem, self.lines[line], advice))


def _is_doubtful(bare: yaml.ScalarEvent, stack: _Stack) -> bool:
    """True if the parsers may differ: on question marks and empty values in brackets, and on an empty value at the end of the file."""
    if bare.value:
        return "?" in bare.value and bool(stack) and bool(stack[-1][0].flow_style)
    return (bool(stack) and bool(stack[-1][0].flow_style)) or bare.start_mark is None or bare.start_mark.column == 0


def unprintable(what: str, character: str, location: Location, line: str = "") -> Diagnostic:
    """The diagnostic for a control character in a text or file."""
    problem = f"{what} holds the character U+{ord(character):04X}, which cannot be shown"
    return Diagnostic(location, "unprintable-character", problem, line, "remove it")


def _joined(text: str) -> str:
    """`text` with surrogate pairs joined: JSON writes a character above U+FFFF as two escapes, which YAML reads separately."""
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return text


def _marked(mark: Mark | None) -> Mark:
    return present(mark, "every event of the parser has its marks")
