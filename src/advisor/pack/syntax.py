"""The grammar of a condition: a safe subset of Python's expressions, parsed with `ast`, never evaluated."""

from __future__ import annotations

import ast
import warnings

from advisor.pack.tokens import ADVICE, MAX_DEPTH, Problem, Token, check_order, scan, too_deep

_ALLOWED = (
    *(ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.BinOp, ast.Add, ast.Sub),
    *(ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn),
    *(ast.Call, ast.Name, ast.Load, ast.List, ast.Constant),
)
_FORBIDDEN: dict[type[ast.AST], str] = {
    ast.Attribute: "attributes are", ast.Subscript: "subscripts are", ast.Lambda: "lambdas are", ast.IfExp: "conditional expressions are",
    ast.ListComp: "comprehensions are", ast.GeneratorExp: "comprehensions are", ast.SetComp: "comprehensions are",
    ast.DictComp: "comprehensions are", ast.Tuple: "tuples are", ast.Set: "sets are", ast.Dict: "dictionaries are",
    ast.Starred: "starred expressions are", ast.keyword: "named arguments are", ast.NamedExpr: "assignments are",
    ast.Await: "`await` is", ast.Yield: "`yield` is", ast.Is: "`is` is", ast.IsNot: "`is` is", ast.UAdd: "a leading `+` is",
    ast.Invert: "`~` is", ast.Mult: "`*` is", ast.Div: "`/` is", ast.FloorDiv: "`//` is", ast.Mod: "`%` is", ast.Pow: "`**` is",
    ast.MatMult: "`@` is", ast.BitAnd: "`&` is", ast.BitOr: "`|` is", ast.BitXor: "`^` is",
}  # fmt: skip


def parse(text: str) -> ast.expr | Problem:
    """Return the expression tree of `text`, or the first problem in its grammar."""
    tokens = scan(text)
    if isinstance(tokens, Problem):
        return tokens
    if problem := check_order(tokens, text):
        return problem
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text, mode="eval").body
    except SyntaxError:
        return _not_python(tokens, text)
    except (RecursionError, MemoryError):
        return too_deep(text)
    return _forbidden(tree, text) or tree


def extent(node: ast.expr) -> tuple[int, int]:
    """The offset and length of `node` in the text that it was parsed from."""
    return node.col_offset, max(1, (node.end_col_offset or node.col_offset + 1) - node.col_offset)


def _not_python(tokens: tuple[Token, ...], text: str) -> Problem:
    for token in tokens:
        if token.kind == "foreign":
            problem = f"`{token.text}` is not part of a condition"
            return Problem("forbidden-syntax", problem, token.offset, len(token.text), ADVICE)
    return Problem("condition-syntax", "condition is not well formed", 0, len(text), ADVICE)


def _forbidden(tree: ast.expr, text: str) -> Problem | None:
    """The problem of the outermost part of the tree that the language does not have."""
    level: list[tuple[ast.AST, ast.expr]] = [(tree, tree)]
    for _ in range(MAX_DEPTH):
        if not level:
            return None
        for node, place in level:
            if fault := _fault(node):
                return Problem("forbidden-syntax", fault[0], *extent(place), help=fault[1])
        level = [(child, _place(child, place)) for node, place in level for child in ast.iter_child_nodes(node)]
    return too_deep(text) if level else None


def _place(node: ast.AST, outside: ast.expr) -> ast.expr:
    """The node to underline: operators and named arguments have no position, or only that of a part, so their parent is underlined."""
    return node if isinstance(node, ast.expr) else outside


def _fault(node: ast.AST) -> tuple[str, str] | None:
    """A problem with the kind of `node`, and advice; None if the language has it."""
    match node:
        case ast.Call(func=ast.Name(id="at_least" | "days")):
            return None
        case ast.Call():
            return "calls are not part of a condition", "only `at_least(k, ...)` and `days(n)` look like calls"
        case ast.Constant(value=bool() | None as constant):
            return f"`{constant}` is not a value of the language", "a yes_no fact stands bare: `x` or `not x`"
        case ast.Constant(value=int() | float() | str()):
            return None
        case ast.Constant():
            return "`...` is not part of a condition", ADVICE
        case _ if isinstance(node, _ALLOWED):
            return None
        case _:
            return f"{_FORBIDDEN.get(type(node), f'`{type(node).__name__}` is')} not part of a condition", ADVICE
