"""Proofs that two versions of a pack conclude the same, or answers, run through the engine, that show a difference."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from advisor.deadline import Deadline, UndecidedError
from advisor.engines.smt import VersionPair
from advisor.pack import Status, premises
from advisor.pack.types import value_text
from advisor.quality.diff.comparison import Refusal, Sameness, Witness
from advisor.quality.diff.edits import meaning
from advisor.result import confirm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from advisor.engines.smt.version_pair import Version
    from advisor.pack import Pack, Rule
    from advisor.pack.types import Value

_Found = TypeVar("_Found", Witness, Refusal)

Answers = dict[str, "Value"]
_BOTH: tuple[Version, Version] = ("new", "old")


class Prover:
    """Compares two versions of a pack. The solver is used only where the rules, read side by side, do not settle the question.

    It has `timeout` seconds for each question (None: as long as it needs).
    """

    def __init__(self, old: Pack, new: Pack, timeout: float | None) -> None:
        self._old, self._new, self._timeout = old, new, timeout
        self._equal: set[str] = set()  # the derived facts that are proved equal so far
        self._packs: dict[Version, Pack] = {"old": old, "new": new}

    def statuses(self, fact: str) -> tuple[Sameness, tuple[Witness, ...]]:
        """How the statuses of a derived fact of both versions compare; call it for premises before conclusions."""
        try:
            if self._same_as_written(fact) or not self._versions.differ(fact, deadline=self._deadline()):
                self._equal.add(fact)
                return Sameness.EQUAL, ()
            return _first(lambda common: self._witnesses(fact, common=common))
        except UndecidedError:
            return Sameness.UNKNOWN, ()

    def refusals(self, constraint: str) -> tuple[Sameness, tuple[Refusal, ...]]:
        """How the refusals through this constraint compare with what the other version refuses through any constraint."""
        try:
            return _first(lambda common: tuple(self._refusals(constraint, common=common)))
        except UndecidedError:
            return Sameness.UNKNOWN, ()

    def edit_changes_nothing(self, before: Rule | None, after: Rule | None) -> bool | None:
        """True if an edit of one rule, made in the old version by itself, changes no status; None where that is not decided."""
        if after is not None and not self._fits(after):
            return None
        edited = [rule for rule in (before, after) if rule is not None]
        try:
            return all(self._same_with(fact, before, after) for fact in dict.fromkeys(rule.then for rule in edited))
        except UndecidedError:
            return None

    def asked_the_same(self, name: str) -> bool:
        """True if both versions ask this question and take the same answers to it."""
        before, after = self._old.inputs.get(name), self._new.inputs.get(name)
        return before is not None and after is not None and before.type == after.type

    @cached_property
    def _versions(self) -> VersionPair:
        return VersionPair(self._old, self._new)

    def _deadline(self) -> Deadline:
        return Deadline.after(self._timeout)

    def _same_as_written(self, fact: str) -> bool:
        """True if the rules for the fact are written the same in both versions, and their premises are equal."""
        old, new = self._old.rules_for[fact], self._new.rules_for[fact]
        named = dict.fromkeys(name for rule in new for name in premises(rule))
        same_premises = all(name in self._equal or self.asked_the_same(name) for name in named)
        return same_premises and {meaning(rule) for rule in old} == {meaning(rule) for rule in new}

    def _fits(self, rule: Rule) -> bool:
        """True if the old version can have the rule: it has all its facts, and no premise depends on the conclusion."""
        named = premises(rule)
        known = rule.then in self._old.derived and all(name in self._old.derived or self.asked_the_same(name) for name in named)
        return known and rule.then not in self._old.cone(named)

    def _same_with(self, fact: str, before: Rule | None, after: Rule | None) -> bool:
        """True if the fact keeps its status in the old version with the rule `after` instead of `before`."""
        rules = [rule for rule in self._old.rules_for[fact] if before is None or rule.id != before.id]
        instead = [*rules, after] if after is not None and after.then == fact else rules
        return self._versions.same_status_with(fact, instead, deadline=self._deadline())

    def _witnesses(self, fact: str, *, common: bool) -> tuple[Witness, ...]:
        """For each version the fewest answers under which the fact holds in that one only; where there are none, those under which it fails."""
        for status in (Status.HOLDS, Status.FAILS):
            found = {version: self._only(version, fact, status, common=common) for version in _BOTH}
            witnesses = [
                self._witness(version, fact, status, answers) for version, answers in found.items() if answers is not None
            ]
            if witnesses:
                return tuple(witnesses)
        return ()

    def _only(self, version: Version, fact: str, status: Status, *, common: bool) -> Answers | None:
        """The fewest answers under which the fact has the status in one version only."""
        return self._versions.find_settled_only(
            version, fact, truth=status is Status.HOLDS, common=common, deadline=self._deadline()
        )

    def _witness(self, version: Version, fact: str, status: Status, answers: Answers) -> Witness:
        """The statuses of the fact in both versions; the engine confirms that it has `status` in one of them only."""
        expected = {each: {fact: {status} if each == version else {*Status} - {status}} for each in _BOTH}
        before, after = (confirm(pack, known_to(pack, answers), expected[each]) for each, pack in self._packs.items())
        return Witness(answers, before[fact].status, after[fact].status, *self._unknown(answers))

    def _refusals(self, constraint: str, *, common: bool) -> Iterator[Refusal]:
        for version in _BOTH:
            if constraint not in self._packs[version].constraints:
                continue
            answers = self._versions.find_refused_only(version, constraint, common=common, deadline=self._deadline())
            if answers is not None:
                for each, pack in self._packs.items():
                    confirm(pack, known_to(pack, answers), {}, breaking=constraint if each == version else None)
                yield Refusal(answers, version == "new", *self._unknown(answers))

    def _unknown(self, answers: Answers) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The questions whose answers the old version, and the new one, does not know."""
        old, new = (known_to(pack, answers) for pack in (self._old, self._new))
        return tuple(name for name in answers if name not in old), tuple(name for name in answers if name not in new)


def known_to(pack: Pack, answers: Mapping[str, Value]) -> Answers:
    """The answers that `pack` takes from a saved file; one that it does not know is not given."""
    parsed = {name: pack.inputs[name].type.parse(value_text(value)) for name, value in answers.items() if name in pack.inputs}
    return {name: value for name, value in parsed.items() if value is not None}


def _first(search: Callable[[bool], tuple[_Found, ...]]) -> tuple[Sameness, tuple[_Found, ...]]:
    """The result of a search among the answers that both versions know, or else among all."""
    for common, sameness in ((True, Sameness.DIFFERENT), (False, Sameness.BEYOND)):
        found = search(common)
        if found:
            return sameness, found
    return Sameness.EQUAL, ()
