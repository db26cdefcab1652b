"""Packs of any size and answers to them, drawn with a fixed seed: the same on every machine."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from advisor.pack import Input, Notice, Rule
from advisor.pack.conditions import And, AtLeast, Comparison, Constant, Member, Not, Or, Reference, Truth
from advisor.pack.types import Choice, Date, Number, YesNo

if TYPE_CHECKING:
    from advisor.pack import Pack
    from advisor.pack.conditions import Condition
    from advisor.pack.types import FactType, Value

_TYPES: tuple[FactType, ...] = (
    *[Choice(("low", "medium", "high"), ordered=True)] * 5, *[Choice(("first", "second", "third", "fourth", "fifth"))] * 5,
    *[YesNo()] * 3, Number(), Date(),
)  # fmt: skip
_FIRST_DAY = date(2025, 1, 1)


def generated_pack(rules: int, seed: int, like: Pack) -> Pack:
    """A pack of `rules` rules, two thirds as many inputs and nine tenths as many derived facts, in the frame of `like`."""
    draw = random.Random(seed)
    types = {f"input_{place}": draw.choice(_TYPES) for place in range(rules * 2 // 3)}
    derived = [f"fact_{place}" for place in range(rules * 9 // 10)]
    concluded = derived + draw.choices(derived, k=rules - len(derived))
    drawn = {}
    for place, fact in enumerate(sorted(concluded, key=derived.index)):
        earlier = derived[max(0, derived.index(fact) - 40) : derived.index(fact)]
        when = tuple(_condition(draw, types, earlier) for _ in range(draw.choice((1, 2, 2, 3))))
        drawn[f"rule_{place}"] = Rule(id=f"rule_{place}", topic="any", when=when, then=fact, because="It is so.")
    return replace(
        like, digest=f"generated-{rules}-{seed}", rules=drawn, profiles={}, constraints={}, properties={}, snapshots={},
        inputs={fact: Input(id=fact, topic="any", title=fact, ask=fact, type=kind) for fact, kind in types.items()},
        derived={fact: Notice(id=fact, topic="any", title=fact, text=fact) for fact in derived},
    )  # fmt: skip


def random_answers(pack: Pack, seed: int, *, share: float = 0.7) -> dict[str, Value]:
    """Values for about `share` of the inputs."""
    draw = random.Random(seed)
    return {fact: _value(draw, pack.inputs[fact].type) for fact in pack.inputs if draw.random() < share}


def _condition(draw: random.Random, types: dict[str, FactType], earlier: list[str]) -> Condition:
    form = draw.choices(("atom", "not", "or", "and", "at_least"), (12, 2, 3, 2, 1))[0]
    parts = tuple(_atom(draw, types, earlier) for _ in range(3))
    match form:
        case "atom":
            return parts[0]
        case "not":
            return Not(parts[0])
        case "or":
            return Or(parts[:2])
        case "and":
            return And(parts[:2])
        case _:
            return AtLeast(2, parts)


def _atom(draw: random.Random, types: dict[str, FactType], earlier: list[str]) -> Condition:
    if earlier and draw.random() < 0.4:
        return Truth(draw.choice(earlier))
    fact = draw.choice(tuple(types))
    kind = types[fact]
    others = [name for name, its in types.items() if its == kind and name != fact]
    match kind:
        case YesNo():
            return Truth(fact)
        case Choice(options, ordered=False):
            return Member(Reference(fact), tuple(draw.sample(options, draw.choice((1, 2)))), kind)
        case Number() | Date() if others:
            return Comparison(Reference(fact), "<=", Reference(draw.choice(others)), kind)
        case _:
            return Comparison(Reference(fact), draw.choice(("<", ">=")), Constant(_value(draw, kind)), kind)


def _value(draw: random.Random, kind: FactType) -> Value:
    match kind:
        case YesNo():
            return draw.random() < 0.5
        case Choice(options):
            return draw.choice(options)
        case Number():
            return Decimal(draw.randint(0, 40)) / 4
        case Date():
            return _FIRST_DAY + timedelta(days=draw.randint(0, 100))
