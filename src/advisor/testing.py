"""Running the cases of a pack: what each expects against what the engine concludes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from advisor.cases import load_cases
from advisor.engine import run

if TYPE_CHECKING:
    from pathlib import Path

    from advisor.cases import Case
    from advisor.engine import Result
    from advisor.model import Pack


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """A case and what it got wrong, one text for each unmet expectation; none if it passed."""

    case: Case
    failures: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether every expectation was met."""
        return not self.failures


def test(pack: Pack, folder: Path) -> tuple[CaseOutcome, ...]:
    """Run every `*.cases.yaml` in `folder` against `pack`, in the order of the files. Raises InvalidPack for faulty cases."""
    return tuple(run_case(pack, case) for case in load_cases(pack, folder))


def run_case(pack: Pack, case: Case) -> CaseOutcome:
    """Run one case."""
    result = run(pack, case.given)
    return CaseOutcome(case, tuple(f"{case.location}: {text}" for text in _unmet(result, case)))


def _unmet(result: Result, case: Case) -> list[str]:
    unmet = []
    for fact, expected in case.expect.items():
        found = result[fact].status
        if found is not expected:
            unmet.append(f"`{fact}`: expected {expected.value}, found {found.value}")
    for wanted, named in ((True, case.because), (False, case.not_because)):
        for fact, rules in named.items():
            settled = [rule.id for rule in result[fact].rules]
            wrong = [rule for rule in rules if (rule in settled) is not wanted]
            unmet += [
                f"`{fact}`: expected {'' if wanted else 'no '}`{rule}` among its reasons, found {_listed(settled)}"
                for rule in wrong
            ]
    return unmet


def _listed(rules: list[str]) -> str:
    return ", ".join(f"`{rule}`" for rule in rules) or "none"


def outcomes_to_json(outcomes: tuple[CaseOutcome, ...]) -> dict[str, Any]:
    """Counts and failures as plain data."""
    failures = [{"case": outcome.case.name, "failures": list(outcome.failures)} for outcome in outcomes if not outcome.passed]
    return {"cases": {"passed": len(outcomes) - len(failures), "failed": len(failures), "failures": failures}}
