"""The pages on verification do what they show: each command prints it, and each code is reported for the version before the change only."""

from __future__ import annotations

import re
import shlex

import pytest

import advisor
from advisor.cli import main
from advisor.quality.checks.registry import CHECKS
from support.paths import ROOT

DOCS = ROOT / "docs"
PAGE = DOCS / "example-verification.md"
TEXT = PAGE.read_text(encoding="utf-8")
REFERENCE = (DOCS / "verification.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?:yaml (?P<file>\S+)|console)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
CHANGE = re.compile(r"^```diff\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTIONS = dict(re.findall(r"^## `(\S+)`\n(.*?)(?=^## |\Z)", REFERENCE, re.MULTILINE | re.DOTALL))
WRITTEN = "broken.cases.yaml"  # by a command, not by the page

# A notice for each question of the page, so that every question matters in every example.
HEARD = {"water": "water >= 15", "guards": "guards >= 1", "weather": "weather == sun", "holidays": "holidays"}


def test_the_page_on_verification_prints_what_it_shows(golden, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    codes = []

    def done(block):
        if block["file"] == WRITTEN:
            return f"```yaml {WRITTEN}\n{(tmp_path / WRITTEN).read_text(encoding='utf-8')}```"
        if block["file"]:
            path = tmp_path / block["file"]
            path.parent.mkdir(exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
            return block[0]
        (command,) = re.findall(r"^\$ advisor (.*)$", block["text"], re.MULTILINE)
        codes.append(main(shlex.split(command)))
        return f"```console\n$ advisor {command}\n{capsys.readouterr().out}```"

    assert len(BLOCK.findall(TEXT)) == 6
    golden(PAGE, BLOCK.sub(done, TEXT))
    assert codes == [1]


def test_every_code_has_a_section_in_order_with_an_example():
    assert list(SECTIONS) == [check.code for check in CHECKS]
    assert [code for code, section in SECTIONS.items() if not CHANGE.search(section)] == ["assumption-impact"]


def test_the_page_says_over_which_answers_each_check_ranges():
    scope = REFERENCE.partition("## Scope\n")[2].partition("\n## ")[0]
    assert [check.code for check in CHECKS if f"`{check.code}`" not in scope] == []


@pytest.mark.parametrize(
    ("code", "change"), [(code, change) for code, section in SECTIONS.items() for change in CHANGE.findall(section)]
)
def test_what_to_change_is_found_by_its_code_alone_and_after_the_change_nothing(tmp_path, code, change):
    found = advisor.verify(advisor.load(written(tmp_path / "before", side(change, "-")))).observations
    assert [each.check.code for each in found] == [code]
    assert advisor.verify(advisor.load(written(tmp_path / "after", side(change, "+")))).is_fine


def side(change, mark):
    """The lines of a change before it (`-`) or after it (`+`)."""
    return "".join(f"{line[1:]}\n" for line in change.splitlines() if line[0] in {" ", mark})


def written(folder, example):
    """A pack with the questions of the page and an example, whose parts go into the files where they belong."""
    manifest, topic = (BLOCK.search(TEXT, TEXT.index(f"```yaml lake/{name}.yaml\n"))["text"] for name in ("pack", "lake"))
    parts = dict(re.findall(r"^(\w+):\n((?:  .*\n)+)", example, re.MULTILINE))
    facts = dict(re.findall(r"^  (\w+):\n((?:    .*\n)+)", topic.partition("rules:\n")[0], re.MULTILINE))
    rules = parts.get("rules", "")
    used = "".join(
        f"  {name}:\n{text}" for name, text in facts.items() if "    ask:" in text or re.search(rf"then: {name}\b", rules)
    )
    texts = {
        "pack": manifest.partition("properties:\n")[0]
        + "".join(f"{key}:\n{parts[key]}" for key in ("constraints", "properties") if key in parts),
        "assumptions": "assumptions: {Q1: Guards are there all day.}\n",
        "lake": f"topic: lake\nfacts:\n{used}{parts.get('facts', '')}"
        + "".join(f"  heard_{question}: {{notice: This is heard}}\n" for question in HEARD)
        + f"rules:\n{rules}"
        + "".join(f"  lake.heard-{fact}: {{when: {when}, then: heard_{fact}, because: So.}}\n" for fact, when in HEARD.items()),
    }
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder
