"""The reference is complete and correct: its examples load, and every key and code has its place in it."""

from __future__ import annotations

import ast
import doctest
import io
import re
import shlex
from datetime import date
from pathlib import Path

import pytest

import advisor
from advisor.cli import main
from advisor.quality.cases import test as run_cases
from advisor.quality.checks.registry import CHECKS
from advisor.reader import answers, cases, evidence, facts, files, manifest, options, rules, saved, snapshots
from advisor.reader.loader import load, read_answers_from
from advisor.reader.shape import Keys
from support.paths import TESTS

LANGUAGE = (TESTS.parent / "docs" / "language.md").read_text(encoding="utf-8")
DIAGNOSTICS = (TESTS.parent / "docs" / "diagnostics.md").read_text(encoding="utf-8")
INTERVIEW = TESTS.parent / "docs" / "example-interview.md"
EXAMPLE = re.compile(
    r"^```console\n(?P<command>\$ (?:printf '(?P<typed>[^'\n]*)' \| )?advisor (?P<arguments>[^\n]*))\n.*?^```$",
    re.MULTILINE | re.DOTALL,
)
MODULES = (answers, cases, evidence, facts, files, manifest, options, rules, saved, snapshots)
REFERENCES = ("actor", "assumption", "claim", "kind", "phase", "profile", "rule", "section", "snapshot", "strength", "topic")
ANSWERS_FILES = ("my-school.yaml", "saved.yaml")
# Words of the source that look like codes and are none.
OTHER_WORDS = frozenset(("iran-russia", "utf-8", "utf-16", "rev-parse", "cat-file"))
# Codes of addresses and other inputs that are no files.
NO_FILES = frozenset(("damaged-address",))


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The files that the examples of the reference write, blocks of one name after one another."""
    folder = tmp_path_factory.mktemp("example")
    for name, text in re.findall(r"^```yaml (\S+)\n(.*?)^```$", LANGUAGE, re.MULTILINE | re.DOTALL):
        path = folder / ("answers" if name in ANSWERS_FILES else "pack") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    return folder


def test_every_yaml_example_says_which_file_it_is():
    assert "```yaml\n" not in LANGUAGE


def test_the_examples_are_a_pack_whose_cases_pass(example):
    outcomes = run_cases(load(example / "pack"), example / "pack")
    assert len(outcomes) == 7
    assert [failure for outcome in outcomes for failure in outcome.failures] == []


def test_the_examples_of_answers_are_read(example):
    pack = load(example / "pack")
    mine = read_answers_from(pack, example / "answers" / "my-school.yaml")
    assert mine.values == {"early_buses": True, "helpers": 1, "term_start": date(2025, 9, 1)}
    saved_answers = read_answers_from(pack, example / "answers" / "saved.yaml")
    assert saved_answers.values == {"early_buses": True}
    assert saved_answers.unrecognized == {"lamps": "bright"}


def test_every_key_is_documented():
    declared = {key for module in MODULES for keys in _keys(vars(module).values()) for key in (*keys.required, *keys.optional)}
    assert len(declared) > 60
    assert {key for key in declared if f"`{key}`" not in LANGUAGE} == set()


def _keys(values):
    for value in values:
        if isinstance(value, Keys):
            yield value
        elif isinstance(value, dict):
            yield from _keys(value.values())


def codes_of_the_source():
    found = {f"unknown-{what}" for what in REFERENCES}
    for path in Path(advisor.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", node.value)
            ):
                found.add(node.value)
    return found - OTHER_WORDS - {check.code for check in CHECKS}


def test_every_code_has_a_section_in_order():
    sections = re.findall(r"^## `(\S+)`$", DIAGNOSTICS, re.MULTILINE)
    assert sections == sorted(codes_of_the_source())


def test_every_section_has_one_example_to_avoid_and_to_prefer():
    for section in re.split(r"^## ", DIAGNOSTICS, flags=re.MULTILINE)[1:]:
        assert len(re.findall(r"^\S.* → \S.*$", section, re.MULTILINE)) == 1, section


def test_every_code_has_a_bad_pack_or_bad_answers():
    expected = [path.read_text(encoding="utf-8") for path in (TESTS / "packs").rglob("expected.txt")]
    told = {code for text in expected for code in re.findall(r"error\[(\S+)\]", text)}
    assert codes_of_the_source() - NO_FILES == told


def test_bad_answers_are_named_after_their_code():
    for path in (TESTS / "packs" / "answers").rglob("expected.txt"):
        codes = re.findall(r"error\[(\S+)\]", path.read_text(encoding="utf-8"))
        assert path.parent.name.startswith(("several", *codes)), path


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A folder to work in where the packs of the tests lie as in a checkout."""
    (tmp_path / "tests").symlink_to(TESTS)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("checkout")
def test_the_commands_of_the_page_on_interviews_print_what_it_shows(golden, capsys, monkeypatch):
    text = INTERVIEW.read_text(encoding="utf-8")
    assert text.count("```console\n") == len(EXAMPLE.findall(text)) == 5

    def printed(example):
        typed = (example["typed"] or "").replace("\\n", "\n").encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
        assert main(shlex.split(example["arguments"])) == 0
        return f"```console\n{example['command']}\n{capsys.readouterr().out}```"

    golden(INTERVIEW, EXAMPLE.sub(printed, text))


@pytest.mark.usefixtures("checkout")
def test_the_python_of_the_page_on_interviews_gives_what_it_shows():
    (block,) = re.findall(r"^```python\n(.*?)^```$", INTERVIEW.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    told = []
    example = doctest.DocTestParser().get_doctest(block, {}, "page", INTERVIEW.name, 0)
    assert doctest.DocTestRunner().run(example, out=told.append).failed == 0, "".join(told)
