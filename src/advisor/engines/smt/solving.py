"""Asking the solver, and taking only an answer for an answer.

Solvers come from here because z3 otherwise takes Ctrl-C to itself while it works: an interrupt then looks like an answer, and
what it puts back afterwards no longer wakes a program that waits for input. Python does not hear of Ctrl-C while its main thread is
inside z3; so what is asked is worked out in another thread, for which the asking one waits, and which it stops from outside. The time
limit of z3 itself would be no substitute: to set it anew for each question changes which of several models is found. An optimizer
cannot be stopped so; but it is asked only once, and has that limit.
INVARIANT: no question goes on beyond its deadline, and none begins after it.
"""

from __future__ import annotations

import math
import threading
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import TYPE_CHECKING

import z3

from advisor.deadline import UndecidedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from advisor.deadline import Deadline
    from advisor.engines.smt.connectives import Term


TIMEOUT = 30.0  # seconds that proofs about whole packs have for each question, unless said otherwise
_ENDLESS = 2**32 - 1  # milliseconds, as z3 writes it
_WORKERS = ThreadPoolExecutor(max_workers=64, thread_name_prefix="solver")  # begun as they are needed


def solver_in(context: z3.Context) -> z3.Solver:
    """An empty solver."""
    solver = z3.SimpleSolver(ctx=context)
    solver.set(ctrl_c=False)
    return solver


def optimizer_in(context: z3.Context) -> z3.Optimize:
    """An empty solver that also finds the least value of a term."""
    optimizer = z3.Optimize(ctx=context)
    optimizer.set(ctrl_c=False)
    return optimizer


def satisfiable(solver: z3.Solver | z3.Optimize, *assumptions: z3.BoolRef, deadline: Deadline) -> bool:
    """Whether what `solver` holds can be met under `assumptions`. Raises UndecidedError."""
    found = _checked(solver, assumptions, deadline.look())
    if found == z3.unknown:
        raise UndecidedError(solver.reason_unknown())
    return bool(found == z3.sat)


def _checked(solver: z3.Solver | z3.Optimize, assumptions: Sequence[z3.BoolRef], seconds: float) -> z3.CheckSatResult:
    """What the solver finds within `seconds`; unknown where it is stopped."""
    stoppable = isinstance(solver, z3.Solver)
    if not stoppable:
        solver.set(timeout=math.ceil(min(seconds * 1000, _ENDLESS)))
    asked = _WORKERS.submit(solver.check, *assumptions)
    try:
        wait([asked], timeout=seconds if stoppable and seconds < threading.TIMEOUT_MAX else None)
    finally:
        # Nobody else may touch the context before it is done. An interrupt that comes before the work begins is lost.
        while not (asked.done() or asked.cancel()):
            if stoppable:
                solver.interrupt()
            wait([asked], timeout=0.01)
    return z3.unknown if asked.cancelled() else asked.result()


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


def bound(solver: z3.Solver, literals: Sequence[z3.BoolRef], deadline: Deadline) -> None:
    """Let as few of `literals` be true as the rest of what `solver` holds, which can be met, admits. Raises UndecidedError."""
    for count in range(len(literals)):
        few = z3.AtMost(*literals, count)
        with supposing(solver, [few]):
            possible = satisfiable(solver, deadline=deadline)
        if possible:
            solver.add(few)
            return
