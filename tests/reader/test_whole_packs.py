"""Any mistake in the files of a pack is reported, and only once."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.pack import Pack
from advisor.reader.files import Files
from advisor.reader.pack import read_pack
from advisor.reader.shape import Problems
from advisor.source.documents import dump, parse
from support.pack_files import to_files
from support.strategies import packs

ODD = st.sampled_from(["", "no", "x.y", "at_least(2, a)", "2025-13-01", "-1", [], {}, ["a", ["b"]], {"a": "b"}, [""], {"": ""}, [{}], "é: [", "((((", "input_0"])  # fmt: skip


def check(files):
    """The pack, if it is correct, and the problems."""
    problems = Problems()
    documents = {name: parse(dump(contents), name) for name, contents in files.items()}
    read = {name: node for name, node in documents.items() if not isinstance(node, tuple)}
    return read_pack(Files(read, documents.keys() - read.keys()), "sha256:0", problems), problems.diagnostics


def places(data, path=()):
    """Every place in nested data, as the keys that lead there."""
    for key, value in list(data.items() if isinstance(data, dict) else enumerate(data)):
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


@given(st.data())
def test_files_changed_anywhere_are_a_pack_or_have_problems(data):
    files = copy.deepcopy(to_files(data.draw(packs(max_inputs=3, max_derived=3))))
    for _ in range(data.draw(st.integers(1, 3))):
        *path, last = data.draw(st.sampled_from([place for place in places(files) if len(place) > 1]))
        parent = files
        for key in path:
            parent = parent[key]
        if data.draw(st.booleans()):
            del parent[last]
        else:
            parent[last] = copy.deepcopy(data.draw(ODD))
    pack, problems = check(files)
    assert isinstance(pack, Pack) != bool(problems)
    for problem in problems:
        assert problem.problem
        assert problem.location.column <= len(problem.source_line) + 1


SMALL = {
    "pack.yaml": {
        "id": "small",
        "title": "Small",
        "version": "1.0.0",
        "language": "en",
        "source": {"author": "Nobody", "year": "2020", "title": "Nothing"},
        "topics": {"only": "Only"},
    },
    "only.yaml": {
        "topic": "only",
        "facts": {
            "rain": {"ask": "Does it rain?", "type": "yes_no"},
            "wind": {"ask": "How windy is it?", "type": "scale", "options": {"calm": "Calm", "storm": "Storm"}},
            "wet": {"finding": "It is wet", "otherwise": "It is not wet"},
            "umbrella": {"notice": "The article thinks of umbrellas"},
        },
        "rules": {
            "only.wet": {"when": ["rain", "wind == storm"], "then": "wet", "because": "So it is."},
            "only.umbrella": {
                "when": ["wet", "wind != storm", "rain or wind < storm"],
                "then": "umbrella",
                "because": "So it is.",
            },
        },
    },
}


def test_the_small_pack_is_correct():
    assert isinstance(check(SMALL)[0], Pack)


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("rain", "type"), "bool", "unknown-type"),
        (("rain", "type"), None, "missing-key"),
        (("rain", "ask"), None, "missing-key"),
        (("wind", "options"), None, "missing-key"),
        (("wind", "options"), ["calm", "storm"], "wrong-shape"),
        (("wind", "options"), "", "empty-value"),
        (("wind", "options", "storm"), "", "empty-value"),
        (("wet", "finding"), None, "missing-key"),
        (("wet", "finding"), "", "empty-value"),
        (("wet",), "It is wet", "wrong-shape"),
        (("rain",), ["a", "b"], "wrong-shape"),
        (("wet", "otherwise"), None, "missing-key"),
        (("umbrella", "ask"), "Is there an umbrella?", "mixed-kinds"),
    ],
)
def test_a_broken_fact_is_told_once_however_often_it_is_used(path, value, code):
    files = copy.deepcopy(SMALL)
    *parents, last = path
    parent = files["only.yaml"]["facts"]
    for key in parents:
        parent = parent[key]
    if value is None:
        del parent[last]
    else:
        parent[last] = value
    assert [problem.code for problem in check(files)[1]] == [code]


@pytest.mark.parametrize("unreadable", ["pack.yaml", "only.yaml", "other.yaml", "claims.yaml", "assumptions.yaml"])
def test_nothing_is_blamed_on_files_that_can_be_read(unreadable):
    files = copy.deepcopy(SMALL)
    files["only.yaml"]["rules"]["only.wet"] |= {"claims": ["C1"], "assumptions": ["A1"]}
    files["claims.yaml"] = {"kinds": {"fact": "Fact"}, "claims": {"C1": {"section": "all", "kind": "fact", "says": "So."}}}
    files["assumptions.yaml"] = {"assumptions": {"A1": "So."}}
    files["pack.yaml"]["source"]["sections"] = {"all": {"title": "All of it"}}
    files["other.yaml"] = {
        "topic": "only",
        "facts": {"snow": {"ask": "Does it snow?", "type": "yes_no"}},
        "rules": {"only.snow": {"when": "snow", "then": "wet", "because": "It melts."}},
    }
    files["only.yaml"]["rules"]["only.umbrella"]["when"].append("not snow")
    assert isinstance(check(files)[0], Pack)
    documents = {name: parse(dump(contents), name) for name, contents in files.items() if name != unreadable}
    problems = Problems()
    assert read_pack(Files(documents, {unreadable}), "sha256:0", problems) is None
    assert problems.diagnostics == []


@pytest.mark.parametrize("kind", ["facts", "rules", "profiles", "constraints", "properties"])
@pytest.mark.parametrize("entry", ["", {}, [], "text", ["list"]])
def test_an_entry_without_contents_is_told(kind, entry):
    files = copy.deepcopy(SMALL)
    file = files["only.yaml" if kind in ("facts", "rules") else "pack.yaml"]
    name = {"rules": "only.more", "constraints": "more", "properties": "more"}.get(kind, "more_of_it")
    file.setdefault(kind, {})[name] = entry
    pack, problems = check(files)
    assert pack is None
    codes = {problem.code for problem in problems}
    assert codes == {"missing-key"} if entry == {} else codes == {"wrong-shape"}


def test_each_circle_is_told_once():
    files = copy.deepcopy(SMALL)
    facts, rules = files["only.yaml"]["facts"], files["only.yaml"]["rules"]
    facts["dry"] = {"finding": "It is dry", "otherwise": "It is not dry"}
    facts["dusty"] = {"finding": "It is dusty", "otherwise": "It is not dusty"}
    rules["only.wet"]["when"].append("not umbrella")
    rules["only.dry"] = {"when": "not dusty or not wet", "then": "dry", "because": "So it is."}
    rules["only.dusty"] = {"when": "dry or dusty", "then": "dusty", "because": "So it is."}
    assert sorted(problem.problem for problem in check(files)[1]) == [
        "`dry` depends on itself: dry -> dusty -> dry",
        "`dusty` depends on itself: dusty -> dusty",
        "`umbrella` depends on itself: umbrella -> wet -> umbrella",
    ]
