"""A real browser and the server it looks at, for the tests of the front end."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from functools import cache
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

import advisor
from support.browser import settled
from support.pages import show
from support.paths import FERRY, ROOT

SOURCE = Path(advisor.__file__).parents[1]
sys.path.insert(0, str(ROOT / "app"))  # where Streamlit finds the modules of the front end
LOCAL = {"127.0.0.1", "localhost"}
ADVICE = "no Chromium found: apt-get install chromium, or let the variable CHROMIUM name its program"
PATIENCE = (
    60_000  # milliseconds until a state that does not come is taken for a fault; on any machine what is awaited comes sooner
)
RUNNING: dict[str, int] = {}  # the process of each server, by its address


expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def pack():
    return advisor.load("iran-russia")


@pytest.fixture
def ferry_on_show(monkeypatch):
    show(FERRY, monkeypatch)


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A copy of the ferry's pack, on show, that a test may change."""
    folder = shutil.copytree(FERRY, tmp_path / "ferry")
    show(folder, monkeypatch)
    return folder


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Gives the address of a front end that shows a pack, started as users start it when it is first asked for."""
    with contextlib.ExitStack() as running:

        @cache
        def address(pack: str) -> str:
            return running.enter_context(started(pack, tmp_path_factory.mktemp("elsewhere")))

        yield address


@pytest.fixture
def start():
    """Starts a front end of one's own, for as long as a `with` lasts; gives its address."""
    return started


@pytest.fixture
def stopped(server):
    """Stops the server of a pack for as long as a `with` lasts; what a browser says meanwhile waits for it."""

    @contextlib.contextmanager
    def stop(pack: str):
        process = RUNNING[server(pack)]
        os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(process, signal.SIGCONT)

    return stop


@contextlib.contextmanager
def started(pack: str, folder: Path, browser: str = "true"):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "advisor", "app", "--port", str(port), "--pack", pack]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(SOURCE), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)}
    environment |= {"HOME": str(folder), "BROWSER": browser}  # a newcomer's: no settings of Streamlit, and `true` for a browser
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log) as process,
    ):
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, folder / "log")
            RUNNING[f"http://127.0.0.1:{port}"] = process.pid
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)  # nothing tells when a port is open
    pytest.fail(f"the server did not start:\n{log.read_text(errors='replace')}")


@pytest.fixture(scope="session")
def browser() -> Browser:
    names = ("chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if program is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(ADVICE)
    with sync_playwright() as playwright:
        # Names resolve to nothing, so that a request to elsewhere could not succeed either.
        options = ["--no-sandbox", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        found = playwright.chromium.launch(executable_path=program, args=options)
        yield found
        found.close()


@pytest.fixture(scope="session")
def profile(browser) -> BrowserContext:
    """One profile for all tests, so that the browser compiles the scripts of a page once and not for each test."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def open_page(profile, server):
    """Opens pages of given size and colours; afterwards no request may have left the machine or failed, and no error been logged."""
    requests, errors = [], []

    def opened(path: str = "/", width: int = 1280, colours: str = "light", pack: str = "iran-russia", height: int = 900) -> Page:
        page = profile.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=colours)
        page.on("request", lambda request: requests.append(request.url))
        page.on("response", lambda answer: errors.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda told: errors.append(f"{told.text} {told.location['url']}") if told.type == "error" else None)
        page.goto(f"{server(pack)}{path}")
        return settled(page)

    yield opened
    for page in profile.pages:
        page.close()
    profile.clear_cookies()
    assert {urlparse(request).hostname for request in requests if urlparse(request).scheme not in {"data", "blob"}} <= LOCAL
    assert errors == []
