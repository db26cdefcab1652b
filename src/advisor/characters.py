"""Invisible characters that act on a terminal, or on the order of the text that follows.

Values keep them as they were written; every text that is shown passes through one of these functions.
"""

from __future__ import annotations

import re

# Embeddings, overrides and isolates of the direction in which text is read.
REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile("[\t\r\x85\u2028\u2029]")
# These, control characters other than the line feed, separators, and code points that are not characters.
_HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def neutral(text: str) -> str:
    """`text` without invisible characters, so that a reader sees the rest in the order in which it was written."""
    return _HIDDEN.sub("", _SPACES.sub(" ", text))


def visible(text: str) -> str:
    """`text` on one line with a sign in place of each invisible character, so that all others stay in their columns."""
    return _HIDDEN.sub("\ufffd", _SPACES.sub(" ", text).replace("\n", " "))


def escaped(json: str) -> str:
    """`json` with each invisible character written as an escape."""
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", json)
