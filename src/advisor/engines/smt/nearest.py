"""The possible values of numbers and dates that are nearest to given ones."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import z3

from advisor.diagnostics import InternalError, present
from advisor.engines.smt.solver import optimizer_in, satisfiable
from advisor.engines.smt.variables import DIGITS, counted, uncounted
from advisor.logic.boundaries import all_atoms, near_value
from advisor.pack.conditions import Comparison, Constant, Member, Reference
from advisor.pack.types import Number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from advisor.deadline import Deadline
    from advisor.engines.smt.variables import Variables
    from advisor.pack import Pack
    from advisor.pack.conditions import Atom
    from advisor.pack.types import FactType, Value


def nearest_values(
    solver: z3.Solver,
    variables: Variables,
    names: Iterable[str],
    known: Mapping[str, Value],
    deadline: Deadline,
) -> dict[str, Value]:
    """Return values of the numbers and dates `names`, each in turn as near as possible to `boundaries.near_value`, given `known`.

    `solver` must be satisfiable; afterwards it holds these values. Raises UndecidedError.
    """
    values: dict[str, Value] = {}
    pack = variables.pack
    for name in names:
        term, kind = present(variables.number(name), "a number or date has a term"), pack.inputs[name].type
        count = _nearest(solver, term, counted(near_value(pack, name, known)), _steps(pack, known, kind), deadline)
        solver.add(term == count)
        values[name] = uncounted(count, kind)
    return values


def _nearest(solver: z3.Solver, term: z3.ArithRef, near: int, step_sizes: Sequence[int], deadline: Deadline) -> int:
    """The value of `term` nearest to `near` among multiples of the first step size that has a possible one; the last step size is 1."""
    for step in step_sizes:
        search = optimizer_in(term.ctx)
        search.add(*solver.assertions())
        if step > 1:
            search.add(term == step * z3.FreshInt("multiple", ctx=term.ctx))
        search.minimize(z3.If(term >= near, term - near, near - term))
        if satisfiable(search, deadline=deadline):
            count: int = search.model().eval(term, model_completion=True).as_long()
            return count
    raise InternalError("the solver admits no value")


def _steps(pack: Pack, answers: Mapping[str, Value], kind: FactType) -> tuple[int, ...]:
    """Step sizes for values of `kind`, falling: for numbers from the decimals that pack and answers use to the finest, for dates one day."""
    if not isinstance(kind, Number):
        return (1,)
    written = [value for value in answers.values() if isinstance(value, Decimal)]
    written += [bound for fact in pack.inputs.values() for bound in _bounds(fact.type)]
    written += [number for atom in all_atoms(pack) for number in _numbers(atom)]
    used = max((_decimals(number) for number in written), default=0)
    return tuple(10 ** (DIGITS - decimals) for decimals in range(used, DIGITS + 1))


def _bounds(kind: FactType) -> Iterator[Decimal]:
    match kind:
        case Number(_, minimum, maximum):
            yield from (bound for bound in (minimum, maximum) if bound is not None)


def _numbers(atom: Atom) -> Iterator[Decimal]:
    match atom:
        case Comparison(left, _, right):
            for operand in (left, right):
                part = operand.value if isinstance(operand, Constant) else operand.shift
                if isinstance(part, Decimal):
                    yield part
        case Member(Reference(_, shift), values):
            yield from (part for part in (shift, *values) if isinstance(part, Decimal))


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
