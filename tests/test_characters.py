"""Characters that act on a terminal, or on the direction of a text, are not shown; all others are."""

from __future__ import annotations

import json

import pytest

from advisor.characters import escaped, neutral, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain: ünïcode, فارسی, 中文 → “quoted”\nsecond line", "plain: ünïcode, فارسی, 中文 → “quoted”\nsecond line"),
        ("a\x1b[31mred\x1b[0m", "a[31mred[0m"),
        ("a\x9b2Jb\x07\x00", "a2Jb"),
        ("a\tb\rc\x85d\u2028e", "a b c d e"),
        ("\u202aa\u202bb\u202cc\u202dd\u202ee\u2066f\u2067g\u2068h\u2069i", "abcdefghi"),
        ("half \ud83d of a character", "half  of a character"),
    ],
)
def test_a_neutral_text_has_no_character_that_acts(text, shown):
    assert neutral(text) == shown


def test_a_visible_text_stands_on_one_line_with_every_character_in_its_column():
    assert visible("\x1b[1m\ta\n\u202eb") == "\ufffd[1m a \ufffdb"


def test_escaped_json_is_the_same_json():
    data = {"a\u202e": "\x9b\x7f\u2028 \U0001f600 é\n"}
    text = escaped(json.dumps(data, ensure_ascii=False, indent=1))
    assert text == '{\n "a\\u202e": "\\u009b\\u007f\\u2028 😀 é\\n"\n}'
    assert json.loads(text) == data
