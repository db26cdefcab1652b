"""The front end's own words, and foreign text in labels."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from advisor.characters import neutral
from advisor.render.catalogue import read_texts

_FOLDER = Path(__file__).parent.parent / "locale"
_MARKUP = re.compile(r"([\\`*_\[\]<>#$~|])")


@lru_cache
def words(language: str = "en") -> dict[str, str]:
    """The texts of the front end in `language`, or in English where it has none."""
    path = _FOLDER / f"{language}.yaml"
    return read_texts(path if path.is_file() else _FOLDER / "en.yaml")


def plain(text: str) -> str:
    """Text for a label, shown as written: what a pack or a reader wrote cannot become markup."""
    return _MARKUP.sub(r"\\\1", " ".join(neutral(text).split()))
