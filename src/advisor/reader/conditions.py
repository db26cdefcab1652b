"""Reading the conditions of files: they are resolved, and every problem is reported with its location."""

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
# The number of words in unreadable conditions that are looked up; if there are more, any fact may be meant.
_LOOKED_UP = 1_000
# Problems of the condition itself, which no other mistake in the pack can have caused.
_OWN = frozenset(("bad-date", "condition-syntax", "condition-not-on-one-line", "empty-in", "empty-value", "forbidden-syntax",
                  "too-deep", "too-large"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """The facts that conditions may name.

    `doubtful` facts are declared, but their type is not clear. If not all files could be read (not `complete`), unknown names may be
    declared in the others.
    """

    types: Mapping[str, FactType]
    derived: frozenset[str]
    doubtful: frozenset[str] = frozenset()
    complete: bool = True

    def knows(self, fact: str) -> bool:
        """True if `fact` is declared, or may be."""
        return fact in self.types or fact in self.doubtful or not self.complete


@dataclass(frozen=True, slots=True)
class ConditionReader:
    """Reads conditions and collects their words: `mentioned` in readable, `unread` in unreadable conditions."""

    names: Names
    problems: Problems
    mentioned: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)

    def one(self, fields: Fields, key: str) -> Condition | None:
        """Read the condition of `key`; None if it is absent or wrong."""
        scalar = fields.scalar(key)
        return self.read(scalar) if scalar else None

    def several(self, fields: Fields, key: str) -> tuple[Condition, ...] | None:
        """Read the conditions of `key`, one or a block list; None if any is wrong."""
        node = fields.node(key)
        if isinstance(node, SequenceNode) and node.flow:
            self.unread.update(_NAME.findall(" ".join(item.text for item in node.items if isinstance(item, ScalarNode))))
            self.problems.add(node, "list-in-brackets", f"conditions of `{key}` are written in brackets",
                              "write one condition a line, each after `- `: in brackets a comma ends it, also inside `at_least(2, a, b)`")  # fmt: skip
            return None
        read = [self.read(scalar) for scalar in fields.scalars(key)]
        correct = tuple(condition for condition in read if condition is not None)
        return correct if correct and len(correct) == len(read) else None

    def read(self, scalar: ScalarNode) -> Condition | None:
        """Read the condition that a text writes; None if it is wrong."""
        text = scalar.text.rstrip("\n")
        words = set(_NAME.findall(text))
        resolved = resolve(text, self.names.types)
        if not isinstance(resolved, tuple):
            self.mentioned.update(words)
            return resolved
        self.unread.update(words)
        for problem in resolved:
            if problem.code in _OWN or not self._may_be_a_consequence(words, resolved):
                self.problems.add_part(scalar, (problem.offset, problem.length), problem.code, problem.problem, problem.help)
        return None

    def inputs_only(self, fields: Fields, key: str, owner: str) -> Condition | None:
        """Read the condition of `key`, which must not name derived facts; None if it is absent or wrong."""
        scalar = fields.scalar(key)
        if scalar is None:
            return None
        for word in _NAME.finditer(scalar.text):
            if word[0] in self.names.derived:
                self.problems.add_part(scalar, (word.start(), len(word[0])), "not-an-input", f"{owner} names `{word[0]}`, which is derived",
                                       "a constraint says which answers cannot go together: name inputs only")  # fmt: skip
        return self.read(scalar)

    def possibly_used(self) -> set[str]:
        """The facts that conditions mention, or that misspelt words of unreadable conditions may mean."""
        unknown = self.unread - self.names.types.keys()
        if len(unknown) > _LOOKED_UP:
            return set(self.names.types)
        guesses = {closest(word, self.names.types) for word in unknown}
        return self.mentioned | self.unread | {guess for guess in guesses if guess is not None}

    def _may_be_a_consequence(self, words: set[str], problems: tuple[Problem, ...]) -> bool:
        """True if the actual mistake may be in a declaration that could not be read."""
        return bool(words & self.names.doubtful) or (
            not self.names.complete and any(each.code == "unknown-fact" for each in problems)
        )
