"""Problems of a pack as a whole: ids declared twice, ambiguous names, cycles, facts that nothing concludes or uses."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING

from advisor.diagnostics import MOST_SHOWN
from advisor.pack import premises
from advisor.reader.ids import check_unique

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from advisor.pack import Rule
    from advisor.reader.conditions import ConditionReader
    from advisor.reader.facts import Declaration
    from advisor.reader.files import TopicFile
    from advisor.reader.shape import Problems
    from advisor.source.documents import ScalarNode

MAX_CHAIN = 100


def check_structure(topics: Sequence[TopicFile], rules: Sequence[Rule], conditions: ConditionReader, problems: Problems) -> None:
    """Report problems of facts and rules taken together."""
    declared = tuple(fact for topic in topics for fact in topic.facts)
    rule_names = tuple(name for topic in topics for name, _ in topic.rules)
    check_unique((fact.name for fact in declared), "fact", problems)
    check_unique(rule_names, "rule", problems)
    _check_options_named_like_facts(declared, problems)
    _check_acyclic(
        {name: rule for name, rule in zip(rule_names, rules, strict=True) if rule.then in conditions.names.derived}, problems
    )
    if not conditions.names.complete:
        return  # what seems to be missing may be in the file that could not be read
    derived = [fact for fact in declared if fact.kind not in ("ask", "")]
    if all(rule.then in conditions.names.derived for rule in rules):  # else the rule that seems to be missing may be there
        _check_concluded(derived, rules, problems)
    unmentioned = [fact for fact in declared if fact.kind == "ask" and fact.id not in conditions.mentioned]
    if unmentioned:  # only then is it worth guessing what misspelt words mean
        _check_used(unmentioned, conditions.possibly_used(), problems)


def _check_options_named_like_facts(declared: Collection[Declaration], problems: Problems) -> None:
    """Report options named like a fact: each word of a condition must have one meaning."""
    facts = {each.id for each in declared}
    for each in declared:
        for option in each.options:
            if option.id in facts:
                name = next(name for name, _ in each.fields.entries("options") if name.text == option.id)
                problems.add(
                    name, "ambiguous-name", f"option `{option.id}` has the name of a fact", "rename the option or the fact"
                )


def _check_concluded(derived: Iterable[Declaration], rules: Iterable[Rule], problems: Problems) -> None:
    """Report derived facts that no rule concludes."""
    concluded = {rule.then for rule in rules}
    for each in derived:
        if each.id not in concluded:
            problems.add(
                each.name,
                "never-concluded",
                f"no rule concludes `{each.id}`",
                f"write a rule with `then: {each.id}`, or remove the fact",
            )


def _check_used(inputs: Iterable[Declaration], used: Collection[str], problems: Problems) -> None:
    """Report questions that no condition uses."""
    for each in inputs:
        if each.id not in used:
            problems.add(each.name, "never-used", f"no condition uses `{each.id}`", "use it in a rule, or remove the question")


def _check_acyclic(rules: Mapping[ScalarNode, Rule], problems: Problems) -> None:
    """Report each cycle of facts that depend on themselves once, at the rule that closes it."""
    edges: dict[str, dict[str, ScalarNode]] = {}
    for name, rule in rules.items():
        for premise in premises(rule):
            edges.setdefault(rule.then, {}).setdefault(premise, name)
    for _ in range(MOST_SHOWN):  # further cycles are reported once these are removed
        cycle = _cycle(edges)
        if not cycle:
            _check_depth(edges, problems)
            return
        shown = " -> ".join(cycle)
        problems.add(edges[cycle[0]][cycle[1]], "circular-dependency", f"`{cycle[0]}` depends on itself: {shown}",
                     "take one of these facts out of the conditions that lead back to it")  # fmt: skip
        for conclusion, premise in pairwise(cycle):
            del edges[conclusion][premise]


def _check_depth(edges: Mapping[str, Mapping[str, ScalarNode]], problems: Problems) -> None:
    """Report a chain of rules too long for a reader to follow, once, where it passes the limit."""
    depths: dict[str, int] = {}
    for fact in TopologicalSorter({conclusion: tuple(builds_on) for conclusion, builds_on in edges.items()}).static_order():
        depths[fact] = 1 + max((depths[premise] for premise in edges.get(fact, ())), default=-1)
        if depths[fact] > MAX_CHAIN:
            place = next(iter(edges[fact].values()))
            problems.add(place, "too-deep", f"`{fact}` depends on a chain of more than {MAX_CHAIN} rules",
                         "let rules conclude from answers more directly")  # fmt: skip
            return


def _cycle(edges: Mapping[str, Mapping[str, object]]) -> list[str]:
    """A cycle of facts each of which depends on the next, with the first one again at the end; empty if there is none."""
    try:
        TopologicalSorter({conclusion: tuple(premises) for conclusion, premises in edges.items()}).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1][::-1][:-1]
        start = cycle.index(min(cycle))
        return [*cycle[start:], *cycle[:start], cycle[start]]
    return []
