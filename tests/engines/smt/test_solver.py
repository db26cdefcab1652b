"""Only a definite answer of the solver counts as an answer, and the solver does not disturb the rest of the program."""

from __future__ import annotations

import subprocess
import sys

import pytest
import z3

from advisor.deadline import NEVER, UndecidedError
from advisor.engines.smt.solver import assuming, optimizer_in, satisfiable, solver_in
from support.paths import TESTS


@pytest.mark.parametrize("make", [solver_in, optimizer_in])
def test_what_can_be_met_is_told_from_what_cannot(make):
    context = z3.Context()
    solver, so = make(context), z3.Bool("so", context)
    assert satisfiable(solver, so, deadline=NEVER)
    solver.add(z3.Not(so))
    assert not satisfiable(solver, so, deadline=NEVER)


def test_a_solver_that_gives_up_is_no_answer():
    context = z3.Context()
    solver = solver_in(context)
    solver.set(mbqi=False)
    number = z3.Int("number", context)
    grows = z3.Function("grows", z3.IntSort(context), z3.IntSort(context))
    solver.add(z3.ForAll(number, grows(grows(number)) == number + 1))
    with pytest.raises(UndecidedError, match="incomplete"):
        satisfiable(solver, deadline=NEVER)


def test_what_is_supposed_is_forgotten_whatever_was_left_undone_meanwhile():
    context = z3.Context()
    solver, so = solver_in(context), z3.Bool("so", context)
    solver.add(so)
    with assuming(solver, [z3.Not(so)]):
        assert not satisfiable(solver, deadline=NEVER)
        solver.push()
    assert (solver.num_scopes(), satisfiable(solver, deadline=NEVER)) == (0, True)


WAITING = """
import os, signal, sys, threading
import z3
from advisor.engines.smt.solver import optimizer_in, satisfiable, solver_in
from advisor.deadline import NEVER
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that starts the tests in the background has it ignored
context = z3.Context()
satisfiable(solver_in(context), deadline=NEVER), satisfiable(optimizer_in(context), deadline=NEVER)
threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
too_late = threading.Timer(20, os._exit, (1,))
too_late.daemon = True
too_late.start()
try:
    sys.stdin.readline()
except KeyboardInterrupt:
    print("stopped")
"""


def test_control_c_still_wakes_a_program_that_waits_for_input():
    with subprocess.Popen([sys.executable, "-c", WAITING], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout.read() == b"stopped\n"


ASKING = """
import os, signal, sys, threading
sys.path.insert(0, sys.argv[1])
from support.hard_packs import hopeless_pack
from advisor.engines.smt import Completions
signal.signal(signal.SIGINT, signal.default_int_handler)
pack = hopeless_pack()
completions = Completions(pack, {}, pack.derived)
threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
too_late = threading.Timer(20, os._exit, (1,))
too_late.daemon = True
too_late.start()
try:
    completions.truths()
except KeyboardInterrupt:
    print("stopped")
"""


def test_control_c_ends_a_question_that_takes_long():
    with subprocess.Popen([sys.executable, "-c", ASKING, str(TESTS)], stdout=subprocess.PIPE) as program:
        assert program.stdout.read() == b"stopped\n"
