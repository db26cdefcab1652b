"""A pack about which a solver takes long to prove something: ten pigeons do not sit alone in nine holes."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = """\
id: pigeons
title: Where pigeons sit
version: 1.0.0
language: en
source: {author: A. Writer, year: 2020, title: Pigeons, sections: {yard: {title: The yard, locator: Page 1}}}
strengths: {should: Should}
phases: {daily: Every day}
actors: {keeper: The keeper}
topics: {yard: Yard}
"""


def write_crowded_pack(folder: Path) -> None:
    """Write the files of the pack into `folder`."""
    seats = [[f"p{pigeon}_{hole}" for hole in range(9)] for pigeon in range(10)]
    seated = " and ".join(f"({' or '.join(holes)})" for holes in seats)
    alone = [" or ".join(f"{one} and {other}" for one, other in combinations(hole, 2)) for hole in zip(*seats, strict=True)]
    constraints = "".join(f"  hole-{hole}: {{never: {shared}, because: One each.}}\n" for hole, shared in enumerate(alone))
    properties = f"properties:\n  crowded: {{never: {seated}, because: Pigeons are more.}}\n"
    facts = "".join(f"  {seat}: {{ask: Is it there, type: yes_no}}\n" for holes in seats for seat in holes)
    warn = "  warn: {title: Warn, notice: People are warned}\n"
    anybody = " or ".join(seat for holes in seats for seat in holes)
    rule = f"rules:\n  yard.a: {{when: {anybody}, then: warn, because: So.}}\n"
    (folder / "pack.yaml").write_text(f"{MANIFEST}{properties}constraints:\n{constraints}", encoding="utf-8")
    (folder / "yard.yaml").write_text(f"topic: yard\nfacts:\n{facts}{warn}{rule}", encoding="utf-8")
