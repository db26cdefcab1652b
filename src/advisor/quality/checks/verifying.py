"""Running all checks of a pack."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, assert_never

from advisor.deadline import UndecidedError
from advisor.engines.smt import TIMEOUT
from advisor.pack import Finding
from advisor.quality.checks.assumptions import study_assumption
from advisor.quality.checks.facts import study_equal, study_fact
from advisor.quality.checks.grounds import AnswerSpace
from advisor.quality.checks.inputs import Influences, study_constraints, study_options
from advisor.quality.checks.observations import Check, Code, Impact, Observation, ProvedProperty, Verification
from advisor.quality.checks.properties import study_property
from advisor.quality.checks.rules import study_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from advisor.engines.smt import UnsatCore
    from advisor.pack import Pack

    _Study = Callable[[], Iterable[Observation | ProvedProperty | Impact]]
    _Step = tuple[tuple[Code, ...], str, _Study]

_OF_RULES = (
    Code.DEAD_RULE, Code.SUBSUMED_RULE, Code.REDUNDANT_RULE, Code.DEAD_CONDITION, Code.ALWAYS_TRUE, Code.REDUNDANT_CONDITION,
)  # fmt: skip


def verify(
    pack: Pack, *, timeout: float = TIMEOUT, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Verification:
    """Check everything about the whole rule base of `pack`.

    A question to the solver has `timeout` seconds. What is not decided then is named in the check; as long as none needs more, the
    result is the same each time. `progress` hears how many of how many steps are done.
    """
    notes = _Notes(pack, timeout)
    notes.look((Code.CONTRADICTORY_CONSTRAINTS,), "constraints", partial(study_constraints, pack, timeout))
    if notes.found or notes.undecided:
        return notes.closed(unasked=True)
    steps = list(_steps(AnswerSpace(pack, timeout)))
    for done, step in enumerate(steps):
        progress(done, len(steps))
        notes.look(*step)
    progress(len(steps), len(steps))
    return notes.closed()


class _Notes:
    """What has been found so far."""

    def __init__(self, pack: Pack, timeout: float) -> None:
        self._pack, self._timeout = pack, timeout
        self.found: list[Observation] = []
        self.undecided: list[tuple[Code, str]] = []
        self._impacts: list[Impact] = []
        self._proofs: dict[str, UnsatCore] = {}

    def look(self, codes: Iterable[Code], subject: str, study: _Study) -> None:
        """Note what `study` finds; if the solver gives up, that the subject is undecided for `codes`."""
        try:
            for found in study():
                self._note(found)
        except UndecidedError:
            self.undecided += [(code, subject) for code in codes]

    def _note(self, found: Observation | ProvedProperty | Impact) -> None:
        match found:
            case Observation():
                self.found.append(replace(found, accepted=self._pack.accepted.get(found.id)))
            case ProvedProperty(name, proof):
                self._proofs[name] = proof
            case Impact():
                self._impacts.append(found)
            case _:
                assert_never(found)

    def closed(self, *, unasked: bool = False) -> Verification:
        """All checks; `unasked` if the others make no sense, since no complete answers meet the constraints."""
        undecided = list(self.undecided)
        if unasked:
            undecided += [(code, self._pack.id) for code in Code if code is not Code.CONTRADICTORY_CONSTRAINTS]
        checks = [
            Check(
                code,
                tuple(found for found in self.found if found.code is code),
                tuple(subject for asked, subject in undecided if asked is code),
            )
            for code in Code
        ]
        ids = {found.id for found in self.found}
        stale = () if undecided else tuple(name for name in self._pack.accepted if name not in ids)
        return Verification(self._pack, self._timeout, tuple(checks), tuple(self._impacts), self._proofs, stale)


def _steps(grounds: AnswerSpace) -> Iterator[_Step]:
    pack, influences = grounds.pack, Influences(grounds)
    findings = [name for name, declared in pack.derived.items() if isinstance(declared, Finding)]
    yield from (((Code.PROPERTY,), wanted.id, partial(study_property, grounds, wanted)) for wanted in pack.properties.values())
    yield from (((Code.EXCLUDED_OPTION,), name, partial(study_options, grounds, name)) for name in pack.inputs)
    yield from ((_OF_RULES, rule.id, partial(study_rule, grounds, rule)) for rule in pack.rules.values())
    yield from (((Code.ALWAYS_TRUE,), fact, partial(study_fact, grounds, fact)) for fact in pack.derived)
    yield from (((Code.EQUIVALENT_FINDINGS,), fact, partial(study_equal, grounds, fact)) for fact in findings)
    yield from (((Code.IRRELEVANT_INPUT,), name, partial(influences.study_input, name)) for name in pack.inputs)
    yield from (((Code.ASSUMPTION_IMPACT,), name, partial(study_assumption, grounds, name)) for name in pack.assumptions)
