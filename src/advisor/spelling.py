"""Suggestions for misspelt names: a known name that is similar, or else one that shares a distinctive word.

A name is compared only with its neighbours among the names sorted from the start, and sorted from the end, so that the time for many
unknown names among many known ones stays small.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_LONGEST = 60  # characters; longer names are ignored
_NEIGHBOURS = 30  # names on either side
_DISTINCTIVE = 4  # names in which a distinctive word occurs at most
_SHORT, _SIMILAR_IF_SHORT, _SIMILAR = 6, 0.66, 0.7  # similarity, from 0 to 1, of a name and its misspelling
_WORDS = re.compile(r"[^\W_]{3,}")


def closest(name: str, known: Iterable[str]) -> str | None:
    """The member of `known` that was probably meant by `name`; None if there is none."""
    if len(name) > _LONGEST:
        return None
    names = _sorted(tuple(known))
    compared = {*_neighbours(name, names.by_start), *(each[::-1] for each in _neighbours(name[::-1], names.by_end))}
    similar = get_close_matches(name, compared, n=1, cutoff=_SIMILAR_IF_SHORT if len(name) < _SHORT else _SIMILAR)
    return similar[0] if similar else _sharing_words(name, names.by_word)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names sorted, names reversed and then sorted, and names by their words."""

    by_start: Sequence[str]
    by_end: Sequence[str]
    by_word: Mapping[str, Sequence[str]]


@lru_cache(maxsize=8)
def _sorted(known: tuple[str, ...]) -> _Names:
    by_start = sorted({name for name in known if len(name) <= _LONGEST})
    by_word: dict[str, list[str]] = defaultdict(list)
    for name in by_start:
        for word in set(_WORDS.findall(name)):
            by_word[word].append(name)
    return _Names(by_start, sorted(name[::-1] for name in by_start), dict(by_word))


def _neighbours(name: str, names: Sequence[str]) -> Sequence[str]:
    place = bisect_left(names, name)
    return names[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]


def _sharing_words(name: str, by_word: Mapping[str, Sequence[str]]) -> str | None:
    """The name that shares the most and the rarest words with `name`; None if none is distinctive enough."""
    shared: dict[str, float] = defaultdict(float)
    for word in set(_WORDS.findall(name)):
        names = by_word.get(word, ())
        for each in names if len(names) <= 2 * _DISTINCTIVE else ():
            shared[each] += 1 / len(names)
    best = max(shared, key=lambda each: (shared[each], SequenceMatcher(None, name, each).ratio(), each), default=None)
    return best if best is not None and shared[best] >= 1 / _DISTINCTIVE else None
