"""The tutorial on testing rules does what it shows: its files are written and its commands run, in the order of the page."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys

from advisor.cli import main
from support.paths import ROOT

PAGE = ROOT / "docs" / "tutorial-testing.md"
BLOCK = re.compile(r"^```(?:yaml (?P<file>\S+)|console)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_tutorial_on_testing_rules_prints_what_it_shows(golden, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    codes = []

    def done(block):
        if block["file"]:
            write(tmp_path / block["file"], block["text"])
            return block[0]
        shown = []
        for command in re.findall(r"^\$ (.*)$", block["text"], re.MULTILINE):
            code, out = run(capsys, *shlex.split(command))
            codes.append(code)
            shown.append(f"$ {command}\n{out}")
        return "```console\n" + "".join(shown) + "```"

    text = PAGE.read_text(encoding="utf-8")
    assert len(BLOCK.findall(text)) == text.count("```") // 2 == 11
    golden(PAGE, BLOCK.sub(done, text))
    assert codes == [0, 1, 0, 1, 0, 0]


def write(path, text):
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(capsys, program, *arguments):
    """The exit code of a command and what it prints; how long pytest took is left out."""
    if program == "advisor":
        code = main(arguments)
        return code, capsys.readouterr().out
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-m", program, "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return done.returncode, re.sub(r" in \d+\.\d+s$", "", done.stdout, flags=re.MULTILINE)
