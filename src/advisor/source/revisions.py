"""Folders as they were at a revision of the git repository that they lie in: the one place where git is run.

The files of a revision are written into a temporary folder; the repository and its working tree are not touched.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Variables that git sets for programs it starts; they would take precedence over the folder that is meant.
_SET_BY_GIT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


class NoSuchRevision(Exception):  # noqa: N818 - a finding about what was asked for, not a failure of git
    """There is no such folder or revision; the message gives the reason in one clause."""


@contextmanager
def folder_at(folder: Path, revision: str) -> Iterator[tuple[Path, str]]:
    """A temporary folder with the files of `folder`, which need not exist any more, at `revision`; and its path in the repository.

    Raises NoSuchRevision.
    """
    top = _top(folder)
    within = folder.resolve().relative_to(top).as_posix()
    tree = f"{_commit(top, revision)}:{'' if within == '.' else within}"
    if _git(top, "cat-file", "-t", tree).stdout.strip() != b"tree":
        raise NoSuchRevision(f"`{folder}` was no folder at the revision `{revision}`")
    archive = _git(top, "archive", "--format=tar", tree)
    if archive.returncode:
        raise NoSuchRevision(f"git cannot take out `{folder}` at the revision `{revision}`: {_error(archive)}")
    with tempfile.TemporaryDirectory() as copy:
        try:
            unpack(archive.stdout, Path(copy))
        except (tarfile.TarError, OSError) as error:
            raise NoSuchRevision(f"`{folder}` at the revision `{revision}` cannot be taken out: {error}") from None
        yield Path(copy), within


def unpack(archive: bytes, into: Path) -> None:
    """Write the files of a tar archive; a link becomes a copy of the file that it leads to.

    Whatever the archive contains, no link is made and nothing is written outside of `into`; tarfile promises that only since Python
    3.11.4. Raises TarError for an entry that leads to no file of the archive, and OSError.
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


def _top(folder: Path) -> Path:
    """The top of the repository that `folder` lies in, or lay in while it existed."""
    place = folder.resolve()
    existing = next(path for path in (place, *place.parents) if path.is_dir())
    done = _git(existing, "rev-parse", "--show-toplevel")
    if done.returncode:
        outside = b"not a git repository" in done.stderr
        raise NoSuchRevision(
            f"`{folder}` does not lie in a git repository" + ("" if outside else f" that can be used: {_error(done)}")
        )
    return Path(os.fsdecode(done.stdout).rstrip("\n")).resolve()


def _commit(top: Path, revision: str) -> str:
    done = _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if done.returncode:
        raise NoSuchRevision(f"git knows no revision `{revision}`")
    return done.stdout.decode("ascii").strip()


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise NoSuchRevision("revisions are read with git, which is not installed or not on the search path")
    environment = {name: value for name, value in os.environ.items() if name not in _SET_BY_GIT} | {"LC_ALL": "C"}
    command = [program, "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603 - no shell, no foreign options


def _error(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of git's error message, as a clause."""
    return done.stderr.decode(errors="replace").strip().partition("\n")[0].removeprefix("fatal: ")
