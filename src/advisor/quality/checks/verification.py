"""Running the checks of a pack."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, assert_never

from advisor.deadline import Deadline, UndecidedError
from advisor.engines.smt import TIMEOUT
from advisor.quality.checks.answer_space import AnswerSpace
from advisor.quality.checks.observations import Impact, Observation, ProvedProperty
from advisor.quality.checks.registry import CHECKS
from advisor.quality.checks.rule_walk import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from advisor.engines.smt import UnsatCore
    from advisor.pack import Pack
    from advisor.quality.checks.check import Check, Found

    _Step = tuple[Sequence[Check], str, Callable[[], Iterable[Found]]]

_WHOLE = "constraints"  # stands for the subject of a precondition that is undecided


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The findings of one check; `undecided` are the ids of the subjects on which the solver gave up, or of the pack."""

    check: Check
    observations: tuple[Observation, ...]
    undecided: tuple[str, ...]

    @property
    def code(self) -> str:
        """The name of the check in files."""
        return self.check.code


@dataclass(frozen=True, slots=True)
class Verification:
    """The results of all checks of a pack, the impacts of its assumptions, and the waivers without a finding.

    `proofs` has for each proved property what its proof depends on; `timeout` is the number of seconds per question to the solver.
    """

    pack: Pack
    timeout: float
    checks: tuple[CheckResult, ...]
    impacts: tuple[Impact, ...]
    proofs: Mapping[str, UnsatCore]
    stale: tuple[str, ...]

    @property
    def observations(self) -> tuple[Observation, ...]:
        """All findings, check by check."""
        return tuple(found for result in self.checks for found in result.observations)

    @property
    def dependent(self) -> frozenset[str]:
        """The recommendations that depend on some assumption in every situation."""
        return frozenset(advice for impact in self.impacts for advice in impact.always)

    @property
    def cut_short(self) -> bool:
        """True if the preconditions alone were checked, since one of them is not known to be met."""
        return any(result.undecided or result.observations for result in self.checks if result.check.precondition)

    @property
    def run(self) -> tuple[CheckResult, ...]:
        """The results of the checks that were run."""
        return tuple(result for result in self.checks if result.check.precondition) if self.cut_short else self.checks

    @property
    def is_fine(self) -> bool:
        """True if everything was decided, and every finding has a waiver."""
        return not any(result.undecided for result in self.checks) and all(found.waiver for found in self.observations)


def verify(
    pack: Pack,
    *,
    checks: Sequence[Check] = CHECKS,
    timeout: float = TIMEOUT,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Verification:
    """Run `checks` on the whole rule base of `pack`.

    Each question to the solver has `timeout` seconds. What is not decided then is named in the result of the check; if nothing is, the
    result is the same each time. `progress` is called with the number of steps done and the number of all steps.
    """
    record = _Record(pack, timeout)
    for check in checks:
        if check.precondition:
            record.take([check], _WHOLE, partial(check.precondition, pack, Deadline.after(timeout)))
    if record.found or record.undecided:
        record.undecided += [(check, pack.id) for check in checks if not check.precondition]
        return record.closed(checks)
    steps = list(_steps(AnswerSpace(pack, timeout), checks))
    for done, step in enumerate(steps):
        progress(done, len(steps))
        record.take(*step)
    progress(len(steps), len(steps))
    return record.closed(checks)


def _steps(space: AnswerSpace, checks: Sequence[Check]) -> Iterator[_Step]:
    """Studies with their subjects and the checks that they belong to; one walk over the rules serves all checks that ask for it."""
    walking = [check for check in checks if check.of_rule or check.of_condition]
    for check in checks:
        if walking and check is walking[0]:
            yield from ((walking, rule.id, partial(walk, space, rule, walking)) for rule in space.pack.rules.values())
        if check.study:
            yield from (((check,), name, partial(check.study, space, name)) for name in check.subjects(space.pack))


class _Record:
    """The findings so far."""

    def __init__(self, pack: Pack, timeout: float) -> None:
        self._pack, self._timeout = pack, timeout
        self.found: list[Observation] = []
        self.undecided: list[tuple[Check, str]] = []
        self._impacts: list[Impact] = []
        self._proofs: dict[str, UnsatCore] = {}

    def take(self, checks: Iterable[Check], subject: str, study: Callable[[], Iterable[Found]]) -> None:
        """Add what `study` finds; if the solver gives up, the subject is undecided for `checks`."""
        try:
            for found in study():
                self._add(found)
        except UndecidedError:
            self.undecided += [(check, subject) for check in checks]

    def _add(self, found: Found) -> None:
        match found:
            case Observation():
                self.found.append(replace(found, waiver=self._pack.waivers.get(found.id)))
            case ProvedProperty(name, proof):
                self._proofs[name] = proof
            case Impact():
                self._impacts.append(found)
            case _:
                assert_never(found)

    def closed(self, checks: Iterable[Check]) -> Verification:
        """The results, check by check."""
        results = tuple(
            CheckResult(
                check,
                tuple(found for found in self.found if found.check is check),
                tuple(subject for asked, subject in self.undecided if asked is check),
            )
            for check in checks
        )
        ids = {found.id for found in self.found}
        stale = () if self.undecided else tuple(name for name in self._pack.waivers if name not in ids)
        return Verification(self._pack, self._timeout, results, tuple(self._impacts), self._proofs, stale)
