"""The session of the reader whose page is drawn."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from advisor import Answers, InvalidAnswers
from advisor.reader.link import answers_from_link, answers_to_link
from advisor.render.phrases import property_sentence
from session.address import NAMES, read_parameters
from session.evaluation import Evaluation
from session.link import link_to
from session.message import Message
from session.state import Session
from session.viewport import HEAD

if TYPE_CHECKING:
    from advisor import Pack
    from session.address import Address

_KEY = "session"
_CURRENT: ContextVar[Session] = ContextVar("session")  # each session runs in threads of its own


def session() -> Session:
    """The session, once it is open."""
    return _CURRENT.get()


def resume_session() -> Session | None:
    """The session, if there is one yet; `session` returns it without asking Streamlit, which may interrupt what asks."""
    found: Session | None = st.session_state.get(_KEY)
    if found is not None:
        _CURRENT.set(found)
    return found


def shown_address() -> Address:
    """The address that the browser shows."""
    return read_parameters(st.query_params)


def open_session(pack: Pack, page: str) -> bool:
    """Open the session for `page`, with the answers it has. True if it is a new one, because the pack or its files changed."""
    earlier: Session | None = st.session_state.get(_KEY)
    context = get_script_run_ctx()
    opened = earlier is None or (context is not None and context.is_history_navigation)
    found = earlier if earlier is not None and earlier.pack == pack else _new_session(pack, earlier)
    st.session_state[_KEY] = found
    _CURRENT.set(found)
    found.script_run.begin(page)
    if found.script_run.arrived:
        found.message, found.trials.dropped = None, False
        found.viewport.move_to(HEAD)
    found.read_address(shown_address(), opened=opened)
    if origin := st.query_params.pop(NAMES["copy"], ""):  # reported once: the answers may change
        found.message = _copied(pack, origin) or found.message
    return found is not earlier


def _copied(pack: Pack, origin: str) -> Message | None:
    """The message on answers that were opened as a copy: what they show about a property or an assumption."""
    if origin in pack.properties:
        return Message("copied_property", property_sentence(pack, pack.properties[origin]))
    return Message("copied_assumption", pack.assumptions[origin].text) if origin in pack.assumptions else None


def _new_session(pack: Pack, earlier: Session | None) -> Session:
    """A session with the answers of the `earlier` one, if there was one."""
    answers = _carried_over(pack, earlier) if earlier else Answers(given={})
    found = Session(Evaluation(pack, answers), link_to(pack, answers))
    if earlier:
        found.script_run.page, found.trials.dropped = earlier.script_run.page, earlier.trials.current is not None
        found.message = Message("kept_entries", problems=answers.remarks) if answers.remarks else None
    return found


def _carried_over(pack: Pack, earlier: Session) -> Answers:
    """The answers given to a pack whose files changed since; entries that the new pack does not know are kept and reported."""
    try:
        return answers_from_link(pack, link) if (link := answers_to_link(earlier.pack, earlier.answers)) else Answers(given={})
    except InvalidAnswers:
        return Answers(given={})
