"""Writing a file whole or not at all, and finding out beforehand that it can be written."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from pathlib import Path

from advisor.cli.output import tell


def obstacle(file: str, source: str | None) -> str | None:
    """Why `file` cannot be written, or should not be because it holds other answers than `source`; None if all is well."""
    if file.startswith("snapshot:"):
        return f"expected the name of a file, found `{file}`"
    if found := unwritable(file):
        return found
    if holds_something(file) and not _is(file, source):
        return f"`{file}` exists; name it before --save too if you want to go on with its answers, or choose another name"
    return None


def unwritable(file: str) -> str | None:
    """Why `file` cannot be written, whatever it holds; None if it can."""
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
        return f"`{file}` cannot be written: {reason(error)}"


def taken(file: str) -> str | None:
    """Why `file` cannot be written, or should not be because it holds something; None if all is well."""
    if found := unwritable(file):
        return found
    return f"`{file}` exists and is not empty; choose another name" if holds_something(file) else None


def holds_something(file: str) -> bool:
    """Whether `file` exists and is not empty."""
    return Path(file).is_file() and Path(file).stat().st_size > 0


def reason(error: OSError | RuntimeError) -> str:
    """Why a file could not be written, as one clause."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def written(file: str, text: str) -> bool:
    """Write a file whole; where that fails although it looked possible, say so."""
    try:
        write_whole(file, text)
    except OSError as error:
        tell(f"`{file}` could not be written: {reason(error)}")
        return False
    return True


def write_whole(file: str, text: str) -> None:
    """Put `text` into `file`; where that fails (OSError), what was there before is still there."""
    target = Path(file).resolve()  # a link goes on leading where it led
    beside = target.with_name(f".advisor-{secrets.token_hex(8)}")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _is(file: str, source: str | None) -> bool:
    return source is not None and Path(source).is_file() and Path(file).samefile(source)
