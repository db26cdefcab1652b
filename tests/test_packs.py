"""Each bad pack says exactly what is wrong with it, each good pack loads."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.cases import load_cases
from advisor.diagnostics import InvalidPack
from advisor.loader import load

PACKS = Path(__file__).parent / "packs"
BAD = sorted(folder for folder in (PACKS / "bad").iterdir() if folder.is_dir())
GOOD = sorted(folder for folder in (PACKS / "good").iterdir() if folder.is_dir())


def names(folders):
    return [folder.name for folder in folders]


@pytest.mark.parametrize("folder", BAD, ids=names(BAD))
def test_a_bad_pack_says_what_is_wrong(folder, golden):
    with pytest.raises(InvalidPack) as caught:
        load_cases(load(folder), folder)
    golden(folder / "expected.txt", str(caught.value).replace(f"{folder}/", "").replace(str(folder), folder.name) + "\n")


@pytest.mark.parametrize("folder", GOOD, ids=names(GOOD))
def test_a_good_pack_loads_with_its_cases(folder):
    assert load_cases(load(folder), folder)
