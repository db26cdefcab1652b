"""Mutation testing of rules: the small faults that the cases of a pack notice, and a case for each one that they do not.

The solver examines every mutant that the cases do not kill. One with the same meaning as the original, that is the same status
of every derived fact under every set of answers, partial ones included, that breaks no constraint, is equivalent and does not
count. So the score is exact: killed / (killed + survived). A mutant of which that is not decided in time counts as not killed.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from advisor.deadline import Deadline, UndecidedError
from advisor.engines.compiled import to_function
from advisor.engines.smt import TIMEOUT, AnswerSearch
from advisor.logic.semantics import conclude, rule_truth
from advisor.quality.cases import conclude_case, unexpected_questions, unmet_expectations
from advisor.quality.examples import names_rule
from advisor.quality.mutant_differences import difference
from advisor.quality.mutants import mutants

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from advisor.pack import Pack
    from advisor.pack.types import Value
    from advisor.quality.mutant_differences import Difference
    from advisor.quality.mutants import Mutant
    from advisor.reader.cases import Case


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no case kills, and a difference that a case could look for."""

    mutant: Mutant
    difference: Difference


@dataclass(frozen=True, slots=True)
class Mutation:
    """The mutants of a pack by their fate. `killed` pairs each mutant with the name of the first case that fails on it.

    Of the `undecided` ones it was not found out in time whether a case kills them, or whether one could.
    """

    killed: tuple[tuple[Mutant, str], ...]
    equivalent: tuple[Mutant, ...]
    survivors: tuple[Survivor, ...]
    undecided: tuple[Mutant, ...] = ()

    @property
    def score(self) -> Fraction:
        """The share of killed mutants among all but the equivalent ones; 1 where there are none."""
        return Fraction(len(self.killed), self.counted) if self.counted else Fraction(1)

    @property
    def counted(self) -> int:
        """The number of mutants that are not proved equivalent."""
        return len(self.killed) + len(self.survivors) + len(self.undecided)


def mutate(
    pack: Pack,
    cases: Sequence[Case],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    *,
    timeout: float | None = TIMEOUT,
) -> Mutation:
    """Run `cases`, which must pass, against every mutant of `pack`; `progress` is called with the number of mutants done and of all.

    The solver has `timeout` seconds for each mutant (None: as long as it needs). Deterministic, as long as that is enough: the same
    mutants in the same order.
    """
    killed, equivalent, survivors, undecided = [], [], [], []
    every, search, function = tuple(mutants(pack)), AnswerSearch(pack), to_function(pack)
    known = [(case, conclude_case(pack, function, case).values) for case in cases]
    for done, mutant in enumerate(every):
        progress(done, len(every))
        mutated, deadline = mutant.pack(pack), Deadline.after(timeout)
        try:
            killer = _killer(mutant, mutated, known, deadline)
            found = difference(search, mutated, mutant.touched, deadline=deadline) if killer is None else None
        except UndecidedError:
            undecided.append(mutant)
            continue
        if killer is not None:
            killed.append((mutant, killer.name))
        elif found is None:
            equivalent.append(mutant)
        else:
            survivors.append(Survivor(mutant, found))
    progress(len(every), len(every))
    return Mutation(tuple(killed), tuple(equivalent), tuple(survivors), tuple(undecided))


def _killer(mutant: Mutant, mutated: Pack, known: Sequence[tuple[Case, Mapping[str, Value]]], deadline: Deadline) -> Case | None:
    """The first case that fails on a mutated pack; what an interview never asks is checked last, for it takes longest.

    `known` pairs each case with the values that the rules of the original give it.
    """
    function, dependents = partial(conclude, mutated), mutated.dependents(mutant.touched)
    by_status = (
        case
        for case, values in known
        if not dependents.isdisjoint((*case.expect, *case.because, *case.not_because))
        and _may_differ(mutant, case, values)
        and any(unmet_expectations(conclude_case(mutated, function, case), case))
    )
    by_question = (case for case, _ in known if unexpected_questions(mutated, case, deadline))
    return next(chain(by_status, by_question), None)


def _may_differ(mutant: Mutant, case: Case, values: Mapping[str, Value]) -> bool:
    """True if the changed rule evaluates differently in a case, or is named there; otherwise the mutant concludes the same.

    The premises of a rule do not depend on what it concludes, so their `values` by the original hold for the mutant too.
    """
    before = rule_truth(mutant.rule, values)
    stays = mutant.mutated is not None and mutant.mutated.then == mutant.rule.then
    # A false rule is as good as none: a fact fails without any rule, too.
    after = rule_truth(mutant.mutated, values) if mutant.mutated else False
    return names_rule(case, mutant.rule) or before is not after or (not stays and before is not False)
