"""What the cases show of a single rule: where it fires and is refuted, and which of its conditions decide that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from advisor import InvalidPack
from advisor.quality.coverage import Goal, Kind
from advisor.render.coverage.sentences import condition_phrases, goal_sentence
from advisor.render.phrases import capitalised
from elements.folding import Folded, fold
from elements.templates import render
from elements.texts import words
from session.current import session
from shown_pack import cases, covered
from views.rules.coverage import number_of_cases

if TYPE_CHECKING:
    from advisor import Coverage
    from advisor.pack import Rule

_FEW = 3  # names of cases shown before the rest is folded


class _Reach(NamedTuple):
    """In how many cases a goal is reached, with a mark."""

    mark: str
    text: str


class _Outcome(NamedTuple):
    """In how many cases a rule fires, or is refuted, and in which."""

    reach: _Reach
    names: Folded[str]


class _Condition(NamedTuple):
    """A condition, and where it decided what became of its rule, being met and not being met."""

    text: str
    reaches: list[_Reach]


def shown_by_cases(rule: Rule) -> None:
    """In which cases `rule` fires and is refuted, and which of its conditions they show deciding; nothing without cases."""
    pack = session().pack
    try:
        if not cases(pack):
            return
    except InvalidPack:
        return  # reported with the examples
    found = covered(pack)
    outcomes = [_outcome(found, rule, fires=fires) for fires in (True, False)]
    conditions = [
        _Condition(capitalised(phrase), [_decided(found, rule, place, met=met) for met in (True, False)])
        for place, phrase in enumerate(condition_phrases(pack, rule))
    ]
    st.html(render("rules/rule_coverage.html", outcomes=outcomes, conditions=conditions))


def _outcome(found: Coverage, rule: Rule, *, fires: bool) -> _Outcome:
    goal = Goal(Kind.RULE, rule.id, value=fires)
    reach = _reach(
        found, goal, words()["shown_fires" if fires else "shown_refuted"], goal_sentence(session().pack, goal, proved=True)
    )
    return _Outcome(reach, fold([capitalised(name) for name in found.reached[goal]], _FEW))


def _decided(found: Coverage, rule: Rule, place: int, *, met: bool) -> _Reach:
    """In how many cases the condition at `place` decided what became of `rule`."""
    return _reach(found, Goal(Kind.CONDITION, rule.id, place, met), words()["shown_in"], words()["shown_impossible"])


def _reach(found: Coverage, goal: Goal, label: str, proved: str) -> _Reach:
    """In how many cases a goal is reached, or what is `proved` of one that none can reach."""
    texts, names = words(), found.reached[goal]
    if not names and goal in found.unreachable:
        return _Reach(texts["mark_impossible"], proved)
    number = number_of_cases(len(names)) if names else texts["covered_no_case"]
    return _Reach(texts["mark_holds" if names else "mark_missed"], label.format(cases=number))
