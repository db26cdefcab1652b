"""The next question of an interview, the reason for it, and how many questions are left at most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from advisor.analysis.relevance import Relevance, askable, most_settling_question, rules_between, targets, used_questions
from advisor.deadline import NEVER, UndecidedError
from advisor.result import run

if TYPE_CHECKING:
    from collections.abc import Collection

    from advisor.deadline import Deadline
    from advisor.pack import Rule
    from advisor.result import Result


class Order(Enum):
    """The order in which questions are asked; the value is the word used on the command line.

    TOPIC stays in a topic as long as a question in it matters. QUICKEST asks what is expected to settle most at once.
    """

    TOPIC = "topic"
    QUICKEST = "quickest"


@dataclass(frozen=True, slots=True)
class Step:
    """The state of an interview.

    `next` is the question to ask, None if nothing is left; `because` are the targets that its answer alone can change. `relevant` are
    all questions that can still change a target, those answered "don't know" included; `askable` are those not answered at all, and
    their number bounds the questions left. `settled` and `undecided` divide the targets. `unused` are answered questions that no
    target depends on any more.
    If not everything was `decided` before the deadline, `undecided` and `relevant` may contain targets that are settled and questions
    that are irrelevant, but miss none. The question is then the next one in topic order, and `because` may be empty.
    """

    next: str | None
    because: tuple[str, ...]
    relevant: tuple[str, ...]
    askable: tuple[str, ...]
    settled: tuple[str, ...]
    undecided: tuple[str, ...]
    unused: tuple[str, ...]
    decided: bool = True

    @property
    def at_most(self) -> int:
        """The greatest number of questions that can be left."""
        return len(self.askable)


@dataclass(frozen=True, slots=True)
class AffectedTarget:
    """A target that the answer to a question can change, and the undecided rules through which it does, premises first."""

    fact: str
    rules: tuple[Rule, ...]


def ask(  # noqa: PLR0913 - of what a reader may choose, most leave most as it is
    result: Result,
    *,
    order: Order = Order.TOPIC,
    full: bool = False,
    topic: str | None = None,
    later: Collection[str] = (),
    deadline: Deadline = NEVER,
) -> Step:
    """Return the next step of an interview about the recommendations and notices, with `full` also about the members of profiles.

    `topic` is the topic where the reader is; `later` are questions that were skipped, asked when nothing else is left.
    Raises ContradictoryAnswers.
    """
    wanted = targets(result.pack, full=full)
    relevance = Relevance(result, wanted, deadline=deadline)
    open_questions = askable(result, relevance)
    preferred = tuple(name for name in open_questions if name not in later) or open_questions
    if order is Order.QUICKEST and relevance.decided:
        chosen = most_settling_question(result, preferred, relevance.undecided)
    else:
        chosen = _first_in_topic(result, preferred, topic)
    because, decided = _because(relevance, chosen)
    used = used_questions(result, wanted)
    return Step(
        next=chosen,
        because=because,
        relevant=relevance.relevant,
        askable=open_questions,
        settled=relevance.settled,
        undecided=relevance.undecided,
        unused=tuple(name for name in result.pack.inputs if name in result.answers.given and name not in used),
        decided=decided,
    )


def why_asked(result: Result, question: str, *, full: bool = False, deadline: Deadline = NEVER) -> tuple[AffectedTarget, ...]:
    """Return the targets that the answer to an open `question` can change, in pack order; none if it is not relevant.

    Raises ContradictoryAnswers, UndecidedError.
    """
    affected = Relevance(result, targets(result.pack, full=full), deadline=deadline).affected_by(question)
    return tuple(AffectedTarget(fact, rules_between(result, question, fact)) for fact in affected)


def targets_affected_by(result: Result, question: str, *, full: bool, deadline: Deadline = NEVER) -> tuple[AffectedTarget, ...]:
    """The targets that a question affects; where it is answered, those it would affect without the answer.

    Raises ContradictoryAnswers, UndecidedError.
    """
    given = {name: answer for name, answer in result.answers.given.items() if name != question}
    return why_asked(run(result.pack, replace(result.answers, given=given)), question, full=full, deadline=deadline)


def _because(relevance: Relevance, question: str | None) -> tuple[tuple[str, ...], bool]:
    """The targets that `question` can change, and True if everything is decided."""
    try:
        return (relevance.affected_by(question) if question else ()), relevance.decided
    except UndecidedError:
        return (), False


def _first_in_topic(result: Result, questions: tuple[str, ...], topic: str | None) -> str | None:
    """The first of `questions` in `topic`, or else of all; pack order goes topic by topic."""
    here = (name for name in questions if result.pack.inputs[name].topic == topic)
    return next(here, next(iter(questions), None))
