"""A pack about which a solver takes long to prove something: nine pigeons do not sit alone in eight holes."""

from __future__ import annotations

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


PIGEONS, HOLES = range(9), range(8)


def write_crowded_pack(folder: Path) -> None:
    """Write the files of the pack into `folder`."""
    shared = {hole: f"at_least(2, {', '.join(f'p{pigeon}_{hole}' for pigeon in PIGEONS)})" for hole in HOLES}
    constraints = "".join(f'  hole-{hole}: {{never: "{two}", because: One each.}}\n' for hole, two in shared.items())
    everybody = " and ".join(f"seated_{pigeon}" for pigeon in PIGEONS)
    properties = f"properties:\n  crowded: {{never: {everybody}, because: Pigeons are more.}}\n"
    facts = "".join(f"  p{pigeon}_{hole}: {{ask: Is it there, type: yes_no}}\n" for pigeon in PIGEONS for hole in HOLES)
    facts += "".join(f"  seated_{pigeon}: {{finding: it sits, otherwise: it does not sit}}\n" for pigeon in PIGEONS)
    facts += "  warn: {title: Warn, notice: People are warned}\n"
    seats = {pigeon: " or ".join(f"p{pigeon}_{hole}" for hole in HOLES) for pigeon in PIGEONS}
    rules = "".join(
        f"  yard.seat-p{pigeon}: {{when: {any_of}, then: seated_{pigeon}, because: So.}}\n" for pigeon, any_of in seats.items()
    )
    rules += f"  yard.any: {{when: {everybody.replace('and', 'or')}, then: warn, because: So.}}\n"
    (folder / "pack.yaml").write_text(f"{MANIFEST}{properties}constraints:\n{constraints}", encoding="utf-8")
    (folder / "yard.yaml").write_text(f"topic: yard\nfacts:\n{facts}rules:\n{rules}", encoding="utf-8")
