"""Running a pack on answers: the conclusions, each with the firings that settled it.

INVARIANT: the same result and the same trace for any order of answers, in any process.
INVARIANT: a run never sees another run's facts, whatever threads or exceptions.
INVARIANT: no answers are shown to conclude something that the engine did not confirm; `confirm` is the one place for that.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from advisor.diagnostics import InternalError
from advisor.engines.forward import to_experta
from advisor.logic.semantics import contradictions
from advisor.pack import Answers, Status
from advisor.pack.conditions import facts_of
from advisor.pack.types import value_text
from advisor.reader.loader import answers_from

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from advisor.engines.forward import Firing, Program
    from advisor.pack import Constraint, Derived, Pack, Rule
    from advisor.pack.types import Value


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A derived fact with its status and the rules and firings that settled it.

    `firings` are, for a fact that holds, those of the rules that concluded it; for one that fails, the refutations
    of its rules; for an open one there are none.
    """

    fact: Derived
    status: Status
    rules: tuple[Rule, ...]
    firings: tuple[Firing, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims of the fact and of the rules that settled it, each once."""
        return _once(self.fact.claims, *(rule.claims for rule in self.rules))

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The ids of the assumptions of the fact and of the rules that settled it, each once."""
        return _once(self.fact.assumptions, *(rule.assumptions for rule in self.rules))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A constraint that the answers break, and the inputs that it names."""

    constraint: Constraint
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """The result of running `pack` on `answers`; `result["fact"]` is the conclusion of a derived fact, `trace` has all firings in order."""

    pack: Pack
    answers: Answers
    conclusions: Mapping[str, Conclusion]
    trace: tuple[Firing, ...]
    contradictions: tuple[Contradiction, ...]

    def __getitem__(self, fact: str) -> Conclusion:
        return self.conclusions[fact]

    @cached_property
    def statuses(self) -> Mapping[str, Status]:
        """The status of every derived fact, in pack order."""
        return {fact: conclusion.status for fact, conclusion in self.conclusions.items()}

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """The known values: those of answered inputs, and True or False for settled derived facts."""
        settled = {fact: status is Status.HOLDS for fact, status in self.statuses.items() if status is not Status.OPEN}
        return {**self.answers.values, **settled}

    @cached_property
    def unanswered(self) -> tuple[str, ...]:
        """The inputs without an answer, in pack order; "don't know" is an answer."""
        return tuple(fact for fact in self.pack.inputs if fact not in self.answers.given)


def run(pack: Pack, answers: Mapping[str, object] | Answers | None = None) -> Result:
    """Forward-chain over `answers` (values of inputs as Python values or texts; None or "unknown" means don't know).

    Raises InvalidAnswers. Contradictory answers are evaluated like any others and reported in the result.
    """
    checked = answers if isinstance(answers, Answers) else answers_from(pack, answers or {})
    trace = _program(pack).run(checked.values)
    conclusions = _conclusions(pack, trace.statuses, trace.firings)
    return Result(pack, checked, conclusions, trace.firings, _contradictions(pack, checked))


def confirm(
    pack: Pack,
    answers: Mapping[str, object] | Answers,
    expected: Mapping[str, Collection[Status]],
    *,
    breaking: str | None = None,
) -> Result:
    """Run `pack` on `answers` and return the result, in which each fact of `expected` has one of the statuses given for it.

    The answers break the constraint `breaking`, or, without it, none. Raises InternalError if the engine does not confirm that.
    """
    result = run(pack, answers)
    differences = tuple(_differences(result, expected, breaking))
    if differences:
        given = ", ".join(f"{name}: {_text(answer.value)}" for name, answer in result.answers.given.items())
        raise InternalError(f"{'; '.join(differences)} (pack {pack.id} {pack.version}; answers: {given or 'none'})")
    return result


def _differences(result: Result, expected: Mapping[str, Collection[Status]], breaking: str | None) -> Iterator[str]:
    """Clauses about everything that the engine does not confirm."""
    for fact, statuses in expected.items():
        status = result[fact].status
        if status not in statuses:
            wanted = " or ".join(each.value for each in Status if each in statuses)
            yield f"expected {wanted} of `{fact}`, the engine concludes {status.value}"
    broken = [contradiction.constraint.id for contradiction in result.contradictions]
    if breaking is None:
        yield from (f"expected no contradiction, found that `{constraint}` is broken" for constraint in broken)
    elif breaking not in broken:
        yield f"expected that `{breaking}` is broken, found that it is not"


def _text(value: Value | None) -> str:
    return "unknown" if value is None else value_text(value)


@lru_cache(maxsize=16)
def _program(pack: Pack) -> Program:
    """The pack as an experta program, cached because the class of an engine is never released."""
    return to_experta(pack)


def _conclusions(pack: Pack, statuses: Mapping[str, Status], firings: tuple[Firing, ...]) -> dict[str, Conclusion]:
    by_outcome: dict[tuple[str, bool], list[Firing]] = defaultdict(list)
    for firing in firings:
        by_outcome[pack.rules[firing.rule].then, firing.truth].append(firing)
    conclusions = {}
    for fact, status in statuses.items():
        own = () if status is Status.OPEN else tuple(by_outcome[fact, status is Status.HOLDS])
        rules = tuple(pack.rules[rule] for rule in dict.fromkeys(firing.rule for firing in own))
        conclusions[fact] = Conclusion(pack.derived[fact], status, rules, own)
    return conclusions


def _contradictions(pack: Pack, answers: Answers) -> tuple[Contradiction, ...]:
    broken = contradictions(pack, answers.values)
    return tuple(Contradiction(constraint, facts_of(constraint.never)) for constraint in broken)


def _once(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))
