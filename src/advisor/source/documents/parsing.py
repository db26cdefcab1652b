"""The two parsers of the yaml library: the quick one in C, and the thorough one in Python, whose messages are the ones that are told.

They accept the same documents but for a few signs, on which the quick one is not asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from advisor.diagnostics import Diagnostic, Location
from advisor.source.documents.building import Doubtful, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.source.documents.building import Builder
    from advisor.source.documents.nodes import Node

_QUICK = getattr(yaml, "CBaseLoader", None)  # absent where the yaml library was built without libyaml

# The thorough parser is stricter with these: tabs, byte order marks, and a comment right behind the sign of a block.
_DOUBTFUL = tuple(map(re.compile, ("\t", "\ufeff", "#(?<=[-+0-9|>]#)")))

_ADVICE = (
    ("mapping values are not allowed", "a text that contains `: ` is quoted, or written as a block after `>-`"),
    ("found character '\\t'", "indent with spaces, not tabs"),
    ("that cannot start any token", "quote a text that starts with this character"),
    ("could not find expected ':'", "write `key: value`"),
    ("expected <block end>", "check the indentation; a text that starts with a quote or bracket is quoted whole"),
    ("while scanning a quoted scalar", "close the quotation mark"),
    ("<stream end>", "close the bracket"),
)


def quickly(builder: Builder, text: str) -> Node | None:
    """The document that `text` writes; None where something is wrong with it, or the thorough parser may read it differently.

    Only events are taken from the parser in C, one by one: it would build nodes of any depth, and not survive it.
    """
    if _QUICK is None or any(sign.search(text) for sign in _DOUBTFUL):
        return None
    try:
        return builder.document(iter(_QUICK(text).get_event, None), certain=True)
    except (Doubtful, Refused, yaml.YAMLError, ValueError):
        return None


def thoroughly(builder: Builder, text: str) -> Node:
    """The document that `text` writes; raises `Refused`."""
    return builder.document(_events(builder, text))


def _events(builder: Builder, text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        problem = str(error.problem or error.context or "text is not YAML")
        told = f"{error.context or ''} {problem}"
        advice = next((advice for sign, advice in _ADVICE if sign in told), "")
        raise builder.refuse(error.problem_mark or error.context_mark, "yaml-syntax", problem, advice) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # Escapes and directives with absurd numbers fail in the library's own conversions.
        raise Refused(Diagnostic(Location(builder.path), "yaml-syntax", f"text is not YAML: {error}")) from None
