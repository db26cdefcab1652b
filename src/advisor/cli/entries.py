"""A line that a reader types in an interview: an instruction, an answer, or something that is neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from advisor.pack.types import finite_values, value_text
from advisor.reader.shape import shortened
from advisor.render.catalogue import catalogue
from advisor.render.interview import DONT_KNOW, typed_value
from advisor.render.phrases import answer_label

if TYPE_CHECKING:
    from advisor.pack import Input, Pack
    from advisor.pack.types import Value

BACK, SKIP, WHY, LIST, QUIT, HELP = "back", "skip", "why", "answers", "quit", "?"
_INSTRUCTIONS = (BACK, SKIP, WHY, LIST, QUIT, HELP)
# Accepted only where no answer has the name.
_OTHER_NAMES = {"b": BACK, "s": SKIP, "w": WHY, "a": LIST, "q": QUIT, "exit": QUIT, "h": HELP, "help": HELP}
_BACK_TO = re.compile(rf"{BACK}\s+([0-9]{{1,6}})")


@dataclass(frozen=True, slots=True)
class Instruction:
    """One of the instructions; with `back`, the number of an answer or None."""

    name: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """An answer; None is "don't know"."""

    value: Value | None


@dataclass(frozen=True, slots=True)
class Unclear:
    """Neither; `message` says what is expected."""

    message: str


def interpret(pack: Pack, asked: Input | None, text: str) -> Instruction | Given | Unclear:
    """The meaning of `text` as an answer to `asked` (None: nothing is left to ask).

    An instruction has precedence over an answer of the same name, and that over the short form of an instruction.
    """
    word = text.casefold().replace("’", "'")
    if word in _INSTRUCTIONS:
        return Instruction(word)
    if found := _BACK_TO.fullmatch(word):
        return Instruction(BACK, int(found[1]))
    if asked is not None:
        if word in {DONT_KNOW, catalogue(pack.language)["dont_know"].casefold()}:
            return Given(None)
        value = _value(pack, asked, text)
        if value is not None:
            return Given(value)
        if word == "unknown":
            return Given(None)
    return Instruction(_OTHER_NAMES[word]) if word in _OTHER_NAMES else _unclear(pack, asked, text)


def _value(pack: Pack, asked: Input, text: str) -> Value | None:
    """The answer with this number, id or label, or the number or date that `text` writes."""
    options = finite_values(asked.type)
    if options is None:
        return asked.type.parse(text)
    if text.isascii() and text.isdigit():
        place = int(text[:6]) - 1
        return options[place] if 0 <= place < len(options) else None
    exact = asked.type.parse(text)
    if exact is not None:
        return exact
    return next((value for value in options if text.casefold() in _names(pack, asked, value)), None)


def _names(pack: Pack, asked: Input, value: Value) -> set[str]:
    names = {value_text(value), answer_label(pack, asked.id, value)}
    names |= {value_text(value)[0]} if isinstance(value, bool) else set()
    return {name.casefold() for name in names}


def _unclear(pack: Pack, asked: Input | None, text: str) -> Unclear:
    words = catalogue(pack.language)
    if asked is None:
        return Unclear(words["ask_expected_end"])
    expected = _expected(pack, asked, text)
    return Unclear(words["ask_not_understood"].format(typed=shortened(text), expected=expected) if text else expected)


def _expected(pack: Pack, asked: Input, text: str) -> str:
    words, options = catalogue(pack.language), finite_values(asked.type)
    if options is None:
        return words["ask_expected_value"].format(expected=typed_value(pack, asked))
    named = {name: value for value in options for name in _names(pack, asked, value)}
    close = get_close_matches(text.casefold(), named, n=1)
    if close:
        return words["ask_meant"].format(label=answer_label(pack, asked.id, named[close[0]]))
    return words["ask_expected"]
