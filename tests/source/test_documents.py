"""YAML is read as text nodes that know their place; whatever hides content or cannot be read is reported, for any bytes."""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.diagnostics import Location
from advisor.source.documents import MappingNode, ScalarNode, SequenceNode, decode, dump, parse, plain, printable, read
from advisor.source.documents.building import Builder, Refused
from advisor.source.documents.parsing import parse_fast, parse_strict
from support.paths import ROOT

FILES = sorted(
    path
    for folder in ("app", "docs", "rules", "src", "tests")
    for path in (ROOT / folder).rglob("*.y*ml")
    if path.is_file() and "not-utf-8" not in str(path)
)

PRINTABLE = st.characters().filter(printable)
DATA = st.recursive(
    st.text(PRINTABLE),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(PRINTABLE, max_size=9), inner, max_size=3),
    max_leaves=8,
)


def told(text):
    found = parse(text, "f.yaml")
    assert isinstance(found, tuple)
    return "\n".join(str(diagnostic) for diagnostic in found)


def test_every_scalar_stays_as_written():
    text = "a: no\nb: 12:30\nc: 1e3\nd: 2025-01-17\ne: ~\nf: 0o7\ng: .inf\n"
    assert plain(parse(text, "f")) == {"a": "no", "b": "12:30", "c": "1e3", "d": "2025-01-17", "e": "~", "f": "0o7", "g": ".inf"}


def test_entries_keep_their_order_and_doubled_keys():
    document = parse("b: 1\na: 2\nb: 3\n", "f")
    assert isinstance(document, MappingNode)
    assert [(key.text, value.text) for key, value in document.entries] == [("b", "1"), ("a", "2"), ("b", "3")]


def test_a_list_says_whether_it_is_written_in_brackets():
    document = parse("a: [x]\nb:\n  - x\n", "f")
    assert isinstance(document, MappingNode)
    lists = [value for _, value in document.entries]
    assert [value.flow for value in lists if isinstance(value, SequenceNode)] == [True, False]


@pytest.mark.parametrize(
    ("text", "location", "line"),
    [
        ("a: word", Location("f", 1, 4, 4), "a: word"),
        ("a:\n  b: two words", Location("f", 2, 6, 9), "  b: two words"),
        ("é: ü𝄞x", Location("f", 1, 4, 3), "é: ü𝄞x"),
        ('a: "quoted"', Location("f", 1, 4, 8), 'a: "quoted"'),
        ("a: first\n  second", Location("f", 1, 4, 5), "a: first"),
        ("a: >-\n  folded\n  text\nb: 1", Location("f", 2, 3, 6), "  folded"),
        ("a: >-   # comment\n\n    folded", Location("f", 3, 5, 6), "    folded"),
        ("a: |\n  x\n\n\n", Location("f", 2, 3, 1), "  x"),
        ("\ufeffa: word\r\nb: 1\r\n", Location("f", 1, 4, 4), "a: word"),
        ("x:\r\n\r\n  a: word\r\n", Location("f", 3, 6, 4), "  a: word"),
    ],
)
def test_a_scalar_knows_its_place(text, location, line):
    scalar = scalar_of(text)
    assert (scalar.location, scalar.line) == (location, line)


def scalar_of(text):
    """The value of the first key, or of the first key inside it."""
    document = parse(text, "f")
    assert isinstance(document, MappingNode)
    value = document.entries[0][1]
    inner = value.entries[0][1] if isinstance(value, MappingNode) else value
    assert isinstance(inner, ScalarNode)
    return inner


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: x and yy", 10),
        ('a: "x and yy"', 11),
        ("a: >-\n   x and yy", 10),
        ("a: >\n   x and yy\n", 10),
        ("a: |\n   x and yy\n", 10),
    ],
)
def test_a_part_of_a_scalar_has_a_place_of_its_own(text, column):
    assert scalar_of(text).part(6, 2) == Location("f", text.count("\n", 0, text.index("x")) + 1, column, 2)


def test_a_part_of_a_text_over_several_lines_is_the_first_line():
    assert scalar_of("a: x and\n  yy").part(6, 2) == Location("f", 1, 4, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1", "f.yaml:1:4: error[yaml-feature]: an anchor is not read\n  | a: &x 1\n  |    ^\n  = help: write the text out where it is needed"),
        ("&x [*x]", "f.yaml:1:1: error[yaml-feature]: an anchor is not read\n  | &x [*x]\n  | ^\n  = help: write the text out where it is needed"),
        ("a: *x", "f.yaml:1:4: error[yaml-feature]: an alias is not read\n  | a: *x\n  |    ^\n  = help: write the text out where it is needed; quote a text that starts with `*`"),
        ("when: !a", "f.yaml:1:7: error[yaml-feature]: a tag is not read\n  | when: !a\n  |       ^\n  = help: write `not x` for the contrary of x; quote a text that starts with `!`"),
        ("a: !!python/object:os.system x", "f.yaml:1:4: error[yaml-feature]: a tag is not read\n  | a: !!python/object:os.system x\n  |    ^\n  = help: write `not x` for the contrary of x; quote a text that starts with `!`"),
        ("%YAML 1.1\n---\na: 1", "f.yaml:1:1: error[yaml-feature]: a directive is not read\n  | %YAML 1.1\n  | ^\n  = help: remove the line that starts with `%`"),
        ("a: 1\n---\nb: 2", "f.yaml:2:1: error[yaml-feature]: file holds several documents\n  | ---\n  | ^\n  = help: remove the line `---`"),
        ("[a, b]: c", "f.yaml:1:1: error[yaml-feature]: expected a word as key, found a list\n  | [a, b]: c\n  | ^\n  = help: quote a key that starts with a bracket"),
        ("", "f.yaml: error[empty-file]: file is empty"),
        ("# nothing\n", "f.yaml: error[empty-file]: file is empty"),
        ("---\n", "f.yaml: error[empty-file]: file is empty"),
        ("a: b: c", "f.yaml:1:5: error[yaml-syntax]: mapping values are not allowed here\n  | a: b: c\n  |     ^\n  = help: a text that contains `: ` is quoted, or written as a block after `>-`"),
        ("a:\n\tb: 1", "f.yaml:2:1: error[yaml-syntax]: found character '\\t' that cannot start any token\n  |  b: 1\n  | ^\n  = help: indent with spaces, not tabs"),
        ('a: "x', 'f.yaml:1:6: error[yaml-syntax]: found unexpected end of stream\n  | a: "x\n  |      ^\n  = help: close the quotation mark'),
        ("a: @x", "f.yaml:1:4: error[yaml-syntax]: found character '@' that cannot start any token\n  | a: @x\n  |    ^\n  = help: quote a text that starts with this character"),
        ('a: "x" y', "f.yaml:1:8: error[yaml-syntax]: expected <block end>, but found '<scalar>'\n  | a: \"x\" y\n  |        ^\n  = help: check the indentation; a text that starts with a quote or bracket is quoted whole"),
        ("a: 1\nb", "f.yaml:2:2: error[yaml-syntax]: could not find expected ':'\n  | b\n  |  ^\n  = help: write `key: value`"),
        ("a: \x07", "f.yaml:1:4: error[unprintable-character]: file holds the character U+0007, which cannot be shown\n  = help: remove it"),
        ('a: "\\0"', 'f.yaml:1:4: error[unprintable-character]: text holds the character U+0000, which cannot be shown\n  | a: "\\0"\n  |    ^^^^\n  = help: remove it'),
        ('a: "\\ud83d"', 'f.yaml:1:4: error[unprintable-character]: text holds the character U+D83D, which cannot be shown\n  | a: "\\ud83d"\n  |    ^^^^^^^^\n  = help: remove it'),
        ("a: \ud83d", "f.yaml:1:4: error[unprintable-character]: file holds the character U+D83D, which cannot be shown\n  = help: remove it"),
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_not_read_is_told_at_its_place(text, expected):
    assert told(text) == expected


def test_a_file_that_is_too_large_is_refused():
    assert told("a" * 1_000_001) == (
        "f.yaml: error[too-large]: file has 1,000,001 characters, at most 1,000,000 are allowed\n  = help: split it into several files"
    )
    assert "file has more than 50,000 keys and values" in told("- a\n" * 50_001)


DEEP = "from advisor.source.documents import parse; print(*parse({!r} * 100_000, 'f'))"


@pytest.mark.parametrize("piece", ["[", "{", "- ", "? ", "{a: ", "[a, ", "[{a: "])
def test_deep_nesting_is_refused(piece):
    """In a process of its own, because a parser that goes too deep takes its process with it."""
    ran = subprocess.run([sys.executable, "-c", DEEP.format(piece)], capture_output=True, text=True, check=True)
    assert "error[too-deep]: nested more than 20 levels deep" in ran.stdout


def test_twenty_one_levels_are_refused():
    assert "error[too-deep]: nested more than 20 levels deep" in told("[" * 21 + "]" * 21)


def test_twenty_levels_are_read():
    assert isinstance(parse("[" * 20 + "x" + "]" * 20, "f"), SequenceNode)


@pytest.mark.parametrize(
    "text",
    [
        "[" + "a," * 49_000 + " " * 890_000 + "]",
        "{" + ", ".join(f"k{count}: " for count in range(6_000)) + "}" + " " * 900_000,
        "- a\n" * 49_000 + "#" + "𝄞" * 800_000,
        "- |\n x\n" * 24_000 + "- |\n" + "\n" * 800_000 + " x",
        "a: |\n" + "  x\n" * 249_000,
    ],
    ids=["many on a long line", "many empty on a long line", "many with a long remark", "many blocks", "a long block"],
)
def test_the_largest_files_take_little_memory(text):
    tracemalloc.start()
    found = parse(text, "f")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found
    assert peak < 50_000_000


def test_json_is_read_by_the_same_door():
    data = {"a": "yes", "b": ["1", "é", "𝄞"], "c": {"d/e": 'line\nbreak "q" \\'}}
    assert plain(parse(json.dumps(data), "f")) == data
    assert plain(parse(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "f")) == data


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\xff")
@example(b'"\\UFFFFFFFF"')
@example(b"%YAML 99999.9\n---\n")
@example(b"%YAML 1." + b"9" * 5_000)
@example(b"\0")
@example(b"? [a]\n: b")
@example(b"a: >9\n")
@example(b"\xef\xbb\xbf")
@example(b"&a &b x")
@example(b"a: 'x\n\n\n  y'")
def test_any_bytes_give_a_document_or_diagnostics(content):
    assert isinstance(decode(content, "f"), ScalarNode | SequenceNode | MappingNode | tuple)


PIECES = st.sampled_from([
    "a", "b c", "é", "𝄞", "0", "=", "~", "<<", "\\x41", "\\u00e9", "\\ud83d", "\\n", "\\/", "\\", "\\\n", "k" * 1030, "w " * 600,
    ": ", ":", "- ", "-", "? ", "?", ", ", ",", "[", "]", "{", "}", "'", "''", '"', "|", "|-", "|+", "|1-", ">", ">-", ">2", "#", " # c",
    "&a", "*a", "!", "@", "`", "%", "---", "--- ", "...", "a: ", "b: ", "\n- ", "\n? ", "\n: ",
    " ", "  ", "\n", "\n  ", "\n    ", "\r\n", "\r", "\t", "\x85", "\u2028", "\u2029", "\ufeff",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=20).map("".join)


@given(TEXTS)
def test_any_pieces_of_yaml_give_a_document_or_diagnostics(text):
    assert isinstance(parse(text, "f"), ScalarNode | SequenceNode | MappingNode | tuple)


def in_c(text):
    return parse_fast(Builder("f", text), text)


def in_python(text):
    try:
        return parse_strict(Builder("f", text), text)
    except Refused:
        return None


@given(TEXTS | st.builds(lambda text, piece, at: text[:at] + piece + text[at:], DATA.map(dump), PIECES, st.integers(0, 200)))
@example("a: |#\n  b")
@example("a: |1-#\n  b")
@example("[b ? c]")
@example("{b: }")
@example("? b")
@example("a:\tb")
@example("a: b\u2028c: d")
@example("a\ufeff: b")
@example("'k\n\n  k'")
def test_what_the_parser_in_c_is_believed_the_one_in_python_says_too(text):
    """The same texts at the same places, down to the column and how lists are written; often nothing is believed."""
    assert in_c(text) in (None, in_python(text))


@pytest.mark.parametrize(
    "text",
    [
        "a: word\nb:\n- x\n- - y\n",
        "é𝄞: [ü, 'it''s', \"\\u00e9\\\\ b\"] # remark\n",
        'a: "two\n\n  lines"\nb: {c: d, e: [f, g]}\n',
        "a: |2-\n    indented\n\n   text\nb: >+\n  folded\n  text\n\nc:\r\n  - d\r\n",
        "a:\nb: ''\n? c\n: what? no\n",
        "x: " + "word " * 10_000 + "\n",
        json.dumps({"a": "no?", "b": ["1", "é", ""]}),
    ],
)
def test_the_parser_in_c_is_believed_where_nothing_is_doubtful(text):
    assert in_c(text) is not None
    assert in_c(text) == in_python(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_both_parsers_read_the_files_of_this_project_alike(path):
    text = path.read_bytes().decode()
    assert in_c(text) in (None, in_python(text))


def test_the_parser_in_c_reads_the_packs_that_ship():
    assert [str(path) for path in (ROOT / "rules").rglob("*.yaml") if in_c(path.read_text(encoding="utf-8")) is None] == []


SAID_OF_FILES = """
import sys
if sys.argv[1] == "without":
    sys.modules["yaml._yaml"] = None
import yaml
from pathlib import Path
from advisor.source.documents import read
print(yaml.__with_libyaml__, file=sys.stderr)
for name in sys.stdin.read().splitlines():
    print(ascii(read(Path(name), name)))
"""


def test_without_the_parser_in_c_the_same_is_read_and_told():
    names = "\n".join(map(str, FILES))
    runs = [
        subprocess.run([sys.executable, "-c", SAID_OF_FILES, how], input=names, capture_output=True, text=True, check=True)
        for how in ("with", "without")
    ]
    assert [run.stderr for run in runs] == ["True\n", "False\n"]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout.count("\n") == len(FILES)


@given(st.dictionaries(st.text(PRINTABLE, max_size=9), DATA, min_size=1, max_size=3))
def test_what_is_dumped_is_read_back_as_the_same_texts(data):
    assert plain(parse(dump(data), "f")) == data


def test_a_dump_is_block_yaml_that_people_can_read():
    assert dump({"b": {"value": "no", "note": "Größe"}, "a": ["1", "x"]}) == "b:\n  value: 'no'\n  note: Größe\na:\n- '1'\n- x\n"


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    assert [str(found) for found in read(tmp_path / "none.yaml", "none.yaml")] == [
        "none.yaml: error[file-not-found]: file does not exist"
    ]
    assert [str(found) for found in read(tmp_path, "folder")] == [
        "folder: error[unreadable-file]: file cannot be read: is a directory"
    ]


def test_a_file_in_another_encoding_is_told(tmp_path):
    (tmp_path / "f.yaml").write_bytes("a: 1\nb: é\n".encode("latin-1"))
    (found,) = read(tmp_path / "f.yaml", "f.yaml")
    assert str(found) == "f.yaml: error[not-utf-8]: line 2 is not UTF-8\n  = help: save the file with the encoding UTF-8"
