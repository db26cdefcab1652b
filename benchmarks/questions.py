"""The number of questions that an interview asks, and the time that the next question and a counterfactual take.

    python benchmarks/questions.py [RESPONDENTS] [SEED]

Respondents answer at random, every option as likely as any other, within the constraints. Each is asked in both orders until every
recommendation and notice is settled. The clairvoyant minimum is the smallest number of the respondent's answers under which the
rules settle them all, found by a solver that knows all answers beforehand.
"""

from __future__ import annotations

import random
import statistics
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING

import z3

import advisor
from advisor.analysis.counterfactuals import whatif
from advisor.analysis.interview import Order, ask
from advisor.analysis.relevance import ContradictoryAnswers, targets
from advisor.engines.smt.terms import Terms
from advisor.engines.smt.variables import Variables
from advisor.logic.semantics import conclude, contradictions
from advisor.pack import Status
from advisor.pack.types import finite_values
from generated_packs import generated_pack, random_answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.pack import Pack
    from advisor.pack.types import Value

FIRST_DAY = date(2025, 1, 1)


@cache
def shipped() -> Pack:
    return advisor.load("iran-russia")


def respondent(pack: Pack, seed: int) -> dict[str, Value]:
    draw = random.Random(seed)
    while True:
        answers = {name: draw.choice(finite_values(asked.type) or [FIRST_DAY + timedelta(days=draw.randrange(730))])
                   for name, asked in pack.inputs.items()}  # fmt: skip
        if not contradictions(pack, answers):
            return answers


def asked(pack: Pack, whole: dict[str, Value], order: Order) -> tuple[int, list[float]]:
    """The number of questions asked, and the milliseconds for each next question, including the run on the answers."""
    known: dict[str, object] = {}
    topic, times = None, []
    while True:
        start = perf_counter()
        step = ask(advisor.run(pack, known), order=order, topic=topic)
        times.append((perf_counter() - start) * 1000)
        if step.next is None:
            return len(known), times
        known[step.next], topic = whole[step.next], pack.inputs[step.next].topic


def minimum(pack: Pack, whole: dict[str, Value]) -> int:
    context = z3.Context()
    variables = Variables(pack, context, {}, partial=True)
    terms = Terms(pack, variables, targets(pack))
    search, statuses = z3.Optimize(ctx=context), conclude(pack, whole)
    for fact in targets(pack):
        search.add(terms.status(fact, truth=statuses[fact] is Status.HOLDS))
    for name in variables.free:
        search.add(z3.Implies(variables.known(name), variables.equals(name, whole[name])))
        search.add_soft(z3.Not(variables.known(name)))
    search.add(*variables.axioms)
    if search.check() != z3.sat:
        raise RuntimeError("the solver finds no answers that give these statuses")
    return len(variables.read(search.model()))


def one(seed: int) -> tuple[list[int], list[list[float]]]:
    """The numbers of questions by topic, in quickest order and at minimum, and the times in both orders."""
    pack = shipped()
    whole = respondent(pack, seed)
    counts, times = zip(*(asked(pack, whole, order) for order in Order), strict=True)
    return [*counts, minimum(pack, whole)], list(times)


def whatif_times(pack: Pack, count: int) -> list[float]:
    """Milliseconds of counterfactuals of random facts under random answers."""
    times: list[float] = []
    seed = 0
    while len(times) < count:
        seed += 1
        draw = random.Random(seed)
        result = advisor.run(pack, random_answers(pack, seed, share=draw.choice((0.5, 0.8, 1.0))))
        fact = draw.choice(sorted(pack.derived))
        to = draw.choice([status for status in (Status.HOLDS, Status.FAILS) if status is not result[fact].status])
        start = perf_counter()
        try:
            whatif(result, fact, to, anyone=True)
        except ContradictoryAnswers:
            continue
        times.append((perf_counter() - start) * 1000)
    return times


def spread(values: Sequence[float]) -> str:
    ordered = sorted(values)
    most = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(ordered):6.1f}   from {ordered[0]:.1f} to {ordered[-1]:.1f}, 95 % at most {most:.1f}"


def main() -> None:
    count, first = (int(sys.argv[place]) if len(sys.argv) > place else default for place, default in ((1, 100), (2, 0)))
    pack = shipped()
    with ProcessPoolExecutor(2) as pool:
        results = list(pool.map(one, range(first, first + count), chunksize=4))
    print(f"{pack.id}, {count} respondents; questions until everything is settled, of {len(pack.inputs)}")
    columns = list(zip(*(counts for counts, _ in results), strict=True))
    for title, numbers in zip(("by topic", "quickest", "clairvoyant minimum"), columns, strict=True):
        print(f"  {title:22}{spread(numbers)}")
    print(f"  median of quickest / median of the minimum: {statistics.median(columns[1]) / statistics.median(columns[2]):.2f}")
    print("milliseconds for the next question, the run on the answers included")
    for title, place in (("by topic", 0), ("quickest", 1)):
        print(f"  {title:22}{spread([time for _, times in results for time in times[place]])}")
    print("milliseconds for a counterfactual")
    print(f"  {pack.id:22}{spread(whatif_times(pack, 100))}")
    print(f"  {'700 rules (generated)':22}{spread(whatif_times(generated_pack(700, 1, pack), 60))}")


if __name__ == "__main__":
    main()
