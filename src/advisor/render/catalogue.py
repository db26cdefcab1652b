"""Catalogues: the texts that are not a pack's, in `locale` folders beside the code that uses them, a file per language."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from advisor.diagnostics import InternalError, InvalidPack
from advisor.source.documents import plain, read

_LIBRARY = Path(__file__).parent.parent
_FOLDERS = (_LIBRARY / "locale", _LIBRARY / "quality" / "checks" / "locale")
_DEFAULT = "en"


@lru_cache
def catalogue(language: str) -> dict[str, str]:
    """The library's own texts by key, each in `language`, or in English if that language has none."""
    files = [folder / f"{name}.yaml" for name in dict.fromkeys((_DEFAULT, language)) for folder in _FOLDERS]
    return {key: text for file in files if file.is_file() for key, text in read_texts(file).items()}


def read_texts(path: Path) -> dict[str, str]:
    """The texts of a catalogue file, by key. Raises InvalidPack if the file cannot be read."""
    document = read(path, path.name)
    if isinstance(document, tuple):
        raise InvalidPack(document)
    texts = plain(document)
    if not isinstance(texts, dict):
        raise InternalError(f"{path} is no catalogue of texts")
    return texts
