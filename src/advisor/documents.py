"""YAML text as nodes that know their place: the one door to the yaml library.

Every scalar stays as written (`no`, `12:30` and `1e3` are texts; the declared type of a fact says what they mean), doubled keys are
kept so that they can be told, and whatever hides content from a reader (anchors, aliases, tags, directives) is refused.
INVARIANT: any bytes give a document or diagnostics, never another exception.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import yaml

from advisor.diagnostics import Diagnostic, InternalError, Location

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 20
MAX_NODES = 50_000

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INSTEAD = {
    "an anchor": "write the text out where it is needed",
    "an alias": "write the text out where it is needed; quote a text that starts with `*`",
    "a directive": "remove the line that starts with `%`",
    "a tag": "write `not x` for the contrary of x; quote a text that starts with `!`",
}
_ADVICE = (
    ("mapping values are not allowed", "a text that contains `: ` is quoted, or written as a block after `>-`"),
    ("found character '\\t'", "indent with spaces, not tabs"),
    ("that cannot start any token", "quote a text that starts with this character"),
    ("could not find expected ':'", "write `key: value`"),
    ("expected <block end>", "check the indentation; a text that starts with a quote or bracket is quoted whole"),
    ("while scanning a quoted scalar", "close the quotation mark"),
    ("<stream end>", "close the bracket"),
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text: what it says, where it stands, and the source line that it starts on."""

    text: str
    location: Location
    line: str

    def part(self, offset: int, length: int) -> Location:
        """The place of some characters of the text; of the whole scalar where the line does not show them as they are."""
        path, line, column = self.location.path, self.location.line, self.location.column
        text = self.text.rstrip("\n")
        for start in (column - 1, column):  # behind a quotation mark the text starts one column later
            if self.line[start : start + len(text)] == text:
                return Location(path, line, start + offset + 1, length)
        return self.location


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `flow` if written in brackets."""

    items: tuple[Node, ...]
    location: Location
    line: str
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values in the order written, doubled keys included."""

    entries: tuple[tuple[Scalar, Node], ...]
    location: Location
    line: str


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> object:
    """The node as texts, lists and dicts."""
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return [plain(item) for item in items]
        case Mapping(entries):
            return {key.text: plain(value) for key, value in entries}


def printable(text: str) -> str:
    """`text` without the control characters that no file may hold."""
    return _UNPRINTABLE.sub("", text)


def read(path: Path, shown: str) -> Node | tuple[Diagnostic, ...]:
    """The document in the file `path`, called `shown` in diagnostics."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return (Diagnostic(Location(shown), "file-not-found", "file does not exist"),)
    except OSError as error:
        problem = f"file cannot be read: {(error.strerror or str(error)).lower()}"
        return (Diagnostic(Location(shown), "unreadable-file", problem),)
    return decode(content, shown)


def decode(content: bytes, shown: str) -> Node | tuple[Diagnostic, ...]:
    """The document that `content`, text in UTF-8, writes; `shown` names it in diagnostics."""
    try:
        return parse(content.decode("utf-8"), shown)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem, advice = f"line {line} is not UTF-8", "save the file with the encoding UTF-8"
        return (Diagnostic(Location(shown), "not-utf-8", problem, help=advice),)


def parse(text: str, path: str) -> Node | tuple[Diagnostic, ...]:
    """The document that `text` writes, or what is wrong with it; `path` names it in diagnostics."""
    if len(text) > MAX_CHARACTERS:
        problem = f"file has {len(text):,} characters, at most {MAX_CHARACTERS:,} are allowed"
        return (Diagnostic(Location(path), "too-large", problem, help="split it into several files"),)
    try:
        return _Reader(path).document(_untabbed(text.removeprefix("\ufeff")))
    except _Refused as refused:
        return (refused.diagnostic,)


def _untabbed(text: str) -> str:
    """JSON may be indented with tabs, which YAML forbids; its strings hold none."""
    return text.replace("\t", " ") if text.lstrip().startswith("{") else text


def dump(data: object) -> str:
    """`data` (texts, lists, dicts) as block YAML that `parse` reads back as the same texts."""
    layout: dict[str, Any] = {"sort_keys": False, "default_flow_style": False, "width": 100}
    text = str(yaml.safe_dump(data, allow_unicode=True, **layout))
    # The library folds these line breaks away, unless it escapes every character beyond ASCII.
    return str(yaml.safe_dump(data, **layout)) if re.search("[\x85\u2028\u2029]", text) else text


class _Mark(Protocol):
    """A place as the yaml library counts it: from 0."""

    line: int
    column: int


# Lists and mappings whose ends have not been reached: how each starts, and what it holds so far.
_Stack = list[tuple[yaml.CollectionStartEvent, list[Node]]]


class _Refused(Exception):  # noqa: N818 - control flow inside this module, never seen outside
    """Reading cannot go on."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


class _Reader:
    """Builds nodes from the events of the parser, without recursion, so that no depth of nesting can exhaust the stack."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines = [""]

    def document(self, text: str) -> Node:
        self.lines = _LINE_BREAK.split(text)
        if found := _UNPRINTABLE.search(text):
            before = _LINE_BREAK.split(text[: found.start()])
            raise _Refused(_unprintable("file", found[0], Location(self.path, len(before), len(before[-1]) + 1)))
        root: Node | None = None
        stack: _Stack = []
        for count, event in enumerate(self._events(text)):
            if count > MAX_NODES:
                raise self._refuse(event.start_mark, "too-large", f"file has more than {MAX_NODES:,} keys and values", "split it")
            if root is not None and isinstance(event, yaml.DocumentStartEvent):
                raise self._refuse(event.start_mark, "yaml-feature", "file holds several documents", "remove the line `---`")
            node = self._node(event, stack)
            if node is not None and stack:
                stack[-1][1].append(node)
            elif node is not None:
                root = node
        if root is None or (isinstance(root, Scalar) and not root.text):
            raise _Refused(Diagnostic(Location(self.path), "empty-file", "file is empty"))
        return root

    def _events(self, text: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(text, yaml.BaseLoader)
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from None
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # Escapes and directives with absurd numbers fail in the library's own conversions.
            raise _Refused(Diagnostic(Location(self.path), "yaml-syntax", f"text is not YAML: {error}")) from None

    def _node(self, event: yaml.Event, stack: _Stack) -> Node | None:
        """The node that ends with this event."""
        self._check_features(event)
        match event:
            case yaml.ScalarEvent():
                return self._scalar(event)
            case yaml.CollectionStartEvent():
                if len(stack) == MAX_DEPTH:
                    raise self._refuse(event.start_mark, "too-deep", f"nested more than {MAX_DEPTH} levels deep", "flatten it")
                stack.append((event, []))
            case yaml.SequenceEndEvent():
                start, children = stack.pop()
                return Sequence(tuple(children), *self._place(start), flow=bool(start.flow_style))
            case yaml.MappingEndEvent():
                start, children = stack.pop()
                return Mapping(self._entries(children), *self._place(start))
        return None

    def _check_features(self, event: yaml.Event) -> None:
        match event:
            case yaml.AliasEvent():
                feature = "an alias"
            case yaml.ScalarEvent(anchor=str()) | yaml.CollectionStartEvent(anchor=str()):
                feature = "an anchor"
            case yaml.ScalarEvent(tag=str()) | yaml.CollectionStartEvent(tag=str()):
                feature = "a tag"
            case yaml.DocumentStartEvent(version=version, tags=tags) if version or tags:
                feature = "a directive"
            case _:
                return
        raise self._refuse(event.start_mark, "yaml-feature", f"{feature} is not read", _INSTEAD[feature])

    def _entries(self, children: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        pairs = list(zip(children[::2], children[1::2], strict=True))
        for key, _ in pairs:
            if not isinstance(key, Scalar):
                problem, advice = (
                    f"expected a word as key, found {'a list' if isinstance(key, Sequence) else 'a mapping'}",
                    "quote a key that starts with a bracket",
                )
                raise _Refused(Diagnostic(key.location, "yaml-feature", problem, key.line, advice))
        return tuple((key, value) for key, value in pairs if isinstance(key, Scalar))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = _marks(event)
        block = event.style in ("|", ">") and event.value.strip()
        location, line = self._first_line_of_block(start.line + 1, end.line) if block else self._place(event)
        text = _joined(event.value)
        if found := _UNPRINTABLE.search(text):
            raise _Refused(_unprintable("text", found[0], location, line))
        return Scalar(text, location, line)

    def _first_line_of_block(self, first: int, behind: int) -> tuple[Location, str]:
        """A block's text stands below its sign, so what is underlined is its first line that is not empty."""
        number, line = next((number, line) for number, line in enumerate(self.lines[first : behind + 1], first) if line.strip())
        stripped = line.strip()
        return Location(self.path, number + 1, line.index(stripped) + 1, len(stripped)), line

    def _place(self, event: yaml.Event) -> tuple[Location, str]:
        start, end = _marks(event)
        line = self.lines[start.line]
        on_one_line = start.line == end.line and start.column < end.column
        length = end.column - start.column if on_one_line else len(line.rstrip()) - start.column
        return Location(self.path, start.line + 1, start.column + 1, max(1, length)), line

    def _syntax(self, error: yaml.MarkedYAMLError) -> _Refused:
        problem = str(error.problem or error.context or "text is not YAML")
        told = f"{error.context or ''} {problem}"
        advice = next((advice for sign, advice in _ADVICE if sign in told), "")
        return self._refuse(error.problem_mark or error.context_mark, "yaml-syntax", problem, advice)

    def _refuse(self, mark: _Mark | None, code: str, problem: str, advice: str = "") -> _Refused:
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return _Refused(Diagnostic(Location(self.path, line + 1, column + 1), code, problem, self.lines[line], advice))


def _unprintable(what: str, character: str, location: Location, line: str = "") -> Diagnostic:
    problem = f"{what} holds the character U+{ord(character):04X}, which cannot be shown"
    return Diagnostic(location, "unprintable-character", problem, line, "remove it")


def _marks(event: yaml.Event) -> tuple[_Mark, _Mark]:
    if event.start_mark is None or event.end_mark is None:
        raise InternalError("the parser of YAML does not say where it is")
    return event.start_mark, event.end_mark


def _joined(text: str) -> str:
    """JSON writes a character beyond U+FFFF as two escapes, which YAML reads as two halves."""
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return text
