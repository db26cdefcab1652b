"""A version of a pack is read from a folder or from a git revision; one that does not exist is reported."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import pytest

import advisor
from advisor.reader.versions import load_version
from advisor.source.revisions import unpack
from support import command_line
from support.paths import FERRY


def git(*arguments):
    return subprocess.run(["git", *arguments], capture_output=True, text=True, check=True).stdout.strip()


def write(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def repository(committer, monkeypatch):
    """A repository where the pack `packs/ferry` was committed twice: with fresh wind as a sign of storms, then without."""
    monkeypatch.chdir(committer)
    shutil.copytree(FERRY, committer / "packs" / "ferry")
    git("init", "--quiet", "--initial-branch", "main")
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    git("tag", "v1")
    write(committer / "packs" / "ferry" / "weather.yaml", "when: wind >= fresh", "when: wind == stormy")
    git("commit", "--quiet", "--all", "--message", "second")
    return committer


def call(capsys, *arguments):
    return command_line.call(capsys, "diff", *arguments)


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("version", ["git:v1", "git:HEAD~1", "git:HEAD^", "git:v1:packs/ferry", "git:v1:./packs/../packs/ferry/"])
def test_a_revision_is_the_folder_as_it_was(ferry, version):
    found = load_version(version, "packs/ferry")
    assert found.digest == ferry.digest
    assert found != load_version("packs/ferry")
    assert load_version("git:HEAD", Path("packs/ferry")) == advisor.load("packs/ferry")


@pytest.mark.usefixtures("repository")
def test_places_in_a_revision_are_named_as_git_does():
    found = load_version("git:v1:packs/ferry")
    assert str(found.rules["weather.storms"].location) == "git:v1:packs/ferry/weather.yaml:49:3"
    assert str(found.snapshots["article"].location).startswith("git:v1:packs/ferry/snapshots/article.yaml:")


def test_a_pack_may_be_the_whole_repository(committer, monkeypatch, ferry):
    shutil.copytree(FERRY, committer, dirs_exist_ok=True)
    monkeypatch.chdir(committer)
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    assert load_version("git:HEAD", ".") == ferry


def test_a_folder_that_is_gone_is_still_there_at_a_revision(repository, ferry):
    shutil.rmtree(repository / "packs")
    assert load_version("git:v1:packs/ferry") == ferry


def test_a_revision_is_found_from_any_folder_and_inside_a_hook_of_git(repository, monkeypatch, tmp_path_factory, ferry):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    monkeypatch.setenv("GIT_DIR", "nowhere")
    assert load_version("git:v1", repository / "packs" / "ferry") == ferry


def test_reading_a_revision_changes_nothing(repository):
    write(repository / "packs" / "ferry" / "pack.yaml", "version: 1.2.0", "version: 1.3.0")
    before = (git("status", "--porcelain"), git("rev-parse", "HEAD"), git("stash", "list"))
    load_version("git:v1", "packs/ferry")
    assert (git("status", "--porcelain"), git("rev-parse", "HEAD"), git("stash", "list")) == before


@pytest.mark.usefixtures("repository")
def test_diff_of_a_revision_with_the_folder_names_what_differs(capsys):
    code, out, err = call(capsys, "git:v1", "packs/ferry")
    assert (code, err) == (1, "")
    assert out.startswith("4 of 8 conclusions differ; 4 are proved equal.\n")
    code, turned, _ = call(capsys, "packs/ferry", "git:v1")
    assert "→ before: Not shown, now: Shown" in turned
    assert call(capsys, "git:HEAD", "packs/ferry")[0] == 0
    assert call(capsys, "git:v1:packs/ferry", "git:v1:packs/ferry")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["git:v1", "git:HEAD"], "`git:v1` does not say which folder is meant: write `git:v1:FOLDER`"),
        (["git:v1:packs/ferry", "git:HEAD"], "`git:HEAD` does not say which folder is meant: write `git:HEAD:FOLDER`"),
        (["git:", "packs/ferry"], "expected `git:REV` or `git:REV:FOLDER`, found `git:`"),
        (["git:--output=x", "packs/ferry"], "expected `git:REV` or `git:REV:FOLDER`, found `git:--output=x`"),
        (["git:nonsense", "packs/ferry"], "git knows no revision `nonsense`"),
        (["git:HEAD^{tree}", "packs/ferry"], "git knows no revision `HEAD^{tree}`"),
        (["git:v1:packs/boat", "packs/ferry"], "`packs/boat` was no folder at the revision `v1`"),
        (["git:v1:packs/ferry/pack.yaml", "packs/ferry"], "`packs/ferry/pack.yaml` was no folder at the revision `v1`"),
        (["packs/ferry", "git:v1:.."], "`..` does not lie in a git repository"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_a_revision_that_is_not_there_is_wrong_usage(capsys, arguments, told):
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: advisor diff ")
    assert err.endswith(f"advisor diff: error: {told}\n")


def test_without_git_a_revision_cannot_be_read(repository, capsys, monkeypatch):
    monkeypatch.setenv("PATH", str(repository))
    code, out, err = call(capsys, "git:v1", "packs/ferry")
    assert (code, out) == (2, "")
    assert err.endswith("error: revisions are read with git, which is not installed or not on the search path\n")


def test_mistakes_in_a_revision_are_told_at_their_place_in_it(repository, capsys):
    write(repository / "packs" / "ferry" / "traffic.yaml", "then: boats_full", "then: boats_ful")
    git("commit", "--quiet", "--all", "--message", "third")
    git("checkout", "--quiet", "HEAD~1")
    code, out, err = call(capsys, "packs/ferry", "git:main")
    assert (code, out) == (2, "")
    assert err.startswith("git:main:packs/ferry/traffic.yaml:")
    assert "error[unknown-fact]: unknown fact `boats_ful`" in err
    assert tempfile.gettempdir() not in err


def test_a_folder_without_a_pack_at_that_time_is_told(repository, capsys):
    (repository / "docs").mkdir()
    (repository / "docs" / "readme.md").write_text("Read me.\n")
    git("add", ".")
    git("commit", "--quiet", "--message", "docs")
    code, out, err = call(capsys, "git:HEAD:docs", "packs/ferry")
    assert (code, out) == (2, "")
    assert (
        err == "git:HEAD:docs: error[file-not-found]: folder has no `pack.yaml`\n  = help: a pack is a folder with `pack.yaml`\n"
    )


@pytest.mark.parametrize("target", ["../../../outside.yaml", "/outside.yaml", "missing.yaml", "more.yaml", "snapshots"])
def test_a_link_that_leads_to_no_file_of_the_folder_is_not_followed(repository, capsys, target):
    (repository / "outside.yaml").write_text("topic: traffic\n")
    (repository / "packs" / "ferry" / "more.yaml").symlink_to(target)
    git("add", ".")
    git("commit", "--quiet", "--message", "link")
    code, out, err = call(capsys, "git:HEAD", "packs/ferry")
    assert (code, out) == (2, "")
    assert err.endswith("`packs/ferry` at the revision `HEAD` cannot be taken out: `more.yaml` leads to no file in it\n")


def test_a_link_within_the_folder_stands_for_the_file_it_leads_to(repository):
    folder = repository / "packs" / "ferry"
    (folder / "weather.yaml").rename(folder / "weather.txt")
    (folder / "weather.yaml").symlink_to("again.txt")
    (folder / "again.txt").symlink_to("snapshots/../weather.txt")
    git("add", ".")
    git("commit", "--quiet", "--message", "links")
    assert load_version("git:HEAD", folder) == advisor.load(folder)


@pytest.mark.usefixtures("repository")
def test_a_tree_that_no_checkout_makes_is_told(capsys):
    """Git makes trees with two entries of one name when told to, and fetches them from others."""
    file = git("hash-object", "-w", "packs/ferry/pack.yaml")
    folder = tree(f"100644 blob {file}\tpack.yaml")
    commit = git("commit-tree", "-m", "odd", tree(f"100644 blob {file}\tpack.yaml", f"040000 tree {folder}\tpack.yaml"))
    code, out, err = call(capsys, f"git:{commit}:.", "packs/ferry")
    assert (code, out) == (2, "")
    assert f"`.` at the revision `{commit}` cannot be taken out: " in err


def tree(*entries):
    text = "".join(f"{entry}\n" for entry in entries)
    return subprocess.run(["git", "mktree"], input=text, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("name", ["../outside.yaml", "snapshots/../../outside.yaml", "/outside.yaml"])
def test_an_archive_writes_nothing_outside_of_the_folder(tmp_path, name):
    """Git makes no such archive; should it ever, it is refused."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as files:
        files.addfile(tarfile.TarInfo(name))
    (tmp_path / "into").mkdir()
    with pytest.raises(tarfile.TarError, match="would lie outside of it"):
        unpack(archive.getvalue(), tmp_path / "into")
    assert list(tmp_path.rglob("*")) == [tmp_path / "into"]
