"""The page on comparing versions does what it shows: its files are written and its commands run, in the order of the page."""

from __future__ import annotations

import re
import shlex
import subprocess

from advisor.cli import main
from support.paths import ROOT

PAGE = ROOT / "docs" / "example-diff.md"
BLOCK = re.compile(r"^```(?:yaml (?P<file>\S+)|console)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_page_on_comparing_versions_prints_what_it_shows(golden, capsys, committer, monkeypatch):
    monkeypatch.chdir(committer)

    def done(block):
        if block["file"]:
            path = committer / block["file"]
            path.parent.mkdir(exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
            return block[0]
        commands = re.findall(r"^\$ (.*)$", block["text"], re.MULTILINE)
        return "```console\n" + "".join(f"$ {command}\n{run(capsys, *shlex.split(command))}" for command in commands) + "```"

    text = PAGE.read_text(encoding="utf-8")
    assert len(BLOCK.findall(text)) == text.count("```") // 2 == 8
    golden(PAGE, BLOCK.sub(done, text))


def run(capsys, program, *arguments):
    """What a command prints."""
    if program == "git":
        return subprocess.run(["git", *arguments], capture_output=True, text=True, check=True).stdout
    assert main(arguments) == 1
    return capsys.readouterr().out
