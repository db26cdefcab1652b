"""The mutants of a pack and whether its cases notice them: as text, as JSON, and as a file of cases that notice the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from advisor.pack.printing import to_text as condition_text
from advisor.pack.types import value_text
from advisor.quality.mutants import ConclusionReplaced, ConditionDropped, ConditionReplaced, ConditionsJoined, RuleDropped
from advisor.render.counts import part_of, rounded_down
from advisor.render.json_values import not_decided
from advisor.source import documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.quality.mutants import Mutant
    from advisor.quality.mutation import Mutation, Survivor
    from advisor.render.json_values import Json

_PROVED = "proved: the same status of every derived fact under every set of answers, partial ones included"
_UNDECIDED = "not decided in the time given whether the cases notice it, or could; a longer --timeout may tell"


def to_text(found: Mutation) -> str:
    """The mutants that survive, each with a case that kills it, the equivalent and the undecided ones, and the score."""
    return "\n".join(_lines(found))


def to_json(found: Mutation) -> Json:
    """The score, rounded down to six digits, every survivor with a case that kills it, and the equivalent and undecided mutants."""
    return {
        "killed": len(found.killed),
        "survived": len(found.survivors),
        "equivalent": len(found.equivalent),
        "score": float(rounded_down(found.score, 6)),
        "survivors": [_mutant(survivor.mutant) | {"case": killing_case(survivor)} for survivor in found.survivors],
        "equivalents": [_mutant(mutant) for mutant in found.equivalent],
        **not_decided(_mutant(mutant) for mutant in found.undecided),
    }


def to_yaml(found: Mutation) -> str:
    """A cases file with a case for each survivor; empty where there is none."""
    return documents.dump({"cases": [killing_case(survivor) for survivor in found.survivors]}) if found.survivors else ""


def killing_case(survivor: Survivor) -> Json:
    """A case that the original pack passes and the mutant fails, as it stands in a file."""
    found = survivor.difference
    return {
        "name": f"{survivor.mutant.rule.id}: {change_text(survivor.mutant)}",
        "given": {question: value_text(value) for question, value in found.answers.items()},
        "expect": {found.fact: found.before.value},
    }


def change_text(mutant: Mutant) -> str:
    """How the rule of a mutant differs from the original."""
    match mutant.change:
        case RuleDropped():
            return "the rule is dropped"
        case ConditionDropped(condition):
            return f"without `{condition_text(condition)}`"
        case ConditionReplaced(before, after):
            return f"`{condition_text(before)}` becomes `{condition_text(after)}`"
        case ConditionsJoined():
            return "any one of its conditions is enough"
        case ConclusionReplaced(before, after):
            return f"concludes `{after}`, not `{before}`"
        case _:
            assert_never(mutant.change)


def _mutant(mutant: Mutant) -> Json:
    return {"rule": mutant.rule.id, "change": change_text(mutant)}


def _lines(found: Mutation) -> Iterator[str]:
    for survivor in found.survivors:
        yield f"SURVIVED {_headline(survivor.mutant)}"
        yield "    a case that kills it:"
        yield from (f"    {line}" for line in documents.dump([killing_case(survivor)]).splitlines())
    for mutant in found.equivalent:
        yield f"EQUIVALENT {_headline(mutant)}"
        yield f"    {_PROVED}"
    for mutant in found.undecided:
        yield f"UNKNOWN {_headline(mutant)}"
        yield f"    {_UNDECIDED}"
    if found.survivors or found.equivalent or found.undecided:
        yield ""
    more = f", {len(found.undecided)} not decided" if found.undecided else ""
    killed, survived, equivalent = len(found.killed), len(found.survivors), len(found.equivalent)
    yield f"mutants: {killed} killed, {survived} survived, {equivalent} equivalent{more}"
    yield f"mutation score: {part_of(killed, found.counted)}"


def _headline(mutant: Mutant) -> str:
    return f"{mutant.rule.location}: {mutant.rule.id}: {change_text(mutant)}"
