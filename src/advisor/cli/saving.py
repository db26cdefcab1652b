"""Saving to a file that a user names, and finding out beforehand whether it can be written.

A function named `..._problem` returns one clause, or None if there is no problem.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from advisor.cli.output import tell
from advisor.source.files import error_reason, write_whole


def save_problem(file: str, source: str | None) -> str | None:
    """The reason why `file` cannot be written, or should not be because it holds other answers than `source`."""
    if file.startswith("snapshot:"):
        return f"expected the name of a file, found `{file}`"
    if problem := _write_problem(file):
        return problem
    if _has_content(file) and not _is_same(file, source):
        return f"`{file}` exists; name it before --save too if you want to go on with its answers, or choose another name"
    return None


def new_file_problem(file: str) -> str | None:
    """The reason why `file` cannot be written, or should not be because it is not empty."""
    if problem := _write_problem(file):
        return problem
    return f"`{file}` exists and is not empty; choose another name" if _has_content(file) else None


def write_or_tell(file: str, text: str) -> bool:
    """Write a file whole. Where that fails although it looked possible, print why to standard error and return False."""
    try:
        write_whole(file, text)
    except OSError as error:
        tell(f"`{file}` could not be written: {error_reason(error)}")
        return False
    return True


def _write_problem(file: str) -> str | None:
    if file == "-":
        return "expected the name of a file, found `-`"
    try:
        target = Path(file).resolve()
        if target.exists() and not target.is_file():
            return f"`{file}` is no file"
        if target.exists() and not os.access(target, os.W_OK):
            return f"`{file}` cannot be written: it is protected"
        with tempfile.TemporaryFile(dir=target.parent):
            return None
    except (OSError, RuntimeError) as error:
        return f"`{file}` cannot be written: {error_reason(error)}"


def _has_content(file: str) -> bool:
    return Path(file).is_file() and Path(file).stat().st_size > 0


def _is_same(file: str, source: str | None) -> bool:
    return source is not None and Path(source).is_file() and Path(file).samefile(source)
