"""A pack as it is, or as it was at a revision of the git repository that its folder lies in.

The files of a revision are taken out into a temporary folder; nothing in the repository or its working tree is touched.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.diagnostics import InvalidPack
from advisor.reader.loader import load, locate

if TYPE_CHECKING:
    from advisor.pack import Pack

GIT = "git:"
# What git hands on to programs that it starts would stand over the folder that is asked about.
_HANDED_ON = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


class NoSuchVersion(Exception):  # noqa: N818 - it is what was found, not a failure of git
    """A version of a pack that cannot be had; the message says why, in one clause."""


def load_version(version: str | Path, other: str | Path | None = None) -> Pack:
    """The pack that `version` names: a pack that ships, a folder, `git:REV` or `git:REV:FOLDER`.

    `git:REV` means the folder of `other`, the version to compare with, as it was at that revision. Raises NoSuchVersion, and
    InvalidPack with every problem found. Places in a pack of a revision are named as git does, `git:REV:FOLDER/FILE`.
    """
    if not isinstance(version, str) or not version.startswith(GIT):
        return load(version)
    revision, _, folder = version.removeprefix(GIT).partition(":")
    if not revision or revision.startswith("-"):  # git would take it for an option
        raise NoSuchVersion(f"expected `git:REV` or `git:REV:FOLDER`, found `{version}`")
    if folder:
        return _load_revision(revision, Path(folder))
    if other is None or str(other).startswith(GIT):
        raise NoSuchVersion(f"`{version}` does not say which folder is meant: write `{GIT}{revision}:FOLDER`")
    return _load_revision(revision, locate(other))


def _load_revision(revision: str, folder: Path) -> Pack:
    """The pack in `folder`, which may be gone by now, as it was at `revision`."""
    top = _top(folder)
    within = folder.resolve().relative_to(top).as_posix()
    tree = f"{_commit(top, revision)}:{'' if within == '.' else within}"
    if _git(top, "cat-file", "-t", tree).stdout.strip() != b"tree":
        raise NoSuchVersion(f"`{folder}` was no folder at the revision `{revision}`")
    archive = _git(top, "archive", "--format=tar", tree)
    if archive.returncode:
        raise NoSuchVersion(f"git cannot take out `{folder}` at the revision `{revision}`: {_said(archive)}")
    with tempfile.TemporaryDirectory() as taken_out:
        try:
            _take_out(archive.stdout, Path(taken_out))
        except (tarfile.TarError, OSError) as error:
            raise NoSuchVersion(f"`{folder}` at the revision `{revision}` cannot be taken out: {error}") from None
        return _loaded(taken_out, f"{GIT}{revision}:{within}")


def _take_out(archive: bytes, into: Path) -> None:
    """Writes the files of a tar archive; a link becomes a copy of the file that it leads to.

    Whatever the archive holds, no link is made and nothing is written outside of `into`: tarfile promises that only since Python
    3.11.4. Raises TarError for what is no file of the archive, and OSError.
    """
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for member in files.getmembers():
            place = into / member.name
            if ".." in place.parts or not place.is_relative_to(into):
                raise tarfile.ExtractError(f"`{member.name}` would lie outside of it")
            if member.isdir():
                place.mkdir(parents=True, exist_ok=True)
                continue
            try:
                content = files.extractfile(member)
            except (KeyError, RecursionError):  # a link to what is not there, or to itself
                content = None
            if content is None:
                raise tarfile.ExtractError(f"`{member.name}` leads to no file in it")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.read())


def _loaded(taken_out: str, name: str) -> Pack:
    """The pack in a temporary folder, with `name` in place of that folder wherever a place is named."""

    def placed(item: Any) -> Any:
        """A diagnostic or a part of the pack."""
        return replace(item, location=replace(item.location, path=name + item.location.path.removeprefix(taken_out)))

    try:
        pack = load(Path(taken_out))
    except InvalidPack as error:
        raise InvalidPack(map(placed, error.diagnostics)) from None
    parts = {field.name: getattr(pack, field.name) for field in fields(pack)}
    named: dict[str, Any] = {
        part: {key: placed(item) if hasattr(item, "location") else item for key, item in held.items()}
        for part, held in parts.items()
        if isinstance(held, Mapping)
    }
    return replace(pack, **named)


def _top(folder: Path) -> Path:
    """The top of the repository that `folder` lies in, or lay in when it was there."""
    place = folder.resolve()
    present = next(path for path in (place, *place.parents) if path.is_dir())
    found = _git(present, "rev-parse", "--show-toplevel")
    if found.returncode:
        alone = b"not a git repository" in found.stderr
        raise NoSuchVersion(
            f"`{folder}` does not lie in a git repository" + ("" if alone else f" that can be used: {_said(found)}")
        )
    return Path(os.fsdecode(found.stdout).rstrip("\n")).resolve()


def _commit(top: Path, revision: str) -> str:
    found = _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if found.returncode:
        raise NoSuchVersion(f"git knows no revision `{revision}`")
    return found.stdout.decode("ascii").strip()


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise NoSuchVersion("revisions are read with git, which is not installed or not on the search path")
    environment = {name: value for name, value in os.environ.items() if name not in _HANDED_ON} | {"LC_ALL": "C"}
    command = [program, "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603 - no shell, no foreign options


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git had to say, as a clause."""
    return done.stderr.decode(errors="replace").strip().partition("\n")[0].removeprefix("fatal: ")
