"""Each bad pack says exactly what is wrong with it, each good pack loads.

A bad pack is `packs/base` with the change of one variant, `packs/bad/<code>/<variant>`: `change.diff` is applied, and the files beside it
are added or take the place of those of the base.
"""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from advisor.diagnostics import InvalidPack
from advisor.reader.cases import load_cases
from advisor.reader.loader import load
from support.paths import PACKS

BAD = sorted(variant for variant in (PACKS / "bad").glob("*/*") if variant.is_dir())
GOOD = sorted(folder for folder in (PACKS / "good").iterdir() if folder.is_dir())


def assembled(variant, folder):
    """The pack of a variant, put together in `folder`."""
    shutil.copytree(PACKS / "base", folder)
    if (variant / "change.diff").exists():
        subprocess.run(
            ["git", "apply", "-p0", "--whitespace=nowarn", variant / "change.diff"],
            cwd=folder,
            env=os.environ | {"GIT_CEILING_DIRECTORIES": str(folder.parent)},
            check=True,
        )
    shutil.copytree(variant, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("change.diff", "expected.txt"))
    return folder


@pytest.mark.parametrize("variant", BAD, ids=[f"{variant.parent.name}/{variant.name}" for variant in BAD])
def test_a_bad_pack_says_what_is_wrong(variant, golden, tmp_path):
    folder = assembled(variant, tmp_path / "library")
    with pytest.raises(InvalidPack) as caught:
        load_cases(load(folder), folder)
    golden(variant / "expected.txt", str(caught.value).replace(f"{folder}/", "").replace(str(folder), folder.name) + "\n")


@pytest.mark.parametrize(
    "variant",
    [variant for variant in BAD if variant.parent.name != "several"],
    ids=lambda variant: f"{variant.parent.name}/{variant.name}",
)
def test_a_bad_pack_stands_under_the_code_it_shows(variant):
    assert f"error[{variant.parent.name}]" in (variant / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", GOOD, ids=[folder.name for folder in GOOD])
def test_a_good_pack_loads_with_its_cases(folder):
    assert load_cases(load(folder), folder)
