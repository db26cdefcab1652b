"""The browser front end: questionnaire, recommendations and rules of one pack.

It is started by `advisor app`. Everything here lays out what functions of `advisor` conclude; nothing is decided here.
"""

from __future__ import annotations

import streamlit as st

from advisor import InvalidPack
from advisor.diagnostics import InternalError
from components.desk import lay_open, open_desk
from components.frame import footer, heading, narrow_navigation, style
from components.links import PAGES
from components.packs import chosen_pack
from components.texts import words
from components.widgets import begin, end
from views import questionnaire, recommendations, rules

VIEWS = {"questionnaire": questionnaire, "recommendations": recommendations, "rules": rules}


def main() -> None:
    """Show the chosen page, or what is wrong with the pack."""
    desk, touched = lay_open(), begin()
    if desk:
        desk.touched |= touched
    _show()
    end()


def _show() -> None:
    """Draw the page.

    It is drawn by this script and not as a page of Streamlit: a browser that leaves such a page drops what it has not reported yet.
    """
    texts = words()
    st.set_page_config(page_title=texts["app_title"], page_icon="🧭", layout="wide")
    style()
    try:
        pack = chosen_pack()
    except InvalidPack as error:
        st.title(texts["pack_invalid"])
        st.write(texts["pack_invalid_about"])
        st.code(str(error), language=None, wrap_lines=True)
        return
    pages = {
        name: st.Page(f"views/{name}.py", title=texts[f"page_{name}"], url_path=path, default=not path)
        for name, path in PAGES.items()
    }
    current = st.navigation(list(pages.values()), position="top")
    name = next(name for name, page in pages.items() if page == current)
    open_desk(pack, name)
    narrow_navigation()
    heading(pack, texts[f"page_{name}"])
    try:
        VIEWS[name].main()
    except InternalError as error:
        st.error(texts["internal_error"])
        st.code(str(error), language=None, wrap_lines=True)
    footer(pack)


main()
