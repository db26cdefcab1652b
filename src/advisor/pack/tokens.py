"""The tokens of a condition, and the order in which they may follow one another.

This runs before Python's own parser for two reasons: that parser accepts much that the language does not have (hexadecimal numbers,
adjacent strings, names in other scripts), and its error messages differ from version to version.
"""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass

MAX_LENGTH = 1_000
MAX_DEPTH = 50
ADVICE = "a condition has names, `and or not`, comparisons, `in [...]`, `at_least(k, ...)`, numbers and dates"

_TOKEN = re.compile(
    r"""(?P<space>\ +)
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<bare_date>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))
    |(?P<number>(0|[1-9][0-9]*)(\.[0-9]+)?(?![A-Za-z0-9_.]))
    |(?P<no_number>[0-9][A-Za-z0-9_.]*)
    |(?P<string>"[^"\\]*"|'[^'\\]*')
    |(?P<slip>===|=>|=<|<>|&&|\|\||=(?!=)|!(?!=))
    |(?P<operator>==|!=|<=|>=|[<>+-])
    |(?P<bracket>[()\[\],])
    |(?P<foreign>[.:{}*/%|&^~@])
    |(?P<stray>.)""",
    re.VERBOSE,
)
_OWN_WORDS = frozenset(("and", "or", "not", "in"))
_OPENING = {")": "(", "]": "["}
_BEFORE_NOT = ("", "(", "[", ",", "and", "or", "not")
_INSTEAD = {"=": "==", "===": "==", "=>": ">=", "=<": "<=", "<>": "!=", "&&": "and", "||": "or", "!": "not"}


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem in a condition; `offset` counts characters from its start, from 0."""

    code: str
    problem: str
    offset: int = 0
    length: int = 1
    help: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A token: an operand, an operator, a bracket or comma, or (`foreign`) a part of Python that the language does not have."""

    kind: str
    text: str
    offset: int


def too_deep(text: str) -> Problem:
    """The problem of a condition that is nested too deeply."""
    problem = f"condition is nested more than {MAX_DEPTH} levels deep"
    return Problem("too-deep", problem, 0, len(text), "split it into findings of its own")


def scan(text: str) -> tuple[Token, ...] | Problem:
    """Return the tokens of `text`, or the problem of the first part that is none."""
    if problem := _unfit(text):
        return problem
    tokens = []
    for match in _TOKEN.finditer(text):
        group, written, offset = str(match.lastgroup), match[0], match.start()
        if fault := _fault(group, written):
            return Problem(fault[0], fault[1], offset, len(written), fault[2])
        if group != "space":
            tokens.append(Token(_kind(group, written), written, offset))
    return tuple(tokens)


def _unfit(text: str) -> Problem | None:
    """A problem with the text as a whole; None if there is none."""
    if not text.strip():
        return Problem("empty-value", "condition is empty", help=ADVICE)
    if "\n" in text:
        advice = "write one condition on one line, or a block list of conditions, all of which must hold"
        return Problem("condition-not-on-one-line", "condition spans several lines", 0, 1, advice)
    if len(text) > MAX_LENGTH:
        problem = f"condition has {len(text):,} characters, at most {MAX_LENGTH:,} are allowed"
        return Problem("too-large", problem, 0, 1, "give parts of it a name as findings")
    if text[0] == " ":
        return Problem("condition-syntax", "condition starts with a space", help="remove it")
    if text.isascii() and text.isprintable():
        return None
    offset, sign = next((offset, sign) for offset, sign in enumerate(text) if not (sign.isascii() and sign.isprintable()))
    return Problem("forbidden-syntax", f"character {sign!a} is not part of a condition", offset, 1, ADVICE)


def _fault(group: str, written: str) -> tuple[str, str, str] | None:
    """Code, problem and advice for a token that is wrong in any position; None if it is not."""
    match group:
        case "bare_date":
            return "bad-date", f"date `{written}` is not quoted", f'write `"{written}"`'
        case "no_number":
            return "condition-syntax", f"`{written}` is not a number", "write digits, as in `12` or `0.5`"
        case "slip":
            return "condition-syntax", f"`{written}` is not an operator", f"write `{_INSTEAD[written]}`"
        case "stray" if written in "\"'":
            return "condition-syntax", "quotation mark is not closed", 'write a date as `"2025-01-17"`'
        case "stray":
            return "forbidden-syntax", f"`{written}` is not part of a condition", ADVICE
        case _:
            return None


def _kind(group: str, text: str) -> str:
    if group == "name" and keyword.iskeyword(text):
        return "word" if text in _OWN_WORDS else "foreign"
    return group


def check_order(tokens: tuple[Token, ...], text: str) -> Problem | None:
    """The problem of the first misplaced token; None if there is none, or if foreign tokens belong to another grammar."""
    if any(token.kind == "foreign" for token in tokens):
        return None
    opened: list[Token] = []
    before: Token | None = None
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if problem := _misplaced(before, token, after, opened):
            return problem
        if len(opened) > MAX_DEPTH:
            return too_deep(text)
        before = token
    if opened:
        return Problem("condition-syntax", f"`{opened[-1].text}` is not closed", opened[-1].offset)
    if before and not _ends_operand(before):
        advice = "write what it needs on its right, or remove it"
        return Problem("condition-syntax", f"condition ends after `{before.text}`", before.offset, len(before.text), advice)
    return None


def _misplaced(before: Token | None, token: Token, after: Token | None, opened: list[Token]) -> Problem | None:
    """A problem with `token` between its neighbours; updates `opened`, the brackets that are still open."""
    after_operand = before is not None and _ends_operand(before)
    left = before.text if before else ""
    match token.text:
        case "[" if after_operand:
            return Problem("forbidden-syntax", "subscripts are not part of a condition", token.offset, 1, ADVICE)
        case "(" | "[":
            opened.append(token)
            fits = not after_operand or (before is not None and before.kind == "name")
        case ")" | "]" if not opened or opened.pop().text != _OPENING[token.text]:
            return _problem(token, f"`{token.text}` closes nothing")
        case ")" if left == "(":
            return _problem(token, "parentheses are empty")
        case "]" if left == "[":
            fits = True  # an empty list is reported when it is resolved
        case ")" | "]":
            fits = after_operand
        case "not":
            fits = after is not None and after.text == "in" if after_operand else left in _BEFORE_NOT
        case "in" | "-":
            fits = token.text == "-" or after_operand or left == "not"
        case _:
            fits = after_operand == (token.kind in ("word", "operator") or token.text == ",")
    if fits:
        return None
    expected = "`and`, `or` or a comparison" if after_operand else "a name, a value or a parenthesis"
    return _problem(token, f"expected {expected}, found `{token.text}`")


def _ends_operand(token: Token) -> bool:
    return token.kind in ("name", "number", "string") or token.text in (")", "]")


def _problem(token: Token, problem: str) -> Problem:
    return Problem("condition-syntax", problem, token.offset, len(token.text), ADVICE)
