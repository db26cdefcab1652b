"""Findings of verification in sentences for readers: texts of the pack, never an id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.pack import Assumption, Constraint, Finding, Input, Notice, Property, Recommendation, Rule
from advisor.quality.checks.remarks import ValueOf, premises_of
from advisor.render.catalogue import catalogue
from advisor.render.phrases import (
    capitalised,
    constraint_sentence,
    phrase,
    property_sentence,
    rule_sentence,
    statement,
    value_label,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.engines.smt import UnsatCore
    from advisor.pack import Pack
    from advisor.quality.checks.check import Check
    from advisor.quality.checks.observations import Observation
    from advisor.quality.checks.remarks import Reference

_NAMED = 5  # rules and constraints that a sentence names


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the sentences that it introduces if it ends in a colon."""

    text: str
    about: tuple[str, ...] = ()


def observation_sentence(pack: Pack, found: Observation) -> str:
    """A finding and the reasons for it, on one line; of many rules only the first are named."""
    return " ".join(" ".join([said.text, *_numbered(pack, said.about)]) for said in observation_sentences(pack, found))


def observation_sentences(pack: Pack, found: Observation) -> tuple[Sentence, ...]:
    """A finding and the reasons for it, one sentence per remark."""
    words = catalogue(pack.language)
    return tuple(
        Sentence(
            capitalised(words[remark.key].format_map({name: _phrase(pack, named) for name, named in remark.names.items()})),
            tuple(_sentence(pack, named) for named in remark.about),
        )
        for remark in found.check.describe(pack, found)
    )


def range_of_check(pack: Pack, check: Check) -> str:
    """The answers that a check ranges over, as a clause."""
    return catalogue(pack.language)[check.over]


def claim_of_check(pack: Pack, check: Check) -> str:
    """The claim that is true if a check finds nothing, without a full stop."""
    return catalogue(pack.language)[check.claim]


def proved_sentence(pack: Pack, found: Observation) -> str:
    """A sentence on the answers that a finding was proved over, or on its witness."""
    words = catalogue(pack.language)
    return words[found.check.proved].format(range=words[found.over or found.check.over])


def proof_sentences(pack: Pack, proof: UnsatCore) -> tuple[str, ...]:
    """The rules and constraints that a proof depends on."""
    return tuple(_sentence(pack, premise) for premise in premises_of(pack, proof))


def subject_sentence(pack: Pack, check: Check, subject: str) -> str:
    """A subject of a check, in words. Raises KeyError if it is no part of the pack."""
    return _sentence(pack, check.subject(pack, subject))


def _phrase(pack: Pack, named: Reference | str) -> str:
    """Something that a remark names, as it stands within a sentence."""
    match named:
        case str():
            return named
        case Rule():
            return rule_sentence(pack, named)
        case Constraint():
            return constraint_sentence(pack, named)
        case Property():
            return property_sentence(pack, named)
        case Assumption():
            return named.text
        case Input():
            return named.ask
        case Finding() | Recommendation() | Notice():
            return statement(pack, named.id)
        case ValueOf(question, value):
            return value_label(pack, question.id, value)
        case _:
            return phrase(pack, named)


def _sentence(pack: Pack, named: Reference) -> str:
    """Something that a remark names, as a sentence of its own."""
    text = capitalised(_phrase(pack, named))
    if isinstance(named, Finding | Recommendation | Notice):
        return catalogue(pack.language)["sentence"].format(text=text)
    return text


def _numbered(pack: Pack, sentences: Sequence[str]) -> Sequence[str]:
    """Sentences with numbers if there are several; of many only the first."""
    if len(sentences) < 2:
        return sentences
    words = catalogue(pack.language)
    numbered = [words["found_numbered"].format(number=place, text=each) for place, each in enumerate(sentences[:_NAMED], 1)]
    left = len(sentences) - _NAMED
    return numbered + ([words["found_more"].format(count=left)] if left > 0 else [])
