"""Finding the rules of a pack, and the cases that show them at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.render.passages import passage
from advisor.render.phrases import rule_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.pack import Answer, Pack, Rule
    from advisor.reader.cases import Case


def find_rules(pack: Pack, text: str = "", topic: str | None = None) -> tuple[Rule, ...]:
    """The rules of `topic` (None: of all) in which every word of `text` occurs, in pack order.

    Searched are a rule's id, sentence and reason, the fact it concludes, and the ids and texts of its claims and assumptions.
    """
    words = text.casefold().split()
    among = (rule for rule in pack.rules.values() if topic is None or rule.topic == topic)
    return tuple(rule for rule in among if not words or all(word in _searched(pack, rule) for word in words))


def cases_about(cases: Iterable[Case], rule: Rule) -> tuple[Case, ...]:
    """The cases that name `rule` among the expected reasons, or among those that must be absent."""
    return tuple(case for case in cases if any(rule.id in named for named in _reasons(case)))


def own_answers(pack: Pack, case: Case) -> dict[str, Answer]:
    """The answers of a case that its snapshot does not have, or has differently; all of them where it has no snapshot."""
    base = pack.snapshots[case.snapshot].answers if case.snapshot else {}
    return {fact: answer for fact, answer in case.given.given.items() if base.get(fact) != answer}


def _reasons(case: Case) -> list[tuple[str, ...]]:
    return [*case.because.values(), *case.not_because.values()]


def _searched(pack: Pack, rule: Rule) -> str:
    concluded = pack.derived[rule.then]
    parts = [rule.id, rule.then, concluded.title, rule_sentence(pack, rule), rule.because]
    parts += [f"{claim} {passage(pack, claim)}" for claim in rule.claims]
    parts += [f"{name} {pack.assumptions[name].text}" for name in rule.assumptions]
    return " ".join(parts).casefold()
