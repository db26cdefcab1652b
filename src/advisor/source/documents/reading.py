"""From the contents of a file to its document, or to diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.diagnostics import Diagnostic, Location
from advisor.source.documents.building import UNPRINTABLE, Builder, Refused, unprintable
from advisor.source.documents.parsing import parse_fast, parse_strict
from advisor.source.files import error_reason

if TYPE_CHECKING:
    from pathlib import Path

    from advisor.source.documents.nodes import Node

MAX_CHARACTERS = 1_000_000


def printable(text: str) -> str:
    """`text` without the control characters that no file may contain."""
    return UNPRINTABLE.sub("", text)


def read(path: Path, shown: str) -> Node | tuple[Diagnostic, ...]:
    """Return the document in the file `path`, called `shown` in diagnostics."""
    return read_contents(path, shown)[0]


def read_contents(path: Path, shown: str) -> tuple[Node | tuple[Diagnostic, ...], bytes]:
    """Return the document in the file `path`, called `shown` in diagnostics, and the bytes that it was read from."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return (Diagnostic(Location(shown), "file-not-found", "file does not exist"),), b""
    except OSError as error:
        problem = f"file cannot be read: {error_reason(error)}"
        return (Diagnostic(Location(shown), "unreadable-file", problem),), b""
    return decode(content, shown), content


def decode(content: bytes, shown: str) -> Node | tuple[Diagnostic, ...]:
    """Return the document in `content`, text in UTF-8; `shown` names it in diagnostics."""
    try:
        return parse(content.decode("utf-8"), shown)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem, advice = f"line {line} is not UTF-8", "save the file with the encoding UTF-8"
        return (Diagnostic(Location(shown), "not-utf-8", problem, help=advice),)


def parse(text: str, path: str) -> Node | tuple[Diagnostic, ...]:
    """Return the document in `text`, or diagnostics; `path` names it in diagnostics."""
    if len(text) > MAX_CHARACTERS:
        problem = f"file has {len(text):,} characters, at most {MAX_CHARACTERS:,} are allowed"
        return (Diagnostic(Location(path), "too-large", problem, help="split it into several files"),)
    text = _untabbed(text.removeprefix("\ufeff"))
    if match := UNPRINTABLE.search(text):
        before = f"{text[: match.start()]}.".splitlines()
        return (unprintable("file", match[0], Location(path, len(before), len(before[-1]))),)
    builder = Builder(path, text)
    try:
        return parse_fast(builder, text) or parse_strict(builder, text)
    except Refused as refused:
        return (refused.diagnostic,)


def _untabbed(text: str) -> str:
    """`text` without tabs if it is JSON, which may be indented with them; JSON strings contain none, and YAML forbids them."""
    return text.replace("\t", " ") if text.lstrip().startswith("{") else text
