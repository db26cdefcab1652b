"""The one module that imports experta.

INVARIANT: importing it leaves `collections`, the root logger and what is written to logs as they were.
"""

from __future__ import annotations

import collections
import collections.abc
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def _old_collections() -> Iterator[None]:
    """Let frozendict 1.2, which experta pins, find `Mapping` where Python had it up to 3.9."""
    collections.Mapping = collections.abc.Mapping  # type: ignore[attr-defined]
    try:
        yield
    finally:
        del collections.Mapping  # type: ignore[attr-defined]


@contextmanager
def _configured_logging() -> Iterator[None]:
    """Make `logging.basicConfig()`, which experta calls on import, do nothing: it does nothing if there is a handler."""
    root, handler = logging.getLogger(), logging.NullHandler()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


with _old_collections(), _configured_logging():
    import experta
    import experta.abstract
    import experta.activation

# `experta/__init__.py` swallows import errors, so check for a name that it should have.
if not hasattr(experta, "KnowledgeEngine"):
    raise ImportError("experta is installed but could not be loaded; advisor needs experta 1.9.4 with frozendict 1.2")

# Its watchers would otherwise inherit the level of the root logger and write every answer to its log.
experta.unwatch()

Activation = experta.activation.Activation
Fact = experta.Fact
InitialFact = experta.InitialFact
KnowledgeEngine = experta.KnowledgeEngine
MATCH = experta.MATCH
Matcher = experta.abstract.Matcher
P = experta.P
Rule = experta.Rule
Strategy = experta.abstract.Strategy
TEST = experta.TEST
W = experta.W
