"""A pack as one generated Python function, for the many evaluations behind interviews, tests and sampling.

The function keeps two booleans a derived fact, that it holds and that it fails (see `polarity`), in local variables.

INVARIANT: no text of the pack is part of the generated source; names and values reach it through its namespace only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from advisor.expressions.conditions import CONTRARY, Comparison, Constant, Member, Reference, Truth, facts_of_atom
from advisor.expressions.types import Choice
from advisor.model import Status
from advisor.polarity import All, Any, Leaf, Threshold, accepted, leaves_of, settling
from advisor.semantics import shifted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from advisor.expressions.conditions import Operand
    from advisor.expressions.types import FactType, Value
    from advisor.model import Pack
    from advisor.polarity import Formula

_STATUS = {(True, False): Status.HOLDS, (False, True): Status.FAILS, (False, False): Status.OPEN}


@dataclass(frozen=True, slots=True)
class Function:
    """A pack, or the part of it that some of its derived facts need, as a function of answers.

    `facts` are those derived facts, in pack order. `truths` gives two booleans for each, one fact after the other: whether it
    holds, and whether it fails. At most one of the two is true, so `sum(function.truths(answers))` counts the settled facts.
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
    """`pack` as a function of answers; with `facts`, only what those derived facts need is evaluated."""
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
    _uses: Counter[Leaf] = field(default_factory=Counter)
    _kept: dict[Leaf, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = {fact: place for place, fact in enumerate((*self.pack.inputs, *self.pack.derived))}

    def function(self, shown: Iterable[str]) -> str:
        """The source of the function."""
        formulas = {fact: settling(self.pack.concluding[fact]) for fact in self.order}
        self._uses.update(leaf for pair in formulas.values() for formula in pair for leaf in leaves_of(formula))
        body = [line for fact, (holds, fails) in formulas.items() for line in self._statements(fact, holds, fails)]
        used = dict.fromkeys(fact for leaf in self._uses for fact in facts_of_atom(leaf.atom) if fact in self.pack.inputs)
        answers = [f"{self._variable(fact)} = answer({self._constant(fact)})" for fact in used]
        result = "".join(f"{self._settled(fact, truth=True)}, {self._settled(fact, truth=False)}, " for fact in shown)
        return "\n    ".join(["def truths(answers):", "answer = answers.get", *answers, *body, f"return ({result})"]) + "\n"

    def _statements(self, fact: str, holds: Formula, fails: Formula) -> Iterator[str]:
        for leaf in dict.fromkeys((*leaves_of(holds), *leaves_of(fails))):
            # A test used more than once is made once; one used once may be spared by `and` and `or`.
            if self._uses[leaf] > 1 and leaf not in self._kept and not self._is_variable(leaf):
                text = self._test(leaf)
                self._kept[leaf] = f"t{len(self._kept)}"
                yield f"{self._kept[leaf]} = {text}"
        held, failed = self._settled(fact, truth=True), self._settled(fact, truth=False)
        yield f"{held} = {self._formula(holds)}"
        yield f"{failed} = not {held} and {self._formula(fails)}"

    def _formula(self, formula: Formula) -> str:
        match formula:
            case Leaf():
                return self._kept.get(formula) or self._test(formula)
            case All(()):
                return "True"
            case Any(()):
                return "False"
            case All(parts):
                return f"({' and '.join(map(self._formula, parts))})" if len(parts) > 1 else self._formula(parts[0])
            case Any(parts):
                return f"({' or '.join(map(self._formula, parts))})" if len(parts) > 1 else self._formula(parts[0])
            case Threshold(count, parts):
                return f"({' + '.join(map(self._formula, parts))} >= {count:d})"
            case _:
                assert_never(formula)

    def _is_variable(self, leaf: Leaf) -> bool:
        return isinstance(leaf.atom, Truth) and leaf.atom.fact in self.pack.derived

    def _test(self, leaf: Leaf) -> str:
        """An expression that is True or False; False where an answer it needs is None."""
        values = accepted(leaf)
        match leaf.atom:
            case Truth(fact) if fact in self.pack.derived:
                return self._settled(fact, truth=leaf.truth)
            case Truth(fact):
                return f"({self._variable(fact)} is {leaf.truth})"
            case atom if values is not None:
                (fact,) = dict.fromkeys(facts_of_atom(atom))
                return f"({self._variable(fact)} in {self._constant(values)})"
            case Comparison(left, operator, right, kind):
                sign = operator if leaf.truth else CONTRARY[operator]
                return self._known(leaf, f"{self._operand(left, kind)} {sign} {self._operand(right, kind)}")
            case Member(reference, options, kind):
                word = "in" if leaf.truth else "not in"
                return self._known(leaf, f"{self._operand(reference, kind)} {word} {self._constant(options)}")
            case _:
                assert_never(leaf.atom)

    def _known(self, leaf: Leaf, comparison: str) -> str:
        checks = (f"{self._variable(fact)} is not None" for fact in dict.fromkeys(facts_of_atom(leaf.atom)))
        return f"({' and '.join((*checks, comparison))})"

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
        # The type belongs to the key: True, 1 and Decimal(1) are equal, and tests of them are not.
        name = self._constants.setdefault((type(value), value), f"c{len(self._constants)}")
        self.namespace[name] = value
        return name
