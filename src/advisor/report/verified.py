"""What verification found, in sentences for readers: texts of the pack, never an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.expressions.conditions import atoms
from advisor.model import atoms_of
from advisor.parts import part_at
from advisor.verification import Code
from advisor.wording import (
    capitalised,
    catalogue,
    constraint_sentence,
    phrase,
    property_sentence,
    rule_sentence,
    statement,
)
from advisor.wording.phrases import value_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.diagnostics import Location
    from advisor.model import Pack
    from advisor.verification import Observation

_NAMED = 5  # rules and constraints that a sentence names


def observation_sentence(pack: Pack, found: Observation) -> str:
    """What was found, and what makes it so, as a few sentences on one line."""
    match found.code:
        case Code.CONTRADICTORY_CONSTRAINTS | Code.PROPERTY | Code.EXCLUDED_OPTION | Code.IRRELEVANT_INPUT:
            return _about_answers(pack, found)
        case Code.DEAD_RULE | Code.SUBSUMED_RULE | Code.REDUNDANT_RULE:
            return _about_rule(pack, found)
        case Code.ALWAYS_TRUE | Code.EQUIVALENT_FINDINGS if not found.path:
            return _about_fact(pack, found)
        case _:
            return _about_condition(pack, found)


def range_of(pack: Pack, code: Code) -> str:
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
            return words["proved"].format(range=range_of(pack, found.code))


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


def _about_answers(pack: Pack, found: Observation) -> str:
    words = catalogue(pack.language)
    match found.code:
        case Code.CONTRADICTORY_CONSTRAINTS:
            clashing = [constraint_sentence(pack, pack.constraints[name]) for name in (found.subject, *found.others)]
            return words["found_contradictory"].format(grounds=_listed(pack, clashing))
        case Code.PROPERTY:
            wanted = pack.properties[found.subject]
            return words["found_broken"].format(property=property_sentence(pack, wanted), because=wanted.because)
        case Code.EXCLUDED_OPTION:
            assert found.value is not None
            answer, ask = value_label(pack, found.subject, found.value), pack.inputs[found.subject].ask
            return _joined(words["found_excluded"].format(answer=answer, ask=ask), _grounds(pack, found, "found_excluded_by"))
        case _:
            said = words["found_irrelevant"].format(ask=pack.inputs[found.subject].ask)
            decided = [words["sentence"].format(text=statement(pack, fact)) for fact in found.others]
            rest = words["found_decides_only"].format(facts=_listed(pack, decided)) if decided else words["found_decides_nothing"]
            return _joined(said, rest)


def _about_rule(pack: Pack, found: Observation) -> str:
    words, rule = catalogue(pack.language), pack.rules[found.subject]
    said = rule_sentence(pack, rule)
    if found.code is Code.DEAD_RULE:
        by_itself = "found_contradicts_conditions" if len(atoms_of(rule)) > 1 else "found_never_met"
        return _joined(words["found_dead_rule"].format(rule=said), _grounds(pack, found, "found_excluded_by", by_itself))
    covering = _listed(pack, [rule_sentence(pack, pack.rules[other]) for other in found.others])
    key = "found_subsumed" if found.code is Code.SUBSUMED_RULE else "found_redundant"
    return _joined(words[key].format(rule=said, others=covering), _grounds(pack, found, "found_rests_on"))


def _about_fact(pack: Pack, found: Observation) -> str:
    words, said = catalogue(pack.language), statement(pack, found.subject)
    if found.code is Code.ALWAYS_TRUE:
        return _joined(words["found_always_fact"].format(fact=said), _grounds(pack, found, "found_said_by"))
    same = words["found_equivalent"].format(fact=said, other=statement(pack, found.others[0]))
    return _joined(same, _grounds(pack, found, "found_rests_on"))


def _about_condition(pack: Pack, found: Observation) -> str:
    """A sentence on the condition, the rule, and what makes it so."""
    words, rule = catalogue(pack.language), pack.rules[found.subject]
    condition = part_at(rule, found.path)
    if found.idle:
        key, reason = "found_idle", _grounds(pack, found, "found_rest_decides_with", "found_rest_decides")
    elif found.code is Code.DEAD_CONDITION:
        by_itself = "found_contradicts_itself" if len(tuple(atoms(condition))) > 1 else "found_never_met"
        key, reason = "found_dead_condition", _grounds(pack, found, "found_excluded_by", by_itself)
    elif found.code is Code.ALWAYS_TRUE:
        key, reason = "found_always_condition", _grounds(pack, found, "found_said_by", "found_says_nothing")
    elif found.others:
        others = [rule_sentence(pack, pack.rules[other]) for other in found.others]
        made_up = words["found_others_make_up"].format(others=_listed(pack, others))
        key, reason = "found_superfluous", _joined(made_up, _grounds(pack, found, "found_rests_on"))
    else:
        key, reason = "found_superfluous", _grounds(pack, found, "found_rest_makes_up_with", "found_rest_makes_up")
    said = words[key].format(condition=phrase(pack, condition))
    return _joined(said, words["found_in_rule"].format(rule=rule_sentence(pack, rule)), reason)


def _grounds(pack: Pack, found: Observation, key: str, by_itself: str = "") -> str:
    """What the proof rests on, after the lead of `key`; the text of `by_itself` where that is nothing but what is looked at."""
    words = catalogue(pack.language)
    assert found.proof is not None
    rules = [rule_sentence(pack, pack.rules[name]) for name in found.proof.rules]
    constraints = [constraint_sentence(pack, pack.constraints[name]) for name in found.proof.constraints]
    if rules or constraints:
        return words[key].format(grounds=_listed(pack, [*rules, *constraints]))
    return words[by_itself] if by_itself else ""


def _listed(pack: Pack, sentences: Sequence[str]) -> str:
    """Sentences one after another, numbered where there are several; of many only the first."""
    if len(sentences) == 1:
        return sentences[0]
    words = catalogue(pack.language)
    numbered = [words["found_numbered"].format(number=place, text=each) for place, each in enumerate(sentences[:_NAMED], 1)]
    left = len(sentences) - _NAMED
    return _joined(*numbered, words["found_more"].format(count=left) if left > 0 else "")


def _joined(*sentences: str) -> str:
    return " ".join(capitalised(sentence) for sentence in sentences if sentence)
