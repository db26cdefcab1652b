"""Mutation testing of rules: do the cases notice small faults, and what would notice one that they do not?

Every mutant that the cases do not kill is given to the solver. One with the same meaning as the original, that is the same status
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
from advisor.quality.cases import asked, situation, unmet
from advisor.quality.differences import difference
from advisor.quality.mutants import mutants

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from advisor.pack import Pack
    from advisor.pack.types import Value
    from advisor.quality.differences import Difference
    from advisor.quality.mutants import Mutant
    from advisor.reader.cases import Case


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no case kills, and a difference that a case could look for."""

    mutant: Mutant
    difference: Difference


@dataclass(frozen=True, slots=True)
class Mutation:
    """What became of the mutants of a pack. `killed` has with each mutant the name of the first case that fails on it.

    Of the `undecided` ones it was not found out in time whether a case kills them, or whether one could.
    """

    killed: tuple[tuple[Mutant, str], ...]
    equivalent: tuple[Mutant, ...]
    survivors: tuple[Survivor, ...]
    undecided: tuple[Mutant, ...] = ()

    @property
    def score(self) -> Fraction:
        """The share of killed mutants among those that could be; 1 where there are none. Undecided ones count as if they could."""
        able = len(self.killed) + len(self.survivors) + len(self.undecided)
        return Fraction(len(self.killed), able) if able else Fraction(1)


def mutate(
    pack: Pack,
    cases: Sequence[Case],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    *,
    timeout: float | None = TIMEOUT,
) -> Mutation:
    """Run `cases`, which must pass, against every mutant of `pack`; `progress` hears how many of how many mutants are done.

    What the solver is asked about a mutant is to be decided in `timeout` seconds (None: in any time). Deterministic, as long as that is
    enough: the same mutants in the same order.
    """
    killed, equivalent, survivors, undecided = [], [], [], []
    every, search, function = tuple(mutants(pack)), AnswerSearch(pack), to_function(pack)
    known = [(case, situation(pack, function, case).values) for case in cases]
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
    """The first case that fails on a mutated pack; what an interview never asks is looked at last, for it takes longest.

    `known` has with each case what is known in it by the rules of the original.
    """
    function, resting = partial(conclude, mutated), mutated.dependents(mutant.touched)
    by_status = (
        case
        for case, values in known
        if not resting.isdisjoint((*case.expect, *case.because, *case.not_because))
        and _comes_out_otherwise(mutant, case, values)
        and any(unmet(situation(mutated, function, case), case))
    )
    by_question = (case for case, _ in known if asked(mutated, case, deadline))
    return next(chain(by_status, by_question), None)


def _comes_out_otherwise(mutant: Mutant, case: Case, values: Mapping[str, Value]) -> bool:
    """Whether the changed rule comes out otherwise in a case, or is named there: else all is as by the rules of the original.

    What a rule builds on does not rest on what it concludes, so the original's `values` of that hold for the mutant too.
    """
    named = any(mutant.rule.id in rules for reasons in (case.because, case.not_because) for rules in reasons.values())
    before = rule_truth(mutant.rule, values)
    stays = mutant.mutated is not None and mutant.mutated.then == mutant.rule.then
    # A false rule is as good as none: a fact fails without any rule, too.
    after = rule_truth(mutant.mutated, values) if mutant.mutated else False
    return named or before is not after or (not stays and before is not False)
