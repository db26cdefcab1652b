"""`advisor test`: run the cases of a pack, and report what they reach and which mutants they kill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from advisor.cli.command import command
from advisor.cli.exit_codes import FINE, UNUSABLE, WRONG
from advisor.cli.options import cases_file_option, format_option, pack_argument, proof_timeout_option
from advisor.cli.output import print_json, show, tell
from advisor.installation import DEFAULT_PACK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from advisor.pack import Pack
    from advisor.quality.coverage import Coverage
    from advisor.quality.mutation import Mutation
    from advisor.reader.cases import Case


def percent(text: str) -> Decimal:
    """A percentage from 0 to 100, as click's parameter type. Raises ValueError."""
    from decimal import Decimal

    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,9})?", text) or Decimal(text) > 100:
        raise ValueError(f"expected a percentage from 0 to 100, found `{text}`")
    return Decimal(text)


@command(
    f"advisor test rules/{DEFAULT_PACK} --coverage --mutate",
    "advisor test my-pack --min-coverage 95",
    "advisor test my-pack --mutate --write-cases killing.cases.yaml",
)
@pack_argument()
@click.option("--coverage", "with_coverage", is_flag=True, help="Say which rules, conditions and options the cases reach.")
@click.option(
    "--min-coverage",
    type=percent,
    metavar="PERCENT",
    help="Exit with 1 where fewer rules or conditions are covered; implies --coverage.",
)
@click.option(
    "--mutate",
    "with_mutants",
    is_flag=True,
    help="Plant small faults in the rules; exit with 1 where the cases do not notice one that matters.",
)
@cases_file_option("Write a case for each fault that was not noticed (with --mutate).")
@proof_timeout_option()
@format_option("text", "json")
def test(
    pack_source: str,
    *,
    with_coverage: bool,
    min_coverage: Decimal | None,
    with_mutants: bool,
    cases_file: str | None,
    timeout: float,
    output_format: str,
) -> int:
    """Run the cases of a pack, and say how good they are."""
    from advisor.quality.cases import test
    from advisor.quality.coverage import coverage
    from advisor.reader.loader import load, locate
    from advisor.render.testing import to_json, to_text

    if cases_file is not None and not with_mutants:
        raise click.UsageError("--write-cases writes cases that kill mutants and needs --mutate")
    pack = load(pack_source)
    outcomes = test(pack, locate(pack_source), timeout=timeout)
    cases, passed = [outcome.case for outcome in outcomes], all(outcome.passed for outcome in outcomes)
    covered = coverage(pack, cases, timeout=timeout) if with_coverage or min_coverage is not None else None
    mutation = _mutate(pack, cases, timeout) if with_mutants and passed else None
    if output_format == "json":
        print_json(to_json(pack, outcomes, covered, mutation))
    else:
        show(to_text(pack, outcomes, covered, mutation), end="")
    is_written = cases_file is None or mutation is None or _write_cases(cases_file, mutation)
    if with_mutants and not passed:
        tell("no mutants were run: all cases must pass before")
    enough = covered is None or min_coverage is None or _is_enough(covered, min_coverage)
    fine = passed and enough and (mutation is None or not (mutation.survivors or mutation.undecided))
    return (FINE if fine else WRONG) if is_written else UNUSABLE


def _mutate(pack: Pack, cases: Sequence[Case], timeout: float) -> Mutation:
    from advisor.cli.progress import progress
    from advisor.quality.mutation import mutate

    with progress("mutants") as advance:
        return mutate(pack, cases, advance, timeout=timeout)


def _is_enough(covered: Coverage, least: Decimal) -> bool:
    """True if at least `least` percent of rules and of conditions are covered; shortfalls go to standard error."""
    from advisor.render.coverage.text import shortfalls

    missing = shortfalls(covered, least)
    if missing:
        tell(*missing)
    return not missing


def _write_cases(file: str, mutation: Mutation) -> bool:
    """Write a case for each survivor, if there are any; False if the file cannot be written."""
    from advisor.cli.saving import write_or_tell
    from advisor.render.counts import counted
    from advisor.render.mutation import to_yaml

    if not mutation.survivors:
        tell(f"no mutant survives: `{file}` is not written")
        return True
    is_written = write_or_tell(file, to_yaml(mutation))
    if is_written:
        tell(f"{counted(len(mutation.survivors), 'case')} written to `{file}`: give them names and claims of yours")
    return is_written
