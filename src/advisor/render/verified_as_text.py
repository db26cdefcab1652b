"""What verification found, as text for those who write rules."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from advisor.logic.paths import condition_at
from advisor.pack.printing import to_text
from advisor.pack.types import value_text
from advisor.quality.checks import Code
from advisor.render.layout import item, named, wrapped
from advisor.render.phrases import answer_label, capitalised, status_label
from advisor.render.verified import location_of, observation_sentence, proved_sentence, range_of_check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.engines.smt import UnsatCore
    from advisor.pack import Pack
    from advisor.quality.checks import Check, Impact, Observation, Verification, Witness

_OTHERS = {
    Code.CONTRADICTORY_CONSTRAINTS: "together with",
    Code.SUBSUMED_RULE: "covered by",
    Code.REDUNDANT_RULE: "covered by",
    Code.REDUNDANT_CONDITION: "made up for by",
    Code.EQUIVALENT_FINDINGS: "the same as",
    Code.IRRELEVANT_INPUT: "decides only",
}


def verification_to_text(found: Verification, *, assumptions: bool = False) -> str:
    """What is found and not accepted, what is accepted, what is undecided, and a line for each check.

    With `assumptions` follows what rests on each of them, else only how much.
    """
    pack = found.pack
    open_ones = [each for each in found.observations if not each.accepted]
    sections = [
        [line for each in open_ones for line in _found(pack, each)],
        [line for each in found.observations if each.accepted for line in _accepted(pack, each)],
        list(_undecided(found)),
        [f"STALE {name}: accepted in pack.yaml, and not found" for name in found.stale],
        list(_checks(found)),
        [line for impact in found.impacts for line in _impact(pack, impact)] if assumptions else list(_resting(found)),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _found(pack: Pack, found: Observation) -> Iterator[str]:
    yield f"FOUND {_headline(pack, found)}"
    yield from wrapped(observation_sentence(pack, found), "    ")
    yield from wrapped(proved_sentence(pack, found), "    ")
    if found.witness:
        yield from _indented(_witness(pack, found.witness))
    yield from _others(found)
    yield from _rests_on(found.proof)
    yield f"    to accept it, give a reason under `accepted:` in pack.yaml: {found.id}: …"


def _accepted(pack: Pack, found: Observation) -> Iterator[str]:
    yield f"ACCEPTED {_headline(pack, found)}"
    yield from _others(found)
    yield from wrapped(f"accepted: {found.accepted}", "    ")


def _headline(pack: Pack, found: Observation) -> str:
    """Where it is, what it is, and of what: an id, with the condition or option that is meant."""
    text = f"{location_of(pack, found.code, found.subject)}: {found.code.value}: {found.subject}"
    if found.path:
        return f"{text}: `{to_text(condition_at(pack.rules[found.subject], found.path))}`"
    return text if found.value is None else f"{text}: {value_text(found.value)}"


def _witness(pack: Pack, witness: Witness) -> Iterator[str]:
    """The answers, a line for each, and what the engine concludes from them."""
    for question, value in witness.answers.items():
        yield from wrapped(f"{capitalised(pack.inputs[question].title)}: {answer_label(pack, question, value)}")
    if not witness.answers:
        yield "With no answer at all"
    for fact, status in witness.expect.items():
        yield from wrapped(f"→ {named(pack.derived[fact])}: {status_label(pack, pack.derived[fact], status)}")


def _others(found: Observation) -> Iterator[str]:
    if found.others:
        yield from wrapped(f"{_OTHERS[found.code]} {', '.join(found.others)}", "    ")


def _rests_on(proof: UnsatCore | None) -> Iterator[str]:
    """The ids that the proof rests on."""
    if proof and (proof.rules or proof.constraints):
        kinds = (("rules", proof.rules), ("constraints", proof.constraints))
        listed = (f"{kind} {', '.join(names)}" for kind, names in kinds if names)
        yield from wrapped(f"rests on {'; '.join(listed)}", "    ")


def _undecided(found: Verification) -> Iterator[str]:
    """What the solver gave up on, each subject once; the other checks make no sense before constraints are known to agree."""
    first, *others = found.checks
    if first.undecided:
        yield f"UNKNOWN {first.code.value}: {_gave_up(found.timeout)}"
    if found.cut_short:
        yield "UNKNOWN all other checks: not run, as no answers are known to meet the constraints"
        return
    codes: dict[str, list[str]] = defaultdict(list)
    for check in others:
        for subject in check.undecided:
            codes[f"{location_of(found.pack, check.code, subject)}: {subject}"].append(check.code.value)
    for place, names in codes.items():
        yield f"UNKNOWN {place}: {', '.join(names)}: {_gave_up(found.timeout)}"


def _gave_up(timeout: float) -> str:
    return f"the solver gave up after {timeout:.10g} {'second' if timeout == 1 else 'seconds'}"


def _checks(found: Verification) -> Iterator[str]:
    rows = [(check.code.value, _outcome(check), range_of_check(found.pack, check.code)) for check in found.checks]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for code, outcome, scope in rows:
        yield f"{code.ljust(widths[0])}   {outcome.ljust(widths[1])}   {scope}"


def _outcome(check: Check) -> str:
    if check.undecided:
        return "unknown"
    if not check.observations:
        return "proved"
    accepted = sum(bool(each.accepted) for each in check.observations)
    return f"found {len(check.observations)}" + (f" ({accepted} accepted)" if accepted else "")


def _resting(found: Verification) -> Iterator[str]:
    """How many recommendations rest on assumptions."""
    if found.impacts:
        total = len(found.pack.recommendations())
        verb = "rests" if len(found.resting) == 1 else "rest"
        yield f"{len(found.resting)} of {total} recommendations {verb} on assumptions in every situation; --assumptions lists them"


def _impact(pack: Pack, impact: Impact) -> Iterator[str]:
    assumption = pack.assumptions[impact.assumption]
    yield f"ASSUMPTION {assumption.location}: {assumption.id}"
    yield from wrapped(assumption.text, "    ")
    if impact.always:
        yield "    rests on it in every situation:"
        yield from _indented(line for advice in impact.always for line in item(named(pack.derived[advice])))
    if impact.sometimes:
        yield "    rests on it in some situations, for instance:"
        for witness in impact.sometimes.values():
            yield from _indented(_witness(pack, witness))
    if not impact.always and not impact.sometimes:
        yield "    no recommendation rests on it"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"      {line}" for line in lines)
