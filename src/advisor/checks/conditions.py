"""Conditions as they stand in files: resolved, with every problem told at its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from advisor.documents import Scalar, Sequence
from advisor.expressions.resolution import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.checks.shape import Fields, Problems
    from advisor.expressions.conditions import Condition
    from advisor.expressions.tokens import Problem
    from advisor.expressions.types import FactType

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
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
    """Reads conditions and remembers which words they use, those of unreadable ones included."""

    names: Names
    problems: Problems
    mentioned: set[str] = field(default_factory=set)

    def one(self, fields: Fields, key: str) -> Condition | None:
        """The condition of `key`, if there is a correct one."""
        scalar = fields.scalar(key)
        return self.read(scalar) if scalar else None

    def several(self, fields: Fields, key: str) -> tuple[Condition, ...] | None:
        """The conditions of `key`, one or a block list; None if any is wrong."""
        node = fields.node(key)
        if isinstance(node, Sequence) and node.flow:
            self.mentioned.update(_NAME.findall(" ".join(item.text for item in node.items if isinstance(item, Scalar))))
            self.problems.add(node, "list-in-brackets", f"conditions of `{key}` are written in brackets",
                              "write one condition a line, each after `- `: in brackets a comma ends it, also inside `at_least(2, a, b)`")  # fmt: skip
            return None
        read = [self.read(scalar) for scalar in fields.scalars(key)]
        found = tuple(condition for condition in read if condition is not None)
        return found if found and len(found) == len(read) else None

    def read(self, scalar: Scalar) -> Condition | None:
        """The condition that a text writes, if it is correct."""
        text = scalar.text.rstrip("\n")
        words = set(_NAME.findall(text))
        self.mentioned.update(words)
        found = resolve(text, self.names.types)
        if not isinstance(found, tuple):
            return found
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
        """The facts that conditions mention, or that their misspelt words seem to mean."""
        unknown = self.mentioned - self.names.types.keys()
        return self.mentioned | {guess for word in unknown for guess in get_close_matches(word, self.names.types, n=1)}

    def _may_follow_from_another(self, words: set[str], found: tuple[Problem, ...]) -> bool:
        """Whether the true mistake may be in a declaration that could not be read."""
        return bool(words & self.names.doubtful) or (
            not self.names.complete and any(each.code == "unknown-fact" for each in found)
        )
