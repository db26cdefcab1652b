"""Files: written whole or not at all, and why one could not be read or written."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path


def error_reason(error: OSError | RuntimeError) -> str:
    """The reason why a file could not be read or written, as one clause."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def write_whole(file: str, text: str) -> None:
    """Put `text` into `file`. Where that fails (OSError), the file still has the content it had before."""
    target = Path(file).resolve()  # a link still leads to the same file afterwards
    temporary = target.with_name(f".advisor-{secrets.token_hex(8)}")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
