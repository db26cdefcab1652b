"""How well the cases of a pack test its rules: what they reach and what they do not, over all rules and for a single one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor import InvalidPack
from advisor.pack import Rule
from advisor.quality.coverage import Goal, Kind, coverage_of_topic
from advisor.quality.examples import cases_of_topic
from advisor.render.coverage.sentences import condition_phrases, goal_sentence, unreached
from advisor.render.phrases import capitalised, rule_sentence
from components.desk import desk
from components.lists import folded, listed
from components.opening import opener
from components.packs import cases, covered
from components.texts import html, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor import Coverage
    from advisor.pack import Input

_FEW = 3  # names of cases shown before the rest is folded
_MANY = 10  # rules and questions shown before the rest is folded
_COUNTED = (Kind.RULE, Kind.CONDITION, Kind.OPTION)


def tested(topic: str | None) -> None:
    """A line on what the cases reach in `topic` (None: in all), and more where it is opened; nothing where there are no cases."""
    texts, pack = words(), desk().pack
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
        st.html(f'<p class="fine">{html(_line(part, len(about)))}</p>')
        more = opener(texts["tested"], "tested-more", compact=True)
        if more.open:
            with more:
                st.html(f'<section class="tested">{_counts(everything, topic)}{_missing(part)}{_claims(part)}</section>')


def shown_by_cases(rule: Rule) -> None:
    """In which cases `rule` fires and is refuted, and which of its conditions they show deciding; nothing without cases."""
    texts, pack = words(), desk().pack
    try:
        if not cases(pack):
            return
    except InvalidPack:
        return  # told with the examples
    found = covered(pack)
    outcomes = [(texts["shown_fires"], True), (texts["shown_refuted"], False)]
    reached = [_outcome(found, Goal(Kind.RULE, rule.id, value=truth), label) for label, truth in outcomes]
    rows = "".join(
        f'<tr><th scope="row">{html(capitalised(condition))}</th>{_decided(found, rule, place)}</tr>'
        for place, condition in enumerate(condition_phrases(pack, rule))
    )
    caption, head = html(texts["shown_about"]), _head([texts["shown_condition"], texts["shown_met"], texts["shown_unmet"]])
    st.html(
        f'<section class="shown"><h4>{html(texts["shown"])}</h4>{listed(reached)}'
        f'<table class="covered"><caption>{caption}</caption>{head}<tbody>{rows}</tbody></table></section>'
    )


def _line(part: Coverage, number: int) -> str:
    """How many cases there are, and what they cover of how much."""
    texts = words()
    labels = {
        Kind.RULE: texts["covered_rules"],
        Kind.CONDITION: texts["covered_conditions"],
        Kind.OPTION: texts["covered_options"],
    }
    counts = [labels[kind].format(count=_count(part, kind)) for kind in _COUNTED if part.counts(kind)[1]]
    return texts["covered"].format(cases=_cases(number), counts=texts["between"].join(counts))


def _counts(everything: Coverage, topic: str | None) -> str:
    """How coverage is counted, and a table of it by topic, in which `topic` stands out."""
    texts, pack = words(), desk().pack
    parts = {name: (label, coverage_of_topic(pack, everything, name)) for name, label in pack.topics.items()}
    rows = [_row(label, part, shown=name == topic) for name, (label, part) in parts.items()]
    rows.append(_row(texts["rules_all"], everything, shown=topic is None))
    labels = [texts["rules_topic"], texts["tested_rules"], texts["tested_conditions"], texts["tested_options"]]
    return (
        f"<p>{html(texts['tested_counted'])}</p>"
        f'<table class="covered">{_head(labels)}<tbody>{"".join(rows)}</tbody></table>'
        f'<p class="fine">{html(texts["tested_faults"])}</p>'
    )


def _row(label: str, part: Coverage, *, shown: bool) -> str:
    cells = "".join(f"<td>{html(_count(part, kind))}</td>" for kind in _COUNTED)
    return f'<tr{" aria-current=true" if shown else ""}><th scope="row">{html(label)}</th>{cells}</tr>'


def _missing(part: Coverage) -> str:
    """What no case shows, and what none can."""
    texts, found = words(), unreached(desk().pack, part)
    missed = [_unreached(one.subject, one.missed, "missed") for one in found if one.missed]
    impossible = [_unreached(one.subject, one.impossible, "impossible") for one in found if one.impossible]
    undecided = [_unreached(one.subject, one.undecided, "open") for one in found if one.undecided]
    proved = f'<p class="fine">{html(texts["tested_impossible_about"])}</p>{folded(impossible, _MANY)}'
    open_ones = f'<p class="fine">{html(texts["tested_undecided_about"])}</p>{folded(undecided, _MANY)}'
    return (
        f"<h3>{html(texts['tested_missed'])}</h3>"
        + (folded(missed, _MANY) or f"<p>{html(texts['tested_all'])}</p>")
        + (f"<h3>{html(texts['tested_undecided'])}</h3>{open_ones}" if undecided else "")
        + (f"<h3>{html(texts['tested_impossible'])}</h3>{proved}" if impossible else "")
    )


def _unreached(subject: Rule | Input, sentences: Iterable[str], mark: str) -> str:
    """A rule or question, and what is to be said of it."""
    pack = desk().pack
    if isinstance(subject, Rule):
        title, sentence = capitalised(pack.derived[subject.then].title), rule_sentence(pack, subject)
        about = f'<p><strong>{html(title)}</strong></p><p class="fine">{html(sentence)}</p>'
    else:
        about = f"<p><strong>{html(subject.ask)}</strong></p>"
    return about + "".join(f"<p>{_marked(mark, each)}</p>" for each in sentences)


def _claims(part: Coverage) -> str:
    """The claims that no case rests on; they belong to no topic."""
    texts, pack = words(), desk().pack
    claims = [html(goal_sentence(pack, goal)) for goal in part.missed(Kind.CLAIM)]
    if not claims:
        return ""
    summary = texts["tested_claims"].format(count=len(claims), total=part.counts(Kind.CLAIM)[1])
    return f"<details><summary>{html(summary)}</summary><p>{html(texts['tested_claims_about'])}</p>{listed(claims)}</details>"


def _outcome(found: Coverage, goal: Goal, label: str) -> str:
    """In how many cases a rule comes out as `goal` says, and in which."""
    names = [html(capitalised(name)) for name in found.reached[goal]]
    return _reach(found, goal, label, goal_sentence(desk().pack, goal, proved=True)) + folded(names, _FEW)


def _decided(found: Coverage, rule: Rule, place: int) -> str:
    """Two cells: in how many cases the condition at `place` decided what became of `rule`, being so and not being so."""
    texts = words()
    goals = (Goal(Kind.CONDITION, rule.id, place, truth) for truth in (True, False))
    return "".join(f"<td>{_reach(found, goal, texts['shown_in'], texts['shown_impossible'])}</td>" for goal in goals)


def _reach(found: Coverage, goal: Goal, label: str, proved: str) -> str:
    """In how many cases a goal is reached, or what is `proved` of one that none can reach."""
    names = found.reached[goal]
    if not names and goal in found.unreachable:
        return _marked("impossible", proved)
    cases_told = _cases(len(names)) if names else words()["covered_no_case"]
    return _marked("holds" if names else "missed", label.format(cases=cases_told))


def _marked(mark: str, text: str) -> str:
    return f'<span class="mark">{html(words()[f"mark_{mark}"])}</span> {html(text)}'


def _cases(number: int) -> str:
    return words()["covered_cases_one" if number == 1 else "covered_cases"].format(count=number)


def _count(part: Coverage, kind: Kind) -> str:
    """How many are covered of how many, as whole numbers: nothing is rounded."""
    reached, total = part.counts(kind)
    return words()["covered_of" if total else "covered_none"].format(covered=reached, total=total)


def _head(labels: Iterable[str]) -> str:
    return f"<thead><tr>{''.join(f'<th scope=col>{html(label)}</th>' for label in labels)}</tr></thead>"
