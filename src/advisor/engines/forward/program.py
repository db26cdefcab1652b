"""Building experta engines from productions, and running them.

INVARIANT: a run never sees another run's facts, whatever threads or exceptions.
"""

from __future__ import annotations

from contextlib import contextmanager
from inspect import Parameter, Signature
from queue import LifoQueue
from typing import TYPE_CHECKING, Any

from advisor.engines.forward.door import MATCH, TEST, Fact, InitialFact, KnowledgeEngine, P, Rule
from advisor.engines.forward.matching import CountingMatcher, SalienceStrategy
from advisor.engines.forward.productions import Auxiliary, Given, Settled, to_productions
from advisor.engines.forward.trace import Firing, Trace
from advisor.logic.normal_form import AtomLiteral
from advisor.logic.semantics import truth_of
from advisor.pack import Status
from advisor.pack.conditions import facts_of_atom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from advisor.engines.forward.productions import Node, Pattern, Production
    from advisor.pack import Pack
    from advisor.pack.types import Value

ENGINES = 4
_SELF_ONLY = Signature([Parameter("self", Parameter.POSITIONAL_ONLY)])


def to_experta(pack: Pack) -> Program:
    """Return the program that runs `pack`. Build it once per pack: it makes a class for every kind of fact."""
    return Program(pack, to_engine(pack))


class Program:
    """A pack ready to run on experta, from any number of threads."""

    def __init__(self, pack: Pack, engine: type[Engine]) -> None:
        self._pack = pack
        self._engine = engine
        # A fixed number of engines: further threads wait, which is cheaper than building engines for them.
        self._places: LifoQueue[Engine | None] = LifoQueue()
        for _ in range(ENGINES):
            self._places.put(None)

    def run(self, answers: Mapping[str, Value]) -> Trace:
        """Forward-chain from `answers`, checked values of inputs, and return the trace; inputs without a key are unknown."""
        with self._engine_for_run() as engine:
            engine.reset()
            engine.declare(*(engine.givens[fact](value=answers[fact]) for fact in self._pack.inputs if fact in answers))
            engine.run()
            return Trace({fact: engine.status(fact) for fact in self._pack.derived}, tuple(engine.firings))

    @contextmanager
    def _engine_for_run(self) -> Iterator[Engine]:
        """An engine that no other thread uses meanwhile. After an exception it is discarded, because its state is incomplete."""
        engine = self._places.get()
        try:
            if engine is None:
                engine = self._engine()
            yield engine
        except BaseException:
            engine = None
            raise
        finally:
            self._places.put(engine)


class Statement(Fact):  # type: ignore[misc]
    """A fact of working memory; each kind has a class of its own, by which the matcher dispatches.

    The answers to the questions that experta asks about every fact before it is declared are constants here.
    """

    def has_field_constraints(self) -> bool:
        """Return False: a declared statement has a single value."""
        return False

    def has_nested_accessor(self) -> bool:
        """Return False: the only key is `value`."""
        return False

    def validate(self) -> None:
        """Do nothing: answers are checked before a run."""


class Engine(KnowledgeEngine):  # type: ignore[misc]
    """The base of the engines of all packs: it records the firings of a run."""

    __matcher__ = CountingMatcher
    __strategy__ = SalienceStrategy

    givens: Mapping[str, type[Statement]]
    settled: Mapping[str, tuple[type[Statement], type[Statement]]]

    def __init__(self) -> None:
        super().__init__()
        self.firings: list[Firing] = []
        self.grounds: dict[type[Statement], tuple[AtomLiteral, ...]] = {}

    @staticmethod
    def _declare_initial_fact() -> Iterator[Any]:
        # Replaces an object of experta's base class that all engines share and that keeps the last engine alive.
        yield InitialFact()

    def get_deffacts(self) -> list[Callable[[], Iterator[Any]]]:
        """Return the one initial fact; experta would search all attributes of the engine for such functions at every `reset`."""
        return [self._declare_initial_fact]

    def reset(self, **kwargs: Any) -> None:
        """Clear working memory and the recorded firings."""
        self.firings = []
        self.grounds = {}
        super().reset(**kwargs)

    def assert_once(self, kind: type[Statement], grounds: tuple[AtomLiteral, ...]) -> None:
        """Declare a fact of class `kind` with its grounds, unless there is one."""
        if kind not in self.grounds:
            self.grounds[kind] = grounds
            self.declare(kind())

    def carried(self, grounds: tuple[AtomLiteral | type[Statement], ...]) -> tuple[AtomLiteral, ...]:
        """The literals among `grounds` and those that facts among them carry, each once, in this order."""
        groups = (self.grounds[ground] if isinstance(ground, type) else (ground,) for ground in grounds)
        return tuple(dict.fromkeys(literal for group in groups for literal in group))

    def status(self, fact: str) -> Status:
        """The status of a derived fact as concluded so far."""
        holds, fails = self.settled[fact]
        return Status.HOLDS if holds in self.grounds else Status.FAILS if fails in self.grounds else Status.OPEN


def to_engine(pack: Pack) -> type[Engine]:
    """Return the engine class of `pack`: a rule for every production, with falling salience."""
    productions = to_productions(pack)
    kinds = _Kinds()
    rules = {
        f"r{place:05}": _rule(production, kinds, salience=len(productions) - place)
        for place, production in enumerate(productions)
    }
    fixed = {
        "givens": {fact: kinds.of(Given(fact)) for fact in pack.inputs},
        "settled": {fact: (kinds.of(Settled(fact, truth=True)), kinds.of(Settled(fact, truth=False))) for fact in pack.derived},
    }
    return type("PackEngine", (Engine,), {**rules, **fixed})


class _Kinds:
    """The class of each kind of fact, and one pattern object for each pattern, so that the matcher tests it once."""

    def __init__(self) -> None:
        self._classes: dict[Node, type[Statement]] = {}
        self._patterns: dict[Pattern, Statement] = {}

    def of(self, node: Node) -> type[Statement]:
        if node not in self._classes:
            self._classes[node] = type(f"F{len(self._classes):05}", (Statement,), {})
        return self._classes[node]

    def pattern(self, pattern: Pattern) -> Statement:
        if pattern not in self._patterns:
            test = _test(pattern)
            kind = self.of(pattern.node)
            self._patterns[pattern] = kind(value=P(test)) if test else kind()
        return self._patterns[pattern]


def _test(pattern: Pattern) -> Callable[[Value], bool] | None:
    if pattern.accepted is not None:
        return pattern.accepted.__contains__
    if pattern.literal is None:
        return None
    literal, (fact, *_) = pattern.literal, facts_of_atom(pattern.literal.atom)
    return lambda value: truth_of(literal.atom, {fact: value}) is literal.truth


def _rule(production: Production, kinds: _Kinds, *, salience: int) -> Any:
    rule = Rule(*_left_hand_side(production, kinds), salience=salience)
    return rule(_right_hand_side(production, kinds))


def _left_hand_side(production: Production, kinds: _Kinds) -> list[Any]:
    if production.compares is not None:
        literal = production.compares
        first, second = dict.fromkeys(facts_of_atom(literal.atom))
        return [
            kinds.of(Given(first))(value=MATCH.one),
            kinds.of(Given(second))(value=MATCH.other),
            TEST(lambda one, other: truth_of(literal.atom, {first: one, second: other}) is literal.truth),
        ]
    return [kinds.pattern(pattern) for pattern in production.patterns] or [InitialFact()]


def _right_hand_side(production: Production, kinds: _Kinds) -> Callable[[Engine], None]:
    kind = kinds.of(production.asserts)
    rule, truth = production.rule, production.truth
    grounds = tuple(kinds.of(ground) if isinstance(ground, Auxiliary) else ground for ground in production.grounds)
    literals = tuple(ground for ground in grounds if isinstance(ground, AtomLiteral))
    firing = None if rule is None else Firing(rule, truth, literals)

    def fire(engine: Engine) -> None:
        if firing is not None:
            engine.firings.append(firing)
        engine.assert_once(kind, literals)

    def fire_for_carried(engine: Engine) -> None:
        carried = engine.carried(grounds)
        if rule is not None and (firing := Firing(rule, truth, carried)) not in engine.firings:
            engine.firings.append(firing)
        engine.assert_once(kind, carried)

    chosen = fire if len(literals) == len(grounds) else fire_for_carried
    chosen.__signature__ = _SELF_ONLY  # type: ignore[attr-defined]  # experta inspects it several times for each rule
    return chosen
