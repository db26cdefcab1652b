"""What opens: whether it is open is kept on the desk, for Streamlit forgets it once another page is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.desk import desk
from components.widgets import News, heed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
    from streamlit.elements.lib.mutable_tab_container import TabContainer


def opener(label: str, key: str, *, sought: bool = False, compact: bool = False) -> ExpanderContainer:
    """A line that opens, as the reader left it, or opened if a link `sought` it just now."""
    if sought:
        desk().opened[key] = True
    if sought or key not in st.session_state:
        st.session_state[key] = bool(desk().opened.get(key))
    kind: Literal["compact", "default"] = "compact" if compact else "default"
    line = st.expander(label, key=key, on_change="rerun", type=kind)
    heed(_keep, "", key)
    return line


def tabs(labels: Sequence[str], key: str) -> Sequence[TabContainer]:
    """Tabs of which that is shown which the reader chose last."""
    if key not in st.session_state and desk().opened.get(key) in labels:
        st.session_state[key] = desk().opened[key]
    shown = st.tabs(labels, key=key, on_change="rerun")
    heed(_keep, "", key)
    return shown


def _keep(news: News, _subject: str, key: str) -> None:
    desk().opened[key] = news[key]
