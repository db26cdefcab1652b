"""The rules, conditions, options and claims that the cases of a pack reach, and the cases that reach them.

A condition counts only where its value decided its rule: with the contrary value, and all else equal, the rule would have evaluated
differently. Source: J. Chilenski, S. Miller, "Applicability of modified condition/decision coverage to software testing"
(Software Engineering Journal 9, 1994), here in three values.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.deadline import Deadline, UndecidedError
from advisor.engines.compiled import to_function
from advisor.engines.smt import TIMEOUT, AnswerSearch
from advisor.logic.normal_form import answer_literal, applies_when, refuted_when
from advisor.logic.paths import atom_paths, decisive_queries, with_truth
from advisor.logic.semantics import rule_truth, truth_of
from advisor.pack import atoms_of
from advisor.pack.types import finite_values
from advisor.quality.cases import conclude_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from advisor.pack import Input, Pack, Rule
    from advisor.pack.types import Value
    from advisor.reader.cases import Case


class Kind(Enum):
    """The kinds of what is covered; the value is the word used in files."""

    RULE = "rules"
    CONDITION = "conditions"
    OPTION = "options"
    CLAIM = "claims"


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that cases are to reach.

    Of a rule, `value` is True for firing and False for being refuted; of a condition, it is the truth with which the condition decides
    its rule, and `place` its place among the atomic conditions of the rule; of a question, it is an option.
    """

    kind: Kind
    subject: str
    place: int = 0
    value: Value | None = None

    @property
    def owner(self) -> tuple[str, int, Value | None]:
        """The rule, condition, option or claim that is covered by this goal, or by this one and its contrary together."""
        return self.subject, self.place, self.value if self.kind is Kind.OPTION else None


@dataclass(frozen=True)
class Coverage:
    """The goals of a pack, each with the names of the cases that reach it; the `unreachable` ones are proved to be so.

    Of the `undecided` ones, which no case reaches, it was not found out in time whether one could.
    """

    reached: Mapping[Goal, tuple[str, ...]]
    unreachable: frozenset[Goal]
    undecided: frozenset[Goal] = frozenset()

    def missed(self, kind: Kind) -> tuple[Goal, ...]:
        """The goals that no case reaches although one could."""
        excused = self.unreachable | self.undecided
        return tuple(goal for goal, names in self.reached.items() if goal.kind is kind and not names and goal not in excused)

    def counts(self, kind: Kind) -> tuple[int, int]:
        """The number of rules, conditions, options or claims that are covered, and of all.

        A rule or condition is covered if both of its goals are; what is proved unreachable counts neither way, what is undecided as
        not covered.
        """
        goals = [goal for goal in self.reached if goal.kind is kind and goal not in self.unreachable]
        missed = {goal.owner for goal in goals if not self.reached[goal]}
        owners = {goal.owner for goal in goals}
        return len(owners - missed), len(owners)


def coverage(pack: Pack, cases: Sequence[Case], *, timeout: float | None = TIMEOUT, within: float | None = None) -> Coverage:
    """The coverage of `pack` by `cases`. A claim is reached by a case that cites it, or that names a rule with that claim.

    The solver has `timeout` seconds for each goal that no case reaches, and `within` seconds for all of them (None: as long as it needs).
    """
    function = to_function(pack)
    reached: dict[Goal, list[str]] = {goal: [] for goal in _goals(pack)}
    for case in cases:
        goals = _reached_in(pack, conclude_case(pack, function, case).values)
        for goal in dict.fromkeys((*goals, *(Goal(Kind.CLAIM, claim) for claim in _claims(pack, case)))):
            reached[goal].append(case.name)
    search, deadline = AnswerSearch(pack), Deadline.after(within)
    unreachable, undecided = set(), set()
    for goal in (goal for goal, names in reached.items() if not names):
        try:
            if _is_unreachable(pack, goal, search, deadline.or_after(timeout)):
                unreachable.add(goal)
        except UndecidedError:
            undecided.add(goal)
    return Coverage({goal: tuple(names) for goal, names in reached.items()}, frozenset(unreachable), frozenset(undecided))


def coverage_of_topic(pack: Pack, found: Coverage, topic: str) -> Coverage:
    """The part of `found` that belongs to the rules and questions of `topic`; claims belong to none."""
    return _part(found, {goal for goal in found.reached if goal.kind is not Kind.CLAIM and _subject(pack, goal).topic == topic})


def coverage_by_file(pack: Pack, found: Coverage) -> dict[str, Coverage]:
    """The parts of `found` that belong to the rules and questions of each topic file, by its name; claims belong to none."""
    goals: dict[str, set[Goal]] = {}
    for goal in found.reached:
        if goal.kind is not Kind.CLAIM:
            goals.setdefault(Path(_subject(pack, goal).location.path).name, set()).add(goal)
    return {file: _part(found, part) for file, part in goals.items()}


def _part(found: Coverage, goals: set[Goal]) -> Coverage:
    reached = {goal: names for goal, names in found.reached.items() if goal in goals}
    return Coverage(reached, found.unreachable & goals, found.undecided & goals)


def _subject(pack: Pack, goal: Goal) -> Rule | Input:
    """The rule or question that a goal other than a claim belongs to."""
    return pack.inputs[goal.subject] if goal.kind is Kind.OPTION else pack.rules[goal.subject]


def _claims(pack: Pack, case: Case) -> Iterator[str]:
    yield from case.claims
    for rules in case.because.values():
        yield from (claim for rule in rules for claim in pack.rules[rule].claims)


def _goals(pack: Pack) -> Iterator[Goal]:
    for rule in pack.rules.values():
        yield from (Goal(Kind.RULE, rule.id, value=truth) for truth in (True, False))
    for rule in pack.rules.values():
        for place, _ in enumerate(atoms_of(rule)):
            yield from (Goal(Kind.CONDITION, rule.id, place, truth) for truth in (True, False))
    for asked in pack.inputs.values():
        yield from (Goal(Kind.OPTION, asked.id, value=value) for value in finite_values(asked.type) or ())
    yield from (Goal(Kind.CLAIM, claim) for claim in pack.claims)


def _reached_in(pack: Pack, values: Mapping[str, Value]) -> Iterator[Goal]:
    for rule in pack.rules.values():
        truth = rule_truth(rule, values)
        if truth is not None:
            yield Goal(Kind.RULE, rule.id, value=truth)
            yield from _decisive(rule, truth, values)
    for question, asked in pack.inputs.items():
        if finite_values(asked.type) and question in values:
            yield Goal(Kind.OPTION, question, value=values[question])


def _decisive(rule: Rule, truth: bool, values: Mapping[str, Value]) -> Iterator[Goal]:
    """The conditions whose values decided that the rule evaluates to `truth`."""
    paths = atom_paths(rule)
    for place, atom in enumerate(atoms_of(rule)):
        value = truth_of(atom, values)
        if value is not None and rule_truth(with_truth(rule, paths[place], truth=not value), values) is not truth:
            yield Goal(Kind.CONDITION, rule.id, place, value)


def _is_unreachable(pack: Pack, goal: Goal, search: AnswerSearch, deadline: Deadline) -> bool:
    """True if it is proved that no answers that break no constraint reach the goal. Raises UndecidedError."""
    match goal:
        case Goal(Kind.RULE, subject, _, truth):
            rule = pack.rules[subject]
            return search.find([applies_when(rule) if truth else refuted_when(rule)], deadline=deadline) is None
        case Goal(Kind.CONDITION, subject, place, truth):
            rule = pack.rules[subject]
            goals = decisive_queries(rule, atom_paths(rule)[place], truth=bool(truth))
            return all(search.find(meets, misses, deadline=deadline) is None for meets, misses in goals)
        case Goal(Kind.OPTION, subject, _, value) if value is not None:
            return search.find([answer_literal(pack.inputs[subject], value)], deadline=deadline) is None
        case _:
            return False
