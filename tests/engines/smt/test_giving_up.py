"""A query that the solver gives up on has no effect on later queries."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest

from advisor.deadline import Deadline, UndecidedError
from advisor.engines.smt import AnswerSearch, VersionPair
from advisor.logic.normal_form import true_when
from advisor.pack.conditions import Not, Truth
from support.builders import pack_of, yes_no

NAMES = [f"v{number}" for number in range(90)]
PAIRS = random.Random(1).sample(list(combinations(NAMES, 2)), 250)
SHORT = 0.5  # seconds: some cover of a graph is found at once, but that there is no smaller one takes long
PACK = pack_of(
    yes_no(" ".join(NAMES)),
    {
        "t.one": ("covered", *(f"{one} or {other}" for one, other in PAIRS)),
        "t.two": ("apart", *(f"not {name}" for name in PAIRS[0])),
    },
)


def test_situations():
    search = AnswerSearch(PACK)
    assert search.find([true_when(Truth("covered"))]) is not None
    with pytest.raises(UndecidedError):
        search.find_fewest([true_when(Truth("covered"))], deadline=Deadline.after(SHORT))
    assert search.find_fewest([true_when(Truth("apart"))]) == dict.fromkeys(PAIRS[0], False)


def test_versions():
    contrary = (Truth("v0"), Not(Truth("v0")))
    never = {name: replace(rule, when=contrary) for name, rule in PACK.rules.items()}
    versions = VersionPair(PACK, replace(PACK, rules=never, digest="never"))
    assert versions.differ("covered")
    with pytest.raises(UndecidedError):
        versions.find_settled_only("old", "covered", truth=True, common=False, deadline=Deadline.after(SHORT))
    assert versions.find_settled_only("old", "apart", truth=True, common=False) == dict.fromkeys(PAIRS[0], False)
