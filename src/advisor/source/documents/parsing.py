"""The two parsers of the yaml library: the fast one in C, and the strict one in Python, whose messages are reported.

They read the same documents except for a few signs; texts with these signs go to the strict parser only.
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

_FAST = getattr(yaml, "CBaseLoader", None)  # absent if the yaml library was built without libyaml

# The parser in Python is stricter with these: tabs, byte order marks, and a comment right after the sign of a block.
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


def parse_fast(builder: Builder, text: str) -> Node | None:
    """Return the document in `text`; None if it has a problem, or if the strict parser may read it differently.

    Only events are taken from the parser in C, one by one: when it builds nodes itself, deep nesting crashes it.
    """
    if _FAST is None or any(sign.search(text) for sign in _DOUBTFUL):
        return None
    try:
        return builder.document(iter(_FAST(text).get_event, None), certain=True)
    except (Doubtful, Refused, yaml.YAMLError, ValueError):
        return None


def parse_strict(builder: Builder, text: str) -> Node:
    """Return the document in `text`. Raises Refused."""
    return builder.document(_events(builder, text))


def _events(builder: Builder, text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        problem = str(error.problem or error.context or "text is not YAML")
        message = f"{error.context or ''} {problem}"
        advice = next((advice for sign, advice in _ADVICE if sign in message), "")
        raise builder.refuse(error.problem_mark or error.context_mark, "yaml-syntax", problem, advice) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # Escapes and directives with absurd numbers fail in conversions of the library.
        raise Refused(Diagnostic(Location(builder.path), "yaml-syntax", f"text is not YAML: {error}")) from None
