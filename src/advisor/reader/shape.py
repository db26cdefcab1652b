"""The shape of nodes: known, required and empty keys, texts, lists.

Each reader records problems and continues with everything that is right, so that one run reports every problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from advisor.characters import REORDERING
from advisor.diagnostics import Diagnostic, Location, did_you_mean
from advisor.source.documents import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FOUND = 1_000

_QUOTE, _MESSAGE = 60, 600  # characters at most
_LONG_QUOTE = re.compile(f"`([^`]{{{_QUOTE + 1},}})`")


class TooManyProblems(Exception):  # noqa: N818 - named after the finding
    """Reading stops because there are too many problems; those found so far are recorded."""


@dataclass(frozen=True, slots=True)
class Problems:
    """The diagnostics recorded so far, at most MOST_FOUND: then, if `stops`, TooManyProblems is raised; else further ones are dropped."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    stops: bool = True

    @property
    def full(self) -> bool:
        """True if no further problems are recorded."""
        return len(self.diagnostics) >= MOST_FOUND

    def add(self, node: Node, code: str, problem: str, advice: str = "") -> None:
        """Record a problem with the whole of `node`."""
        self._note(node.location, code, problem, node.line, advice)

    def add_part(self, node: ScalarNode, part: tuple[int, int], code: str, problem: str, advice: str = "") -> None:
        """Record a problem with a part (offset, length) of a text."""
        self._note(node.part(*part), code, problem, node.line, advice)

    def add_file(self, path: str, code: str, problem: str, advice: str = "") -> None:
        """Record a problem with a whole file."""
        self._note(Location(path), code, problem, "", advice)

    def _note(self, place: Location, code: str, problem: str, line: str, advice: str) -> None:
        if not self.full:
            self.diagnostics.append(Diagnostic(place, code, _in_few_words(problem), line, _in_few_words(advice)))
        if self.full and self.stops:
            raise TooManyProblems


def _in_few_words(text: str) -> str:
    """A message in which long quotations are shortened."""
    if len(text) <= _QUOTE:
        return text
    return _cut(_LONG_QUOTE.sub(lambda match: f"`{shortened(match[1])}`", text), _MESSAGE)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that a mapping must and may have; those of `may_be_empty` may have no value."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    may_be_empty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """The values of a mapping by key, for known keys with a value.

    `name` is the key that the mapping belongs to; `written` are all its keys.
    """

    name: ScalarNode | None
    values: dict[str, tuple[ScalarNode, Node]]
    problems: Problems
    written: frozenset[str] = frozenset()

    def __contains__(self, key: str) -> bool:
        """True if `key` has a value."""
        return key in self.values

    def node(self, key: str) -> Node | None:
        """Return the value of `key`, of any shape; None if it has none."""
        return self.values[key][1] if key in self.values else None

    def scalar(self, key: str) -> ScalarNode | None:
        """Return the value of `key` if it is one text, else None; another shape is reported."""
        node = self.node(key)
        if node is None or isinstance(node, ScalarNode):
            return node
        self.problems.add(self.values[key][0], "wrong-shape", f"expected one text for `{key}`, found {describe(node)}")
        return None

    def text(self, key: str, default: str = "") -> str:
        """Return the text of `key` without surrounding space."""
        scalar = self.scalar(key)
        return scalar.text.strip() if scalar else default

    def scalars(self, key: str) -> tuple[ScalarNode, ...]:
        """Return the texts of `key`: a list, or one text, read as a list of one."""
        return scalars(self.node(key), f"`{key}`", self.problems)

    def fields(self, key: str, keys: Keys) -> Fields:
        """Read the mapping of `key`; no fields if it is absent."""
        node = self.node(key)
        return (
            read_fields(node, f"`{key}`", keys, self.problems, self.values[key][0]) if node else Fields(None, {}, self.problems)
        )

    def entries(self, key: str) -> tuple[tuple[ScalarNode, Node], ...]:
        """Return the keys and values of the mapping of `key`, each key once."""
        node = self.node(key)
        return entries(node, f"`{key}`", self.problems) if node and not is_empty(node) else ()


def read_fields(node: Node, owner: str, keys: Keys, problems: Problems, place: Node | None = None) -> Fields:
    """Read a mapping; `owner` names it in messages, missing keys are reported at `place`, or for the whole file."""
    known = (*keys.required, *keys.optional)
    values: dict[str, tuple[ScalarNode, Node]] = {}
    for key, value in entries(node, owner, problems):
        if key.text not in known:
            listed = "keys are " + ", ".join(f"`{word}`" for word in known)
            problems.add(
                key, "unknown-key", f"unknown key `{key.text}` of {owner}", did_you_mean(key.text, known, otherwise=listed)
            )
        elif is_empty(value) and key.text not in keys.may_be_empty:
            advice = "write its value" if key.text in keys.required else "write its value, or remove the key"
            problems.add(key, "empty-value", f"`{key.text}` of {owner} is empty", advice)
        else:
            values[key.text] = (key, value)
    written = frozenset(key.text for key, _ in node.entries) if isinstance(node, MappingNode) else frozenset()
    for required in keys.required if isinstance(node, MappingNode) else ():
        if required not in written:
            _missing(node, place, f"{owner} has no `{required}`", problems)
    return Fields(place if isinstance(place, ScalarNode) else None, values, problems, written)


def _missing(node: Node, place: Node | None, problem: str, problems: Problems) -> None:
    if place:
        problems.add(place, "missing-key", problem)
    else:
        problems.add_file(node.location.path, "missing-key", problem)


def entries(node: Node, owner: str, problems: Problems) -> tuple[tuple[ScalarNode, Node], ...]:
    """Return the keys and values of a mapping, each key once; `check_keys` reports doubled keys."""
    if not isinstance(node, MappingNode):
        problems.add(node, "wrong-shape", f"expected keys and values for {owner}, found {describe(node)}")
        return ()
    once: dict[str, tuple[ScalarNode, Node]] = {}
    for key, value in node.entries:
        once.setdefault(key.text, (key, value))
    return tuple(once.values())


def scalars(node: Node | None, owner: str, problems: Problems) -> tuple[ScalarNode, ...]:
    """Return the texts of a list, or of one text, read as a list of one."""
    match node:
        case None:
            return ()
        case ScalarNode():
            return (node,)
        case MappingNode():
            problems.add(node, "wrong-shape", f"expected a text or a list for {owner}, found a mapping")
            return ()
    for item in node.items:
        if not isinstance(item, ScalarNode):
            advice = "quote a text that contains `: `" if isinstance(item, MappingNode) else ""
            problems.add(item, "wrong-shape", f"expected a text in the list of {owner}, found {describe(item)}", advice)
        elif not item.text.strip():
            problems.add(item, "empty-value", f"an item in the list of {owner} is empty", "write its value, or remove the line")
    return tuple(item for item in node.items if isinstance(item, ScalarNode) and item.text.strip())


def is_empty(node: Node) -> bool:
    """True if the node has no text, no items or no keys."""
    match node:
        case ScalarNode(text):
            return not text.strip()
        case SequenceNode(items):
            return not items
        case MappingNode(pairs):
            return not pairs


def describe(node: Node) -> str:
    """Describe a node for a diagnostic."""
    match node:
        case ScalarNode(""):
            return "nothing"
        case ScalarNode(text):
            return f"`{shortened(text)}`"
        case SequenceNode():
            return "a list"
        case MappingNode():
            return "a mapping"


def shortened(text: str) -> str:
    """Return `text` on one line, cut if it is too long to be quoted in a message."""
    return _cut(" ".join(text[: 2 * _MESSAGE].split()), _QUOTE)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."


def check_keys(node: Node, problems: Problems) -> None:
    """Report every key, anywhere in the document, that occurs twice in one mapping or contains a character that reorders text."""
    for mapping in _mappings(node):
        first: dict[str, ScalarNode] = {}
        for key, _ in mapping.entries:
            if match := REORDERING.search(key.text):
                problem = f"an id holds the character U+{ord(match[0]):04X}, which reorders the text that follows"
                problems.add(key, "unprintable-character", problem, "remove it")
            if key.text in first:
                line = first[key.text].location.line
                problems.add(
                    key, "doubled-key", f"key `{key.text}` is written twice, first on line {line}", "keep one of the two"
                )
            first.setdefault(key.text, key)


def _mappings(node: Node) -> Iterator[MappingNode]:
    match node:
        case SequenceNode(items):
            for item in items:
                if not isinstance(item, ScalarNode):
                    yield from _mappings(item)
        case MappingNode(pairs):
            yield node
            for value in (value for _, value in pairs if not isinstance(value, ScalarNode)):
                yield from _mappings(value)
