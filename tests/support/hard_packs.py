"""Packs that a solver takes long to decide: the pigeonhole principle, with fewer holes than pigeons."""

from __future__ import annotations

import tempfile
from pathlib import Path

import advisor
from support.builders import manifest_of

MANIFEST = manifest_of("pigeons", "Where pigeons sit", "Pigeons")


PIGEONS, HOLES = range(12), range(11)


def _places() -> str:
    """A question for each pigeon: its hole."""
    holes = ", ".join(f"h{hole}: Hole {hole}" for hole in HOLES)
    return "".join(f"  p{pigeon}: {{ask: Where is p{pigeon}, type: choice, options: {{{holes}}}}}\n" for pigeon in PIGEONS)


def write_crowded_pack(folder: Path) -> None:
    """Write the files of a pack with one property that no solver decides in the time of a test; all else takes it milliseconds."""
    shared = " or ".join(f"p{one} == p{other}" for one in PIGEONS for other in PIGEONS if one < other)
    facts = f"{_places()}  warn: {{title: Warn, notice: People are warned}}\n"
    rules = "".join(f"  yard.first-{pigeon}: {{when: p{pigeon} == h0, then: warn, because: So.}}\n" for pigeon in PIGEONS)
    properties = f"properties:\n  crowded: {{always: {shared}, because: Pigeons are more.}}\n"
    (folder / "pack.yaml").write_text(f"{MANIFEST}{properties}", encoding="utf-8")
    (folder / "yard.yaml").write_text(f"topic: yard\nfacts:\n{facts}rules:\n{rules}", encoding="utf-8")


SITTING = [" or ".join(f"p{pigeon}_{hole}" for hole in HOLES) for pigeon in PIGEONS]
SHARING = [f"at_least(2, {', '.join(f'p{pigeon}_{hole}' for pigeon in PIGEONS)})" for hole in HOLES]


def write_hopeless_pack(folder: Path, *, constrained: bool = False, further: str = "") -> None:
    """Write a pack of which no solver decides, in the time of a test, whether twelve pigeons may sit alone in eleven holes.

    The conclusion `alone` says so and can never hold; if `constrained`, its constraints demand it instead and contradict. `further` is
    one more condition of `alone`.
    """
    facts = "".join(
        f"  p{pigeon}_{hole}: {{ask: Is p{pigeon} in {hole}, type: yes_no}}\n" for pigeon in PIGEONS for hole in HOLES
    )
    facts += "  door: {ask: Is the door open, type: yes_no}\n"
    facts += "  warn: {title: Warn, notice: People are warned}\n"
    rules = "  yard.warn: {when: door, then: warn, because: So.}\n"
    constraints = "".join(f"  sits-{place}: {{never: not ({text}), because: All sit.}}\n" for place, text in enumerate(SITTING))
    constraints += "".join(f"  hole-{place}: {{never: '{text}', because: One each.}}\n" for place, text in enumerate(SHARING))
    if not constrained:
        conditions = [*SITTING, *(f"not {text}" for text in SHARING), *([further] if further else [])]
        facts += "  alone: {title: Alone, recommendation: Each sits alone, strength: should, phase: daily, actor: keeper}\n"
        rules += "  yard.alone:\n    when:\n" + "".join(f"      - {text}\n" for text in conditions)
        rules += "    then: alone\n    because: So.\n"
    folder.mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(
        f"{MANIFEST}{f'constraints:{chr(10)}{constraints}' if constrained else ''}", encoding="utf-8"
    )
    (folder / "yard.yaml").write_text(f"topic: yard\nfacts:\n{facts}rules:\n{rules}", encoding="utf-8")


def hopeless_pack(*, constrained: bool = False) -> advisor.Pack:
    """The pack that `write_hopeless_pack` writes."""
    with tempfile.TemporaryDirectory() as folder:
        write_hopeless_pack(Path(folder), constrained=constrained)
        return advisor.load(folder)


def write_planted_pack(folder: Path) -> None:
    """Write the pack of `write_hopeless_pack` with one question for each pigeon, its hole, so that its rule has few mutants."""
    facts = f"{_places()}  alone: {{title: Alone, notice: Each sits alone}}\n"
    conditions = "".join(f"      - p{one} != p{other}\n" for one in PIGEONS for other in PIGEONS if one < other)
    rule = f"  yard.alone:\n    when:\n{conditions}    then: alone\n    because: So.\n"
    (folder / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "yard.yaml").write_text(f"topic: yard\nfacts:\n{facts}rules:\n{rule}", encoding="utf-8")
