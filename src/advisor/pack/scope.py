"""The scope of one condition being resolved: its text, the declared facts, and the problems found."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from advisor.diagnostics import did_you_mean
from advisor.pack.syntax import extent
from advisor.pack.tokens import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from advisor.pack.types import FactType

_Node = TypeVar("_Node")
_Read = TypeVar("_Read")


class Unresolved(Exception):  # noqa: N818 - control flow inside this package, never seen outside
    """A part could not be resolved; its problems are recorded in the scope."""


@dataclass(frozen=True, slots=True)
class Scope:
    """One condition being resolved. `types` gives the type of each declared fact; a derived fact counts as yes_no."""

    text: str
    types: Mapping[str, FactType]
    problems: list[Problem] = field(default_factory=list)

    def unresolved(self, node: ast.expr, code: str, problem: str, advice: str = "") -> Unresolved:
        """Record a problem with `node` and return the exception for the caller to raise."""
        self.problems.append(Problem(code, problem, *extent(node), help=advice))
        return Unresolved()

    def unknown_fact(self, node: ast.expr, name: str) -> Unresolved:
        """Record that `name` is not declared and return the exception for the caller to raise."""
        advice = did_you_mean(name, self.types, otherwise="declare it under `facts:`, or check the spelling")
        return self.unresolved(node, "unknown-fact", f"unknown fact `{name}`", advice)

    def source(self, node: ast.expr) -> str:
        """The text of `node`, as written."""
        offset, length = extent(node)
        return self.text[offset : offset + length]

    def type_of(self, node: ast.expr, name: str) -> FactType:
        """The type of the fact `name`. Raises Unresolved."""
        if name not in self.types:
            raise self.unknown_fact(node, name)
        return self.types[name]

    def every(self, read: Callable[[_Node], _Read], nodes: Iterable[_Node]) -> tuple[_Read, ...]:
        """Read each of `nodes`. Raises Unresolved if any cannot be resolved, after the problems of all are recorded."""
        results = []
        complete = True
        for node in nodes:
            try:
                results.append(read(node))
            except Unresolved:
                complete = False
        if not complete:
            raise Unresolved
        return tuple(results)


def fact_in(node: ast.expr) -> str | None:
    """The name that an operand starts with; None if it starts with none."""
    while isinstance(node, ast.BinOp):
        node = node.left
    return node.id if isinstance(node, ast.Name) else None
