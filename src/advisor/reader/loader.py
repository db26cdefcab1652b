"""Loading packs, and reading and writing answers.

INVARIANT: nothing here returns something wrong; it returns, or raises with every problem found.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.diagnostics import Diagnostic, InvalidAnswers, InvalidPack, Location, did_you_mean
from advisor.installation import folder
from advisor.pack import Answer, Answers
from advisor.pack.types import value_text
from advisor.reader.answers import Questions, read_given
from advisor.reader.files import MANIFEST, Files
from advisor.reader.pack import read_pack
from advisor.reader.saved import Identity, read_saved
from advisor.reader.shape import Problems, TooManyProblems, check_keys
from advisor.source import documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from advisor.pack import Pack
    from advisor.source.documents import Node

CASES = ".cases.yaml"
_SNAPSHOT = "snapshot:"


def load(pack: str | Path) -> Pack:
    """Load the pack with this name, if it ships, or in this folder. Raises InvalidPack with every problem found."""
    loaded, diagnostics = _load(pack)
    if loaded is None:
        raise InvalidPack(diagnostics)
    return loaded


def check(pack: str | Path) -> tuple[Diagnostic, ...]:
    """Return every problem of the pack with this name or in this folder; none if it is correct."""
    return _load(pack)[1]


def shipped() -> tuple[str, ...]:
    """The names of the packs that ship, sorted."""
    return tuple(sorted(path.parent.name for path in folder("rules").glob(f"*/{MANIFEST}")))


def locate(pack: str | Path) -> Path:
    """The folder of the pack with this name, if it ships, or else the given path, whether or not it exists."""
    return folder("rules") / pack if pack in shipped() else Path(pack)


def case_files(pack: str | Path) -> tuple[Path, ...]:
    """The files with the pack's cases, sorted."""
    return tuple(sorted(path for path in locate(pack).glob(f"*{CASES}") if not path.name.startswith(".")))


def _load(pack: str | Path) -> tuple[Pack | None, tuple[Diagnostic, ...]]:
    place = locate(pack)
    if not (place / MANIFEST).is_file():
        return None, (_not_a_pack(place),)
    problems = Problems()
    loaded = None
    with suppress(TooManyProblems):
        files, digest = _read_files(place, problems)
        loaded = read_pack(files, digest, problems)
    return loaded, tuple(sorted(set(problems.diagnostics)))


def _not_a_pack(place: Path) -> Diagnostic:
    listed = "packs that ship are " + ", ".join(f"`{name}`" for name in shipped())
    if place.is_dir():
        return Diagnostic(
            Location(str(place)), "file-not-found", f"folder has no `{MANIFEST}`", help=f"a pack is a folder with `{MANIFEST}`"
        )
    if place.is_file():
        return Diagnostic(
            Location(str(place)), "file-not-found", "expected a folder, found a file", help="name the folder of the pack"
        )
    return Diagnostic(Location(str(place)), "file-not-found", "no pack has this name, and no folder lies here",
                      help=did_you_mean(str(place), shipped(), otherwise=listed))  # fmt: skip


def _read_files(place: Path, problems: Problems) -> tuple[Files, str]:
    """The documents of the pack's files, and the digest of their contents."""
    read: dict[str, Node] = {}
    unreadable = set()
    digest = hashlib.sha256()
    for name in _names_in(place, problems):
        node, content = documents.read_contents(place / name, str(place / name))
        if isinstance(node, tuple):
            problems.diagnostics.extend(node)
            unreadable.add(name)
        else:
            read[name] = node
            content = content.replace(b"\r\n", b"\n")
            digest.update(b"%s\0%d\0%s" % (name.encode(), len(content), content))
    return Files(read, unreadable), f"sha256:{digest.hexdigest()}"


def _names_in(place: Path, problems: Problems) -> Iterator[str]:
    """The YAML files of a pack except cases, sorted, relative to its folder; files that end in `.yml` are reported."""
    for name in sorted(path.relative_to(place).as_posix() for pattern in ("*", "snapshots/*") for path in place.glob(pattern)):
        path = place / name
        if path.name.startswith(".") or path.name.endswith(CASES):
            continue
        if path.suffix == ".yaml":
            yield name
        elif path.suffix == ".yml":
            problems.add_file(str(path), "wrong-extension", "file ends in `.yml` and is not read", "rename it to end in `.yaml`")


def read_answers(pack: Pack, text: str, path: str = "answers") -> Answers:
    """Read answers from `text` in YAML or JSON, a mapping or a saved file; `path` names it in diagnostics.

    Contradictory answers are accepted. Raises InvalidAnswers with every problem found.
    """
    return _checked(pack, documents.parse(text, path))


def read_answers_from(pack: Pack, source: str | Path | None) -> Answers:
    """Read answers from a file, from standard input ("-"), from a snapshot of the pack ("snapshot:ID"), or none (None).

    Raises InvalidAnswers with every problem found.
    """
    match source:
        case None:
            return Answers(given={})
        case "-":
            return _checked(pack, documents.decode(sys.stdin.buffer.read(), "standard input"))
        case str() if source.startswith(_SNAPSHOT):
            return _snapshot(pack, source)
        case _:
            return _checked(pack, documents.read(Path(source), str(source)))


def _snapshot(pack: Pack, source: str) -> Answers:
    name = source.removeprefix(_SNAPSHOT)
    if name not in pack.snapshots:
        listed = "snapshots are " + ", ".join(f"`{known}`" for known in pack.snapshots) if pack.snapshots else "the pack has none"
        guess = did_you_mean(name, pack.snapshots, otherwise=listed)
        raise InvalidAnswers([Diagnostic(Location(source), "unknown-snapshot", f"unknown snapshot `{name}`", help=guess)])
    return Answers(given=pack.snapshots[name].answers)


def _checked(pack: Pack, node: Node | tuple[Diagnostic, ...]) -> Answers:
    if isinstance(node, tuple):
        raise InvalidAnswers(node)
    problems = Problems()
    answers = Answers(given={})
    with suppress(TooManyProblems):
        check_keys(node, problems)
        answers = read_saved(node, questions(pack), Identity(pack.id, pack.version, pack.digest), problems)
    if problems.diagnostics:
        raise InvalidAnswers(problems.diagnostics)
    return answers


def answers_from(pack: Pack, given: Mapping[str, object], path: str = "answers") -> Answers:
    """Return answers from Python values: bool, str, int, float, Decimal, date; None or "unknown" for don't know; or `Answer` objects.

    A str is read as in files. Raises InvalidAnswers with every problem found.
    """
    answers, diagnostics = read_given(given, questions(pack), path)
    if diagnostics:
        raise InvalidAnswers(diagnostics)
    return Answers(given=answers)


def write_answers(pack: Pack, answers: Answers, *, title: str, saved_at: datetime) -> str:
    """Return the text of a saved file of `answers`, unrecognized entries included, which `read_answers` reads back."""
    saved = saved_form(pack, answers)
    header: dict[str, object] = {"id": "saved", "title": title, **saved["snapshot"], "saved": saved_at.isoformat()}
    return documents.dump({"snapshot": header, "answers": saved["answers"]})


def saved_form(pack: Pack, answers: Answers) -> dict[str, dict[str, object]]:
    """Return the contents of a saved file as plain data under `snapshot` and `answers`.

    With unrecognized entries it has no digest and a version of its own, so that they are preserved again when it is read.
    """
    unrecognized = {fact: entry for fact, entry in answers.unrecognized.items() if fact not in answers.given}
    written = {fact: _written(answer) for fact, answer in answers.given.items()}
    version = {"version": f"{pack.version} and others"} if unrecognized else {"version": pack.version, "digest": pack.digest}
    return {"snapshot": {"pack": pack.id, **version}, "answers": {**written, **unrecognized}}


def _written(answer: Answer) -> dict[str, object]:
    value = "unknown" if answer.value is None else value_text(answer.value)
    entry: dict[str, object] = {"value": value, "note": answer.note if answer.note.strip() else "", "claims": list(answer.claims)}
    return {key: part for key, part in entry.items() if part}


def questions(pack: Pack) -> Questions:
    """The names and types that answers to `pack` may use."""
    return Questions({fact.id: fact.type for fact in pack.inputs.values()}, pack.derived, pack.claims)
