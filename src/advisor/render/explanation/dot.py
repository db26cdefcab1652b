"""An explanation as a picture in Graphviz's DOT: answers on the left, the conclusion on the right."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from advisor.characters import neutral
from advisor.render.explanation.outline import MARKS
from advisor.render.phrases import capitalised, phrase, statement

if TYPE_CHECKING:
    from advisor.analysis.proof_trees import Explanation, Ground
    from advisor.result import Result

_WIDTH = 24
_LIGHT = {True: ("#e3f2e6", "#1b5e2a"), False: ("#f7e4e1", "#8a2a1c"), None: ("#eeeeee", "#555555")}
_DARK = {True: ("#17361e", "#a9dcb3"), False: ("#41201b", "#f0b9ae"), None: ("#333333", "#c8c8c8")}


def to_dot(result: Result, explanation: Explanation, *, dark: bool = False) -> str:
    """DOT source. A glyph, a colour and, where undecided, a dashed border show each status beside what would hold or is needed.

    An arrow is green where what it comes from meets a rule, red where it breaks one, dashed where that is open.
    """
    drawing = _Drawing(result, _DARK if dark else _LIGHT)
    drawing.add(explanation)
    head = [
        'digraph { rankdir=LR; bgcolor="transparent"; nodesep=0.18; ranksep=0.45;',
        'node [shape=box, style="rounded,filled", fontname="sans-serif", fontsize=11, margin="0.12,0.07"];',
        "edge [arrowsize=0.7];",
    ]
    return "\n".join([*head, *drawing.lines, "}"])


@dataclass
class _Drawing:
    result: Result
    colours: dict[bool | None, tuple[str, str]]
    lines: list[str] = field(default_factory=list)
    names: dict[object, str] = field(default_factory=dict)

    def add(self, explanation: Explanation) -> str:
        """Draw a fact with all it depends on, once, and return the name of its node."""
        if explanation.fact in self.names:
            return self.names[explanation.fact]
        name = self._node(explanation.fact, statement(self.result.pack, explanation.fact), explanation.status.truth)
        for reason in explanation.reasons:
            for ground in reason.grounds:
                self._edge(self._ground(ground), name, ground.met)
        return name

    def _ground(self, ground: Ground) -> str:
        if ground.because is not None:
            return self.add(ground.because)
        if ground.literal in self.names:
            return self.names[ground.literal]
        needed = phrase(self.result.pack, ground.literal.atom, truth=ground.literal.truth)
        return self._node(ground.literal, capitalised(needed), ground.met)

    def _node(self, key: object, text: str, truth: bool | None) -> str:
        name = self.names[key] = f"n{len(self.names)}"
        fill, ink = self.colours[truth]
        label = "\\n".join(_escaped(line) for line in textwrap.wrap(f"{MARKS[truth]} {text}", _WIDTH))
        style = ', style="rounded,filled,dashed"' if truth is None else ""
        self.lines.append(f'{name} [label="{label}", fillcolor="{fill}", color="{ink}", fontcolor="{ink}"{style}];')
        return name

    def _edge(self, start: str, end: str, met: bool | None) -> None:
        """Draw an arrow in the colour of the condition: a fact that fails may be just what a rule needs."""
        style = ", style=dashed" if met is None else ""
        line = f'{start} -> {end} [color="{self.colours[met][1]}"{style}];'
        if line not in self.lines:
            self.lines.append(line)


def _escaped(text: str) -> str:
    return neutral(text).replace("\\", "\\\\").replace('"', '\\"')
