"""Asking the solver, and taking only an answer for an answer.

Solvers come from here because z3 otherwise takes Ctrl-C to itself while it works: an interrupt then looks like an answer, and
what it puts back afterwards no longer wakes a program that waits for input.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import z3

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from advisor.backends.symbolic.terms import Term


TIMEOUT = 30.0  # seconds that proofs about whole packs have for each question, unless said otherwise


class UndecidedError(RuntimeError):
    """The solver gave up; its reason is the message."""


def solver_in(context: z3.Context, *, timeout: float | None = None) -> z3.Solver:
    """An empty solver. It gives up on a question after `timeout` seconds; without one it takes its time."""
    solver = z3.SimpleSolver(ctx=context)
    solver.set(ctrl_c=False)
    _bound_time(solver, timeout)
    return solver


def optimizer_in(context: z3.Context, *, timeout: float | None = None) -> z3.Optimize:
    """An empty solver that also finds the least value of a term, within `timeout` seconds if that is given."""
    optimizer = z3.Optimize(ctx=context)
    optimizer.set(ctrl_c=False)
    _bound_time(optimizer, timeout)
    return optimizer


def _bound_time(solver: z3.Solver | z3.Optimize, timeout: float | None) -> None:
    if timeout is not None:
        solver.set(timeout=max(1, round(timeout * 1000)))


def satisfiable(solver: z3.Solver | z3.Optimize, *assumptions: z3.BoolRef) -> bool:
    """Whether what `solver` holds can be met under `assumptions`. Raises UndecidedError."""
    found = solver.check(*assumptions)
    if found == z3.unknown:
        raise UndecidedError(solver.reason_unknown())
    return bool(found == z3.sat)


@contextmanager
def supposing(solver: z3.Solver, terms: Iterable[Term]) -> Iterator[None]:
    """Let `solver` hold `terms` too for a while. Afterwards it holds what it did before, also where it gave up meanwhile."""
    scopes = solver.num_scopes()
    solver.push()
    try:
        solver.add(*terms)
        yield
    finally:
        solver.pop(solver.num_scopes() - scopes)


def bound(solver: z3.Solver, literals: Sequence[z3.BoolRef]) -> None:
    """Let as few of `literals` be true as the rest of what `solver` holds, which can be met, admits."""
    for count in range(len(literals)):
        few = z3.AtMost(*literals, count)
        with supposing(solver, [few]):
            possible = satisfiable(solver)
        if possible:
            solver.add(few)
            return
