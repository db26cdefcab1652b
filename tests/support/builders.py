"""Small packs built from conditions written as text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import advisor
from advisor.pack import Assumption, Constraint, Finding, Input, Notice, Pack, Property, Recommendation, Rule, Source
from advisor.pack.resolution import resolve
from advisor.pack.types import Choice, Date, Number, YesNo


def manifest_of(name: str, title: str, article: str) -> str:
    """The file pack.yaml of a small pack with one topic, `yard`."""
    return f"""\
id: {name}
title: {title}
version: 1.0.0
language: en
source: {{author: A. Writer, year: 2020, title: {article}, sections: {{yard: {{title: The yard, locator: Page 1}}}}}}
strengths: {{should: Should}}
phases: {{daily: Every day}}
actors: {{keeper: The keeper}}
topics: {{yard: Yard}}
"""


def pack_of(  # noqa: PLR0913 - the parts of a pack, of which a test names those it is about
    types,
    rules,
    derived=None,
    never=(),
    changeable_by="town",
    *,
    findings=(),
    recommendations=(),
    properties=None,
    assumptions=None,
    waivers=None,
):
    """A pack with inputs of `types` and `rules`, a mapping of rule ids to what they conclude and their conditions.

    `never` are the conditions of its constraints. Derived facts are notices, except the `findings` and `recommendations`.
    `properties` maps ids to "always …" or "never …", `assumptions` ids to the ids of what cites them, `waivers` ids to reasons.
    """
    derived = derived or list(dict.fromkeys(then for then, *_ in rules.values()))
    known = types | dict.fromkeys(derived, YesNo())
    properties, assumptions, waivers = properties or {}, assumptions or {}, waivers or {}

    def cited(name):
        return tuple(assumption for assumption, citing in assumptions.items() if name in citing)

    def declared(fact):
        common = {"id": fact, "topic": "t", "title": fact, "text": fact, "assumptions": cited(fact)}
        if fact in findings:
            return Finding(**common, otherwise=f"not {fact}")
        if fact in recommendations:
            return Recommendation(**common, strength="should", phases=("soon",), actor="town")
        return Notice(**common)

    return Pack(
        id="written", title="Written", version="1.0.0", language="en",
        digest=f"{types}{rules}{derived}{never}{changeable_by}{findings}{recommendations}{properties}{assumptions}{waivers}",
        source=Source(author="A", year=2020, title="T", identifier="none", as_of="2020", sections={}),
        strengths={}, phases={}, actors={}, topics={"t": "Topic"}, kinds={},
        inputs={
            fact: Input(id=fact, topic="t", title=fact, ask=fact, type=kind, changeable_by=changeable_by, assumptions=cited(fact))
            for fact, kind in types.items()
        },
        derived={fact: declared(fact) for fact in derived},
        rules={
            rule: Rule(
                id=rule, topic="t", when=tuple(resolve(text, known) for text in when), then=then, because="So.",
                assumptions=cited(rule),
            )
            for rule, (then, *when) in rules.items()
        },
        constraints={
            f"never-{place}": Constraint(id=f"never-{place}", never=resolve(text, types), because=f"Not {text}.")
            for place, text in enumerate(never)
        },
        properties={
            name: Property(
                id=name, condition=resolve(text.removeprefix("always ").removeprefix("never "), known),
                always=text.startswith("always "), because="So.",
            )
            for name, text in properties.items()
        },
        assumptions={name: Assumption(id=name, text=f"We take {name}.") for name in assumptions},
        waivers=waivers, profiles={}, claims={}, snapshots={},
    )  # fmt: skip


def yes_no(names):
    """The types of yes_no inputs of these names."""
    return dict.fromkeys(names.split(), YesNo())


def counted(count, of):
    """The result of a pack whose one rule needs `count` of `of` questions answered yes, with all of them answered yes."""
    names = " ".join(f"q{place}" for place in range(of))
    pack = pack_of(yes_no(names), {"t.r": ("x", f"at_least({count}, {', '.join(names.split())})")})
    return advisor.run(pack, dict.fromkeys(names.split(), True))


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
