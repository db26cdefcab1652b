"""All completions of some answers, tried one by one, which the SMT engine must agree with. For packs with few values only.

Statuses come from the compiled function, which `test_agreement` holds to the semantics.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from advisor.engines.compiled import to_function
from advisor.logic.semantics import contradictions
from advisor.pack.types import finite_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from advisor.pack import Pack
    from advisor.pack.types import Value

Answers = dict[str, "Value"]


def completions(pack: Pack, answers: Mapping[str, Value]) -> Iterator[Answers]:
    """Every completion, constraints ignored."""
    missing = [fact for fact in pack.inputs if fact not in answers]
    for values in product(*(finite_values(pack.inputs[fact].type) for fact in missing)):
        yield {**answers, **dict(zip(missing, values, strict=True))}


def truths_by_trial(pack: Pack, answers: Mapping[str, Value]) -> dict[str, set[bool]]:
    """The truths that each derived fact has among the completions that meet the constraints."""
    function = to_function(pack)
    seen = {function.truths(done)[::2] for done in completions(pack, answers) if not contradictions(pack, done)}
    return {fact: {truths[place] for truths in seen} for place, fact in enumerate(pack.derived)}


def flips_by_trial(pack: Pack, answers: Mapping[str, Value]) -> dict[str, set[str]]:
    """For each unanswered question the derived facts that differ between two completions that differ in it alone."""
    function = to_function(pack)
    missing = [fact for fact in pack.inputs if fact not in answers]
    truths = {tuple(done[fact] for fact in missing): function.truths(done)[::2] for done in completions(pack, answers)}
    found: dict[str, set[str]] = {fact: set() for fact in missing}
    for values, one in truths.items():
        for place, question in enumerate(missing):
            for value in finite_values(pack.inputs[question].type):
                other = truths[(*values[:place], value, *values[place + 1 :])]
                if other != one:
                    found[question] |= {fact for fact, mine, its in zip(pack.derived, one, other, strict=True) if mine != its}
    return found
