"""Which rules, conditions, options and claims the cases of a pack reach, and through which case.

A condition counts only where its value decided its rule: with the contrary value, and all else equal, the rule would not have come
out as it did. Source: J. Chilenski, S. Miller, "Applicability of modified condition/decision coverage to software testing"
(Software Engineering Journal 9, 1994), here in three values.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from advisor.deadline import Deadline, UndecidedError
from advisor.engines.compiled import to_function
from advisor.engines.smt import TIMEOUT, AnswerSearch
from advisor.logic.normal_form import answer_literal, applies_when, refuted_when
from advisor.logic.paths import atom_paths, decisive_queries, with_truth
from advisor.logic.semantics import rule_truth, truth_of
from advisor.pack import atoms_of
from advisor.pack.types import finite_values
from advisor.quality.cases import situation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from advisor.pack import Pack, Rule
    from advisor.pack.types import Value
    from advisor.reader.cases import Case


class Kind(Enum):
    """What is covered; the value is the word used in files."""

    RULE = "rules"
    CONDITION = "conditions"
    OPTION = "options"
    CLAIM = "claims"


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that cases are to reach.

    Of a rule, `value` is True that it fires and False that it is refuted; of a condition, that it is true or false and decides its
    rule, `place` being its place among the atomic conditions of the rule; of a question, it is an option.
    """

    kind: Kind
    subject: str
    place: int = 0
    value: Value | None = None

    @property
    def owner(self) -> tuple[str, int, Value | None]:
        """What is covered by this goal, or by this one and its contrary: the rule, condition, option or claim."""
        return self.subject, self.place, self.value if self.kind is Kind.OPTION else None


@dataclass(frozen=True)
class Coverage:
    """The goals of a pack, each with the names of the cases that reach it; `unreachable` ones were proved to be.

    Of the `undecided` ones, which no case reaches, it was not found out in time whether one could.
    """

    reached: Mapping[Goal, tuple[str, ...]]
    unreachable: frozenset[Goal]
    undecided: frozenset[Goal] = frozenset()

    def missed(self, kind: Kind) -> tuple[Goal, ...]:
        """The goals that no case reaches although one could."""
        told = self.unreachable | self.undecided
        return tuple(goal for goal, names in self.reached.items() if goal.kind is kind and not names and goal not in told)

    def counts(self, kind: Kind) -> tuple[int, int]:
        """How many rules, conditions, options or claims are covered, and how many there are.

        A rule or condition is covered if both of its goals are; what is proved unreachable counts neither way, what is undecided as
        not covered.
        """
        goals = [goal for goal in self.reached if goal.kind is kind and goal not in self.unreachable]
        missed = {goal.owner for goal in goals if not self.reached[goal]}
        owners = {goal.owner for goal in goals}
        return len(owners - missed), len(owners)


def coverage(pack: Pack, cases: Sequence[Case], *, timeout: float | None = TIMEOUT, within: float | None = None) -> Coverage:
    """What `cases` reach in `pack`. A claim is reached by a case that cites it, or that names a rule resting on it.

    The solver has `timeout` seconds for each goal that no case reaches, and `within` seconds for all of them (None: as long as it needs).
    """
    function = to_function(pack)
    reached: dict[Goal, list[str]] = {goal: [] for goal in _goals(pack)}
    for case in cases:
        goals = _reached_in(pack, situation(pack, function, case).values)
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
    """The conditions whose values decided that the rule came out as `truth`."""
    paths = atom_paths(rule)
    for place, atom in enumerate(atoms_of(rule)):
        value = truth_of(atom, values)
        if value is not None and rule_truth(with_truth(rule, paths[place], truth=not value), values) is not truth:
            yield Goal(Kind.CONDITION, rule.id, place, value)


def _is_unreachable(pack: Pack, goal: Goal, search: AnswerSearch, deadline: Deadline) -> bool:
    """Whether it is proved that no answers, constraints kept, reach the goal. Raises UndecidedError."""
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
