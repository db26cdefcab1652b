"""Loading a version of a pack: as it is now, or as it was at a revision of the git repository that its folder lies in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.diagnostics import InvalidPack
from advisor.reader.loader import load, locate
from advisor.source.revisions import NoSuchRevision, folder_at

if TYPE_CHECKING:
    from advisor.pack import Pack

GIT = "git:"


def load_version(version: str | Path, other: str | Path | None = None) -> Pack:
    """Load the pack that `version` names: a pack that ships, a folder, `git:REV` or `git:REV:FOLDER`.

    `git:REV` means the folder of `other`, the version to compare with, as it was at that revision. Raises NoSuchRevision, and
    InvalidPack with every problem found. Locations in a pack of a revision are written as git does, `git:REV:FOLDER/FILE`.
    """
    if not isinstance(version, str) or not version.startswith(GIT):
        return load(version)
    revision, _, folder = version.removeprefix(GIT).partition(":")
    if not revision or revision.startswith("-"):  # git would take it for an option
        raise NoSuchRevision(f"expected `git:REV` or `git:REV:FOLDER`, found `{version}`")
    if folder:
        return _load_revision(revision, Path(folder))
    if other is None or str(other).startswith(GIT):
        raise NoSuchRevision(f"`{version}` does not say which folder is meant: write `{GIT}{revision}:FOLDER`")
    return _load_revision(revision, locate(other))


def _load_revision(revision: str, folder: Path) -> Pack:
    """The pack in `folder` as it was at `revision`; all its locations name the revision, not the temporary folder."""
    with folder_at(folder, revision) as (copy, within):

        def relocated(item: Any) -> Any:
            """A diagnostic, or a part of the pack, with its location in the revision."""
            path = f"{GIT}{revision}:{within}{item.location.path.removeprefix(str(copy))}"
            return replace(item, location=replace(item.location, path=path))

        try:
            pack = load(copy)
        except InvalidPack as error:
            raise InvalidPack(map(relocated, error.diagnostics)) from None
    parts = {field.name: getattr(pack, field.name) for field in fields(pack)}
    named: dict[str, Any] = {
        part: {key: relocated(item) if hasattr(item, "location") else item for key, item in entries.items()}
        for part, entries in parts.items()
        if isinstance(entries, Mapping)
    }
    return replace(pack, **named)
