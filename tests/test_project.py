"""What the project promises about itself: sizes, layout, words, catalogues, and that it installs as a wheel."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

from advisor.cli.program import COMMANDS
from advisor.render.catalogue import catalogue, read_texts
from support.paths import ROOT, TESTS

SOURCES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "app").rglob("*.py")])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    assert [node.name for node in functions if node.end_lineno - node.lineno >= 40] == []


def test_a_test_stands_in_the_room_of_what_it_tests():
    """The tree of the tests is that of the source, beside the tests of the front end."""
    rooms = {path.parent.relative_to(TESTS) for path in TESTS.rglob("test_*.py")} - {Path("app")}
    assert [str(room) for room in rooms if not (ROOT / "src" / "advisor" / room).is_dir()] == []


def test_the_code_does_not_know_the_subject_of_a_pack():
    """Only the name of the default pack stands in the code."""
    subject = re.compile(r"iran|russia|caspian|syria|eaeu|tehran|moscow", re.IGNORECASE)
    others = [
        path
        for path in [*SOURCES, *(ROOT / "src").rglob("*.yaml"), *(ROOT / "app").rglob("*.yaml")]
        if path.name != "installation.py"
    ]
    assert [str(path) for path in others if subject.search(path.read_text(encoding="utf-8"))] == []


FAMILIES = ("anchors_", "date_", "yes_no_", "advice_", "notice_", "finding_status_", "recommendation_status_", "report_member_")


def test_every_text_of_the_library_is_used():
    """Families of texts are looked up by a word put together; all others stand in the code."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    single = [key for key in catalogue("en") if not key.startswith(FAMILIES) and not key.endswith("_explained")]
    assert [key for key in single if f'"{key}"' not in code and f"'{key}'" not in code] == []


def test_every_text_of_the_front_end_is_used():
    files = [*(ROOT / "app").rglob("*.py"), *(ROOT / "app").rglob("*.html")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    families = ("download_", "mark_", "page_", "view_", "why_")
    single = [key for key in read_texts(ROOT / "app" / "locale" / "en.yaml") if not key.startswith(families)]
    assert [key for key in single if f'"{key}"' not in code and f"'{key}'" not in code] == []


@pytest.mark.parametrize("path", sorted((ROOT / "app").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_front_end_uses_public_names_and_no_engine(path):
    """Nothing is decided in the front end: no solver, no rule engine, and nothing that a module keeps to itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    ]
    found += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    parts = [(name, set(name.split("."))) for name in found if not name.startswith("__future__")]
    assert [name for name, words in parts if any(word.startswith("_") for word in words)] == []
    assert [name for name, words in parts if words & {"engines", "smt", "experta", "z3", "yaml", "pytest"}] == []


def test_the_lowest_version_of_python_is_the_same_everywhere():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert declared["project"]["requires-python"] == ">=3.11"
    assert declared["tool"]["ruff"]["target-version"] == "py311"
    assert declared["tool"]["mypy"]["python_version"] == "3.11"
    assert re.findall(r"version_info < \((.*?)\)", makefile) == ["3, 11"]
    assert re.findall(r"Python (3\S*) or newer", readme + makefile) == ["3.11", "3.11"]


def test_the_readme_names_every_command():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"advisor {command}" not in readme] == []


def test_the_readme_links_lead_somewhere():
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
            assert target.startswith("http") or (document.parent / target).exists(), (document.name, target)


def test_the_python_of_the_readme_prints_what_it_says(capsys):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    assert block is not None
    said = re.findall(r"#\s+(\S+)$", block[1], re.MULTILINE)
    exec(compile(block[1], "README.md", "exec"), {})  # noqa: S102 - our own readme
    assert capsys.readouterr().out.split() == said


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A wheel built from this checkout, in an environment that sees it and the libraries, but not the checkout."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(place), str(ROOT)]
    subprocess.run(build, check=True)
    venv.create(place / "env", with_pip=False)
    target = next((place / "env").glob("lib/python*/site-packages"))
    wheel = next(place.glob("*.whl"))
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)], check=True
    )
    libraries = next(path for path in map(Path, sys.path) if path.name == "site-packages")
    (target / "libraries.pth").write_text(str(libraries), encoding="utf-8")
    return [place / "env" / "bin" / "python", "-I"]  # a PYTHONPATH may lead to the checkout


def test_an_installed_wheel_runs_the_shipped_pack_from_any_folder(installed, tmp_path):
    script = "import advisor; print(advisor.__file__)"
    where = subprocess.run([*installed, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert "site-packages" in where
    assert str(ROOT) not in where.replace(str(tmp_path), "")
    done = subprocess.run(
        [*installed, "-m", "advisor", "run", "snapshot:article_as_read"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "19 recommended, 3 not triggered, 0 undetermined" in done.stdout


def test_an_installed_wheel_holds_the_front_end(installed, tmp_path):
    script = "from advisor.installation import folder; print(sorted(p.name for p in folder('app').iterdir()))"
    listed = subprocess.run([*installed, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert "server.py" in listed
    assert ".streamlit" in listed
