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
    from advisor.result import Result


@dataclass(frozen=True, slots=True)
class Failure:
    """An unmet expectation, as one line.

    Where the engine concluded something else of `fact`, `result` is what it concluded from the answers of the case.
    """

    text: str
    result: Result | None = None
    fact: str = ""


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """A case and what it got wrong; no failures if it passed."""

    case: Case
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """Whether every expectation was met."""
        return not self.failures


@dataclass(frozen=True, slots=True)
class Situation:
    """What the compiled pack concludes in a case: the status of every derived fact, and the values of all that is known."""

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

    Whether a question can be asked is to be decided in `timeout` seconds for each case (None: in any time), or the case fails.
    """
    return tuple(run_case(pack, case, timeout=timeout) for case in load_cases(pack, folder))


def run_case(pack: Pack, case: Case, *, timeout: float | None = TIMEOUT) -> CaseOutcome:
    """Run one case by the compiled pack, and hold the engine to the same conclusions."""
    found = situation(pack, _function(pack), case)
    result = run(pack, case.given)
    failures = [Failure(f"{case.location}: {text}", result, fact) for fact, text in unmet(found, case)]
    failures += [Failure(f"{case.location}: {text}") for text in _told_of_asking(pack, case, Deadline.after(timeout))]
    concluded = result.statuses
    failures += [
        Failure(f"{case.location}: `{fact}`: the engine concludes {concluded[fact].value}, the compiled pack {status.value}")
        for fact, status in found.statuses.items()
        if concluded[fact] is not status
    ]
    return CaseOutcome(case, tuple(failures))


def situation(pack: Pack, function: Callable[[Mapping[str, Value]], Mapping[str, Status]], case: Case) -> Situation:
    """What `function`, which gives the statuses by `pack`, concludes from the answers of a case."""
    statuses, answers = function(case.given.values), case.given.values
    settled = {fact: status is Status.HOLDS for fact, status in statuses.items() if status is not Status.OPEN}
    return Situation(pack, statuses, {**answers, **settled})


def unmet(found: Situation, case: Case) -> Iterator[tuple[str, str]]:
    """The expectations on statuses and reasons that a situation does not meet: the fact, and what was expected and found."""
    for fact, expected in case.expect.items():
        status = found.statuses[fact]
        if status is not expected:
            yield fact, f"`{fact}`: expected {expected.value}, found {status.value}"
    for wanted, named in ((True, case.because), (False, case.not_because)):
        for fact, rules in named.items():
            settled = found.reasons(fact)
            for rule in rules:
                if (rule in settled) is not wanted:
                    yield (
                        fact,
                        f"`{fact}`: expected {'' if wanted else 'no '}`{rule}` among its reasons, found {_listed(settled)}",
                    )


def asked(pack: Pack, case: Case, deadline: Deadline) -> tuple[str, ...]:
    """What an interview would ask although the case says that it never does. Raises UndecidedError."""
    if not case.never_asks:
        return ()
    try:
        found = Relevance(run(pack, case.given), targets(pack), deadline=deadline)
    except ContradictoryAnswers as error:
        return (f"never_asks: the answers cannot go together: {error}",)
    if not found.decided:
        raise UndecidedError("the time was over before")
    return tuple(
        f"`{question}`: expected never to be asked, found that it can still change a recommendation or notice"
        for question in case.never_asks
        if question in found.relevant
    )


def _told_of_asking(pack: Pack, case: Case, deadline: Deadline) -> tuple[str, ...]:
    try:
        return asked(pack, case, deadline)
    except UndecidedError:
        return ("never_asks: not decided in the time given",)


def _listed(rules: tuple[str, ...]) -> str:
    return ", ".join(f"`{rule}`" for rule in rules) or "none"


@lru_cache(maxsize=4)
def _function(pack: Pack) -> Function:
    return to_function(pack)
