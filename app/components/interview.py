"""Where the interview stands on the answers of the desk: what is still needed, why, and where to go next.

Everything is worked out once and kept on the desk until an answer changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from advisor import ContradictoryAnswers, ask
from advisor.analysis.interview import Order, targets_affected_by
from advisor.deadline import UndecidedError
from components.desk import desk
from components.walk import END, Walk

if TYPE_CHECKING:
    from advisor import Step
    from advisor.analysis.interview import AffectedTarget
    from advisor.result import Contradiction


def step() -> Step | None:
    """What is still needed and what is settled; None where answers clash."""
    found = _standing()
    return None if isinstance(found, ContradictoryAnswers) else found


def hanging(question: str) -> tuple[AffectedTarget, ...] | ContradictoryAnswers | UndecidedError:
    """What hangs on a question, or would if it were not answered; or why that cannot be told."""
    current, full = desk(), desk().walk.full

    def found() -> tuple[AffectedTarget, ...] | ContradictoryAnswers | UndecidedError:
        try:
            return targets_affected_by(current.result, question, full=full, deadline=current.deadline)
        except (ContradictoryAnswers, UndecidedError) as error:
            return error

    return current.once(("hanging", question, full), found)


def clashing() -> tuple[Contradiction, ...]:
    """What is wrong with the answers: constraints that they break, or that no further answers could meet together."""
    found = _standing()
    return found.contradictions if isinstance(found, ContradictoryAnswers) else ()


def arrive() -> str:
    """The question to show one by one, or END; at the start the one that settles most."""
    current = desk()
    place = current.walk.place
    if place is None:
        place = _following()
        current.walk = current.walk.at(place)
    return place


def passed_over() -> tuple[str, ...]:
    """The questions visited that have no answer, in the order of the way."""
    current = desk()
    return tuple(name for name in current.walk.way if name != END and name not in current.answers.given)


def is_last() -> bool:
    """Whether no question is needed that was not visited yet."""
    found = step()
    return found is not None and not set(found.askable) - set(passed_over())


def go_on(shown: str) -> None:
    """Go from the question `shown` to the next; the second click of a double click goes nowhere."""
    if desk().walk.place == shown:
        desk().begin()
        desk().set_walk(desk().walk.at(_following()))
        _show_place()


def go_back(shown: str) -> None:
    """Go from the question `shown`, or from END, to the one before."""
    if desk().walk.place == shown:
        desk().set_walk(desk().walk.back())
        _show_place()


def ask_again() -> None:
    """Begin anew with what was passed over; all answers stay."""
    desk().set_walk(replace(desk().walk, way=()))
    _show_place()


def take_order(*, quickest: bool) -> None:
    """Go through the questions in another order."""
    desk().set_walk(Walk(quickest, desk().walk.full))


def take_purpose(*, full: bool) -> None:
    """Ask for the lists too, or not."""
    desk().set_walk(replace(desk().walk, full=full))


def _show_place() -> None:
    """Show the question with how much is left above it."""
    desk().go_to("st-key-sheet")


def _following() -> str:
    """The question that settles most among those not visited yet, or END."""
    current, later = desk(), passed_over()
    try:
        found = ask(current.result, order=Order.QUICKEST, full=current.walk.full, later=later, deadline=current.deadline).next
    except ContradictoryAnswers:
        found = next((name for name in current.pack.inputs if name not in current.answers.given and name not in later), None)
    return END if found is None or found in later else found


def _standing() -> Step | ContradictoryAnswers:
    current, full = desk(), desk().walk.full

    def found() -> Step | ContradictoryAnswers:
        try:
            return ask(current.result, full=full, deadline=current.deadline)
        except ContradictoryAnswers as error:
            return error

    return current.once(("step", full), found)
