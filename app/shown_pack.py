"""The pack that the front end shows: named on the command line after `--`, loaded once and again when its files change."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import streamlit as st

from advisor import InvalidPack, coverage, load, load_cases, verify
from advisor.installation import DEFAULT_PACK
from advisor.reader.loader import locate
from session.script_run import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from advisor import Coverage, Pack, Verification
    from advisor.reader.cases import Case


def chosen_pack() -> Pack:
    """The pack to show. Raises InvalidPack."""
    name = _named()
    return _loaded(name, _stamp(locate(name)))


def cases(pack: Pack) -> tuple[Case, ...]:
    """The pack's cases, read when they are first shown. Raises InvalidPack."""
    folder = locate(_named())
    found = _loaded_cases(pack.digest, _stamp(folder), pack, folder)
    if isinstance(found, InvalidPack):
        raise InvalidPack(found.diagnostics)
    return found


def covered(pack: Pack) -> Coverage:
    """What the pack's cases reach, worked out when it is first shown. Raises InvalidPack."""
    return _covered(pack.digest, _stamp(locate(_named())), pack, cases(pack))


def verified(pack: Pack, progress: Callable[[int, int], None]) -> Verification:
    """What is found and proved about the pack's rules, worked out when it is first shown; `progress` hears how far that is."""
    kept = _kept(pack.digest, _stamp(locate(_named())))
    if not kept:
        kept.append(verify(pack, timeout=PATIENCE, progress=progress))
    return kept[0]


def _named() -> str:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--pack", default=DEFAULT_PACK)
    return str(parser.parse_known_args(sys.argv[1:])[0].pack)


def _stamp(folder: Path) -> tuple[tuple[str, int], ...]:
    """Changes when a file of the pack does, so that an author sees an edit by reloading the page."""
    return tuple(sorted((str(path), path.stat().st_mtime_ns) for path in folder.rglob("*.yaml")))


@st.cache_resource(max_entries=4, show_spinner=False)
def _loaded(name: str, stamp: tuple[tuple[str, int], ...]) -> Pack:
    del stamp
    return load(name)


@st.cache_resource(max_entries=4, show_spinner=False)
def _loaded_cases(digest: str, stamp: tuple[tuple[str, int], ...], _pack: Pack, _folder: Path) -> tuple[Case, ...] | InvalidPack:
    """The cases, or what is wrong with them: either is found out once."""
    del digest, stamp
    try:
        return load_cases(_pack, _folder)
    except InvalidPack as error:
        return error


@st.cache_resource(max_entries=4, show_spinner=False)
def _covered(digest: str, stamp: tuple[tuple[str, int], ...], _pack: Pack, _cases: tuple[Case, ...]) -> Coverage:
    del digest, stamp
    return coverage(_pack, _cases, within=PATIENCE)


@st.cache_resource(max_entries=4, show_spinner=False)
def _kept(digest: str, stamp: tuple[tuple[str, int], ...]) -> list[Verification]:
    """A place for one verification. Elements cannot be drawn from within what is cached, and its progress is drawn."""
    del digest, stamp
    return []
