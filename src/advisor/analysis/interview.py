"""Which question to ask next, why, and how many are left at most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from advisor.analysis.relevance import Prospect, askable, most_settling, rules_between, targets, used
from advisor.deadline import NEVER, UndecidedError
from advisor.result import run

if TYPE_CHECKING:
    from collections.abc import Collection

    from advisor.deadline import Deadline
    from advisor.pack import Rule
    from advisor.result import Result


class Order(Enum):
    """In which order questions are asked; the value is the word used on the command line.

    TOPIC stays in a topic as long as a question in it matters. QUICKEST asks what is expected to settle most at once.
    """

    TOPIC = "topic"
    QUICKEST = "quickest"


@dataclass(frozen=True, slots=True)
class Step:
    """Where an interview stands.

    `next` is the question to ask, None where nothing is left; `because` are the targets that hang on it. `relevant` are all questions that
    can still change a target, those answered "don't know" included; `askable` are the others of them, and their number bounds
    the questions left. `settled` and `undecided` divide the targets. `unused` are answers that no target rests on any more.
    Where not everything was `decided` before the deadline, `undecided` and `relevant` hold what is not known to be settled and
    irrelevant, perhaps more than is; never less. The question is then the next one in topic order, and `because` may be empty.
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
        """No more questions than this are left."""
        return len(self.askable)


@dataclass(frozen=True, slots=True)
class AffectedTarget:
    """A target that hangs on a question, and the undecided rules through which the answer reaches it, premises first."""

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
    """The next step of an interview about the recommendations and notices, with `full` also about the members of profiles.

    `topic` is where the reader is; `later` are questions passed over, asked when nothing else is left.
    Raises ContradictoryAnswers.
    """
    wanted = targets(result.pack, full=full)
    prospect = Prospect(result, wanted, deadline=deadline)
    open_questions = askable(result, prospect)
    preferred = tuple(name for name in open_questions if name not in later) or open_questions
    if order is Order.QUICKEST and prospect.decided:
        chosen = most_settling(result, preferred, prospect.undecided)
    else:
        chosen = _first_in_topic(result, preferred, topic)
    because, decided = _because(prospect, chosen)
    rests_on = used(result, wanted)
    return Step(
        next=chosen,
        because=because,
        relevant=prospect.relevant,
        askable=open_questions,
        settled=prospect.settled,
        undecided=prospect.undecided,
        unused=tuple(name for name in result.pack.inputs if name in result.answers.given and name not in rests_on),
        decided=decided,
    )


def why_asked(result: Result, question: str, *, full: bool = False, deadline: Deadline = NEVER) -> tuple[AffectedTarget, ...]:
    """The targets that hang on a question without a known value, in pack order; none where it is not relevant.

    Raises ContradictoryAnswers, UndecidedError.
    """
    found = Prospect(result, targets(result.pack, full=full), deadline=deadline).hanging(question)
    return tuple(AffectedTarget(fact, rules_between(result, question, fact)) for fact in found)


def targets_affected_by(result: Result, question: str, *, full: bool, deadline: Deadline = NEVER) -> tuple[AffectedTarget, ...]:
    """The targets that a question affects; where it is answered, those it would affect without the answer.

    Raises ContradictoryAnswers, UndecidedError.
    """
    given = {name: answer for name, answer in result.answers.given.items() if name != question}
    return why_asked(run(result.pack, replace(result.answers, given=given)), question, full=full, deadline=deadline)


def _because(prospect: Prospect, question: str | None) -> tuple[tuple[str, ...], bool]:
    """The targets that hang on `question`, and whether everything is decided."""
    try:
        return (prospect.hanging(question) if question else ()), prospect.decided
    except UndecidedError:
        return (), False


def _first_in_topic(result: Result, questions: tuple[str, ...], topic: str | None) -> str | None:
    """The first of `questions` in `topic`, or else of all: pack order goes topic by topic."""
    here = (name for name in questions if result.pack.inputs[name].topic == topic)
    return next(here, next(iter(questions), None))
