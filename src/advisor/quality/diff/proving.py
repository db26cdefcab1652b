"""What two versions of a pack conclude differently: proved by the solver, or shown by answers that were run through the engine."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from advisor.deadline import Deadline, UndecidedError
from advisor.engines.smt import VersionPair
from advisor.pack import Status, premises
from advisor.pack.types import value_text
from advisor.quality.diff.differences import Refusal, Sameness, Witness
from advisor.quality.diff.editing import meaning
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
    """Questions about two versions of a pack. The solver is only asked what reading the rules side by side does not tell.

    A question to it has `timeout` seconds.
    """

    def __init__(self, old: Pack, new: Pack, timeout: float | None) -> None:
        self._old, self._new, self._timeout = old, new, timeout
        self._equal: set[str] = set()  # the derived facts that are proved equal so far
        self._packs: dict[Version, Pack] = {"old": old, "new": new}

    def statuses(self, fact: str) -> tuple[Sameness, tuple[Witness, ...]]:
        """Whether a derived fact of both versions has the same status in them; to be asked of premises before conclusions."""
        try:
            if self._reads_alike(fact) or not self._versions.differ(fact, deadline=self._deadline()):
                self._equal.add(fact)
                return Sameness.EQUAL, ()
            return _either(lambda common: self._witnesses(fact, common=common))
        except UndecidedError:
            return Sameness.UNKNOWN, ()

    def refusals(self, constraint: str) -> tuple[Sameness, tuple[Refusal, ...]]:
        """Whether the other version also refuses what one refuses through this constraint, be it through another one."""
        try:
            return _either(lambda common: tuple(self._refusals(constraint, common=common)))
        except UndecidedError:
            return Sameness.UNKNOWN, ()

    def edit_changes_nothing(self, before: Rule | None, after: Rule | None) -> bool | None:
        """Whether an edit of one rule, made in the old version by itself, changes no status; None where that cannot be told."""
        if after is not None and not self._fits(after):
            return None
        edited = [rule for rule in (before, after) if rule is not None]
        try:
            return all(self._same_with(fact, before, after) for fact in dict.fromkeys(rule.then for rule in edited))
        except UndecidedError:
            return None

    def asked_alike(self, name: str) -> bool:
        """Whether both versions ask this question and take the same answers to it."""
        one, other = self._old.inputs.get(name), self._new.inputs.get(name)
        return one is not None and other is not None and one.type == other.type

    @cached_property
    def _versions(self) -> VersionPair:
        return VersionPair(self._old, self._new)

    def _deadline(self) -> Deadline:
        return Deadline.after(self._timeout)

    def _reads_alike(self, fact: str) -> bool:
        """Whether the rules for the fact are the same in both versions, as written, and so is all that they build on."""
        old, new = self._old.rules_for[fact], self._new.rules_for[fact]
        named = dict.fromkeys(name for rule in new for name in premises(rule))
        alike = all(name in self._equal or self.asked_alike(name) for name in named)
        return alike and {meaning(rule) for rule in old} == {meaning(rule) for rule in new}

    def _fits(self, rule: Rule) -> bool:
        """Whether the rule can stand in the old version: that has all its facts, and none of its premises rests on its conclusion."""
        named = premises(rule)
        known = rule.then in self._old.derived and all(name in self._old.derived or self.asked_alike(name) for name in named)
        return known and rule.then not in self._old.cone(named)

    def _same_with(self, fact: str, before: Rule | None, after: Rule | None) -> bool:
        """Whether the fact keeps its status in the old version if there is the rule `after` instead of `before`."""
        rules = [rule for rule in self._old.rules_for[fact] if before is None or rule.id != before.id]
        instead = [*rules, after] if after is not None and after.then == fact else rules
        return self._versions.same_status_with(fact, instead, deadline=self._deadline())

    def _witnesses(self, fact: str, *, common: bool) -> tuple[Witness, ...]:
        """The fewest answers for each direction in which the fact holds in one version only; where there are none, likewise fails."""
        for status in (Status.HOLDS, Status.FAILS):
            asked = {
                version: self._versions.find_settled_only(
                    version, fact, truth=status is Status.HOLDS, common=common, deadline=self._deadline()
                )
                for version in _BOTH
            }
            found = {version: answers for version, answers in asked.items() if answers is not None}
            if found:
                return tuple(self._witness(version, fact, status, answers) for version, answers in found.items())
        return ()

    def _witness(self, version: Version, fact: str, status: Status, answers: Answers) -> Witness:
        """That the fact has this status in one version only, once the engine has confirmed it."""
        sides = {each: {fact: {status} if each == version else {*Status} - {status}} for each in _BOTH}
        before, after = (confirm(pack, known_to(pack, answers), sides[each]) for each, pack in self._packs.items())
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
    """What `pack` reads of written answers, as of a saved file: one that it does not know is not given."""
    read = {name: pack.inputs[name].type.parse(value_text(value)) for name, value in answers.items() if name in pack.inputs}
    return {name: value for name, value in read.items() if value is not None}


def _either(found_among: Callable[[bool], tuple[_Found, ...]]) -> tuple[Sameness, tuple[_Found, ...]]:
    """What is found among the answers that both versions know, or else among all."""
    for common, sameness in ((True, Sameness.DIFFERENT), (False, Sameness.BEYOND)):
        found = found_among(common)
        if found:
            return sameness, found
    return Sameness.EQUAL, ()
