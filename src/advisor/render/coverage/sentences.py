"""What no case of a pack reaches, in sentences for its readers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from advisor.pack import atoms_of
from advisor.quality.coverage import Kind
from advisor.render.catalogue import catalogue
from advisor.render.passages import passage
from advisor.render.phrases import answer_label, phrase

if TYPE_CHECKING:
    from advisor.pack import Input, Pack, Rule
    from advisor.quality.coverage import Coverage, Goal


@dataclass(frozen=True, slots=True)
class Unreached:
    """A rule or question, and what no case shows of it, as sentences.

    A case could show what is `missed`; it is proved that none can show what is `impossible`; the rest was not found out in time.
    """

    subject: Rule | Input
    missed: tuple[str, ...]
    impossible: tuple[str, ...]
    undecided: tuple[str, ...] = ()


def condition_phrases(pack: Pack, rule: Rule) -> tuple[str, ...]:
    """The atomic conditions of a rule in words, each as it reads when it is true, in the order of `Goal.place`."""
    return tuple(phrase(pack, atom) for atom in atoms_of(rule))


def unreached(pack: Pack, found: Coverage) -> tuple[Unreached, ...]:
    """The rules, then the questions, with goals that are not reached, in pack order."""
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
    """The sentence, beside a rule or question, that no case reaches its `goal`, or with `proved`, that none can.

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
    """Rules and questions by their ids; only the id of a rule has a point in it."""
    return {**pack.rules, **pack.inputs}
