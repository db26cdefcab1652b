"""Small packs written as conditions, for tests of back ends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from advisor.expressions.resolution import resolve
from advisor.expressions.types import Choice, Date, Number, YesNo
from advisor.model import Constraint, Input, Notice, Pack, Rule, Source


def pack_of(types, rules, derived=None, never=(), changeable_by="town"):
    """A pack with inputs of `types` and `rules`, a mapping of rule ids to what they conclude and their conditions.

    `never` are the conditions of its constraints.
    """
    derived = derived or list(dict.fromkeys(then for then, *_ in rules.values()))
    known = types | dict.fromkeys(derived, YesNo())
    return Pack(
        id="written", title="Written", version="1.0.0", language="en", digest=f"{types}{rules}{derived}{never}{changeable_by}",
        source=Source(author="A", year=2020, title="T", identifier="none", as_of="2020", sections={}),
        strengths={}, phases={}, actors={}, topics={"t": "Topic"}, kinds={},
        inputs={
            fact: Input(id=fact, topic="t", title=fact, ask=fact, type=kind, changeable_by=changeable_by)
            for fact, kind in types.items()
        },
        derived={fact: Notice(id=fact, topic="t", title=fact, text=fact) for fact in derived},
        rules={
            rule: Rule(id=rule, topic="t", when=tuple(resolve(text, known) for text in when), then=then, because="So.")
            for rule, (then, *when) in rules.items()
        },
        constraints={
            f"never-{place}": Constraint(id=f"never-{place}", never=resolve(text, types), because=f"Not {text}.")
            for place, text in enumerate(never)
        },
        profiles={}, properties={}, claims={}, assumptions={}, snapshots={},
    )  # fmt: skip


def yes_no(names):
    """The types of yes_no inputs of these names."""
    return dict.fromkeys(names.split(), YesNo())


SAMPLE = pack_of(
    {
        **yes_no("a b c d"),
        "colour": Choice(("red", "green", "blue")),
        "level": Choice(("low", "medium", "high"), ordered=True),
        "goal": Choice(("low", "medium", "high"), ordered=True),
        "size": Number(),
        "start": Date(),
        "end": Date(),
    },
    {
        "t.one": ("first", "a or b", "colour in [red, green]"),
        "t.two": ("first", "at_least(2, a, b, c and not d, level > low)"),
        "t.three": ("second", "first", "level <= goal"),
        "t.four": ("third", "not second", "1 <= size < 5 or start + days(3) <= end"),
        "t.five": ("fourth", "first and not third or second and third", "not (a and b)"),
    },
    derived=["fourth", "third", "second", "first"],
)
ANSWERS = {
    "a": True, "b": False, "c": True, "d": False, "colour": "green", "level": "high", "goal": "medium",
    "size": Decimal("4.5"), "start": date(2025, 1, 1), "end": date(2025, 1, 10),
}  # fmt: skip
