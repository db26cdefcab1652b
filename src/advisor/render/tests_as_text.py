"""What testing found, for a terminal and as JSON: failing cases, coverage file by file, and what became of the mutants."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.diagnostics import InternalError
from advisor.pack import atoms_of
from advisor.pack.printing import to_text as condition_text
from advisor.pack.types import value_text
from advisor.quality.coverage import Kind
from advisor.render.cases import failure_to_text
from advisor.render.tests_as_json import coverage_to_json, killing_case, mutation_to_json, outcomes_to_json, rounded_down
from advisor.source import documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from advisor.pack import Pack
    from advisor.quality.cases import CaseOutcome
    from advisor.quality.coverage import Coverage, Goal
    from advisor.quality.mutants import Mutant
    from advisor.quality.mutation import Mutation

Json = dict[str, Any]

_SHOWN = 3  # cases that are named with what they reach
_IN_FILES = (Kind.RULE, Kind.CONDITION, Kind.OPTION)
_UNDECIDED = "not decided in the time given whether the cases notice it, or could; a longer --timeout may tell"
_PROVED = "proved: the same status of every derived fact under every set of answers, partial ones included"


def to_text(pack: Pack, outcomes: Sequence[CaseOutcome], covered: Coverage | None, mutation: Mutation | None) -> str:
    """Failing cases with what was expected and found, counts, and what else was asked for."""
    lines = list(_cases(outcomes))
    if covered is not None:
        lines += ["", *_coverage(pack, covered)]
    if mutation is not None:
        lines += ["", *_mutation(mutation)]
    return "\n".join(lines) + "\n"


def to_json(pack: Pack, outcomes: Sequence[CaseOutcome], covered: Coverage | None, mutation: Mutation | None) -> Json:
    """The same as plain data; `docs/json.md` has the keys."""
    found: Json = {"cases": outcomes_to_json(outcomes)}
    if covered is not None:
        missed = [goal for kind in Kind for goal in covered.missed(kind)]
        unreachable = [goal for goal in covered.reached if goal in covered.unreachable]
        found["coverage"] = {
            **coverage_to_json(covered),
            "files": {file: _in_files(part) for file, part in _by_file(pack, covered).items()},
            "missed": [name_of(pack, goal) for goal in missed],
            "unreachable": [name_of(pack, goal) for goal in unreachable],
            "reached": {name_of(pack, goal): list(names[:_SHOWN]) for goal, names in covered.reached.items() if names},
            **_not_decided([name_of(pack, goal) for goal in covered.reached if goal in covered.undecided]),
        }
    if mutation is not None:
        equivalents, undecided = ([_named(mutant) for mutant in some] for some in (mutation.equivalent, mutation.undecided))
        found["mutation"] = {**mutation_to_json(mutation), "equivalents": equivalents, **_not_decided(undecided)}
    return found


def _named(mutant: Mutant) -> Json:
    return {"rule": mutant.rule.id, "change": mutant.change}


def _not_decided(what: Sequence[Json | str]) -> Json:
    return {"not_decided": list(what)} if what else {}


def below(covered: Coverage, least: Decimal) -> list[str]:
    """What of rules and conditions is covered less than `least` percent, as lines."""
    return [
        f"coverage of {kind.value} is {_percent(*covered.counts(kind))}, below {least} %"
        for kind in (Kind.RULE, Kind.CONDITION)
        if _share(*covered.counts(kind)) * 100 < Fraction(least)
    ]


def name_of(pack: Pack, goal: Goal) -> str:
    """A goal in words."""
    match goal.kind:
        case Kind.RULE:
            return f"{goal.subject}: {'fired' if goal.value else 'refuted'}"
        case Kind.CONDITION:
            return f"{goal.subject}: {_condition(pack, goal)} {'true' if goal.value else 'false'} where it decides"
        case Kind.OPTION:
            return f"{goal.subject}: {_option(goal)}"
        case Kind.CLAIM:
            return f"claim {goal.subject}"


def _option(goal: Goal) -> str:
    if goal.value is None:
        raise InternalError("an option to cover is not named")
    return value_text(goal.value)


def _condition(pack: Pack, goal: Goal) -> str:
    """The atomic condition of a goal, numbered where its rule has the same one before."""
    texts = [condition_text(atom) for atom in atoms_of(pack.rules[goal.subject])]
    before = texts[: goal.place].count(texts[goal.place])
    return f"`{texts[goal.place]}`" + (f" (number {before + 1})" if before else "")


def _cases(outcomes: Sequence[CaseOutcome]) -> Iterator[str]:
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        yield f"FAILED {outcome.case.name}"
        yield from (f"  {failure_to_text(failure)}" for failure in outcome.failures)
    if not outcomes:
        yield "no cases found: write them in files named *.cases.yaml beside the rules"
    yield f"{len(outcomes) - len(failed)} passed, {len(failed)} failed"


def _coverage(pack: Pack, covered: Coverage) -> Iterator[str]:
    yield from _missed_in_rules(pack, covered)
    yield from _missed_options(pack, covered)
    unreachable = [goal for goal in covered.reached if goal in covered.unreachable]
    if unreachable:
        yield "proved unreachable, not counted:"
        yield from (f"    {name_of(pack, goal)}" for goal in unreachable)
        yield ""
    undecided = [goal for goal in covered.reached if goal in covered.undecided]
    if undecided:
        yield "not decided in the time given whether a case could, counted as missed:"
        yield from (f"    {name_of(pack, goal)}" for goal in undecided)
        yield ""
    parts = {**{file: _in_files(part) for file, part in _by_file(pack, covered).items()}, "all": _in_files(covered)}
    rows = [[file, *(_cell(**counts) for counts in row.values())] for file, row in parts.items()]
    yield from _table([["coverage", *(kind.value for kind in _IN_FILES)], *rows])
    cited, claims = covered.counts(Kind.CLAIM)
    if claims:
        yield f"claims without a case: {claims - cited} of {claims}"


def _missed_in_rules(pack: Pack, covered: Coverage) -> Iterator[str]:
    """A paragraph for each rule that cases do not reach in full."""
    missed: dict[str, list[Goal]] = defaultdict(list)
    for goal in (*covered.missed(Kind.RULE), *covered.missed(Kind.CONDITION)):
        missed[goal.subject].append(goal)
    for rule in (rule for rule in pack.rules.values() if rule.id in missed):
        goals = missed[rule.id]
        sides = [f"never {'fired' if goal.value else 'refuted'}" for goal in goals if goal.kind is Kind.RULE]
        yield f"MISSED {rule.location}: {rule.id}" + (f": {', '.join(sides)}" if sides else "")
        conditions: dict[str, list[str]] = defaultdict(list)
        for goal in (goal for goal in goals if goal.kind is Kind.CONDITION):
            conditions[_condition(pack, goal)].append(f"never {'true' if goal.value else 'false'} where it decides")
        yield from (f"    {condition}: {', '.join(sides)}" for condition, sides in conditions.items())


def _missed_options(pack: Pack, covered: Coverage) -> Iterator[str]:
    """A line for each question with options that no case gives, and an end to all that is missed."""
    missed: dict[str, list[str]] = defaultdict(list)
    for goal in covered.missed(Kind.OPTION):
        missed[goal.subject].append(_option(goal))
    for question, options in missed.items():
        yield f"MISSED {pack.inputs[question].location}: {question}: never given {', '.join(options)}"
    if missed or covered.missed(Kind.RULE) or covered.missed(Kind.CONDITION):
        yield ""


def _by_file(pack: Pack, covered: Coverage) -> dict[str, Coverage]:
    """The coverage of each topic file, by its name."""
    parts: dict[str, dict[Goal, tuple[str, ...]]] = defaultdict(dict)
    for goal, names in covered.reached.items():
        if goal.kind in _IN_FILES:
            owner = pack.inputs[goal.subject] if goal.kind is Kind.OPTION else pack.rules[goal.subject]
            parts[Path(owner.location.path).name][goal] = names
    return {file: replace(covered, reached=reached) for file, reached in parts.items()}


def _in_files(covered: Coverage) -> dict[str, dict[str, int]]:
    counts = coverage_to_json(covered)
    return {kind.value: counts[kind.value] for kind in _IN_FILES}


def _mutation(mutation: Mutation) -> Iterator[str]:
    for survivor in mutation.survivors:
        yield f"SURVIVED {_place(survivor.mutant)}"
        yield "    a case that kills it:"
        yield from (f"    {line}" for line in documents.dump([killing_case(survivor)]).splitlines())
    for mutant in mutation.equivalent:
        yield f"EQUIVALENT {_place(mutant)}"
        yield f"    {_PROVED}"
    for mutant in mutation.undecided:
        yield f"UNKNOWN {_place(mutant)}"
        yield f"    {_UNDECIDED}"
    if mutation.survivors or mutation.equivalent or mutation.undecided:
        yield ""
    killed, survived, equivalent = len(mutation.killed), len(mutation.survivors), len(mutation.equivalent)
    undecided = len(mutation.undecided)
    more = f", {undecided} not decided" if undecided else ""
    yield f"mutants: {killed} killed, {survived} survived, {equivalent} equivalent{more}"
    yield f"mutation score: {_cell(killed, killed + survived + undecided)}"


def _place(mutant: Mutant) -> str:
    return f"{mutant.rule.location}: {mutant.rule.id}: {mutant.change}"


def _table(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cell(covered: int, total: int) -> str:
    return f"{covered} of {total}, {_percent(covered, total)}" if total else "none"


def _percent(covered: int, total: int) -> str:
    """A percentage, never rounded up: 100 only if it is whole."""
    share = _share(covered, total)
    return "100 %" if share == 1 else f"{rounded_down(share * 100, 1)} %"


def _share(covered: int, total: int) -> Fraction:
    return Fraction(covered, total) if total else Fraction(1)
