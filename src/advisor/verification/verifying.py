"""Running all checks of a pack."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from advisor.backends.symbolic import UndecidedError
from advisor.model import Finding
from advisor.verification.assumptions import study_assumption
from advisor.verification.facts import study_equal, study_fact
from advisor.verification.grounds import Grounds
from advisor.verification.inputs import Influences, study_constraints, study_options
from advisor.verification.observations import Check, Code, Impact, Observation, Verification
from advisor.verification.properties import study_property
from advisor.verification.rules import study_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from advisor.backends.symbolic import Proof
    from advisor.model import Pack

    _Step = tuple[tuple[Code, ...], str, Callable[[], Iterable[Observation]]]

_OF_RULES = (
    Code.DEAD_RULE, Code.SUBSUMED_RULE, Code.REDUNDANT_RULE, Code.DEAD_CONDITION, Code.ALWAYS_TRUE, Code.REDUNDANT_CONDITION,
)  # fmt: skip
TIMEOUT = 30.0  # seconds for one question to the solver


def verify(
    pack: Pack, *, timeout: float = TIMEOUT, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Verification:
    """Check everything about the whole rule base of `pack`. Deterministic, as long as the solver needs no more than `timeout` seconds
    for a question; what it gives up on is named in the check. `progress` hears how many of how many steps are done.
    """  # noqa: D205 - one thought
    notes = _Notes(pack)
    notes.look((Code.CONTRADICTORY_CONSTRAINTS,), "constraints", lambda: study_constraints(pack, timeout))
    if notes.found or notes.undecided:
        return notes.closed(unasked=True)
    steps = list(_steps(Grounds(pack, timeout), notes))
    for done, step in enumerate(steps):
        progress(done, len(steps))
        notes.look(*step)
    progress(len(steps), len(steps))
    return notes.closed()


class _Notes:
    """What has been found so far."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.found: list[Observation] = []
        self.undecided: dict[Code, list[str]] = defaultdict(list)
        self.impacts: list[Impact] = []
        self.proofs: dict[str, Proof] = {}

    def look(self, codes: Iterable[Code], subject: str, study: Callable[[], Iterable[Observation]]) -> None:
        """Note what `study` finds; if the solver gives up, that the subject is undecided for `codes`."""
        try:
            for found in study():
                self.found.append(replace(found, accepted=self.pack.accepted.get(found.id)))
        except UndecidedError:
            for code in codes:
                self.undecided[code].append(subject)

    def closed(self, *, unasked: bool = False) -> Verification:
        """All checks; `unasked` if the others make no sense, since no complete answers meet the constraints."""
        checks = []
        for code in Code:
            found = tuple(each for each in self.found if each.code is code)
            skipped = unasked and code is not Code.CONTRADICTORY_CONSTRAINTS
            checks.append(Check(code, found, (self.pack.id,) if skipped else tuple(self.undecided[code])))
        ids = {each.id for each in self.found}
        stale = tuple(name for name in self.pack.accepted if name not in ids)
        return Verification(
            self.pack, tuple(checks), tuple(self.impacts), self.proofs, () if unasked or any(self.undecided.values()) else stale
        )


def _steps(grounds: Grounds, notes: _Notes) -> Iterator[_Step]:
    pack, influences = grounds.pack, Influences(grounds)
    findings = [name for name, declared in pack.derived.items() if isinstance(declared, Finding)]
    yield from (((Code.PROPERTY,), name, partial(_property, grounds, notes, name)) for name in pack.properties)
    yield from (((Code.EXCLUDED_OPTION,), name, partial(study_options, grounds, name)) for name in pack.inputs)
    yield from ((_OF_RULES, rule.id, partial(study_rule, grounds, rule)) for rule in pack.rules.values())
    yield from (((Code.ALWAYS_TRUE,), fact, partial(study_fact, grounds, fact)) for fact in pack.derived)
    yield from (((Code.EQUIVALENT_FINDINGS,), fact, partial(study_equal, grounds, fact)) for fact in findings)
    yield from (((Code.IRRELEVANT_INPUT,), name, partial(influences.study_input, name)) for name in pack.inputs)
    yield from (((Code.ASSUMPTION_IMPACT,), name, partial(_impact, grounds, notes, name)) for name in pack.assumptions)


def _property(grounds: Grounds, notes: _Notes, name: str) -> Iterator[Observation]:
    found = study_property(grounds, grounds.pack.properties[name])
    if isinstance(found, Observation):
        yield found
    else:
        notes.proofs[name] = found


def _impact(grounds: Grounds, notes: _Notes, name: str) -> Iterator[Observation]:
    """Note what rests on an assumption; it is no defect, so nothing is observed."""
    notes.impacts.append(study_assumption(grounds, name))
    yield from ()
