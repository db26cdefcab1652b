"""How well the cases of a pack test its rules: what they reach in a topic or in all, and what they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from advisor import InvalidPack
from advisor.pack import Rule
from advisor.quality.coverage import Kind, coverage_of_topic
from advisor.quality.examples import cases_of_topic
from advisor.render.coverage.sentences import goal_sentence, unreached
from advisor.render.phrases import capitalised, rule_sentence
from elements.expanders import expander
from elements.folding import fold
from elements.prose import paragraph
from elements.templates import render
from elements.texts import words
from session.current import session
from shown_pack import cases, covered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor import Coverage
    from advisor.pack import Input

_MANY = 10  # rules and questions shown before the rest is folded
_COUNTED = (Kind.RULE, Kind.CONDITION, Kind.OPTION)


class _Row(NamedTuple):
    """A topic with a count for each of _COUNTED; `shown` if it is the one on the page."""

    label: str
    counts: list[str]
    shown: bool


class _Unreached(NamedTuple):
    """A rule or question, and sentences on what no case shows of it."""

    title: str
    rule: str
    mark: str
    sentences: Sequence[str]


def coverage_line(topic: str | None) -> None:
    """A line on what the cases reach in `topic` (None: in all), and more where it is opened; nothing where there are no cases."""
    texts, pack = words(), session().pack
    try:
        found = cases(pack)
    except InvalidPack as error:
        with st.expander(texts["cases_invalid"], key="tested-invalid", type="compact"):
            st.code(str(error), language=None, wrap_lines=True)
        return
    if not found:
        return
    everything = covered(pack)
    part = everything if topic is None else coverage_of_topic(pack, everything, topic)
    about = found if topic is None else cases_of_topic(pack, found, topic)
    with st.container(key="tested", gap="xsmall"):
        paragraph(_line(part, len(about)), "fine")
        more = expander(texts["tested"], "tested-more", compact=True)
        if more.open:
            with more:
                _details(everything, part, topic)


def number_of_cases(number: int) -> str:
    """A number of cases in words."""
    return words()["covered_cases_one" if number == 1 else "covered_cases"].format(count=number)


def _line(part: Coverage, number: int) -> str:
    """How many cases there are, and what they cover of how much."""
    texts = words()
    labels = {
        Kind.RULE: texts["covered_rules"],
        Kind.CONDITION: texts["covered_conditions"],
        Kind.OPTION: texts["covered_options"],
    }
    counts = [labels[kind].format(count=_count(part, kind)) for kind in _COUNTED if part.counts(kind)[1]]
    return texts["covered"].format(cases=number_of_cases(number), counts=texts["between"].join(counts))


def _details(everything: Coverage, part: Coverage, topic: str | None) -> None:
    """How coverage is counted, a table of it by topic, what is not reached, and the claims that no case is about."""
    texts, pack = words(), session().pack
    found = unreached(pack, part)
    claims = [goal_sentence(pack, goal) for goal in part.missed(Kind.CLAIM)]
    values = {
        "topics": _topics(everything, topic),
        "missed": fold([_unreached(each.subject, "missed", each.missed) for each in found if each.missed], _MANY),
        "undecided": fold([_unreached(each.subject, "open", each.undecided) for each in found if each.undecided], _MANY),
        "impossible": fold([_unreached(each.subject, "impossible", each.impossible) for each in found if each.impossible], _MANY),
        "claims": claims,
        "about_claims": texts["tested_claims"].format(count=len(claims), total=part.counts(Kind.CLAIM)[1]),
    }
    st.html(render("rules/coverage.html", **values))


def _topics(everything: Coverage, topic: str | None) -> list[_Row]:
    """The coverage of each topic and of all, in which `topic` stands out."""
    pack = session().pack
    parts = {name: coverage_of_topic(pack, everything, name) for name in pack.topics}
    rows = [_Row(pack.topics[name], _counts(part), shown=name == topic) for name, part in parts.items()]
    return [*rows, _Row(words()["rules_all"], _counts(everything), shown=topic is None)]


def _unreached(subject: Rule | Input, mark: str, sentences: Sequence[str]) -> _Unreached:
    pack, sign = session().pack, words()[f"mark_{mark}"]
    if isinstance(subject, Rule):
        return _Unreached(capitalised(pack.derived[subject.then].title), rule_sentence(pack, subject), sign, sentences)
    return _Unreached(subject.ask, "", sign, sentences)


def _counts(part: Coverage) -> list[str]:
    return [_count(part, kind) for kind in _COUNTED]


def _count(part: Coverage, kind: Kind) -> str:
    """How many are covered of how many, as whole numbers: nothing is rounded."""
    reached, total = part.counts(kind)
    return words()["covered_of" if total else "covered_none"].format(covered=reached, total=total)
