"""Hypothesis strategies: small correct packs with every type and operator, and partial answers to them.

They give model objects, so that no test of an engine depends on the loader.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, assert_never

from hypothesis import strategies as st

from advisor.pack import (
    Assumption,
    Claim,
    Constraint,
    Derived,
    Finding,
    Input,
    Notice,
    Option,
    Pack,
    Profile,
    Property,
    Recommendation,
    Rule,
    Section,
    Source,
    premises,
)
from advisor.pack.conditions import (
    And,
    AtLeast,
    Comparison,
    Condition,
    Constant,
    Member,
    Not,
    Operator,
    Or,
    Reference,
    Truth,
    facts_of,
)
from advisor.pack.types import Choice, Date, FactType, Number, Value, YesNo, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hypothesis.strategies import DrawFn, SearchStrategy

_Sorted = TypeVar("_Sorted", Input, Derived, Rule)
_Drawn = TypeVar("_Drawn")
_Named = TypeVar("_Named", Constraint, Profile, Property)

TYPES: tuple[FactType, ...] = (
    YesNo(),
    Choice(("red", "green", "blue")),
    Choice(("low", "medium", "high"), ordered=True),
    Number(),
    Number("km", Decimal(-1), Decimal(5)),
    Date(),
    Date(date(2024, 12, 30), date(2025, 1, 6)),
)
FEW_VALUES = TYPES[:3]  # types whose values can be listed, so that all completions can be tried
NUMBERS = tuple(Decimal(text) for text in ("-1", "0", "0.5", "1", "2", "2.25", "5"))
DAYS = tuple(date(2025, 1, 1) + timedelta(days=day) for day in range(-2, 6))
TOPICS = ("early", "late")
SEEDS = st.integers(0, 2**32)  # for what draws its own numbers

_FORMS = st.sampled_from(("atom", "atom", "not", "and", "or", "at_least"))
_COUNTS = st.integers(2, 3)
_BOTH = st.booleans()
_EQUALITIES: SearchStrategy[Operator] = st.sampled_from(("==", "!="))
_COMPARISONS: SearchStrategy[Operator] = st.sampled_from(("==", "!=", "<", "<=", ">", ">="))
_UNORDERED: SearchStrategy[Any] = st.sampled_from(("in", "fact", "==", "!="))
_ORDERED: SearchStrategy[Any] = st.sampled_from(("in", "fact", "==", "!=", "<", "<=", ">", ">="))


@cache
def _any_of(options: tuple[_Drawn, ...]) -> SearchStrategy[_Drawn]:
    return st.sampled_from(options)


@cache
def values(kind: FactType) -> SearchStrategy[Value]:
    """Values of a type: few enough that generated conditions often meet them exactly."""
    match kind:
        case YesNo():
            return st.booleans()
        case Choice(options):
            return st.sampled_from(options)
        case Number():
            return st.sampled_from(NUMBERS)
        case Date():
            return st.sampled_from(DAYS)
        case _:
            assert_never(kind)


def conditions(types: Mapping[str, FactType], *, depth: int = 2) -> SearchStrategy[Condition]:
    """Conditions over the facts of `types` that an author could write, nested at most `depth` deep."""
    return _conditions(tuple(sorted(types.items())), depth)


@lru_cache(maxsize=1000)  # a strategy is costly to make, and drawn from often
def _conditions(types: tuple[tuple[str, FactType], ...], depth: int) -> SearchStrategy[Condition]:
    return _condition(dict(types), depth)


@st.composite
def _condition(draw: DrawFn, types: Mapping[str, FactType], depth: int) -> Condition:
    form = draw(_FORMS) if depth else "atom"
    if form == "atom":
        return _atom(draw, types)
    inner = conditions(types, depth=depth - 1)
    if form == "not":
        return Not(draw(inner))
    parts = tuple(draw(inner) for _ in range(draw(_COUNTS)))
    match form:
        case "and":
            return And(parts)
        case "or":
            return Or(parts)
        case _:
            return AtLeast(draw(_any_of(tuple(range(1, len(parts) + 1)))), parts)


def _atom(draw: DrawFn, types: Mapping[str, FactType]) -> Condition:
    fact = draw(_any_of(tuple(types)))
    kind = types[fact]
    if isinstance(kind, YesNo):
        return Truth(fact)
    left = Reference(fact, draw(_shifts(kind)))
    ordered = not isinstance(kind, Choice) or kind.ordered
    operator = draw(_ORDERED if ordered else _UNORDERED)
    match operator:
        case "in":
            return Member(left, tuple(draw(_few(kind))), kind)
        case "fact":
            other = draw(_any_of(tuple(name for name, its in types.items() if its == kind)))
            return Comparison(left, draw(_COMPARISONS if ordered else _EQUALITIES), Reference(other, draw(_shifts(kind))), kind)
    right = Constant(draw(values(kind)))
    return Comparison(right, operator, left, kind) if draw(_BOTH) else Comparison(left, operator, right, kind)


@cache
def _few(kind: FactType) -> SearchStrategy[list[Value]]:
    return st.lists(values(kind), min_size=1, max_size=3, unique=True)


@cache
def _shifts(kind: FactType) -> SearchStrategy[Decimal | timedelta | None]:
    match kind:
        case Number():
            return st.one_of(st.none(), st.sampled_from((Decimal(1), Decimal("-0.5"))))
        case Date():
            return st.one_of(st.none(), st.sampled_from((timedelta(days=1), timedelta(days=-3))))
        case _:
            return st.none()


@st.composite
def packs(draw: DrawFn, *, max_inputs: int = 5, max_derived: int = 5, types_of: tuple[FactType, ...] = TYPES) -> Pack:
    """A correct pack: every input is used, every derived fact concluded, premises before conclusions in some order."""
    kinds = draw(st.lists(st.sampled_from(types_of), min_size=1, max_size=max_inputs))
    types = {f"input_{place}": kind for place, kind in enumerate(kinds)}
    inputs_only = dict(types)
    derived: dict[str, Derived] = {}
    rules: list[Rule] = []
    for place in range(draw(st.integers(1, max_derived))):
        fact = draw(_derived(f"derived_{place}"))
        derived[fact.id] = fact
        rules.extend(draw(_rules(fact, types)))
        types[fact.id] = YesNo()
    never = draw(st.lists(conditions(inputs_only, depth=1), max_size=2))
    always = draw(st.lists(conditions(types, depth=1), max_size=1))
    used = {fact for rule in rules for fact in premises(rule)} | {fact for part in never + always for fact in facts_of(part)}
    order = draw(st.permutations(sorted(derived)))
    members = draw(st.lists(st.sampled_from(order), max_size=3, unique=True))
    return _pack(
        inputs=_by_topic(_input(fact, kind) for fact, kind in inputs_only.items() if fact in used),
        derived=_by_topic(derived[fact] for fact in order),
        rules=_by_topic(draw(st.permutations(rules))),
        constraints=_by_id(
            Constraint(id=f"never-{place}", never=part, because="They clash.") for place, part in enumerate(never)
        ),
        properties=_by_id(
            Property(id=f"always-{place}", condition=part, always=True, because="So.") for place, part in enumerate(always)
        ),
        profiles=_by_id([Profile(id="list", title="List", about="A list.", members=tuple(members))] if members else []),
    )


@st.composite
def _rules(draw: DrawFn, fact: Derived, types: Mapping[str, FactType]) -> list[Rule]:
    found = draw(st.lists(st.lists(conditions(types), min_size=1, max_size=3), min_size=1, max_size=3))
    name = f"{fact.topic}.{fact.id.replace('_', '-')}"
    return [
        Rule(id=f"{name}-{place}", topic=fact.topic, when=tuple(when), then=fact.id, because="It is so.")
        for place, when in enumerate(found)
    ]


@st.composite
def _derived(draw: DrawFn, fact: str) -> Derived:
    topic = draw(st.sampled_from(TOPICS))
    common: dict[str, Any] = {"id": fact, "topic": topic, "title": f"Title of {fact}", "text": f"Text of {fact}"}
    match draw(st.sampled_from(("finding", "recommendation", "notice"))):
        case "finding":
            return Finding(**common, otherwise=f"Not {fact}", claims=("C1",))
        case "recommendation":
            return Recommendation(**common, strength="should", phases=("soon",), actor="town")
        case _:
            return Notice(**common, assumptions=("A1",))


def _input(fact: str, kind: FactType) -> Input:
    options = tuple(Option(option, option.capitalize()) for option in kind.options) if isinstance(kind, Choice) else ()
    topic = TOPICS[int(fact[-1]) % 2]
    return Input(
        id=fact, topic=topic, title=f"Title of {fact}", ask=f"Which {fact}?", type=kind, options=options, changeable_by="town"
    )


def _pack(**parts: Any) -> Pack:
    """A pack of the generated parts, with a digest of their contents."""
    rest: dict[str, Any] = {
        "source": Source(
            author="Nobody", year=2020, title="Nothing", identifier="none", as_of="2020",
            sections={"only": Section("only", "The only section", "page 1")},
        ),
        "strengths": {"should": "Should"},
        "phases": {"soon": "Soon"},
        "actors": {"town": "The town"},
        "topics": {topic: topic.capitalize() for topic in TOPICS},
        "kinds": {"fact": "Fact"},
        "claims": {"C1": Claim(id="C1", section="only", kind="fact", says="So it is.")},
        "assumptions": {"A1": Assumption(id="A1", text="So we take it.")},
        "snapshots": {},
    }  # fmt: skip
    digest = "sha256:" + hashlib.sha256(repr(parts).encode()).hexdigest()
    return Pack(id="generated", title="Generated", version="1.0.0", language="en", digest=digest, **rest, **parts)


def _by_topic(found: Iterable[_Sorted]) -> dict[str, _Sorted]:
    items = tuple(found)
    return {item.id: item for topic in TOPICS for item in items if item.topic == topic}


def _by_id(found: Iterable[_Named]) -> dict[str, _Named]:
    return {item.id: item for item in found}


@st.composite
def answers(draw: DrawFn, pack: Pack) -> dict[str, Value]:
    """Values of some inputs, in any order; constraints are ignored."""
    given = draw(st.lists(st.sampled_from(sorted(pack.inputs)), unique=True))
    return {fact: draw(answer(pack.inputs[fact].type)) for fact in given}


def answer(kind: FactType) -> SearchStrategy[Value]:
    """A value that answers a question of this type."""
    return values(kind).filter(lambda value: kind.parse(value_text(value)) is not None)
