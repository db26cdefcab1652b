"""Which known name somebody may have meant: one that a slip of the pen explains, or else one that shares a telling word.

A name is compared with its neighbours in the order of how names start, and of how they end, so that many unknown names among many
known ones take no longer than few.
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

_LONGEST = 60  # characters of a name that is looked at
_NEIGHBOURS = 30  # names on either side
_TELLING = 4  # a word that stands in more names does not tell which one is meant
_SHORT, _ALIKE_IF_SHORT, _ALIKE = 6, 0.66, 0.7  # how alike two names are that a slip makes of one another, from 0 to 1
_WORDS = re.compile(r"[^\W_]{3,}")


def closest(name: str, known: Iterable[str]) -> str | None:
    """The one of `known` that was probably meant by `name`, if there is one."""
    if len(name) > _LONGEST:
        return None
    names = _sorted(tuple(known))
    compared = {*_neighbours(name, names.by_start), *(like[::-1] for like in _neighbours(name[::-1], names.by_end))}
    slips = get_close_matches(name, compared, n=1, cutoff=_ALIKE_IF_SHORT if len(name) < _SHORT else _ALIKE)
    return slips[0] if slips else _sharing_words(name, names.by_word)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names sorted by how they start, reversed and sorted by how they end, and by their words."""

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
    """The name with the most, and the rarest, of the words of `name`."""
    shared: dict[str, float] = defaultdict(float)
    for word in set(_WORDS.findall(name)):
        names = by_word.get(word, ())
        for each in names if len(names) <= 2 * _TELLING else ():
            shared[each] += 1 / len(names)
    best = max(shared, key=lambda each: (shared[each], SequenceMatcher(None, name, each).ratio(), each), default=None)
    return best if best is not None and shared[best] >= 1 / _TELLING else None
