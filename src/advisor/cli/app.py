"""`advisor app`: the browser front end."""

from __future__ import annotations

import os
import sys

import click

from advisor.cli.command import command
from advisor.cli.options import pack_option
from advisor.installation import folder


def port(text: str) -> int:
    """A port that needs no privileges, as click's parameter type. Raises ValueError."""
    if not text.isascii() or not text.isdigit() or not 1024 <= int(text) <= 65535:
        raise ValueError(f"expected a number from 1024 to 65535, found `{text}`")
    return int(text)


@command("advisor app --port 8600")
@pack_option()
@click.option("--port", type=port, metavar="N", help="The port to listen on.  [default: 8501, or the next free one]")
@click.option("--no-browser", is_flag=True, help="Start the server only; open the address yourself.")
def app(pack_source: str, port: int | None, *, no_browser: bool) -> int:
    """Open the questionnaire in a browser."""
    from advisor.reader.loader import load, locate, shipped

    load(pack_source)  # a faulty pack is reported here, before a browser opens
    script = folder("app") / "server.py"
    pack = pack_source if pack_source in shipped() else str(locate(pack_source).resolve())
    options = ["--server.port", str(port)] if port else []
    headless = [] if no_browser else ["--server.headless", "false"]
    os.chdir(script.parent)  # Streamlit reads its settings from the folder it runs in
    server = [sys.executable, "-m", "streamlit", "run", str(script), *options, *headless, "--", "--pack", pack]
    os.execv(sys.executable, server)  # noqa: S606 - our own interpreter and script, no shell; signals reach the server
