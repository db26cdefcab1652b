"""A pack is loaded from a folder or by name, keeps the order of its files, and is identified by a digest of its contents."""

from __future__ import annotations

import os
import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given

from advisor.analysis.proof_trees import explain
from advisor.diagnostics import InvalidPack
from advisor.logic.semantics import conclude
from advisor.pack import Finding, Input, Notice, Pack, Recommendation
from advisor.reader import loader
from advisor.reader.loader import load
from advisor.render.explanation.text import to_text
from advisor.result import run
from advisor.source import documents
from support.pack_files import to_files
from support.paths import PACKS
from support.strategies import packs

GOOD = PACKS / "good"


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(GOOD / "everything", tmp_path / "pack"))


def test_facts_and_rules_stand_in_pack_order():
    pack = load(GOOD / "everything")
    assert list(pack.topics) == ["rooms", "hours"]
    assert list(pack.inputs) == ["light", "evening_visitors", "closed"]
    assert list(pack.derived) == ["light_seen", "busy_evenings", "open_late"]
    assert list(pack.rules) == ["hours.busy", "hours.open-late", "hours.light"]


def test_what_is_written_arrives_in_the_model():
    pack = load(GOOD / "everything")
    question, advice, finding = pack.inputs["light"], pack.derived["open_late"], pack.derived["busy_evenings"]
    assert isinstance(question, Input)
    assert question.title == question.ask == "When are the lamps on?"
    assert [(option.id, option.label, option.anchor) for option in question.options] == [
        ("never", "Never", "The lamps are broken."),
        ("evenings", "In the evening", "Until ten, at the latest."),
        ("all_night", "All night", ""),
    ]
    assert (question.anchors, question.article, question.changeable_by) == ("article", "evenings", "nobody")
    assert isinstance(advice, Recommendation)
    assert (advice.title, advice.strength, advice.phases, advice.actor) == ("Open late", "must", ("planning", "opening"), "town")
    assert (advice.lists, advice.note, advice.claims) == ("reasons", "The article names no hour.", ("L1",))
    assert isinstance(finding, Finding)
    assert finding.otherwise == "Few people come in the evening"
    assert isinstance(pack.derived["light_seen"], Notice)
    assert pack.assumptions["Q1"].text == "Evenings begin at six."
    assert pack.claims["X1"].handling == "The first count is taken."
    assert pack.source.sections["evenings"].locator == "Section 1, Evenings"
    assert pack.snapshots["article"].answers["closed"].value is None
    assert pack.profiles["reasons"].members == ("busy_evenings", "open_late")


@given(pack=packs())
def test_a_pack_written_to_files_is_loaded_as_it_was(pack, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack")
    for name, contents in to_files(pack).items():
        (folder / name).write_text(documents.dump(contents), encoding="utf-8")
    loaded = load(folder)
    for part in fields(Pack):
        if part.name != "digest":
            assert getattr(loaded, part.name) == getattr(pack, part.name)
    assert conclude(loaded, {}) == conclude(pack, {})


def test_the_digest_knows_contents_only(copy, tmp_path):
    digest = load(copy).digest
    assert digest.startswith("sha256:")
    moved = shutil.copytree(copy, tmp_path / "elsewhere")
    for path in moved.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    (moved / "hours.cases.yaml").unlink()
    (moved / "notes.txt").write_text("changed")
    assert load(moved).digest == digest
    assert load(moved) == load(copy)
    (moved / "light.yaml").write_text((moved / "light.yaml").read_text().replace("In passing.", "In passing only."))
    assert load(moved).digest != digest
    assert load(moved) != load(copy)


def test_the_digest_knows_names_of_files(copy):
    digest = load(copy).digest
    (copy / "more-hours.yaml").rename(copy / "yet-more-hours.yaml")
    assert load(copy).digest != digest


def test_the_digest_is_of_the_contents_that_were_read(copy):
    """A pipe gives its contents to one reading only; a second one would find it empty."""
    digest, light = load(copy).digest, copy / "light.yaml"
    reading, writing = os.pipe()
    os.write(writing, light.read_bytes())
    os.close(writing)
    light.unlink()
    light.symlink_to(f"/dev/fd/{reading}")
    pack = load(copy)
    os.close(reading)
    assert pack.digest == digest


def test_the_packs_that_ship_load_by_name():
    assert loader.shipped()
    for name in loader.shipped():
        assert load(name).id == name
        assert load(loader.locate(name)) == load(name)


def test_a_folder_may_be_given_as_text(copy):
    assert load(str(copy)) == load(copy)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("smalest", "smalest: error[file-not-found]: no pack has this name, and no folder lies here"),
        ("pack.yaml", "pack.yaml: error[file-not-found]: expected a folder, found a file\n  = help: name the folder of the pack"),
        (
            "snapshots",
            "snapshots: error[file-not-found]: folder has no `pack.yaml`\n  = help: a pack is a folder with `pack.yaml`",
        ),
    ],
)
def test_what_is_no_pack_is_told(copy, monkeypatch, name, told):
    monkeypatch.chdir(copy)
    with pytest.raises(InvalidPack) as caught:
        load(name)
    assert str(caught.value).startswith(told)


def test_a_misspelt_name_is_guessed():
    name = loader.shipped()[0]
    assert loader.check(name[:-1])[0].help == f"did you mean `{name}`?"


def test_check_gives_all_problems_and_load_raises_them():
    folder = GOOD.parent / "bad" / "several" / "many"
    found = loader.check(folder)
    with pytest.raises(InvalidPack) as caught:
        load(folder)
    assert caught.value.diagnostics == found
    assert found == tuple(sorted(found))
    assert len(found) == 7
    assert loader.check(GOOD / "smallest") == ()


def chain_of(tmp_path, length):
    """A pack whose last fact depends on the first answer through so many rules."""
    links = range(length)
    facts = {"start": {"ask": "Is it so?", "type": "yes_no"}}
    facts |= {f"link_{link}": {"finding": f"Link {link}", "otherwise": f"No link {link}"} for link in reversed(links)}
    rules = {
        f"chain.link-{link}": {"when": f"link_{link - 1}" if link else "start", "then": f"link_{link}", "because": "It follows."}
        for link in links
    }
    source = {"author": "Nobody", "year": "2020", "title": "A chain"}
    manifest = {
        "id": "chain",
        "title": "A chain",
        "version": "1.0.0",
        "language": "en",
        "source": source,
        "topics": {"chain": "Chain"},
    }
    (tmp_path / "pack.yaml").write_text(documents.dump(manifest))
    (tmp_path / "chain.yaml").write_text(documents.dump({"topic": "chain", "facts": facts, "rules": rules}))
    return tmp_path


def test_the_longest_chain_of_rules_loads_and_is_explained(tmp_path):
    pack = load(chain_of(tmp_path, 100))
    result = run(pack, {"start": True})
    assert to_text(result, explain(result, "link_99")).count("✓ Reason: It follows.") == 100


def test_a_longer_chain_of_rules_is_refused_once(tmp_path):
    found = loader.check(chain_of(tmp_path, 1_500))
    assert [(each.code, each.problem) for each in found] == [("too-deep", "`link_100` depends on a chain of more than 100 rules")]


def test_reading_stops_after_a_thousand_problems(copy):
    rules = "".join(f"  rooms.r{number}: {{when: unknown_{number}}}\n" for number in range(2_000))
    (copy / "extra.yaml").write_text(f"topic: rooms\nrules:\n{rules}", encoding="utf-8")
    assert len(loader.check(copy)) == 1_000
    with pytest.raises(InvalidPack) as caught:
        load(copy)
    assert str(caught.value).endswith("\nand 900 more")
    assert len(str(caught.value)) < 60_000


@pytest.mark.parametrize(("words", "told"), [(10, ["condition-syntax", "never-used"]), (90, ["condition-syntax"])])
def test_where_very_many_words_are_unknown_no_question_is_called_superfluous(copy, words, told):
    text = [" or ".join(f"w{first}_{second}" for second in range(words)) for first in range(12)]
    rules = "".join(f"  rooms.r{number}: {{when: {each} or, then: open_late, because: b}}\n" for number, each in enumerate(text))
    spare = "facts:\n  spare: {ask: Is a room spare, type: yes_no}\n"
    (copy / "extra.yaml").write_text(f"topic: rooms\n{spare}rules:\n{rules}", encoding="utf-8")
    assert sorted({found.code for found in loader.check(copy)}) == told


def test_of_many_circles_a_hundred_are_told(copy):
    facts = "".join(f"  f{number}: {{finding: f, otherwise: g}}\n" for number in range(240))
    rules = "".join(f"  rooms.r{one}: {{when: f{one}, then: f{one ^ 1}, because: b}}\n" for one in range(240))
    (copy / "extra.yaml").write_text(f"topic: rooms\nfacts:\n{facts}rules:\n{rules}", encoding="utf-8")
    assert [found.code for found in loader.check(copy)] == ["circular-dependency"] * 100
