"""What the open questions can still change: verdicts of open facts, relevant questions, and how many facts an answer settles.

A completion gives a value to every unanswered question. Everything here is exact, over all completions, or reported as not decided.
INVARIANT: a question that is not relevant cannot change any target.
INVARIANT: when no question is relevant, every target has the same verdict in all completions that meet the constraints.
INVARIANT: the list of relevant questions only shrinks as answers come.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from advisor.deadline import NEVER, UndecidedError
from advisor.engines.compiled import to_function
from advisor.logic.boundaries import trial_values
from advisor.logic.normal_form import literals_of, true_when
from advisor.logic.semantics import rule_truth, truth_of
from advisor.pack import Finding, Status
from advisor.pack.conditions import facts_of, facts_of_atom
from advisor.pack.pack import closure
from advisor.pack.types import finite_values
from advisor.result import Contradiction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.deadline import Deadline
    from advisor.engines.compiled import Function
    from advisor.engines.smt import Completions
    from advisor.pack import Constraint, Pack, Rule
    from advisor.result import Result


class Verdict(Enum):
    """The statuses of an open fact over all completions; the value is the word used in files.

    UNDECIDED says nothing about the fact: the solver did not decide in time.
    """

    HOLDS = "holds"
    FAILS = "fails"
    EITHER = "either"
    UNDECIDED = "undecided"


class ContradictoryAnswers(Exception):  # noqa: N818 - it is a finding about answers, named as readers name it
    """No completion of the answers meets the constraints; `contradictions` names the constraints and their questions."""

    def __init__(self, contradictions: tuple[Contradiction, ...]) -> None:
        super().__init__("; ".join(each.constraint.because for each in contradictions))
        self.contradictions = contradictions


def targets(pack: Pack, *, full: bool = False) -> tuple[str, ...]:
    """The targets of an interview in pack order: recommendations and notices; with `full` also the members of profiles."""
    members = {member for profile in pack.profiles.values() for member in profile.members} if full else set()
    return tuple(fact.id for fact in pack.derived.values() if not isinstance(fact, Finding) or fact.id in members)


def verdicts(result: Result, facts: Iterable[str] | None = None, *, deadline: Deadline = NEVER) -> dict[str, Verdict]:
    """The verdict of each open fact among `facts` (default: all). Raises ContradictoryAnswers."""
    still_open = _open(result, result.pack.derived if facts is None else facts)
    try:
        truths = _completions(result, still_open, deadline).truths(deadline=deadline)
    except UndecidedError:
        truths = {}
    return {fact: _verdict(truths[fact]) if fact in truths else Verdict.UNDECIDED for fact in still_open}


class Relevance:
    """The questions that are still relevant for the derived `facts`. Raises ContradictoryAnswers.

    `undecided` facts can hold or fail, depending on further answers; `settled` are the others, by status or by verdict. `relevant`
    questions can change an undecided fact; a question answered "don't know" may be among them. All in pack order.
    If not everything was `decided` before the deadline, facts not known to be settled count as undecided, and questions not known to
    be irrelevant as relevant.
    An object must not be used by two threads at once.
    """

    def __init__(self, result: Result, facts: Iterable[str], *, deadline: Deadline = NEVER) -> None:
        wanted, self._deadline = tuple(facts), deadline
        still_open = _open(result, wanted)
        self._completions: Completions | None = None
        truths: dict[str, frozenset[bool]] = {}
        try:
            self._completions = _completions(result, still_open, deadline)
            truths = self._completions.truths(deadline=deadline)
        except UndecidedError:
            pass
        self.decided = self._completions is not None and len(truths) == len(still_open)
        self.undecided = tuple(fact for fact in still_open if len(truths.get(fact, ())) != 1)
        self.settled = tuple(fact for fact in wanted if fact not in self.undecided)
        self.relevant = self._find_relevant(result)

    def _find_relevant(self, result: Result) -> tuple[str, ...]:
        if self._completions is not None and self.decided:
            try:
                return self._completions.relevant(self.undecided, deadline=self._deadline) if self.undecided else ()
            except UndecidedError:
                self.decided = False
        read = frozenset[str]().union(*(undecided_cone(result, fact) for fact in self.undecided))
        return tuple(name for name in result.pack.inputs if name in read)

    def affected_by(self, question: str) -> tuple[str, ...]:
        """The undecided facts to which the answer to `question` alone can make a difference. Raises UndecidedError."""
        if question not in self.relevant:
            return ()
        if self._completions is None or not self.decided:
            raise UndecidedError("the time was over before")
        flipped = self._completions.flipped_by(question, self.undecided, deadline=self._deadline)
        return tuple(fact for fact in self.undecided if fact in flipped)


def askable(result: Result, relevance: Relevance) -> tuple[str, ...]:
    """The relevant questions that were not answered "don't know"."""
    return tuple(question for question in relevance.relevant if question not in result.answers.given)


def deciding_question(result: Result, facts: Iterable[str], *, deadline: Deadline = NEVER) -> str | None:
    """The question whose answer is expected to settle most of `facts`; None if no open question can change them.

    Raises ContradictoryAnswers, UndecidedError.
    """
    relevance = Relevance(result, facts, deadline=deadline)
    if not relevance.decided:
        raise UndecidedError("the time was over before")
    return most_settling_question(result, askable(result, relevance), relevance.undecided)


def most_settling_question(result: Result, questions: Iterable[str], facts: Iterable[str]) -> str | None:
    """The first of `questions` with the largest expected gain for `facts`; None without questions."""
    gains = {question: expected_gain(result, question, facts) for question in questions}
    return max(gains, key=gains.__getitem__) if gains else None


def expected_gain(result: Result, question: str, facts: Iterable[str]) -> Fraction:
    """The mean number of the open `facts` that an answer to `question` settles, with all its options equally likely.

    Options that break a constraint are left out. Values of a number or date that have the same effect on all facts count as one option.
    """
    pack, known = result.pack, result.answers.values
    function = _function(pack)
    wanted = set(facts)
    places = [place for place, fact in enumerate(function.facts) if fact in wanted]
    effects: list[tuple[bool, ...]] = []
    for value in trial_values(pack, question, known):
        answers = {**known, question: value}
        if not any(truth_of(constraint.never, answers) for constraint in _constraints_on(pack, question)):
            effects.append(function.truths(answers))
    if finite_values(pack.inputs[question].type) is None:
        effects = list(dict.fromkeys(effects))
    settled = sum(effect[2 * place] or effect[2 * place + 1] for effect in effects for place in places)
    return Fraction(settled, max(len(effects), 1))


def undecided_cone(result: Result, fact: str) -> frozenset[str]:
    """The facts without a known value that the open `fact` depends on through undecided rules, itself and questions included."""
    cone: set[str] = set()
    pending = [fact]
    while pending:
        name = pending.pop()
        if name not in cone and name not in result.values:
            cone.add(name)
            rules = result.pack.rules_for.get(name, ())
            pending.extend(premise for rule in rules for premise in _undecided_premises(result, rule))
    return frozenset(cone)


def rules_between(result: Result, question: str, fact: str) -> tuple[Rule, ...]:
    """The undecided rules through which the answer to `question` reaches the open `fact`, premises first."""
    pack = result.pack
    reached, between = {question}, []
    for name in pack.order:
        rules = [rule for rule in pack.rules_for[name] if reached & _undecided_premises(result, rule)]
        if rules and result[name].status is Status.OPEN:
            reached.add(name)
            between += rules
    needed = undecided_cone(result, fact)
    return tuple(rule for rule in between if rule.then in needed)


def used_questions(result: Result, facts: Iterable[str]) -> frozenset[str]:
    """The answered questions that the statuses of `facts` depend on; for an open fact also those that its undecided rules read.

    An answer to another question could be taken back without changing any of the statuses.
    """
    reached = closure(facts, lambda fact: _read_for(result, fact) if fact in result.pack.derived else ())
    return frozenset(reached & result.answers.given.keys())


def _read_for(result: Result, fact: str) -> Iterator[str]:
    """The facts that the firings behind a status read; for an open fact also those that its undecided rules read."""
    conclusion, rules = result[fact], result.pack.rules_for[fact]
    firings = conclusion.firings
    if conclusion.status is Status.OPEN:
        names = {rule.id for rule in rules}
        firings = tuple(firing for firing in result.trace if firing.rule in names)
        undecided = (rule for rule in rules if rule_truth(rule, result.values) is None)
        yield from (name for rule in undecided for condition in rule.when for name in facts_of(condition))
    yield from (name for firing in firings for literal in firing.literals for name in facts_of_atom(literal.atom))


def _undecided_premises(result: Result, rule: Rule) -> set[str]:
    """The facts without a known value in the undecided conditions of an undecided rule; none of a decided rule."""
    if rule_truth(rule, result.values) is not None:
        return set()
    literals = (
        literal for part in rule.when if truth_of(part, result.values) is None for literal in literals_of(true_when(part))
    )
    return {name for literal in literals for name in facts_of_atom(literal.atom) if name not in result.values}


def _open(result: Result, facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(fact for fact in facts if result[fact].status is Status.OPEN)


def refuse_contradictory(result: Result, *, deadline: Deadline = NEVER) -> None:
    """Raise ContradictoryAnswers if no completion of the answers meets the constraints, UndecidedError if that is not known."""
    _completions(result, (), deadline)


def _completions(result: Result, facts: Iterable[str], deadline: Deadline) -> Completions:
    if result.contradictions:
        raise ContradictoryAnswers(result.contradictions)
    from advisor.engines.smt import Completions, NoCompletion  # imported here: most commands do not need the solver

    try:
        return Completions(result.pack, result.answers.values, facts, deadline=deadline)
    except NoCompletion as error:
        broken = (result.pack.constraints[name] for name in error.constraints)
        raise ContradictoryAnswers(
            tuple(Contradiction(constraint, facts_of(constraint.never)) for constraint in broken)
        ) from None


def _verdict(truths: frozenset[bool]) -> Verdict:
    match sorted(truths):
        case [True]:
            return Verdict.HOLDS
        case [False]:
            return Verdict.FAILS
        case _:
            return Verdict.EITHER


def _constraints_on(pack: Pack, question: str) -> Iterator[Constraint]:
    return (constraint for constraint in pack.constraints.values() if question in facts_of(constraint.never))


@lru_cache(maxsize=16)
def _function(pack: Pack) -> Function:
    return to_function(pack)
