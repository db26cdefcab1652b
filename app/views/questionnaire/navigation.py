"""Going through the questions one at a time: the current one, on, back, and in which order."""

from __future__ import annotations

from dataclasses import replace

from advisor import ContradictoryAnswers, ask
from advisor.analysis.interview import Order
from session.current import session
from session.interview import END, Interview
from session.remaining import remaining


def current_question() -> str:
    """The question to show, or END; at the start the one that settles most."""
    reader = session()
    found = reader.interview.current
    if found is None:
        found = _next_question()
        reader.interview = reader.interview.at(found)
    return found


def skipped() -> tuple[str, ...]:
    """The questions visited that have no answer, in the order in which they were visited."""
    reader = session()
    return tuple(name for name in reader.interview.visited if name != END and name not in reader.answers.given)


def is_last() -> bool:
    """True if no question is needed that was not visited yet."""
    step = remaining()
    return step is not None and not set(step.askable) - set(skipped())


def go_on(shown: str) -> None:
    """Go from the question `shown` to the next; the second click of a double click goes nowhere."""
    reader = session()
    if reader.interview.current == shown:
        reader.script_run.restart_deadline()
        reader.set_interview(reader.interview.at(_next_question()))
        _show_question()


def go_back(shown: str) -> None:
    """Go from the question `shown`, or from END, to the one before."""
    reader = session()
    if reader.interview.current == shown:
        reader.set_interview(reader.interview.back())
        _show_question()


def ask_again() -> None:
    """Begin anew with what was skipped; all answers stay."""
    session().set_interview(replace(session().interview, visited=()))
    _show_question()


def take_order(*, quickest: bool) -> None:
    """Go through the questions in another order."""
    session().set_interview(Interview(quickest, session().interview.full))


def take_purpose(*, full: bool) -> None:
    """Ask for the lists too, or not."""
    session().set_interview(replace(session().interview, full=full))


def _show_question() -> None:
    """Show the question with how much is left above it."""
    session().viewport.move_to("st-key-questionnaire")


def _next_question() -> str:
    """The question that settles most among those not visited yet, or END."""
    reader, later = session(), skipped()
    full, deadline = reader.interview.full, reader.script_run.deadline
    try:
        found = ask(reader.result, order=Order.QUICKEST, full=full, later=later, deadline=deadline).next
    except ContradictoryAnswers:
        found = next((name for name in reader.pack.inputs if name not in reader.answers.given and name not in later), None)
    return END if found is None or found in later else found
