"""Conditions as they stand in files: resolved, with every problem told at its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from advisor.pack.resolution import resolve
from advisor.source.documents import ScalarNode, SequenceNode
from advisor.spelling import closest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.pack.conditions import Condition
    from advisor.pack.tokens import Problem
    from advisor.pack.types import FactType
    from advisor.reader.shape import Fields, Problems

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
# Of the words in unreadable conditions so many are looked up; where there are more, any fact may be meant.
_LOOKED_UP = 1_000
# Problems of a condition's own, which no other mistake in the pack can have caused.
_OWN = frozenset(("bad-date", "condition-syntax", "condition-not-on-one-line", "empty-in", "empty-value", "forbidden-syntax",
                  "too-deep", "too-large"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """The facts that conditions may name.

    `doubtful` ones are declared, but not well enough to know their type; where not all files could be read (not `complete`),
    a name that is missing here may be declared there.
    """

    types: Mapping[str, FactType]
    derived: frozenset[str]
    doubtful: frozenset[str] = frozenset()
    complete: bool = True

    def knows(self, fact: str) -> bool:
        """Whether `fact` is declared, or may be."""
        return fact in self.types or fact in self.doubtful or not self.complete


@dataclass(frozen=True, slots=True)
class ConditionReader:
    """Reads conditions and remembers which words they use, those of unreadable ones (`unread`) apart."""

    names: Names
    problems: Problems
    mentioned: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)

    def one(self, fields: Fields, key: str) -> Condition | None:
        """The condition of `key`, if there is a correct one."""
        scalar = fields.scalar(key)
        return self.read(scalar) if scalar else None

    def several(self, fields: Fields, key: str) -> tuple[Condition, ...] | None:
        """The conditions of `key`, one or a block list; None if any is wrong."""
        node = fields.node(key)
        if isinstance(node, SequenceNode) and node.flow:
            self.unread.update(_NAME.findall(" ".join(item.text for item in node.items if isinstance(item, ScalarNode))))
            self.problems.add(node, "list-in-brackets", f"conditions of `{key}` are written in brackets",
                              "write one condition a line, each after `- `: in brackets a comma ends it, also inside `at_least(2, a, b)`")  # fmt: skip
            return None
        read = [self.read(scalar) for scalar in fields.scalars(key)]
        found = tuple(condition for condition in read if condition is not None)
        return found if found and len(found) == len(read) else None

    def read(self, scalar: ScalarNode) -> Condition | None:
        """The condition that a text writes, if it is correct."""
        text = scalar.text.rstrip("\n")
        words = set(_NAME.findall(text))
        found = resolve(text, self.names.types)
        if not isinstance(found, tuple):
            self.mentioned.update(words)
            return found
        self.unread.update(words)
        for problem in found:
            if problem.code in _OWN or not self._may_follow_from_another(words, found):
                self.problems.add_part(scalar, (problem.offset, problem.length), problem.code, problem.problem, problem.help)
        return None

    def inputs_only(self, fields: Fields, key: str, owner: str) -> Condition | None:
        """The condition of `key`, which must not name derived facts."""
        scalar = fields.scalar(key)
        if scalar is None:
            return None
        for word in _NAME.finditer(scalar.text):
            if word[0] in self.names.derived:
                self.problems.add_part(scalar, (word.start(), len(word[0])), "not-an-input", f"{owner} names `{word[0]}`, which is derived",
                                       "a constraint says which answers cannot go together: name inputs only")  # fmt: skip
        return self.read(scalar)

    def meant(self) -> set[str]:
        """The facts that conditions mention, or that the misspelt words of unreadable ones seem to mean."""
        unknown = self.unread - self.names.types.keys()
        if len(unknown) > _LOOKED_UP:
            return set(self.names.types)
        guesses = {closest(word, self.names.types) for word in unknown}
        return self.mentioned | self.unread | {guess for guess in guesses if guess is not None}

    def _may_follow_from_another(self, words: set[str], found: tuple[Problem, ...]) -> bool:
        """Whether the true mistake may be in a declaration that could not be read."""
        return bool(words & self.names.doubtful) or (
            not self.names.complete and any(each.code == "unknown-fact" for each in found)
        )
