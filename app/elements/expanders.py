"""Lines that open, and tabs: what is open is kept in the session, for Streamlit forgets it once another page is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from elements.widgets import News, heed
from session.current import session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
    from streamlit.elements.lib.mutable_tab_container import TabContainer


def expander(label: str, key: str, *, sought: bool = False, compact: bool = False) -> ExpanderContainer:
    """A line that opens, as the reader left it, or opened if a link `sought` it just now."""
    opened = session().controls.opened
    if sought:
        opened[key] = True
    if sought or key not in st.session_state:
        st.session_state[key] = bool(opened.get(key))
    kind: Literal["compact", "default"] = "compact" if compact else "default"
    heed(_keep, "", key)
    return st.expander(label, key=key, on_change="rerun", type=kind)


def tabs(labels: Sequence[str], key: str) -> Sequence[TabContainer]:
    """Tabs, of which the one that the reader chose last is shown."""
    opened = session().controls.opened
    if key not in st.session_state:
        st.session_state[key] = opened[key] if opened.get(key) in labels else labels[0]
    heed(_keep, "", key)
    return st.tabs(labels, key=key, on_change="rerun")


def _keep(news: News, _subject: str, key: str) -> None:
    session().controls.opened[key] = news[key]
