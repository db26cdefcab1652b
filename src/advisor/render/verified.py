"""What verification found, in sentences for readers: texts of the pack, never an id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.diagnostics import InternalError, present
from advisor.logic.paths import condition_at
from advisor.pack import atoms_of
from advisor.pack.conditions import atoms
from advisor.quality.checks import Code
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
    from collections.abc import Iterator, Sequence

    from advisor.diagnostics import Location
    from advisor.engines.smt import UnsatCore
    from advisor.pack import Pack
    from advisor.quality.checks import Observation

_NAMED = 5  # rules and constraints that a sentence names


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence, and the sentences that it introduces where it ends in a colon."""

    text: str
    about: tuple[str, ...] = ()


def observation_sentence(pack: Pack, found: Observation) -> str:
    """What was found, and what makes it so, on one line; of many rules only the first are named."""
    return " ".join(" ".join([remark.text, *_numbered(pack, remark.about)]) for remark in observation_remarks(pack, found))


def observation_remarks(pack: Pack, found: Observation) -> tuple[Remark, ...]:
    """What was found, and what makes it so, remark by remark."""
    match found.code:
        case Code.CONTRADICTORY_CONSTRAINTS | Code.PROPERTY | Code.EXCLUDED_OPTION | Code.IRRELEVANT_INPUT:
            remarks = _about_answers(pack, found)
        case Code.DEAD_RULE | Code.SUBSUMED_RULE | Code.REDUNDANT_RULE:
            remarks = _about_rule(pack, found)
        case Code.ALWAYS_TRUE | Code.EQUIVALENT_FINDINGS if not found.path:
            remarks = _about_fact(pack, found)
        case _:
            remarks = _about_condition(pack, found)
    return tuple(Remark(capitalised(each.text), tuple(map(capitalised, each.about))) for each in remarks)


def range_of_check(pack: Pack, code: Code) -> str:
    """The answers that a check ranges over, as a clause."""
    words = catalogue(pack.language)
    match code:
        case Code.CONTRADICTORY_CONSTRAINTS:
            return words["range_every"]
        case Code.IRRELEVANT_INPUT:
            return words["range_unconstrained"]
        case Code.DEAD_CONDITION:
            return words["range_deciding"]
        case Code.ASSUMPTION_IMPACT:
            return words["range_completable"]
        case _:
            return words["range_partial" if code.partial else "range_complete"]


def proved_sentence(pack: Pack, found: Observation) -> str:
    """What was proved over which answers, as a sentence; of a witness, what it shows."""
    words = catalogue(pack.language)
    match found.code:
        case Code.PROPERTY:
            return words["proved_broken"]
        case Code.DEAD_CONDITION:
            return words["proved"].format(range=words["range_partial" if found.idle else "range_complete"])
        case _:
            return words["proved"].format(range=range_of_check(pack, found.code))


def proof_sentences(pack: Pack, proof: UnsatCore) -> tuple[str, ...]:
    """The rules and constraints that a proof rests on."""
    rules = [rule_sentence(pack, pack.rules[name]) for name in proof.rules]
    return (*rules, *(constraint_sentence(pack, pack.constraints[name]) for name in proof.constraints))


def location_of(pack: Pack, code: Code, subject: str) -> Location:
    """Where the subject of a check stands. Raises KeyError if it is no part of the pack."""
    match code:
        case Code.CONTRADICTORY_CONSTRAINTS:
            return pack.constraints[subject].location
        case Code.PROPERTY:
            return pack.properties[subject].location
        case Code.EXCLUDED_OPTION | Code.IRRELEVANT_INPUT:
            return pack.inputs[subject].location
        case Code.ASSUMPTION_IMPACT:
            return pack.assumptions[subject].location
        case _:
            return (pack.rules[subject] if subject in pack.rules else pack.derived[subject]).location


def subject_sentence(pack: Pack, code: Code, subject: str) -> str:
    """What a check looks at, by its words. Raises KeyError if it is no part of the pack."""
    match code:
        case Code.CONTRADICTORY_CONSTRAINTS:
            return constraint_sentence(pack, pack.constraints[subject])
        case Code.PROPERTY:
            return property_sentence(pack, pack.properties[subject])
        case Code.EXCLUDED_OPTION | Code.IRRELEVANT_INPUT:
            return pack.inputs[subject].ask
        case Code.ASSUMPTION_IMPACT:
            return pack.assumptions[subject].text
        case _ if subject in pack.rules:
            return rule_sentence(pack, pack.rules[subject])
        case _:
            return catalogue(pack.language)["sentence"].format(text=capitalised(statement(pack, subject)))


def _about_answers(pack: Pack, found: Observation) -> Iterator[Remark]:
    words = catalogue(pack.language)
    match found.code:
        case Code.CONTRADICTORY_CONSTRAINTS:
            clashing = [constraint_sentence(pack, pack.constraints[name]) for name in (found.subject, *found.others)]
            yield Remark(words["found_contradictory"], tuple(clashing))
        case Code.PROPERTY:
            wanted = pack.properties[found.subject]
            yield Remark(words["found_broken"].format(property=property_sentence(pack, wanted), because=wanted.because))
        case Code.EXCLUDED_OPTION:
            if found.value is None:
                raise InternalError("an excluded option is not named")
            answer, ask = value_label(pack, found.subject, found.value), pack.inputs[found.subject].ask
            yield Remark(words["found_excluded"].format(answer=answer, ask=ask))
            yield from _grounds(pack, found, "found_excluded_by")
        case _:
            yield Remark(words["found_irrelevant"].format(ask=pack.inputs[found.subject].ask))
            decided = tuple(words["sentence"].format(text=statement(pack, fact)) for fact in found.others)
            yield Remark(words["found_decides_only" if decided else "found_decides_nothing"], decided)


def _about_rule(pack: Pack, found: Observation) -> Iterator[Remark]:
    words, rule = catalogue(pack.language), pack.rules[found.subject]
    said = (rule_sentence(pack, rule),)
    if found.code is Code.DEAD_RULE:
        yield Remark(words["found_dead_rule"], said)
        by_itself = "found_contradicts_conditions" if len(atoms_of(rule)) > 1 else "found_never_met"
        yield from _grounds(pack, found, "found_excluded_by", by_itself)
    else:
        yield Remark(words["found_adds_nothing"], said)
        yield _covering(pack, found, "found_one_does" if found.code is Code.SUBSUMED_RULE else "found_others_do")
        yield from _grounds(pack, found, "found_rests_on")


def _about_fact(pack: Pack, found: Observation) -> Iterator[Remark]:
    words, said = catalogue(pack.language), statement(pack, found.subject)
    if found.code is Code.ALWAYS_TRUE:
        yield Remark(words["found_always_fact"].format(fact=said))
        yield from _grounds(pack, found, "found_said_by")
    else:
        both = (said, statement(pack, found.others[0]))
        yield Remark(words["found_equivalent"], tuple(words["sentence"].format(text=each) for each in both))
        yield from _grounds(pack, found, "found_rests_on")


def _about_condition(pack: Pack, found: Observation) -> Iterator[Remark]:
    """Remarks on the condition, the rule, and what makes it so."""
    words, rule = catalogue(pack.language), pack.rules[found.subject]
    condition = condition_at(rule, found.path)
    if found.idle:
        key, reasons = "found_idle", _grounds(pack, found, "found_rest_decides_with", "found_rest_decides")
    elif found.code is Code.DEAD_CONDITION:
        by_itself = "found_contradicts_itself" if len(tuple(atoms(condition))) > 1 else "found_never_met"
        key, reasons = "found_dead_condition", _grounds(pack, found, "found_excluded_by", by_itself)
    elif found.code is Code.ALWAYS_TRUE:
        key, reasons = "found_always_condition", _grounds(pack, found, "found_said_by", "found_says_nothing")
    elif found.others:
        key = "found_superfluous"
        reasons = (_covering(pack, found, "found_others_make_up"), *_grounds(pack, found, "found_rests_on"))
    else:
        key, reasons = "found_superfluous", _grounds(pack, found, "found_rest_makes_up_with", "found_rest_makes_up")
    yield Remark(words[key].format(condition=phrase(pack, condition)))
    yield Remark(words["found_in_rule"], (rule_sentence(pack, rule),))
    yield from reasons


def _covering(pack: Pack, found: Observation, key: str) -> Remark:
    """The rules that do as much."""
    return Remark(catalogue(pack.language)[key], tuple(rule_sentence(pack, pack.rules[other]) for other in found.others))


def _grounds(pack: Pack, found: Observation, key: str, by_itself: str = "") -> tuple[Remark, ...]:
    """What the proof rests on, after the text of `key`; that of `by_itself` where it is nothing but what is looked at."""
    words = catalogue(pack.language)
    grounds = proof_sentences(pack, present(found.proof, "what is proved has a proof"))
    if grounds:
        return (Remark(words[key], grounds),)
    return (Remark(words[by_itself]),) if by_itself else ()


def _numbered(pack: Pack, sentences: Sequence[str]) -> Sequence[str]:
    """Sentences with numbers where there are several; of many only the first."""
    if len(sentences) < 2:
        return sentences
    words = catalogue(pack.language)
    numbered = [words["found_numbered"].format(number=place, text=each) for place, each in enumerate(sentences[:_NAMED], 1)]
    left = len(sentences) - _NAMED
    return numbered + ([words["found_more"].format(count=left)] if left > 0 else [])
