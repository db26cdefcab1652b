"""`advisor test`: run the cases of a pack, and say what they reach and which planted faults they notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.cli.output import FINE, UNUSABLE, WRONG, count, print_json, show, tell
from advisor.cli.progress import progress
from advisor.cli.saving import taken, written

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from decimal import Decimal

    from advisor.pack import Pack
    from advisor.quality.coverage import Coverage
    from advisor.quality.mutation import Mutation
    from advisor.reader.cases import Case


def test(parsed: argparse.Namespace) -> int:
    """`advisor test`: 1 if a case fails, if too few rules or conditions are covered, or if a mutant survives or is not decided."""
    from advisor.quality.cases import test as run_cases
    from advisor.quality.coverage import coverage
    from advisor.reader.loader import load, locate
    from advisor.render.testing import to_json, to_text

    if wrong := _misused(parsed):
        parsed.misused(wrong)
    pack = load(parsed.pack)
    outcomes = run_cases(pack, locate(parsed.pack), timeout=parsed.timeout)
    cases, passed = [outcome.case for outcome in outcomes], all(outcome.passed for outcome in outcomes)
    covered = coverage(pack, cases, timeout=parsed.timeout) if parsed.coverage or parsed.min_coverage is not None else None
    mutation = _mutate(parsed, pack, cases) if parsed.mutate and passed else None
    if parsed.format == "json":
        print_json(to_json(pack, outcomes, covered, mutation))
    else:
        show(to_text(pack, outcomes, covered, mutation), end="")
    unwritten = bool(parsed.write_cases and mutation and not _write_cases(parsed.write_cases, mutation))
    if parsed.mutate and not passed:
        tell("no mutants were run: all cases must pass before")
    enough = covered is None or _is_enough(covered, parsed.min_coverage)
    fine = passed and enough and not (mutation and (mutation.survivors or mutation.undecided))
    if unwritten:
        return UNUSABLE
    return FINE if fine else WRONG


def _misused(parsed: argparse.Namespace) -> str | None:
    """What is wrong with the options together, or with the file to write; None if nothing is."""
    if parsed.write_cases is None:
        return None
    if not parsed.mutate:
        return "--write-cases writes cases that kill mutants and needs --mutate"
    found = taken(parsed.write_cases)
    return f"argument --write-cases: {found}" if found else None


def _mutate(parsed: argparse.Namespace, pack: Pack, cases: Sequence[Case]) -> Mutation:
    from advisor.quality.mutation import mutate

    with progress("mutants") as tell:
        return mutate(pack, cases, tell, timeout=parsed.timeout)


def _is_enough(covered: Coverage, least: Decimal | None) -> bool:
    """Whether rules and conditions are covered as asked for; what is not is told."""
    from advisor.render.coverage.text import shortfalls

    told = shortfalls(covered, least) if least is not None else []
    if told:
        tell(*told)
    return not told


def _write_cases(file: str, mutation: Mutation) -> bool:
    from advisor.render.mutation import to_yaml

    if not mutation.survivors:
        tell(f"no mutant survives: `{file}` is not written")
        return True
    done = written(file, to_yaml(mutation))
    if done:
        tell(f"{count(len(mutation.survivors), 'case')} written to `{file}`: give them names and claims of yours")
    return done
