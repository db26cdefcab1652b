"""Catalogues: the texts that are not a pack's, a file for each language."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from advisor.diagnostics import InternalError, InvalidPack
from advisor.source.documents import plain, read

_FOLDER = Path(__file__).parent.parent / "locale"
_DEFAULT = "en"


@lru_cache
def catalogue(language: str) -> dict[str, str]:
    """The library's own texts in `language`, or in English where there is no catalogue for it."""
    path = _FOLDER / f"{language}.yaml"
    return read_texts(path if path.is_file() else _FOLDER / f"{_DEFAULT}.yaml")


def read_texts(path: Path) -> dict[str, str]:
    """The texts of a catalogue file, by key. Raises InvalidPack if the file cannot be read."""
    document = read(path, path.name)
    if isinstance(document, tuple):
        raise InvalidPack(document)
    texts = plain(document)
    if not isinstance(texts, dict):
        raise InternalError(f"{path} is no catalogue of texts")
    return texts
