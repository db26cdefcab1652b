"""Inputs as z3 terms: one Boolean for each option, an integer for a number or a date.

A number is counted in units of its last digit (10⁻⁹), a date in days, so that the solver computes exactly with every value of a file.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any, assert_never

import z3

from advisor.diagnostics import InternalError, present
from advisor.engines.smt.connectives import all_of, any_of, negated
from advisor.logic.semantics import COMPARE, shifted, truth_of
from advisor.pack.conditions import Comparison, Constant, Member, Reference, Truth, facts_of_atom
from advisor.pack.types import Date, Number, describe, finite_values, parse_number, value_text

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Mapping

    from advisor.engines.smt.connectives import Term
    from advisor.logic.normal_form import AtomLiteral
    from advisor.pack import Pack
    from advisor.pack.conditions import Operand
    from advisor.pack.types import FactType, Value

DIGITS = 9  # after the decimal point, see pack.types
_LARGEST = 10 ** (12 + DIGITS) - 1


class Variables:
    """The inputs of `pack` that formulas name, each declared when it is first used.

    `fixed` gives inputs a value or (None) makes them permanently unknown. The other inputs are free: with `partial` they may also be
    unknown, else each has a value. Every assignment meets the `axioms`. Within one z3 context, inputs of the same name and type are
    shared by all sets of variables unless a `prefix` separates them: all inputs, or only those in `apart`.
    """

    def __init__(  # noqa: PLR0913 - the last two belong together
        self,
        pack: Pack,
        context: z3.Context,
        fixed: Mapping[str, Value | None],
        *,
        partial: bool,
        prefix: str = "",
        apart: Collection[str] | None = None,
    ) -> None:
        self.partial = partial
        self.axioms: list[z3.BoolRef] = []
        self.pack, self._context, self._fixed = pack, context, fixed
        self._prefix, self._apart = prefix, pack.inputs if apart is None else apart
        self._given = {fact: value for fact, value in fixed.items() if value is not None}
        self._options: dict[str, dict[Value, z3.BoolRef]] = {}
        self._values: dict[str, z3.ArithRef] = {}
        self._known: dict[str, Term] = {}
        self._met: dict[AtomLiteral, Term] = {}

    @property
    def free(self) -> tuple[str, ...]:
        """The free inputs declared so far, in pack order."""
        return tuple(fact for fact in self.pack.inputs if fact in self._known)

    def declare(self, fact: str) -> None:
        """Make the free input `fact` a variable if it is not one yet."""
        if fact in self._known:
            return
        options = finite_values(self.pack.inputs[fact].type)
        name = f"{self._prefix}{fact}" if fact in self._apart else fact
        if options is None:
            self._values[fact] = z3.Int(name, self._context)
            self._known[fact] = z3.Bool(f"{name}?", self._context) if self.partial else True
            least, most = bounds_of(self.pack.inputs[fact].type)
            self.axioms += [self._values[fact] >= least, self._values[fact] <= most]
        else:
            self._options[fact] = {value: z3.Bool(f"{name}={value_text(value)}", self._context) for value in options}
            chosen = list(self._options[fact].values())
            self._known[fact] = z3.Or(*chosen) if self.partial else True
            self.axioms += [z3.AtMost(*chosen, 1)] if self.partial else [z3.AtMost(*chosen, 1), z3.Or(*chosen)]

    def known(self, fact: str) -> Term:
        """The term that the input has a value."""
        if fact in self._fixed:
            return self._fixed[fact] is not None
        self.declare(fact)
        return self._known[fact]

    def equals(self, fact: str, value: Value) -> Term:
        """The term that the input is known to have `value`."""
        if fact in self._fixed:
            return self._fixed[fact] == value
        self.declare(fact)
        if fact in self._options:
            return self._options[fact][value]
        return all_of([self._known[fact], self._values[fact] == counted(value)])

    def same(self, fact: str, other: Variables) -> z3.BoolRef:
        """The term that the free input has the same value in two sets of variables; it must be known in both."""
        self.declare(fact)
        other.declare(fact)
        if fact in self._values:
            return self._values[fact] == other._values[fact]
        return z3.And(*(option == other._options[fact][value] for value, option in self._options[fact].items()))

    def whole(self) -> Variables:
        """The same inputs in complete answers, as separate variables."""
        return Variables(self.pack, self._context, {}, partial=False, prefix="whole ")

    def renamed(self, other: Variables) -> list[tuple[z3.ExprRef, z3.ExprRef]]:
        """Pairs of each variable of the inputs declared in both sets and its counterpart in `other`; for complete answers only."""
        pairs: list[tuple[z3.ExprRef, z3.ExprRef]] = [
            (term, other._values[fact]) for fact, term in self._values.items() if fact in other._values
        ]
        pairs += [
            (option, other._options[fact][value])
            for fact, options in self._options.items()
            for value, option in options.items()
            if fact in other._options
        ]
        return pairs

    def number(self, fact: str) -> z3.ArithRef | None:
        """The free input as an integer term; None for one with options."""
        self.declare(fact)
        return self._values.get(fact)

    def met(self, literal: AtomLiteral) -> Term:
        """The term that the atomic condition, over inputs, is known to have the truth of the literal."""
        if literal not in self._met:
            self._met[literal] = self._term(literal)
        return self._met[literal]

    def _term(self, literal: AtomLiteral) -> Term:
        facts = tuple(dict.fromkeys(facts_of_atom(literal.atom)))
        if all(fact in self._fixed for fact in facts):
            return truth_of(literal.atom, self._given) is literal.truth
        if isinstance(literal.atom, Truth) or all(finite_values(self.pack.inputs[fact].type) is not None for fact in facts):
            return any_of(
                [self._chosen(choice) for choice in self._choices(facts) if truth_of(literal.atom, choice) is literal.truth]
            )
        relation = self._relation(literal.atom)
        return all_of([*(self.known(fact) for fact in facts), relation if literal.truth else negated(relation)])

    def read(self, model: z3.ModelRef, facts: Container[str] | None = None) -> dict[str, Value]:
        """The values in `model` of the free inputs, or of those among `facts`, that are known in it."""
        values: dict[str, Value] = {}
        for fact in self.free:
            if facts is not None and fact not in facts:
                continue
            if fact in self._options:
                chosen = (value for value, option in self._options[fact].items() if z3.is_true(model[option]))
                values.update((fact, value) for value in chosen)  # at most one
            elif (known := self._known[fact]) is True or z3.is_true(model[known]):
                number = model.eval(self._values[fact], model_completion=True)
                values[fact] = uncounted(number.as_long(), self.pack.inputs[fact].type)
        return values

    def _choices(self, facts: tuple[str, ...]) -> Iterator[dict[str, Value]]:
        """All combinations of values of inputs with options, fixed ones at their value; none if one is permanently unknown."""
        options = [self._possible(fact) for fact in facts]
        return (dict(zip(facts, values, strict=True)) for values in product(*options))

    def _possible(self, fact: str) -> tuple[Value, ...]:
        if fact in self._fixed:
            return (self._given[fact],) if fact in self._given else ()
        return finite_values(self.pack.inputs[fact].type) or ()

    def _chosen(self, choice: Mapping[str, Value]) -> Term:
        return all_of([self.equals(fact, value) for fact, value in choice.items()])

    def _relation(self, atom: Comparison | Member) -> Term:
        match atom:
            case Comparison(left, operator, right):
                compared: Term = COMPARE[operator](self._operand(left), self._operand(right))
                return compared
            case Member(operand, values):
                return any_of([self._operand(operand) == counted(value) for value in values])
            case _:
                assert_never(atom)

    def _operand(self, operand: Operand) -> Any:
        match operand:
            case Constant(value):
                return counted(value)
            case Reference(fact, shift) if fact in self._fixed:
                # If it is permanently unknown, the literal is not met, whatever this value is.
                return counted(shifted(self._given[fact], shift)) if fact in self._given else 0
            case Reference(fact, None):
                self.declare(fact)
                return self._values[fact]
            case Reference(fact, timedelta(days=days)):
                self.declare(fact)
                return self._values[fact] + days
            case Reference(fact, shift):
                self.declare(fact)
                return self._values[fact] + counted(shift)
            case _:
                assert_never(operand)


def counted(value: object) -> int:
    """The integer that stands for a number or date."""
    match value:
        case Decimal():
            return int(value.scaleb(DIGITS))
        case date():
            return value.toordinal()
        case _:
            raise InternalError(f"expected a number or date, found {value!r}")


def uncounted(count: int, kind: FactType) -> Value:
    """The number or date that `count` stands for."""
    if isinstance(kind, Date):
        return date.fromordinal(count)
    return present(parse_number(value_text(Decimal(count).scaleb(-DIGITS))), "the solver keeps to the range of numbers")


def bounds_of(kind: FactType) -> tuple[int, int]:
    """The least and the greatest number or date of a type, as integers."""
    match kind:
        case Number(_, minimum, maximum):
            return (-_LARGEST if minimum is None else counted(minimum), _LARGEST if maximum is None else counted(maximum))
        case Date(minimum, maximum):
            return counted(minimum), counted(maximum)
        case _:
            raise InternalError(f"a {describe(kind)} has no bounds")
