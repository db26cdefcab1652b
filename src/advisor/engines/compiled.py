"""A pack as one generated Python function, for the many evaluations in interviews, tests and sampling.

The function has two local variables for each derived fact: one that it holds, one that it fails (see `logic.normal_form`).

INVARIANT: no text of the pack is part of the generated source; names and values reach it through its namespace only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from advisor.logic.normal_form import AllOf, AnyOf, AtomLiteral, Threshold, admitted_values, literals_of, settled_when
from advisor.logic.semantics import shifted
from advisor.pack import Status
from advisor.pack.conditions import CONTRARY, Comparison, Constant, Member, Reference, Truth, facts_of_atom
from advisor.pack.types import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from advisor.logic.normal_form import Formula
    from advisor.pack import Pack
    from advisor.pack.conditions import Operand
    from advisor.pack.types import FactType, Value

_STATUS = {(True, False): Status.HOLDS, (False, True): Status.FAILS, (False, False): Status.OPEN}


@dataclass(frozen=True, slots=True)
class Function:
    """A pack, or the part of it that some of its derived facts need, as a function of answers.

    `facts` are those derived facts, in pack order. `truths` returns two booleans for each, one fact after the other: that it holds, and
    that it fails. At most one of the two is true, so `sum(function.truths(answers))` is the number of settled facts.
    Answers are checked values of inputs; inputs without a key are unknown.
    """

    facts: tuple[str, ...]
    truths: Callable[[Mapping[str, Value]], tuple[bool, ...]]
    source: str = field(repr=False)

    def __call__(self, answers: Mapping[str, Value]) -> dict[str, Status]:
        """The status of each of `facts`."""
        truths = iter(self.truths(answers))
        return {fact: _STATUS[holds, fails] for fact, holds, fails in zip(self.facts, truths, truths, strict=True)}


def to_function(pack: Pack, facts: Iterable[str] | None = None) -> Function:
    """Return `pack` as a function of answers; with `facts`, only those derived facts and their premises are evaluated."""
    wanted = set(pack.derived if facts is None else facts)
    shown = tuple(fact for fact in pack.derived if fact in wanted)
    cone = pack.cone(shown)
    writer = _Writer(pack, tuple(fact for fact in pack.order if fact in cone))
    source = writer.function(shown)
    exec(compile(source, f"<pack {len(writer.order)} facts>", "exec"), writer.namespace)  # noqa: S102 - see the invariant
    return Function(shown, writer.namespace["truths"], source)  # type: ignore[arg-type]


@dataclass(slots=True)
class _Writer:
    pack: Pack
    order: tuple[str, ...]
    namespace: dict[str, object] = field(default_factory=lambda: {"shifted": shifted})
    _places: dict[str, int] = field(init=False)
    _constants: dict[object, str] = field(default_factory=dict)
    _uses: Counter[AtomLiteral] = field(default_factory=Counter)
    _tests: dict[AtomLiteral, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = {fact: place for place, fact in enumerate((*self.pack.inputs, *self.pack.derived))}

    def function(self, shown: Iterable[str]) -> str:
        """Return the source of the function, which returns the truths of `shown`."""
        formulas = {fact: settled_when(self.pack.rules_for[fact]) for fact in self.order}
        self._uses.update(literal for pair in formulas.values() for formula in pair for literal in literals_of(formula))
        body = [line for fact, (holds, fails) in formulas.items() for line in self._statements(fact, holds, fails)]
        used = dict.fromkeys(fact for literal in self._uses for fact in facts_of_atom(literal.atom) if fact in self.pack.inputs)
        answers = [f"{self._variable(fact)} = answer({self._constant(fact)})" for fact in used]
        result = "".join(f"{self._settled(fact, truth=True)}, {self._settled(fact, truth=False)}, " for fact in shown)
        return "\n    ".join(["def truths(answers):", "answer = answers.get", *answers, *body, f"return ({result})"]) + "\n"

    def _statements(self, fact: str, holds: Formula, fails: Formula) -> Iterator[str]:
        for literal in dict.fromkeys((*literals_of(holds), *literals_of(fails))):
            # A test used more than once is stored in a variable; one used once may be skipped by `and` and `or`.
            if self._uses[literal] > 1 and literal not in self._tests and not self._is_variable(literal):
                text = self._test(literal)
                self._tests[literal] = f"t{len(self._tests)}"
                yield f"{self._tests[literal]} = {text}"
        held, failed = self._settled(fact, truth=True), self._settled(fact, truth=False)
        yield f"{held} = {self._formula(holds)}"
        yield f"{failed} = not {held} and {self._formula(fails)}"

    def _formula(self, formula: Formula) -> str:
        match formula:
            case AtomLiteral():
                return self._tests.get(formula) or self._test(formula)
            case AllOf(()):
                return "True"
            case AnyOf(()):
                return "False"
            case AllOf(parts):
                return f"({' and '.join(map(self._formula, parts))})" if len(parts) > 1 else self._formula(parts[0])
            case AnyOf(parts):
                return f"({' or '.join(map(self._formula, parts))})" if len(parts) > 1 else self._formula(parts[0])
            case Threshold(count, parts):
                return f"({' + '.join(map(self._formula, parts))} >= {count:d})"
            case _:
                assert_never(formula)

    def _is_variable(self, literal: AtomLiteral) -> bool:
        return isinstance(literal.atom, Truth) and literal.atom.fact in self.pack.derived

    def _test(self, literal: AtomLiteral) -> str:
        """An expression that is True or False; False if an answer that it needs is None."""
        values = admitted_values(literal)
        match literal.atom:
            case Truth(fact) if fact in self.pack.derived:
                return self._settled(fact, truth=literal.truth)
            case Truth(fact):
                return f"({self._variable(fact)} is {literal.truth})"
            case atom if values is not None:
                (fact,) = dict.fromkeys(facts_of_atom(atom))
                return f"({self._variable(fact)} in {self._constant(values)})"
            case Comparison(left, operator, right, kind):
                sign = operator if literal.truth else CONTRARY[operator]
                return self._known(literal, f"{self._operand(left, kind)} {sign} {self._operand(right, kind)}")
            case Member(reference, options, kind):
                word = "in" if literal.truth else "not in"
                return self._known(literal, f"{self._operand(reference, kind)} {word} {self._constant(options)}")
            case _:
                assert_never(literal.atom)

    def _known(self, literal: AtomLiteral, comparison: str) -> str:
        guards = (f"{self._variable(fact)} is not None" for fact in dict.fromkeys(facts_of_atom(literal.atom)))
        return f"({' and '.join((*guards, comparison))})"

    def _operand(self, operand: Operand, kind: FactType) -> str:
        scale = kind if isinstance(kind, Choice) and kind.ordered else None
        match operand:
            case Constant(value):
                return self._constant(scale.rank(str(value)) if scale else value)
            case Reference(fact, None):
                return f"{self._constant(scale.options)}.index({self._variable(fact)})" if scale else self._variable(fact)
            case Reference(fact, shift):
                return f"shifted({self._variable(fact)}, {self._constant(shift)})"
            case _:
                assert_never(operand)

    def _variable(self, fact: str) -> str:
        return f"a{self._places[fact]}"

    def _settled(self, fact: str, *, truth: bool) -> str:
        return f"{'h' if truth else 'f'}{self._places[fact]}"

    def _constant(self, value: object) -> str:
        # The type is part of the key: True, 1 and Decimal(1) are equal, but tests of them are not.
        name = self._constants.setdefault((type(value), value), f"c{len(self._constants)}")
        self.namespace[name] = value
        return name
