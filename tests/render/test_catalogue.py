"""The library's texts stand in catalogues beside the code that uses them; together they are one catalogue per language."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import advisor
from advisor.render.catalogue import catalogue, read_texts

FILES = sorted(Path(advisor.__file__).parent.rglob("locale/*.yaml"))


def test_a_key_stands_in_one_catalogue_of_a_language_only():
    counted = Counter((file.stem, key) for file in FILES for key in read_texts(file))
    assert [key for key, count in counted.items() if count > 1] == []


def test_every_catalogue_of_the_library_is_merged():
    english = [file for file in FILES if file.stem == "en"]
    assert len(english) > 1
    assert catalogue("en") == {key: text for file in english for key, text in read_texts(file).items()}


def test_a_language_without_texts_has_the_english_ones():
    assert catalogue("xx") == catalogue("en")
