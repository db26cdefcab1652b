"""Conditions and values as phrases that a reader without logic training understands."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from advisor.pack import Finding, Input, Notice, Recommendation, Status, kind_of
from advisor.pack.conditions import CONTRARY, And, AtLeast, Comparison, Constant, Member, Not, Or, Reference, Truth
from advisor.pack.types import Date, Number, describe, value_text
from advisor.render.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.pack import Constraint, Derived, Pack, Property, Rule
    from advisor.pack.conditions import Condition, Operand, Operator
    from advisor.pack.types import FactType, Value

_WORDS: dict[Operator, str] = {
    "==": "is", "!=": "is_not", "<": "is_less", "<=": "is_less_or_equal", ">": "is_more", ">=": "is_more_or_equal",
}  # fmt: skip


def rule_sentence(pack: Pack, rule: Rule) -> str:
    """A whole rule as one sentence."""
    words = catalogue(pack.language)
    conditions = words["and"].join(_enclosed(pack, part, truth=True) for part in rule.when)
    concluded = pack.derived[rule.then]
    key = "rule_sentence_finding" if isinstance(concluded, Finding) else "rule_sentence"
    return words[key].format(conditions=conditions, conclusion=concluded.text)


def property_sentence(pack: Pack, rule: Property) -> str:
    """A property as one sentence."""
    word = "property_always" if rule.always else "property_never"
    return catalogue(pack.language)[word].format(condition=phrase(pack, rule.condition))


def constraint_sentence(pack: Pack, rule: Constraint) -> str:
    """A constraint as one sentence."""
    return catalogue(pack.language)["constraint_sentence"].format(condition=phrase(pack, rule.never))


def status_label(pack: Pack, fact: Derived, status: Status) -> str:
    """The status of a derived fact in the word that suits its kind."""
    return catalogue(pack.language)[f"{kind_of(fact)}_status_{status.value}"]


def phrase(pack: Pack, condition: Condition, *, truth: bool = True) -> str:
    """`condition` in words as it reads when it is true, or with `truth=False` when it is false; without a full stop."""
    words = catalogue(pack.language)
    match condition:
        case Truth(fact):
            return _bare(pack, fact, truth=truth)
        case Comparison(left, operator, right, kind):
            return _comparison(pack, left, operator if truth else CONTRARY[operator], right, kind)
        case Member(operand, values):
            joined = words["or" if truth else "nor"].join(value_label(pack, operand.fact, value) for value in values)
            single = "is" if truth else "is_not"
            if len(values) == 1:
                return words[single].format(left=_operand(pack, operand), right=joined)
            return words["one_of" if truth else "none_of"].format(left=_operand(pack, operand), values=joined)
        case Not(part):
            return phrase(pack, part, truth=not truth)
        case And(parts):
            return _joined(pack, parts, "and" if truth else "or", truth=truth)
        case Or(parts):
            return _joined(pack, parts, "or" if truth else "and", truth=truth)
        case AtLeast(count, parts):
            listed = words["between_parts"].join(phrase(pack, part) for part in parts)
            return words["at_least" if truth else "fewer_than"].format(count=count, parts=listed)
        case _:
            assert_never(condition)


def statement(pack: Pack, fact: str, *, truth: bool = True) -> str:
    """A derived fact as a sentence without its full stop, in its author's words: that it holds, or with `truth=False` that it fails."""
    declared = pack.derived[fact]
    return capitalised(declared.text if truth or not isinstance(declared, Finding) else declared.otherwise)


def capitalised(text: str) -> str:
    """`text` as it stands alone: authors write titles and findings as they read inside a sentence."""
    return text[:1].upper() + text[1:]


def value_label(pack: Pack, fact: str, value: Value) -> str:
    """A value of the input `fact` in words: an option in quotes, a number with its unit, a date."""
    words, declared = catalogue(pack.language), pack.inputs[fact]
    match value:
        case bool():
            return words["yes" if value else "no"]
        case Decimal():
            unit = declared.type.unit if isinstance(declared.type, Number) else ""
            return words["number"].format(number=value_text(value), unit=unit).strip()
        case date():
            return value_text(value)
        case str():
            return words["label"].format(label=answer_label(pack, fact, value))
        case _:
            assert_never(value)


def type_name(question: Input) -> str:
    """The name of a question's type in the pack language: yes_no, choice, scale, number or date."""
    return describe(question.type)


def listed(pack: Pack, texts: Sequence[str], at_most: int) -> str:
    """`texts` as one list; of more than `at_most` only the first, and how many more there are."""
    words = catalogue(pack.language)
    more = [words["report_more"].format(count=len(texts) - at_most)] if len(texts) > at_most else []
    return words["between_parts"].join([*texts[:at_most], *more])


def answer_label(pack: Pack, fact: str, value: Value | None) -> str:
    """An answer as shown in a list of answers, without quotes; None stands for "don't know"."""
    if value is None:
        return catalogue(pack.language)["dont_know"]
    if isinstance(value, str):
        return next(option.label for option in pack.inputs[fact].options if option.id == value)
    return value_label(pack, fact, value)


def _joined(pack: Pack, parts: tuple[Condition, ...], word: str, *, truth: bool) -> str:
    return catalogue(pack.language)[word].join(_enclosed(pack, part, truth=truth) for part in parts)


def _enclosed(pack: Pack, part: Condition, *, truth: bool) -> str:
    """A part of a longer phrase, in parentheses if it would be read wrongly without."""
    text = phrase(pack, part, truth=truth)
    while isinstance(part, Not):
        part = part.part
    return catalogue(pack.language)["group"].format(part=text) if isinstance(part, And | Or | AtLeast) else text


def _bare(pack: Pack, fact: str, *, truth: bool) -> str:
    words, ending = catalogue(pack.language), Status.HOLDS.value if truth else Status.FAILS.value
    match pack.fact(fact):
        case Finding(text=text, otherwise=otherwise):
            return text if truth else otherwise
        case Input(title=title):
            return words[f"yes_no_{ending}"].format(title=title)
        case Recommendation(title=title):
            return words[f"advice_{ending}"].format(title=title)
        case Notice(title=title):
            return words[f"notice_{ending}"].format(title=title)
        case unreachable:
            assert_never(unreachable)


def _comparison(pack: Pack, left: Operand, operator: Operator, right: Operand, kind: FactType) -> str:
    key = ("date_" if isinstance(kind, Date) else "") + _WORDS[operator]
    names = [side.fact for side in (left, right) if isinstance(side, Reference)]
    quoted = len(names) == 2  # two titles in a row need marks to be told apart
    sides = [_operand(pack, side, names[0], quoted=quoted) for side in (left, right)]
    return catalogue(pack.language)[key].format(left=sides[0], right=sides[1])


def _operand(pack: Pack, operand: Operand, subject: str = "", *, quoted: bool = False) -> str:
    """A side of a comparison; a written value is labelled as a value of the input `subject`."""
    words = catalogue(pack.language)
    if isinstance(operand, Constant):
        return value_label(pack, subject, operand.value)
    title = pack.inputs[operand.fact].title
    title = words["label"].format(label=title) if quoted else title
    match operand.shift:
        case None:
            return title
        case timedelta(days=days):
            return words["moved_later" if days > 0 else "moved_earlier"].format(count=abs(days), title=title)
        case number:
            return words["number_plus" if number > 0 else "number_minus"].format(count=value_text(abs(number)), title=title)
