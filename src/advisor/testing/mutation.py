"""Mutation testing of rules: do the cases notice small faults, and what would notice one that they do not?

Every mutant that the cases do not kill is given to the solver. One with the same meaning as the original, that is the same status
of every derived fact under every set of answers, partial ones included, that breaks no constraint, is equivalent and does not
count. So the score is exact: killed / (killed + survived).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING

from advisor.backends.compiled import to_function
from advisor.backends.symbolic import Situations
from advisor.testing.mutants import mutants
from advisor.testing.running import asked, situation, unmet
from advisor.witness import difference

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from advisor.cases import Case
    from advisor.model import Pack
    from advisor.testing.mutants import Mutant
    from advisor.witness import Difference


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no case kills, and a difference that a case could look for."""

    mutant: Mutant
    difference: Difference


@dataclass(frozen=True, slots=True)
class Mutation:
    """What became of the mutants of a pack. `killed` has with each mutant the name of the first case that fails on it."""

    killed: tuple[tuple[Mutant, str], ...]
    equivalent: tuple[Mutant, ...]
    survivors: tuple[Survivor, ...]

    @property
    def score(self) -> Fraction:
        """The share of killed mutants among those that could be; 1 where there are none."""
        able = len(self.killed) + len(self.survivors)
        return Fraction(len(self.killed), able) if able else Fraction(1)


def mutate(pack: Pack, cases: Sequence[Case], progress: Callable[[int, int], None] = lambda _done, _total: None) -> Mutation:
    """Run `cases`, which must pass, against every mutant of `pack`; `progress` hears how many of how many mutants are done.

    Deterministic: the same mutants in the same order.
    """
    killed, equivalent, survivors = [], [], []
    every, situations = tuple(mutants(pack)), Situations(pack)
    for done, mutant in enumerate(every):
        progress(done, len(every))
        mutated = mutant.pack(pack)
        killer = _killer(mutated, cases)
        if killer is not None:
            killed.append((mutant, killer.name))
            continue
        found = difference(situations, mutated, mutant.touched)
        if found is None:
            equivalent.append(mutant)
        else:
            survivors.append(Survivor(mutant, found))
    progress(len(every), len(every))
    return Mutation(tuple(killed), tuple(equivalent), tuple(survivors))


def _killer(mutated: Pack, cases: Sequence[Case]) -> Case | None:
    """The first case that fails on a mutated pack; what an interview never asks is looked at last, for it takes longest."""
    function = to_function(mutated)
    by_status = (case for case in cases if any(unmet(situation(mutated, function, case), case)))
    by_question = (case for case in cases if any(asked(mutated, case)))
    return next(chain(by_status, by_question), None)
