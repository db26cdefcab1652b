"""The server of the front end, started by `advisor app`.

Streamlit's page looks for its server below its own address first. Opened at the address of a page, this gives it the address,
so that it asks nothing in vain.
"""

from __future__ import annotations

import webbrowser
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import streamlit as st
from starlette.responses import HTMLResponse
from starlette.routing import Route

from elements.links import PAGES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

_SHELL = Path(st.__file__).parent / "static" / "index.html"
_HEAD = "<head><script>window.__streamlit = { BACKEND_BASE_URL: window.location.origin };</script>"


async def shell(_: Request) -> HTMLResponse:
    """Streamlit's page, which knows where the server is."""
    return HTMLResponse(_SHELL.read_text(encoding="utf-8").replace("<head>", _HEAD, 1), headers={"Cache-Control": "no-cache"})


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Say where the page is once the server listens, and open a browser there unless that is not wanted."""
    address = f"http://{st.get_option('server.address')}:{st.get_option('server.port')}"
    print(f"The questionnaire is open at {address}. Ctrl-C ends it.", flush=True)
    if not st.get_option("server.headless"):
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()  # it may return only when the browser is closed
    yield


app = st.App("streamlit_app.py", lifespan=lifespan, routes=[Route(f"/{path}", shell) for path in PAGES.values() if path])
