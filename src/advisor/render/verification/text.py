"""Results of verification as text for those who write rules."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from advisor.logic.paths import condition_at
from advisor.pack import printing
from advisor.pack.types import value_text
from advisor.render.catalogue import catalogue
from advisor.render.layout import item, named, table, wrapped
from advisor.render.phrases import answer_label, capitalised, status_label
from advisor.render.verification.sentences import observation_sentence, proved_sentence, range_of_check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.engines.smt import UnsatCore
    from advisor.pack import Pack
    from advisor.quality.checks.observations import Impact, Observation, Witness
    from advisor.quality.checks.verification import CheckResult, Verification


def to_text(found: Verification, *, assumptions: bool = False) -> str:
    """Findings without a waiver, those with one, what is undecided, and a line for each check.

    Then come the recommendations that depend on each assumption, or without `assumptions` how many do.
    """
    pack = found.pack
    unwaived = [each for each in found.observations if not each.waiver]
    sections = [
        [line for each in unwaived for line in _found(pack, each)],
        [line for each in found.observations if each.waiver for line in _accepted(pack, each)],
        list(_undecided(found)),
        [f"STALE {name}: accepted in pack.yaml, and not found" for name in found.stale],
        list(_checks(found)),
        [line for impact in found.impacts for line in _impact(pack, impact)] if assumptions else list(_dependent(found)),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _found(pack: Pack, found: Observation) -> Iterator[str]:
    yield f"FOUND {_headline(pack, found)}"
    yield from wrapped(observation_sentence(pack, found), "    ")
    yield from wrapped(proved_sentence(pack, found), "    ")
    if found.witness:
        yield from _indented(_witness(pack, found.witness))
    yield from _others(pack, found)
    yield from _depends_on(found.proof)
    yield f"    to accept it, give a reason under `accepted:` in pack.yaml: {found.id}: …"


def _accepted(pack: Pack, found: Observation) -> Iterator[str]:
    yield f"ACCEPTED {_headline(pack, found)}"
    yield from _others(pack, found)
    yield from wrapped(f"accepted: {found.waiver}", "    ")


def _headline(pack: Pack, found: Observation) -> str:
    """The place, the code and the id of what the finding is about, with its condition or option."""
    text = f"{found.check.subject(pack, found.subject).location}: {found.check.code}: {found.subject}"
    if found.path:
        return f"{text}: `{printing.to_text(condition_at(pack.rules[found.subject], found.path))}`"
    return text if found.value is None else f"{text}: {value_text(found.value)}"


def _witness(pack: Pack, witness: Witness) -> Iterator[str]:
    """The answers, a line for each, and what the engine concludes from them."""
    for question, value in witness.answers.items():
        yield from wrapped(f"{capitalised(pack.inputs[question].title)}: {answer_label(pack, question, value)}")
    if not witness.answers:
        yield "With no answer at all"
    for fact, status in witness.expect.items():
        yield from wrapped(f"→ {named(pack.derived[fact])}: {status_label(pack, pack.derived[fact], status)}")


def _others(pack: Pack, found: Observation) -> Iterator[str]:
    if found.others:
        yield from wrapped(f"{catalogue(pack.language)[found.check.others]} {', '.join(found.others)}", "    ")


def _depends_on(proof: UnsatCore | None) -> Iterator[str]:
    """The ids that the proof depends on."""
    if proof and (proof.rules or proof.constraints):
        kinds = (("rules", proof.rules), ("constraints", proof.constraints))
        listed = (f"{kind} {', '.join(names)}" for kind, names in kinds if names)
        yield from wrapped(f"depends on {'; '.join(listed)}", "    ")


def _undecided(found: Verification) -> Iterator[str]:
    """The subjects that the solver gave up on, each once, with the codes of the checks."""
    if found.cut_short:
        yield from (f"UNKNOWN {result.code}: {_gave_up(found.timeout)}" for result in found.run if result.undecided)
        yield "UNKNOWN all other checks: not run, as no answers are known to meet the constraints"
        return
    codes: dict[str, list[str]] = defaultdict(list)
    for result in found.checks:
        for subject in result.undecided:
            codes[f"{result.check.subject(found.pack, subject).location}: {subject}"].append(result.code)
    for place, names in codes.items():
        yield f"UNKNOWN {place}: {', '.join(names)}: {_gave_up(found.timeout)}"


def _gave_up(timeout: float) -> str:
    return f"the solver gave up after {timeout:.10g} {'second' if timeout == 1 else 'seconds'}"


def _checks(found: Verification) -> Iterator[str]:
    yield from table([(result.code, _outcome(result), range_of_check(found.pack, result.check)) for result in found.checks])


def _outcome(result: CheckResult) -> str:
    if result.undecided:
        return "unknown"
    if not result.observations:
        return "proved"
    accepted = sum(bool(each.waiver) for each in result.observations)
    return f"found {len(result.observations)}" + (f" ({accepted} accepted)" if accepted else "")


def _dependent(found: Verification) -> Iterator[str]:
    """The number of recommendations that depend on assumptions."""
    if found.impacts:
        total = len(found.pack.recommendations())
        verb = "depends" if len(found.dependent) == 1 else "depend"
        yield f"{len(found.dependent)} of {total} recommendations {verb} on assumptions in every situation; --assumptions lists them"


def _impact(pack: Pack, impact: Impact) -> Iterator[str]:
    assumption = pack.assumptions[impact.assumption]
    yield f"ASSUMPTION {assumption.location}: {assumption.id}"
    yield from wrapped(assumption.text, "    ")
    if impact.always:
        yield "    depends on it in every situation:"
        yield from _indented(line for advice in impact.always for line in item(named(pack.derived[advice])))
    if impact.sometimes:
        yield "    depends on it in some situations, for instance:"
        for witness in impact.sometimes.values():
            yield from _indented(_witness(pack, witness))
    if not impact.always and not impact.sometimes:
        yield "    no recommendation depends on it"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"      {line}" for line in lines)
