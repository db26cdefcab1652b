"""What verification must find, by trying all sets of answers, partial ones included: for packs with few values only.

Depends on `semantics` alone. Where several sets of rules would do as `others`, `is_minimal` judges the one that was named.
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

from advisor.logic.semantics import all_of, any_of, conclude, contradictions, rule_truth, truth_of
from advisor.pack import Finding, Status, premises
from advisor.pack.conditions import And, AtLeast, Not, Or, Truth
from advisor.pack.types import finite_values, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from advisor.logic.paths import Path
    from advisor.logic.semantics import Truth3
    from advisor.pack import Pack, Property, Rule
    from advisor.pack.conditions import Condition
    from advisor.pack.types import Value

Answers = dict[str, "Value"]
Found = tuple[str, str, "Path", "str | None", bool]  # code, subject, path, value, idle
GONE = object()  # a part that is removed


class Trial:
    """All sets of answers of `pack`: those that break no constraint, those of them with a completion, and the complete ones."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.every = [dict(answers) for answers in _all_answers(pack)]
        self.unbroken = [answers for answers in self.every if not contradictions(pack, answers)]
        self.complete = [answers for answers in self.unbroken if len(answers) == len(pack.inputs)]
        self.completable = [
            answers for answers in self.unbroken if any(answers.items() <= done.items() for done in self.complete)
        ]
        self._partial = [self._values(answers) for answers in self.unbroken]
        self._whole = [self._values(answers) for answers in self.complete]

    def found(self) -> set[Found]:
        """Everything there is to find, apart from the `others` of each."""
        if not self.complete:
            return {("contradictory-constraints", "", (), None, False)}
        found = {("property", wanted.id, (), None, False) for wanted in self.pack.properties.values() if self.breaking(wanted)}
        for fact, asked in self.pack.inputs.items():
            possible = [answers[fact] for answers in self.complete]
            excluded = [value for value in finite_values(asked.type) or () if value not in possible]
            found |= {("excluded-option", fact, (), value_text(value), False) for value in excluded}
        for rule in self.pack.rules.values():
            found |= {(code, rule.id, path, None, idle) for code, path, idle in self._of_rule(rule)}
        found |= {("always-true", fact, (), None, False) for fact in self.pack.derived if self._truths(fact) == {True}}
        found |= {("equivalent-findings", fact, (), None, False) for fact in self.pack.derived if self.twin(fact)}
        found |= {("irrelevant-input", fact, (), None, False) for fact in self.pack.inputs if self._is_irrelevant(fact)}
        return found

    def breaking(self, wanted: Property) -> list[Answers]:
        """The completable sets of answers under which a property is known to be broken."""
        return [one for one in self.completable if truth_of(wanted.condition, self._values(one)) is (not wanted.always)]

    def clash(self, constraints: Iterable[str]) -> bool:
        """True if no complete answers meet these constraints."""
        never = [self.pack.constraints[name].never for name in constraints]
        whole = [answers for answers in self.every if len(answers) == len(self.pack.inputs)]
        return all(any(truth_of(each, answers) for each in never) for answers in whole)

    def covers(self, rule: Rule, others: Sequence[Rule], path: Path | None = None) -> bool:
        """True if, beside `others`, its fact keeps its status everywhere without the rule, or with the part at `path` removed."""
        for values in self._partial:
            beside = [rule_truth(other, values) for other in others]
            shorter = [] if path is None else [_truth_with(rule, path, GONE, values)]
            if any_of([rule_truth(rule, values), *beside]) is not any_of([*shorter, *beside]):
                return False
        return True

    def is_minimal(self, rule: Rule, others: Sequence[Rule], path: Path | None = None) -> bool:
        """True if `others` cover the rule, and no longer do without any one of them."""
        fewer = [[other for other in others if other is not spared] for spared in others]
        return self.covers(rule, others, path) and not any(self.covers(rule, rest, path) for rest in fewer)

    def twin(self, fact: str) -> str | None:
        """The first finding before the finding `fact` with the same status throughout."""
        facts = [name for name, declared in self.pack.derived.items() if isinstance(declared, Finding)]
        before = facts[: facts.index(fact)] if fact in facts else []
        same = (other for other in before if all(values.get(other) is values.get(fact) for values in self._partial))
        return next(same, None)

    def changed_by(self, question: str) -> set[str]:
        """The derived facts that differ between two complete sets of answers that differ in `question` alone, constraints ignored."""
        groups: dict[Any, list[dict[str, Status]]] = {}
        for answers in self.every:
            if len(answers) == len(self.pack.inputs):
                rest = tuple(value for name, value in answers.items() if name != question)
                groups.setdefault(rest, []).append(conclude(self.pack, answers))
        return {
            fact for alike in groups.values() for one in alike for fact, status in one.items() if status is not alike[0][fact]
        }

    def resting(self, assumption: str) -> tuple[set[str], dict[str, list[Answers]]]:
        """The recommendations that never hold without `assumption`, and those that do at times, with the answers that need it."""
        always, sometimes = set(), {}
        for advice in (each.id for each in self.pack.recommendations()):
            holding = [answers for answers in self.completable if self._values(answers).get(advice)]
            losing = [answers for answers in holding if not self._values(answers, assumption).get(advice)]
            if losing and len(losing) == len(holding):
                always.add(advice)
            elif losing:
                sometimes[advice] = losing
        return always, sometimes

    def _values(self, answers: Answers, withdrawn: str | None = None) -> dict[str, Any]:
        """The known inputs and settled facts; rules that depend on the assumption `withdrawn` are unknown."""
        values: dict[str, Any] = dict(answers)
        for fact in self.pack.order:
            rules = self.pack.rules_for[fact]
            truth = any_of(None if withdrawn in _cited(self.pack, rule) else rule_truth(rule, values) for rule in rules)
            values |= {} if truth is None else {fact: truth}
        return values

    def _of_rule(self, rule: Rule) -> Iterator[tuple[str, Path, bool]]:
        others = [other for other in self.pack.rules_for[rule.then] if other is not rule]
        if not any(rule_truth(rule, values) for values in self._whole):
            yield "dead-rule", (), False
        elif any(self.covers(rule, [other]) for other in others):
            yield "subsumed-rule", (), False
        elif others and self.covers(rule, others):
            yield "redundant-rule", (), False
        else:
            for place, part in enumerate(rule.when):
                yield from self._of_part(rule, others, part, (place,))

    def _of_part(self, rule: Rule, others: Sequence[Rule], part: Condition, path: Path) -> Iterator[tuple[str, Path, bool]]:
        truths = {truth_of(part, values) for values in self._whole}
        named = part.part if isinstance(part, Not) else part
        if isinstance(named, Truth) and named.fact in self.pack.derived and len(truths) == 1:
            return
        if truths != {True, False}:
            yield "always-true" if truths == {True} else "dead-condition", path, False
        elif not self._decides(rule, part, path):
            yield "dead-condition", path, True
        elif _can_go(rule, path) and self.covers(rule, others, path):
            yield "redundant-condition", path, False
        else:
            for place, below in enumerate(_parts(part)):
                yield from self._of_part(rule, others, below, (*path, place))

    def _decides(self, rule: Rule, part: Condition, path: Path) -> bool:
        for values in self._partial:
            truth, outcome = truth_of(part, values), rule_truth(rule, values)
            if truth is not None and outcome is not None and _truth_with(rule, path, not truth, values) is not outcome:
                return True
        return False

    @cached_property
    def _targets(self) -> set[str]:
        members = {member for profile in self.pack.profiles.values() for member in profile.members}
        return members | {fact for fact, declared in self.pack.derived.items() if not isinstance(declared, Finding)}

    def _is_irrelevant(self, question: str) -> bool:
        return bool(self._targets) and not self._targets & self.changed_by(question)

    def _truths(self, fact: str) -> set[bool]:
        return {values[fact] for values in self._whole}


def _all_answers(pack: Pack) -> Iterator[Answers]:
    options = [[None, *(finite_values(asked.type) or ())] for asked in pack.inputs.values()]
    for values in product(*options):
        yield {fact: value for fact, value in zip(pack.inputs, values, strict=True) if value is not None}


def _cited(pack: Pack, rule: Rule) -> set[str]:
    asked = (pack.inputs[fact] for fact in premises(rule) if fact in pack.inputs)
    return {name for each in (rule, pack.derived[rule.then], *asked) for name in each.assumptions}


def _parts(condition: Condition) -> tuple[Condition, ...]:
    match condition:
        case Not(And() | Or() | AtLeast() | Not()):
            return (condition.part,)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            return parts
        case _:
            return ()


def _can_go(rule: Rule, path: Path) -> bool:
    """True if something is left beside the part at `path`: a negation has nothing but its part."""
    beside = rule.when
    for place in path[:-1]:
        beside = _parts(beside[place])
    return len(beside) > 1


def _truth_with(rule: Rule, path: Path, instead: object, values: Mapping[str, Value]) -> Truth3:
    """The truth of a rule with the truth `instead` for its part at `path`, or with that part GONE."""
    return all_of(_truths_with(rule.when, path, instead, values))


def _truths_with(parts: Sequence[Condition], path: Path, instead: Any, values: Mapping[str, Value]) -> Iterator[Truth3]:
    for place, part in enumerate(parts):
        if place != path[0]:
            yield truth_of(part, values)
        elif len(path) > 1:
            yield _truth_of_part(part, list(_truths_with(_parts(part), path[1:], instead, values)))
        elif instead is not GONE:
            yield instead


def _truth_of_part(condition: Condition, truths: list[Truth3]) -> Truth3:
    match condition:
        case Not():
            return None if truths[0] is None else not truths[0]
        case And():
            return all_of(truths)
        case Or():
            return any_of(truths)
        case AtLeast(count):
            needed = min(count, len(truths))
            return True if truths.count(True) >= needed else False if truths.count(False) > len(truths) - needed else None
    raise AssertionError(condition)
