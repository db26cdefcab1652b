"""An evaluator of the outline of the shipped pack, independent of the project: Kleene's logic over Python's own syntax trees."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import yaml

OUTLINE = yaml.load((Path(__file__).parent / "outline.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
CONDITIONS = {**OUTLINE["findings"], **OUTLINE["recommendations"], **OUTLINE["notices"]}
_TREES = {name: ast.parse(text, mode="eval").body for name, text in CONDITIONS.items()}
_FLIPPED = {True: False, False: True, None: None}


def statuses(answers: dict[str, object]) -> dict[str, str]:
    """The status of each derived fact of the outline."""
    known: dict[str, object] = dict(answers)
    return {name: {True: "holds", False: "fails", None: "open"}[_fact(name, known)] for name in CONDITIONS}


def truth(text: str, answers: dict[str, object]) -> bool | None:
    """The truth of any condition over the outline."""
    return _truth(ast.parse(text, mode="eval").body, dict(answers))


def _fact(name: str, known: dict[str, object]) -> bool | None:
    key = f"?{name}"
    if key not in known:
        known[key] = _truth(_TREES[name], known)
    return known[key]


def _truth(node: ast.expr, known: dict[str, object]) -> bool | None:
    match node:
        case ast.Name(id=name):
            return _fact(name, known)
        case ast.UnaryOp(operand=operand):
            return _FLIPPED[_truth(operand, known)]
        case ast.BoolOp(op=op, values=values):
            truths = [_truth(value, known) for value in values]
            decisive = isinstance(op, ast.Or)
            return decisive if decisive in truths else None if None in truths else not decisive
        case ast.Call(args=[ast.Constant(value=count), *parts]):
            truths = [_truth(part, known) for part in parts]
            sure = truths.count(True)
            return True if sure >= count else None if sure + truths.count(None) >= count else False
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            sides = [left, *comparators]
            truths = [_compared(one, op, other, known) for one, op, other in zip(sides, ops, sides[1:], strict=False)]
            return False if False in truths else None if None in truths else True
    raise AssertionError(ast.dump(node))


def _compared(left: ast.expr, op: ast.cmpop, right: ast.expr, known: dict[str, object]) -> bool | None:
    one = known.get(left.id)
    if isinstance(right, ast.List):
        return None if one is None else one in [option.id for option in right.elts]
    is_input = OUTLINE["inputs"].get(right.id) is not None
    other = known.get(right.id) if is_input else right.id
    if one is None or other is None:
        return None
    if isinstance(one, date):
        return {ast.Lt: one < other, ast.LtE: one <= other}[type(op)]
    return (one == other) is isinstance(op, ast.Eq)
