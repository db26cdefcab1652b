"""Terms of the solver joined by and, or, not and at least.

A term is a bool if the given answers decide it, else a z3 expression: the solver never sees what is known already.
"""

from __future__ import annotations

from typing import TypeAlias

import z3

Term: TypeAlias = "bool | z3.BoolRef"


def all_of(parts: list[Term]) -> Term:
    """The term that every part is met."""
    if False in (part for part in parts if isinstance(part, bool)):
        return False
    undecided = [part for part in parts if not isinstance(part, bool)]
    return z3.And(*undecided) if len(undecided) > 1 else undecided[0] if undecided else True


def any_of(parts: list[Term]) -> Term:
    """The term that at least one part is met."""
    if True in (part for part in parts if isinstance(part, bool)):
        return True
    undecided = [part for part in parts if not isinstance(part, bool)]
    return z3.Or(*undecided) if len(undecided) > 1 else undecided[0] if undecided else False


def negated(part: Term) -> Term:
    """The term that `part` is not met."""
    return not part if isinstance(part, bool) else z3.Not(part)


def at_least(count: int, parts: list[Term]) -> Term:
    """The term that at least `count` of the parts are met."""
    undecided = [part for part in parts if not isinstance(part, bool)]
    missing = count - sum(part for part in parts if isinstance(part, bool))
    if missing <= 0:
        return True
    return z3.AtLeast(*undecided, missing) if missing <= len(undecided) else False
