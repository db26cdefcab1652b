"""The grammar of a condition: a safe subset of Python's expressions, parsed with `ast`, never evaluated.

The text is scanned token by token first, since `ast` lets pass much that the language does not have
(hexadecimal numbers, joined strings, names in other scripts).
"""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass

MAX_LENGTH = 1_000
MAX_DEPTH = 50

_TOKEN = re.compile(
    r"""(?P<space>[ ]+)
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<number>[0-9]+(\.[0-9]+)?(?![A-Za-z0-9_.]))
    |(?P<string>"[^"\\]*"|'[^'\\]*')
    |(?P<operator>==|!=|<=|>=|[<>()\[\],+-])""",
    re.VERBOSE,
)
_BARE_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_ALLOWED = (ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.BinOp, ast.Add, ast.Sub)
_ALLOWED += (ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)
_ALLOWED += (ast.Call, ast.Name, ast.Load, ast.List, ast.Constant)
_FORBIDDEN = {
    ast.Attribute: "attributes", ast.Subscript: "subscripts", ast.Lambda: "lambdas", ast.IfExp: "conditional expressions",
    ast.ListComp: "comprehensions", ast.GeneratorExp: "comprehensions", ast.Tuple: "tuples", ast.Starred: "starred expressions",
    ast.keyword: "named arguments", ast.Is: "`is`", ast.IsNot: "`is`", ast.Await: "`await`", ast.UAdd: "a leading `+`",
}  # fmt: skip
_ADVICE = "a condition has names, `and or not`, comparisons, `in [...]`, `at_least(k, ...)`, numbers and dates"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a condition; `offset` counts characters from its start, from 0."""

    code: str
    problem: str
    offset: int = 0
    length: int = 1
    help: str = ""


def parse(text: str) -> ast.expr | Problem:
    """The expression tree of `text`, or the first problem found in its grammar."""
    if problem := _scan(text):
        return problem
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        return _syntax(text, (error.offset or 1) - 1)
    except (RecursionError, MemoryError, ValueError):
        return Problem("too-deep", "condition is nested too deeply", 0, len(text), "split it into findings of its own")
    return _forbidden(tree) or tree


def extent(node: ast.expr) -> tuple[int, int]:
    """Offset and length of `node` in the text it was parsed from."""
    return node.col_offset, max(1, (node.end_col_offset or node.col_offset + 1) - node.col_offset)


def _scan(text: str) -> Problem | None:
    if not text.strip():
        return Problem("empty-value", "condition is empty", help=_ADVICE)
    if "\n" in text:
        return Problem("condition-not-on-one-line", "condition spans several lines", 0, 1,
                       "write one condition on one line, or a block list of conditions, all of which must hold")  # fmt: skip
    if len(text) > MAX_LENGTH:
        return Problem("too-large", f"condition has {len(text)} characters, at most {MAX_LENGTH} are allowed", 0, len(text),
                       "give parts of it a name as findings")  # fmt: skip
    if text[0] == " ":
        return Problem("condition-syntax", "condition starts with a space")
    return _scan_tokens(text)


def _scan_tokens(text: str) -> Problem | None:
    previous, position = "", 0
    while position < len(text):
        if bare := _BARE_DATE.match(text, position):
            return Problem("bad-date", f"date `{bare[0]}` is not quoted", position, len(bare[0]), f'write `"{bare[0]}"`')
        token = _TOKEN.match(text, position)
        if token is None:
            return _stray(text, position)
        if token.lastgroup == "string" and previous == "string":
            return Problem("condition-syntax", "two texts follow one another", position, len(token[0]))
        if token.lastgroup != "space":
            previous = str(token.lastgroup)
        position = token.end()
    return None


def _stray(text: str, position: int) -> Problem:
    word = re.match(r"[0-9.]+[A-Za-z0-9_.]*|.", text[position:])
    assert word is not None
    found = word[0]
    if found == "=":
        return Problem("condition-syntax", "`=` is not a comparison", position, 1, "write `==`")
    if found[0].isdigit():
        return Problem("condition-syntax", f"`{found}` is not a number", position, len(found), "write digits, as in `12` or `0.5`")
    if not found.isascii():
        return Problem("forbidden-syntax", f"character {found!a} is not ASCII", position, 1, _ADVICE)
    return Problem("forbidden-syntax", f"`{found}` is not part of a condition", position, 1, _ADVICE)


def _syntax(text: str, offset: int) -> Problem:
    offset = min(max(offset, 0), len(text) - 1)
    if re.search(r"\(\s*\)\s*$", text[: offset + 1]):
        return Problem("condition-syntax", "parentheses are empty", offset)
    return Problem("condition-syntax", "condition is not complete or not well formed", offset, 1, _ADVICE)


def _forbidden(tree: ast.expr) -> Problem | None:
    pending: list[tuple[ast.AST, int, ast.expr]] = [(tree, 1, tree)]
    while pending:
        node, depth, place = pending.pop(0)
        place = node if isinstance(node, ast.expr) else place
        if depth > MAX_DEPTH:
            return Problem("too-deep", f"condition is nested more than {MAX_DEPTH} levels deep", *extent(place),
                           help="split it into findings of its own")  # fmt: skip
        if fault := _fault(node):
            return Problem("forbidden-syntax", fault[0], *extent(place), help=fault[1])
        pending.extend((child, depth + 1, place) for child in ast.iter_child_nodes(node))
    return None


def _fault(node: ast.AST) -> tuple[str, str] | None:
    """What is wrong with the kind of `node`, and advice."""
    match node:
        case ast.Call(func=ast.Name(id="at_least" | "days")):
            return None
        case ast.Call():
            return "calls are not part of a condition", "only `at_least(k, ...)` and `days(n)` look like calls"
        case ast.Constant(value=bool() | None):
            return f"`{node.value}` is not a value of the language", "a yes_no fact stands bare: `x` or `not x`"
        case ast.Constant(value=int() | float() | str()):
            return None
        case _ if isinstance(node, _ALLOWED):
            return None
        case _:
            found = _FORBIDDEN.get(type(node), f"`{type(node).__name__}`")
            return f"{found} {'are' if found.endswith('s') else 'is'} not part of a condition", _ADVICE
