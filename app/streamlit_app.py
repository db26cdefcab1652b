"""The browser front end: questionnaire, recommendations and rules of one pack.

It is started by `advisor app`. Everything here lays out what functions of `advisor` conclude; nothing is decided here.
"""

from __future__ import annotations

import streamlit as st

from advisor import InvalidPack
from advisor.diagnostics import InternalError
from elements import frame, widgets
from elements.links import PAGES, file_of
from elements.texts import words
from session.current import open_session, resume_session
from shown_pack import chosen_pack
from views.questionnaire import page as questionnaire
from views.recommendations import page as recommendations
from views.rules import page as rules

VIEWS = {"questionnaire": questionnaire, "recommendations": recommendations, "rules": rules}


def main() -> None:
    """Show the chosen page, or what is wrong with the pack."""
    resumed, by_widget = resume_session(), widgets.begin()
    if resumed:
        resumed.script_run.by_widget |= by_widget
    _show()
    widgets.end()


def _show() -> None:
    """Draw the page.

    It is drawn by this script and not as a page of Streamlit: a browser that leaves such a page drops what it has not reported yet.
    """
    texts = words()
    st.set_page_config(page_title=texts["app_title"], page_icon="🧭", layout="wide")
    frame.style()
    try:
        pack = chosen_pack()
    except InvalidPack as error:
        st.title(texts["pack_invalid"])
        st.write(texts["pack_invalid_about"])
        st.code(str(error), language=None, wrap_lines=True)
        return
    pages = {
        name: st.Page(file_of(name), title=texts[f"page_{name}"], url_path=path, default=not path) for name, path in PAGES.items()
    }
    current = st.navigation(list(pages.values()), position="top")
    name = next(name for name, page in pages.items() if page == current)
    if open_session(pack, name):
        widgets.renew()
    frame.narrow_navigation()
    frame.head(pack, texts[f"page_{name}"])
    try:
        VIEWS[name].main()
    except InternalError as error:
        st.error(texts["internal_error"])
        st.code(str(error), language=None, wrap_lines=True)
    frame.foot(pack)


main()
