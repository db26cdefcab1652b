"""What cases reach in a pack and what they do not, for its readers: topic by topic and in the pack's own words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from advisor.pack import atoms_of
from advisor.quality.coverage import Coverage, Goal, Kind
from advisor.render.catalogue import catalogue
from advisor.render.passages import passage
from advisor.render.phrases import answer_label, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.pack import Input, Pack, Rule
    from advisor.reader.cases import Case


@dataclass(frozen=True, slots=True)
class Unreached:
    """A rule or question, and what no case shows of it, as sentences.

    What is `missed` a case could show; of what is `impossible` it was proved that none can; of the rest neither was found out in time.
    """

    subject: Rule | Input
    missed: tuple[str, ...]
    impossible: tuple[str, ...]
    undecided: tuple[str, ...] = ()


def coverage_of_topic(pack: Pack, found: Coverage, topic: str) -> Coverage:
    """The part of `found` that belongs to the rules and questions of `topic`; claims belong to none."""
    reached = {goal: names for goal, names in found.reached.items() if _topic(pack, goal) == topic}
    return Coverage(reached, found.unreachable & reached.keys(), found.undecided & reached.keys())


def cases_of_topic(pack: Pack, cases: Sequence[Case], topic: str) -> tuple[Case, ...]:
    """The cases that expect something of a fact which a rule of `topic` concludes."""
    concluded = {rule.then for rule in pack.rules.values() if rule.topic == topic}
    return tuple(case for case in cases if concluded & case.expect.keys())


def condition_phrases(pack: Pack, rule: Rule) -> tuple[str, ...]:
    """The atomic conditions of a rule in words, each as it reads when it is true; their order is that of `Goal.place`."""
    return tuple(phrase(pack, atom) for atom in atoms_of(rule))


def unreached(pack: Pack, found: Coverage) -> tuple[Unreached, ...]:
    """The rules, then the questions, in which something of `found` is not reached, in pack order."""
    goals: dict[str, list[Goal]] = defaultdict(list)
    for goal, names in found.reached.items():
        if not names and goal.kind is not Kind.CLAIM:
            goals[goal.subject].append(goal)
    return tuple(
        Unreached(
            subject,
            _missed(pack, [goal for goal in goals[name] if goal not in found.unreachable | found.undecided]),
            tuple(goal_sentence(pack, goal, proved=True) for goal in goals[name] if goal in found.unreachable),
            tuple(goal_sentence(pack, goal) for goal in goals[name] if goal in found.undecided),
        )
        for name, subject in _subjects(pack).items()
        if name in goals
    )


def goal_sentence(pack: Pack, goal: Goal, *, proved: bool = False) -> str:
    """What it means that no case reaches `goal`, said beside its rule or question; with `proved`, that none can.

    Of a claim it is the passage alone.
    """
    words = catalogue(pack.language)
    match goal.kind:
        case Kind.RULE if goal.value:
            return words["goal_never_fires" if proved else "goal_fires"]
        case Kind.RULE:
            return words["goal_never_refuted" if proved else "goal_refuted"]
        case Kind.CONDITION:
            condition = phrase(pack, atoms_of(pack.rules[goal.subject])[goal.place], truth=bool(goal.value))
            return words["goal_never_decides" if proved else "goal_decides"].format(condition=condition)
        case Kind.OPTION:
            answer = answer_label(pack, goal.subject, goal.value)
            return words["goal_never_given" if proved else "goal_given"].format(answer=answer)
        case Kind.CLAIM:
            return passage(pack, goal.subject)
        case _:
            assert_never(goal.kind)


def _missed(pack: Pack, goals: list[Goal]) -> tuple[str, ...]:
    """The sentences of goals that belong to one rule or question."""
    if len([goal for goal in goals if goal.kind is Kind.RULE]) == 2:  # without an outcome no condition decides one
        return (catalogue(pack.language)["goal_settled"],)
    return tuple(goal_sentence(pack, goal) for goal in goals)


def _subjects(pack: Pack) -> dict[str, Rule | Input]:
    """Rules and questions by their ids; that of a rule has a point in it."""
    return {**pack.rules, **pack.inputs}


def _topic(pack: Pack, goal: Goal) -> str | None:
    match goal.kind:
        case Kind.RULE | Kind.CONDITION:
            return pack.rules[goal.subject].topic
        case Kind.OPTION:
            return pack.inputs[goal.subject].topic
        case Kind.CLAIM:
            return None
        case _:
            assert_never(goal.kind)
