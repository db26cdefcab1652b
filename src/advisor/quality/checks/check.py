"""The parts of a verification check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from advisor.deadline import Deadline
    from advisor.logic.paths import Path
    from advisor.pack import Assumption, Constraint, Derived, Input, Pack, Property, Rule
    from advisor.quality.checks.answer_space import AnswerSpace
    from advisor.quality.checks.observations import Impact, Observation, ProvedProperty
    from advisor.quality.checks.remarks import Remark

    Subject = Rule | Derived | Input | Constraint | Property | Assumption
    Found = Observation | ProvedProperty | Impact

COMPLETE = "range_complete"  # complete answers that meet the constraints
PARTIAL = "range_partial"  # answers, partial ones included, that break no constraint


def _no_subjects(_pack: Pack) -> Mapping[str, Subject]:
    return {}


def _no_remarks(_pack: Pack, _found: Observation) -> Iterator[Remark]:
    return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One kind of fault to look for; `code` is its name in files.

    These are keys of the catalogue in this folder: `claim`, what is so if nothing is found; `over`, the answers that the check ranges
    over; `proved`, what a finding proves; `others`, how a listing introduces the others that a finding names.
    `describe` returns the remarks on a finding. With `others_in_id` the id of a finding names its others too.

    A check is run in one or more of these ways; each raises UndecidedError if the solver gives up:
    `study` returns what is found about one of the `subjects`, given by its id;
    `of_rule` and `of_condition` return what is found about a rule, or about its condition at a path, when `rule_walk` asks them;
    `precondition` returns what is found about the whole pack before there are answers to range over; then no other check is run.
    """

    code: str
    claim: str
    over: str
    proved: str = "proved"
    others: str = "others_together_with"
    others_in_id: bool = False
    describe: Callable[[Pack, Observation], Iterable[Remark]] = _no_remarks
    subjects: Callable[[Pack], Mapping[str, Subject]] = _no_subjects
    study: Callable[[AnswerSpace, str], Iterable[Found]] | None = None
    of_rule: Callable[[AnswerSpace, Rule], Observation | None] | None = None
    of_condition: Callable[[AnswerSpace, Rule, Path], Observation | None] | None = None
    precondition: Callable[[Pack, Deadline], Iterable[Observation]] | None = None

    def subject(self, pack: Pack, name: str) -> Subject:
        """The part of `pack` with the id `name`. Raises KeyError if it is none that this check reports on."""
        if (self.of_rule or self.of_condition) and name in pack.rules:
            return pack.rules[name]
        return self.subjects(pack)[name]
