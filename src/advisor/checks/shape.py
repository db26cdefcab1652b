"""The shape of what authors write: known, required and empty keys, texts, lists, ids.

Each reader notes what is wrong and goes on with what is right, so that one run tells every problem.
"""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from advisor.diagnostics import Diagnostic, Location, did_you_mean
from advisor.documents import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

RESERVED = frozenset(("answers", "at_least", "days", "null", "snapshot", "unknown"))

_SNAKE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_LABEL = re.compile(r"[A-Za-z][A-Za-z0-9.-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Problems:
    """The diagnostics found so far."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(self, node: Node, code: str, problem: str, advice: str = "") -> None:
        """Note a problem with the whole of `node`."""
        self.found.append(Diagnostic(node.location, code, problem, node.line, advice))

    def add_part(self, node: Scalar, part: tuple[int, int], code: str, problem: str, advice: str = "") -> None:
        """Note a problem with a part (offset, length) of a text."""
        self.found.append(Diagnostic(node.part(*part), code, problem, node.line, advice))

    def add_file(self, path: str, code: str, problem: str, advice: str = "") -> None:
        """Note a problem with a whole file."""
        self.found.append(Diagnostic(Location(path), code, problem, help=advice))


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that a mapping must and may have; those of `may_be_empty` may stand without contents."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    may_be_empty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """The values of a mapping by key, those that are known and not empty.

    `name` is the key that the mapping belongs to; `written` are all keys that stand in it.
    """

    name: Scalar | None
    values: dict[str, tuple[Scalar, Node]]
    problems: Problems
    written: frozenset[str] = frozenset()

    def __contains__(self, key: str) -> bool:
        """Whether `key` has a value."""
        return key in self.values

    def node(self, key: str) -> Node | None:
        """The value of `key`, of any shape."""
        return self.values[key][1] if key in self.values else None

    def scalar(self, key: str) -> Scalar | None:
        """The value of `key` if it is one text."""
        node = self.node(key)
        if node is None or isinstance(node, Scalar):
            return node
        self.problems.add(self.values[key][0], "wrong-shape", f"expected one text for `{key}`, found {describe(node)}")
        return None

    def text(self, key: str, default: str = "") -> str:
        """The text of `key` without space around it."""
        scalar = self.scalar(key)
        return scalar.text.strip() if scalar else default

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """The texts of `key`: a list, or one text that stands for a list of one."""
        return scalars(self.node(key), f"`{key}`", self.problems)

    def fields(self, key: str, keys: Keys) -> Fields:
        """The values of the mapping that `key` holds; none if it is absent."""
        node = self.node(key)
        return (
            read_fields(node, f"`{key}`", keys, self.problems, self.values[key][0]) if node else Fields(None, {}, self.problems)
        )

    def entries(self, key: str) -> tuple[tuple[Scalar, Node], ...]:
        """The keys and values of the mapping that `key` holds, each key once."""
        node = self.node(key)
        return entries(node, f"`{key}`", self.problems) if node and not is_empty(node) else ()


def read_fields(node: Node, owner: str, keys: Keys, problems: Problems, place: Node | None = None) -> Fields:
    """The values of a mapping; `owner` names it in messages, `place` is where a missing key is told, else the file."""
    known = (*keys.required, *keys.optional)
    values: dict[str, tuple[Scalar, Node]] = {}
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
    written = frozenset(key.text for key, _ in node.entries) if isinstance(node, Mapping) else frozenset()
    for required in keys.required if isinstance(node, Mapping) else ():
        if required not in written:
            _missing(node, place, f"{owner} has no `{required}`", problems)
    return Fields(place if isinstance(place, Scalar) else None, values, problems, written)


def _missing(node: Node, place: Node | None, problem: str, problems: Problems) -> None:
    if place:
        problems.add(place, "missing-key", problem)
    else:
        problems.add_file(node.location.path, "missing-key", problem)


def entries(node: Node, owner: str, problems: Problems) -> tuple[tuple[Scalar, Node], ...]:
    """The keys and values of a mapping, each key once; doubled ones are told by `check_doubled_keys`."""
    if not isinstance(node, Mapping):
        problems.add(node, "wrong-shape", f"expected keys and values for {owner}, found {describe(node)}")
        return ()
    once: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.entries:
        once.setdefault(key.text, (key, value))
    return tuple(once.values())


def scalars(node: Node | None, owner: str, problems: Problems) -> tuple[Scalar, ...]:
    """The texts of a list, or one text that stands for a list of one."""
    match node:
        case None:
            return ()
        case Scalar():
            return (node,)
        case Mapping():
            problems.add(node, "wrong-shape", f"expected a text or a list for {owner}, found a mapping")
            return ()
    for item in node.items:
        if not isinstance(item, Scalar):
            advice = "quote a text that contains `: `" if isinstance(item, Mapping) else ""
            problems.add(item, "wrong-shape", f"expected a text in the list of {owner}, found {describe(item)}", advice)
        elif not item.text.strip():
            problems.add(item, "empty-value", f"an item in the list of {owner} is empty", "write its value, or remove the line")
    return tuple(item for item in node.items if isinstance(item, Scalar) and item.text.strip())


def is_empty(node: Node) -> bool:
    """Whether nothing is written: no text, no items, no keys."""
    match node:
        case Scalar(text):
            return not text.strip()
        case Sequence(items):
            return not items
        case Mapping(pairs):
            return not pairs


def describe(node: Node) -> str:
    """The kind of a node in the words of a diagnostic."""
    match node:
        case Scalar(""):
            return "nothing"
        case Scalar(text):
            return f"`{shortened(text)}`"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"


def shortened(text: str) -> str:
    """`text` on one line, cut where it is too long to be quoted in a message."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "..."


def check_doubled_keys(node: Node, problems: Problems) -> None:
    """Tell every key that stands twice in one mapping, anywhere in the document."""
    for mapping in _mappings(node):
        first: dict[str, Scalar] = {}
        for key, _ in mapping.entries:
            if key.text in first:
                line = first[key.text].location.line
                problems.add(
                    key, "doubled-key", f"key `{key.text}` is written twice, first on line {line}", "keep one of the two"
                )
            first.setdefault(key.text, key)


def _mappings(node: Node) -> Iterator[Mapping]:
    match node:
        case Sequence(items):
            for item in items:
                if not isinstance(item, Scalar):
                    yield from _mappings(item)
        case Mapping(pairs):
            yield node
            for value in (value for _, value in pairs if not isinstance(value, Scalar)):
                yield from _mappings(value)


def is_snake_id(text: str) -> bool:
    """Whether `text` may name a fact, an option or another word of conditions."""
    return bool(_SNAKE.fullmatch(text)) and not keyword.iskeyword(text) and text not in RESERVED


def check_snake_id(name: Scalar, what: str, problems: Problems) -> None:
    """Facts, options, topics, phases and the like: `lower_case` words that conditions can hold."""
    if is_snake_id(name.text):
        return
    taken = name.text in RESERVED or keyword.iskeyword(name.text)
    advice = "choose another word" if taken else "write lower-case letters, digits and `_`, a letter first"
    reason = "has a meaning of its own" if taken else "is not an id"
    problems.add(name, "bad-id", f"`{name.text}` {reason} and cannot name {what}", advice)


def check_kebab_id(name: Scalar, what: str, problems: Problems) -> None:
    """Packs, constraints, properties: `lower-case-words`."""
    if not _KEBAB.fullmatch(name.text):
        problems.add(name, "bad-id", f"`{name.text}` is not an id and cannot name {what}", "write lower-case words joined by `-`")


def check_rule_id(name: Scalar, topic: str, problems: Problems) -> None:
    """Rules: the file's topic ("" if it is not clear), a point, and lower-case words."""
    start, _, rest = name.text.partition(".")
    if (topic and start != topic) or not _KEBAB.fullmatch(rest):
        problems.add(
            name,
            "bad-id",
            f"`{name.text}` is not the id of a rule in this file",
            f"write `{topic}.` and lower-case words joined by `-`",
        )


def check_label_id(name: Scalar, what: str, problems: Problems) -> None:
    """Claims and assumptions: letters, digits, points and hyphens, as in `R-F.9`."""
    if not _LABEL.fullmatch(name.text):
        problems.add(name, "bad-id", f"`{name.text}` is not an id and cannot name {what}",
                     "write letters, digits, `.` and `-`, a letter first")  # fmt: skip


def check_known(scalar: Scalar, known: Collection[str] | None, what: str, problems: Problems) -> bool:
    """Whether `scalar` names one of `known`; where these could not be read (None), anything does."""
    if known is None or scalar.text in known:
        return True
    listed = f"{what}s are " + ", ".join(f"`{name}`" for name in known) if 0 < len(known) <= 12 else ""
    listed = listed or f"declare the {what} first"
    problems.add(scalar, f"unknown-{what}", f"unknown {what} `{scalar.text}`", did_you_mean(scalar.text, known, otherwise=listed))
    return False


def check_unique(names: Iterable[Scalar], what: str, problems: Problems) -> None:
    """Tell every id declared in two places; within one mapping it is a doubled key."""
    first: dict[str, Scalar] = {}
    for name in names:
        if name.text in first:
            place = first[name.text].location
            problems.add(
                name, "duplicate-id", f"{what} `{name.text}` is declared twice, first at {place}", "give one of them another id"
            )
        first.setdefault(name.text, name)
