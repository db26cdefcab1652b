"""Matching and conflict resolution for engines whose working memory only grows and has at most one fact of each class.

experta's Rete network (C. L. Forgy, "Rete: A Fast Algorithm for the Many Pattern/Many Object Pattern Match Problem", Artificial
Intelligence 19, 1982) keeps tokens for joins over any number of facts and takes them back on retraction. With one fact a class
a join has one candidate, and what is left of its beta network is a count of the patterns still unmatched in each rule (W. F.
Dowling, J. H. Gallier, "Linear-Time Algorithms for Testing the Satisfiability of Propositional Horn Formulae", Journal of Logic
Programming 1, 1984). The alpha network is as in Rete: facts are dispatched by class, and rules with one pattern share its test.

INVARIANT: engines fire the same with these classes as with experta's own.
"""

from __future__ import annotations

from bisect import insort
from inspect import signature
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from advisor.diagnostics import InternalError
from advisor.engines.forward.door import TEST, Activation, Matcher, P, Strategy, W

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SALIENCE = attrgetter("key")


class _Alpha:
    """One pattern: its test of the value of a fact, if any, and the indices of the rules that contain it."""

    __slots__ = ("rules", "test")

    def __init__(self, pattern: Any) -> None:
        self.test = _value_test(pattern)
        self.rules: list[int] = []


class CountingMatcher(Matcher):  # type: ignore[misc]
    """Counts the unmatched patterns of each rule; at zero the rule is activated."""

    def __init__(self, engine: Any) -> None:
        super().__init__(engine)
        # Copies, because looking up a rule on an engine binds it to that engine for all engines of the class.
        rules = [rule.new_conditions(*rule) for rule in engine.get_rules()]
        self._activations = [_activation(rule) for rule in rules]
        self._counts = [len(_patterns(rule)) for rule in rules]
        self._tests = {place: tests for place, rule in enumerate(rules) if (tests := _joined_tests(rule))}
        self._alphas: dict[type, list[_Alpha]] = {}
        known: dict[int, _Alpha] = {}
        for place, rule in enumerate(rules):
            for pattern in _patterns(rule):
                if id(pattern) not in known:
                    known[id(pattern)] = _Alpha(pattern)
                    self._alphas.setdefault(type(pattern), []).append(known[id(pattern)])
                known[id(pattern)].rules.append(place)
        self.reset()

    def reset(self) -> None:
        """Forget all facts."""
        self._missing = self._counts.copy()
        self._facts: dict[type, Any] = {}

    def changes(self, adding: Iterable[Any] = (), deleting: Iterable[Any] = ()) -> tuple[list[Any], list[Any]]:
        """Return the activations that new facts add, and those that they remove: none."""
        if deleting:
            raise NotImplementedError("facts are never retracted")
        added = []
        for fact in adding:
            kind = type(fact)
            if kind in self._facts:
                raise InternalError(f"a second {kind.__name__}: counting needs one fact of each class")
            self._facts[kind] = fact
            for alpha in self._alphas.get(kind, ()):
                if alpha.test is None or alpha.test(fact["value"]):
                    for place in alpha.rules:
                        self._missing[place] -= 1
                        if not self._missing[place] and (place not in self._tests or self._meets_tests(place)):
                            added.append(self._activations[place])
        return added, []

    def _meets_tests(self, place: int) -> bool:
        return all(test(*(self._facts[kind]["value"] for kind in kinds)) for test, kinds in self._tests[place])


class SalienceStrategy(Strategy):  # type: ignore[misc]
    """Highest salience first. Each rule has its own salience, so there are no ties.

    The strategy of experta also sorts by fact ids, and keeps activations in a cache shared by all engines of a process.
    """

    def _update_agenda(self, agenda: Any, added: Iterable[Any], removed: Iterable[Any]) -> None:
        if removed:
            raise InternalError("an activation is taken back")
        for activation in added:
            insort(agenda.activations, activation, key=_SALIENCE)


def _activation(rule: Any) -> Any:
    """The one activation that a rule can have; it has no context, because no right-hand side uses bound names."""
    activation = Activation(rule, ())
    activation.key = rule.salience
    return activation


def _patterns(rule: Any) -> list[Any]:
    return [part for part in rule if not isinstance(part, TEST)]


def _value_test(pattern: Any) -> Callable[[Any], bool] | None:
    constraint = pattern.get("value")
    match constraint:
        case None | W():
            return None
        case P():
            return constraint.match  # type: ignore[no-any-return]
        case _:
            raise TypeError(f"{pattern!r} has a field constraint that this matcher does not know")


def _joined_tests(rule: Any) -> list[tuple[Callable[..., bool], list[type]]]:
    """Each TEST of `rule` with the classes of the facts whose values its parameters are bound to."""
    bound = {pattern["value"].__bind__: type(pattern) for pattern in _patterns(rule) if isinstance(pattern.get("value"), W)}
    return [(part[0], [bound[name] for name in signature(part[0]).parameters]) for part in rule if isinstance(part, TEST)]
