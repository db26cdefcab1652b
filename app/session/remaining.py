"""What the answers leave to be asked, and what is settled; worked out once until an answer changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor import ContradictoryAnswers, Status, ask
from advisor.analysis.interview import targets_affected_by
from advisor.deadline import UndecidedError
from session.current import session

if TYPE_CHECKING:
    from advisor import Step
    from advisor.analysis.interview import AffectedTarget
    from advisor.result import Contradiction


def remaining() -> Step | None:
    """What is still needed and what is settled; None where answers contradict each other."""
    found = _asked()
    return None if isinstance(found, ContradictoryAnswers) else found


def contradictions() -> tuple[Contradiction, ...]:
    """The constraints that the answers violate, or that no further answers could meet together."""
    found = _asked()
    return found.contradictions if isinstance(found, ContradictoryAnswers) else ()


def settled_ahead() -> frozenset[str]:
    """What the rules leave undetermined though the outcome is the same whatever the open answers are."""
    found = remaining()
    return frozenset(fact for fact in found.settled if session().result[fact].status is Status.OPEN) if found else frozenset()


def targets_of(question: str) -> tuple[AffectedTarget, ...] | ContradictoryAnswers | UndecidedError:
    """What depends on a question, or would if it were not answered; or why that is not known."""
    current, full = session(), session().interview.full

    def work() -> tuple[AffectedTarget, ...] | ContradictoryAnswers | UndecidedError:
        try:
            return targets_affected_by(current.result, question, full=full, deadline=current.script_run.deadline)
        except (ContradictoryAnswers, UndecidedError) as error:
            return error

    return current.evaluation.once(("targets", question, full), work)


def _asked() -> Step | ContradictoryAnswers:
    current, full = session(), session().interview.full

    def work() -> Step | ContradictoryAnswers:
        try:
            return ask(current.result, full=full, deadline=current.script_run.deadline)
        except ContradictoryAnswers as error:
            return error

    return current.evaluation.once(("step", full), work)
