"""Solvers that can be interrupted, and queries with a deadline; a query that was given up is never taken for an answer.

All solvers are made here because z3 by default handles Ctrl-C itself while it works: an interrupt then looks like an answer, and
the handler that z3 restores afterwards no longer wakes a program that waits for input. Python does not notice Ctrl-C while its main
thread is inside z3. So a query runs in a worker thread; the calling thread waits for it and interrupts it from outside. The time limit
of z3 itself is no substitute: setting it anew for each query changes which of several models is found. An optimizer cannot be
interrupted this way; but it is queried only once, and uses that limit.
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


TIMEOUT = 30.0  # seconds for each query of a proof about a whole pack, by default
_ENDLESS = 2**32 - 1  # milliseconds, as z3 writes it
_WORKERS = ThreadPoolExecutor(max_workers=64, thread_name_prefix="solver")  # threads start when they are needed


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
    """True if what `solver` holds is satisfiable under `assumptions`. Raises UndecidedError."""
    answer = _checked(solver, assumptions, deadline.require_time())
    if answer == z3.unknown:
        raise UndecidedError(solver.reason_unknown())
    return bool(answer == z3.sat)


def _checked(solver: z3.Solver | z3.Optimize, assumptions: Sequence[z3.BoolRef], seconds: float) -> z3.CheckSatResult:
    """The answer of the solver within `seconds`; unknown if it is interrupted."""
    interruptible = isinstance(solver, z3.Solver)
    if not interruptible:
        solver.set(timeout=math.ceil(min(seconds * 1000, _ENDLESS)))
    asked = _WORKERS.submit(solver.check, *assumptions)
    try:
        wait([asked], timeout=seconds if interruptible and seconds < threading.TIMEOUT_MAX else None)
    finally:
        # The context must not be used before the query is done. An interrupt that comes before the query starts is lost.
        while not (asked.done() or asked.cancel()):
            if interruptible:
                solver.interrupt()
            wait([asked], timeout=0.01)
    return z3.unknown if asked.cancelled() else asked.result()


@contextmanager
def assuming(solver: z3.Solver, terms: Iterable[Term]) -> Iterator[None]:
    """Add `terms` to `solver` within the context; afterwards it holds what it held before, also if it gave up meanwhile."""
    scopes = solver.num_scopes()
    solver.push()
    try:
        solver.add(*terms)
        yield
    finally:
        solver.pop(solver.num_scopes() - scopes)


def minimize_true(solver: z3.Solver, literals: Sequence[z3.BoolRef], deadline: Deadline) -> None:
    """Bound the number of true `literals` by the least possible one; `solver` must be satisfiable. Raises UndecidedError."""
    for count in range(len(literals)):
        few = z3.AtMost(*literals, count)
        with assuming(solver, [few]):
            possible = satisfiable(solver, deadline=deadline)
        if possible:
            solver.add(few)
            return
