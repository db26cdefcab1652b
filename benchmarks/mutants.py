"""The time that testing the rules of the shipped pack takes: its cases, their coverage, all mutants."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import advisor
from advisor.installation import DEFAULT_PACK
from advisor.quality.cases import run_case
from advisor.quality.coverage import coverage
from advisor.quality.mutation import mutate
from advisor.reader.cases import load_cases
from advisor.reader.loader import locate

if TYPE_CHECKING:
    from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def main() -> None:
    pack = advisor.load(DEFAULT_PACK)
    cases = load_cases(pack, locate(DEFAULT_PACK))
    mutation = mutate(pack, cases)
    count = len(mutation.killed) + len(mutation.equivalent) + len(mutation.survivors)
    print(f"{pack.id}: {len(pack.rules)} rules, {len(cases)} cases, {count} mutants")
    print(f"  cases, by both back ends   {seconds(lambda: [run_case(pack, case) for case in cases]):6.1f} s")
    print(f"  coverage                   {seconds(lambda: coverage(pack, cases)):6.1f} s")
    print(f"  mutants                    {seconds(lambda: mutate(pack, cases)):6.1f} s   (aim: at most 60)")


if __name__ == "__main__":
    main()
