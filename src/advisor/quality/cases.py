"""Running the cases of a pack: what each expects against what is concluded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from advisor.analysis.relevance import ContradictoryAnswers, Relevance, targets
from advisor.deadline import Deadline, UndecidedError
from advisor.engines.compiled import to_function
from advisor.engines.smt import TIMEOUT
from advisor.logic.semantics import rule_truth
from advisor.pack import Status
from advisor.reader.cases import load_cases
from advisor.result import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from advisor.engines.compiled import Function
    from advisor.pack import Pack
    from advisor.pack.types import Value
    from advisor.reader.cases import Case
    from advisor.result import Contradiction, Result


@dataclass(frozen=True, slots=True)
class UnmetStatus:
    """A fact that has another status than expected."""

    fact: str
    expected: Status
    found: Status


@dataclass(frozen=True, slots=True)
class UnmetReason:
    """A rule expected among the reasons of a fact and not found there, or expected not to be there (not `expected`) and found."""

    fact: str
    rule: str
    expected: bool
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnexpectedQuestion:
    """A question that an interview still asks although the case says that it never does."""

    question: str


@dataclass(frozen=True, slots=True)
class ClashingAnswers:
    """Answers that no completion can meet the constraints with, so that no interview can go on with them."""

    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class UndecidedQuestions:
    """It was not found out in time what an interview still asks."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A fact to which the engine and the compiled pack give different statuses."""

    fact: str
    engine: Status
    compiled: Status


Failure = UnmetStatus | UnmetReason | UnexpectedQuestion | ClashingAnswers | UndecidedQuestions | Disagreement


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """A case, what the engine concludes from its answers, and the expectations that are not met; none if it passed."""

    case: Case
    result: Result
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """True if every expectation was met."""
        return not self.failures


@dataclass(frozen=True, slots=True)
class CaseRun:
    """What a compiled pack concludes in a case: the status of every derived fact, and the values of all that is known."""

    pack: Pack
    statuses: Mapping[str, Status]
    values: Mapping[str, Value]

    def reasons(self, fact: str) -> tuple[str, ...]:
        """The rules that settled a fact: those that conclude it, or, where it fails, all that could have."""
        truth = self.statuses[fact].truth
        rules = self.pack.rules_for[fact] if truth is not None else ()
        return tuple(rule.id for rule in rules if rule_truth(rule, self.values) is truth)


def test(  # the library's, none of pytest's
    pack: Pack,
    folder: Path,
    *,
    timeout: float | None = TIMEOUT,  # noqa: PT028 - see above
) -> tuple[CaseOutcome, ...]:
    """Run every `*.cases.yaml` in `folder` against `pack`, in the order of the files. Raises InvalidPack for faulty cases.

    Which questions an interview still asks is to be decided in `timeout` seconds for each case (None: in any time), or the case fails.
    """
    return tuple(run_case(pack, case, timeout=timeout) for case in load_cases(pack, folder))


def run_case(pack: Pack, case: Case, *, timeout: float | None = TIMEOUT) -> CaseOutcome:
    """Run one case by the compiled pack, and hold the engine to the same conclusions."""
    compiled, result = conclude_case(pack, _function(pack), case), run(pack, case.given)
    failures: list[Failure] = list(unmet_expectations(compiled, case))
    try:
        failures += unexpected_questions(pack, case, Deadline.after(timeout))
    except UndecidedError:
        failures.append(UndecidedQuestions())
    failures += [
        Disagreement(fact, result.statuses[fact], status)
        for fact, status in compiled.statuses.items()
        if result.statuses[fact] is not status
    ]
    return CaseOutcome(case, result, tuple(failures))


def conclude_case(pack: Pack, function: Callable[[Mapping[str, Value]], Mapping[str, Status]], case: Case) -> CaseRun:
    """What `function`, which returns the statuses by `pack`, concludes from the answers of a case."""
    statuses, answers = function(case.given.values), case.given.values
    settled = {fact: status is Status.HOLDS for fact, status in statuses.items() if status is not Status.OPEN}
    return CaseRun(pack, statuses, {**answers, **settled})


def unmet_expectations(found: CaseRun, case: Case) -> Iterator[UnmetStatus | UnmetReason]:
    """The expectations of a case on statuses and reasons that are not met."""
    for fact, expected in case.expect.items():
        status = found.statuses[fact]
        if status is not expected:
            yield UnmetStatus(fact, expected, status)
    for wanted, named in ((True, case.because), (False, case.not_because)):
        for fact, rules in named.items():
            reasons = found.reasons(fact)
            yield from (UnmetReason(fact, rule, wanted, reasons) for rule in rules if (rule in reasons) is not wanted)


def unexpected_questions(pack: Pack, case: Case, deadline: Deadline) -> tuple[UnexpectedQuestion | ClashingAnswers, ...]:
    """What an interview asks although the case says that it never does. Raises UndecidedError."""
    if not case.never_asks:
        return ()
    try:
        relevance = Relevance(run(pack, case.given), targets(pack), deadline=deadline)
    except ContradictoryAnswers as error:
        return (ClashingAnswers(error.contradictions),)
    if not relevance.decided:
        raise UndecidedError("the time was over before")
    return tuple(UnexpectedQuestion(question) for question in case.never_asks if question in relevance.relevant)


@lru_cache(maxsize=4)
def _function(pack: Pack) -> Function:
    return to_function(pack)
