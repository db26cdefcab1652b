"""The cases of a pack as examples: those that show a rule or a topic, and the answers of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.pack import Answer, Pack, Rule
    from advisor.reader.cases import Case


def cases_about(cases: Iterable[Case], rule: Rule) -> tuple[Case, ...]:
    """The cases that name `rule` among the expected reasons, or among those that must be absent."""
    return tuple(case for case in cases if names_rule(case, rule))


def names_rule(case: Case, rule: Rule) -> bool:
    """True if `case` names `rule` among the expected reasons, or among those that must be absent."""
    return any(rule.id in rules for reasons in (case.because, case.not_because) for rules in reasons.values())


def cases_of_topic(pack: Pack, cases: Iterable[Case], topic: str) -> tuple[Case, ...]:
    """The cases that expect something of a fact which a rule of `topic` concludes."""
    concluded = {rule.then for rule in pack.rules.values() if rule.topic == topic}
    return tuple(case for case in cases if concluded & case.expect.keys())


def own_answers(pack: Pack, case: Case) -> dict[str, Answer]:
    """The answers of a case that its snapshot lacks or has differently; all of them where it has no snapshot."""
    base = pack.snapshots[case.snapshot].answers if case.snapshot else {}
    return {fact: answer for fact, answer in case.given.given.items() if base.get(fact) != answer}
