"""Asking, explaining and searching counterfactuals from many threads at once gives what one thread alone gives.

SOAK_SECONDS in the environment keeps the threads at it for that long.
"""

from __future__ import annotations

import os
import random
import time
from concurrent.futures import ThreadPoolExecutor

import advisor
from advisor.analysis.counterfactuals import whatif
from advisor.analysis.interview import Order, ask
from advisor.analysis.proof_trees import explain
from advisor.analysis.relevance import verdicts
from advisor.logic.semantics import contradictions
from advisor.pack import Status
from advisor.pack.types import finite_values

THREADS, SITUATIONS = 8, 4
SECONDS = float(os.environ.get("SOAK_SECONDS", "0"))


def test_eight_threads_find_what_one_finds(shipped):
    situations = [_situation(shipped, seed) for seed in range(SITUATIONS)]
    alone = [_everything(shipped, *situation) for situation in situations]
    end = time.monotonic() + SECONDS

    def work(thread):
        draw, wrong, first = random.Random(thread), [], True
        while first or time.monotonic() < end:
            first = False
            order = draw.sample(range(SITUATIONS), SITUATIONS)
            wrong += [place for place in order if _everything(shipped, *situations[place]) != alone[place]]
        return wrong

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(work, range(THREADS))) == [[]] * THREADS


def _situation(pack, seed):
    draw = random.Random(seed)
    while True:
        share = draw.random()
        answers = {name: draw.choice(few) for name, asked in pack.inputs.items()
                   if (few := finite_values(asked.type)) and draw.random() < share}  # fmt: skip
        if not contradictions(pack, answers):
            return answers, draw.choice(sorted(pack.derived)), draw.choice((Status.HOLDS, Status.FAILS))


def _everything(pack, answers, fact, to):
    result = advisor.run(pack, answers)
    return (
        ask(result, order=Order.QUICKEST),
        ask(result, full=True),
        verdicts(result),
        explain(result, fact),
        whatif(result, fact, to),
    )
