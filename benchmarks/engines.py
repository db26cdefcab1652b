"""The speed of the engines: `make bench` prints ratios within one run, the only figures that are comparable on a busy machine.

experta runs the pack as the product does, every firing recorded. CLIPS runs the same productions through clipspy, statuses only.
The compiled function returns truths, as its users need them. All three must agree on every set of answers.
"""

from __future__ import annotations

import math
import statistics
import sys
from dataclasses import astuple, dataclass
from time import perf_counter
from typing import TYPE_CHECKING

import advisor
from advisor.engines.compiled import to_function
from advisor.engines.forward import to_experta
from clips_program import ClipsProgram
from generated_packs import generated_pack, random_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from advisor.pack import Pack
    from advisor.pack.types import Value

ROUNDS = 40
PACKS = 5
SIZES = (70, 140, 280, 490, 700)


@dataclass(frozen=True, slots=True)
class Seconds:
    """Median seconds of a run on one set of answers."""

    experta: float
    clips: float
    compiled: float


def main() -> int:
    """Print the tables; the exit code says whether the aims are met."""
    pack = advisor.load("iran-russia")
    usual = of_the_shipped_pack(pack)
    exponent = of_generated_packs(pack)
    met = usual.experta <= 5 * usual.clips and usual.clips >= 50 * usual.compiled and exponent <= 1.2
    print("aims (experta at most 5 times CLIPS, compiled at least 50 times faster than CLIPS, power at most 1.2):", end=" ")
    print("met" if met else "missed")
    return 0 if met else 1


def of_the_shipped_pack(pack: Pack) -> Seconds:
    """Print a table of answers; return the row of the article's own case."""
    read = pack.snapshots["article_as_read"].answers
    sets: dict[str, Sequence[Mapping[str, Value]]] = {
        "article_as_read": [{fact: answer.value for fact, answer in read.items() if answer.value is not None}],
        "no answers": [{}],
        "random, 70 % answered": [random_answers(pack, seed) for seed in range(20)],
        "random, all answered": [random_answers(pack, seed, share=1) for seed in range(20)],
    }
    print(f"{pack.id}: {len(pack.rules)} rules, {len(pack.inputs)} inputs\n")
    print(f"{'answers':<24}{'experta : CLIPS':>18}{'CLIPS : compiled':>18}")
    rows = {name: measured(pack, answers) for name, answers in sets.items()}
    for name, seconds in rows.items():
        print(f"{name:<24}{seconds.experta / seconds.clips:>18.1f}{seconds.clips / seconds.compiled:>18.0f}")
    return rows["article_as_read"]


def of_generated_packs(frame: Pack) -> float:
    """Print a table of sizes; return the power of the number of rules with which the cost of experta grows."""
    print(f"\n{'rules (generated)':<24}{'experta : CLIPS':>18}{'CLIPS : compiled':>18}{'experta, 70 = 1':>18}")
    by_size = {}
    for size in SIZES:
        packs = [generated_pack(size, seed, frame) for seed in range(PACKS)]
        rows = [measured(pack, [random_answers(pack, seed) for seed in range(10)]) for pack in packs]
        by_size[size] = seconds = Seconds(*map(sum, zip(*map(astuple, rows), strict=True)))
        relative = seconds.experta / by_size[SIZES[0]].experta
        print(f"{size:<24}{seconds.experta / seconds.clips:>18.1f}{seconds.clips / seconds.compiled:>18.0f}{relative:>18.1f}")
    powers = [slope(by_size, [astuple(seconds)[engine] for seconds in by_size.values()]) for engine in range(2)]
    print(f"\ncost grows with the number of rules to the power {powers[0]:.2f} (experta), {powers[1]:.2f} (CLIPS)")
    return powers[0]


def measured(pack: Pack, sets: Sequence[Mapping[str, Value]]) -> Seconds:
    """The medians over interleaved rounds; raises RuntimeError if the engines disagree."""
    program, clips, function = to_experta(pack), ClipsProgram(pack), to_function(pack)
    for answers in sets:
        statuses = program.run(answers).statuses
        if not statuses == clips.run(answers) == function(answers):
            raise RuntimeError("the engines disagree")
    engines: tuple[tuple[Callable[[Mapping[str, Value]], object], int], ...] = (
        (program.run, 2),
        (clips.run, 4),
        (function.truths, 100),
    )
    times: list[list[float]] = [[] for _ in engines]
    for turn in range(ROUNDS):
        answers = sets[turn % len(sets)]
        for (run, repeats), spent in zip(engines, times, strict=True):
            start = perf_counter()
            for _ in range(repeats):
                run(answers)
            spent.append((perf_counter() - start) / repeats)
    return Seconds(*map(statistics.median, times))


def slope(sizes: Iterable[int], seconds: Iterable[float]) -> float:
    """The least-squares slope between logarithms."""
    return statistics.linear_regression([*map(math.log, sizes)], [*map(math.log, seconds)]).slope


if __name__ == "__main__":
    sys.exit(main())
