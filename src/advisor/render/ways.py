"""What would have to be different for another status: as plain data, as sentences, and as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis.counterfactuals import change_scope, with_changes
from advisor.analysis.silences import silence_reason
from advisor.pack import NOBODY, Recommendation, Status
from advisor.pack.conditions import Comparison, Constant, Reference, Truth
from advisor.pack.types import finite_values
from advisor.render.as_json import not_decided, value_to_json
from advisor.render.catalogue import catalogue
from advisor.render.layout import item, wrapped
from advisor.render.phrases import capitalised, phrase, status_label, value_label
from advisor.result import run

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from advisor.analysis.counterfactuals import AnswerChange, ChangeScope, ChangeSet, Counterfactual
    from advisor.render.as_json import Json
    from advisor.result import Result

_NAMED = 6  # questions named in a sentence before the rest is counted
_COUNTED = {  # what is said of the ways of a kind, of one part and of several
    "changes": ("whatif_change_one", "whatif_change_some"),
    "learn": ("whatif_learn_one", "whatif_learn_some"),
    "both": ("whatif_both_some", "whatif_both_some"),
}


def counterfactual_to_json(found: Counterfactual) -> Json:
    """A counterfactual as plain data; each list holds ways, each way its parts. `more` tells that there are others as small."""
    return {
        "fact": found.fact,
        "from": found.before.value,
        "to": found.after.value,
        "impossible": found.impossible,
        "size": found.size,
        "changes": [_changed(way) for way in found.changes],
        "learn": [_learned(way) for way in found.learn],
        "both": [{"changes": _changed(way), "learn": _learned(way)} for way in found.both],
        "more": found.more,
        **not_decided(found.undecided),
    }


def way_sentences(result: Result, way: ChangeSet) -> tuple[str, ...]:
    """A way as sentences, one for each question: which answer changes from what to what, or what turns out to be so."""
    return tuple(_sentence(result, part) for part in way)


def counterfactual_to_text(
    result: Result,
    found: Counterfactual,
    *,
    keep: Collection[str] = (),
    anyone: bool = False,
    wider: Counterfactual | None = None,
) -> str:
    """What the fact is now, what would have to change, and what it would be enough to learn; or that nothing gets there.

    What was not decided in time is told as such.

    `keep` and `anyone` are those of the search. `wider` is a second search, with `anyone`, where the first one found nothing.
    """
    words, fact = catalogue(result.pack.language), result.pack.derived[found.fact]
    before, after = (status_label(result.pack, fact, status) for status in (found.before, found.after))
    lines = [*wrapped(capitalised(fact.title)), *wrapped(words["whatif_now"].format(before=before, after=after)), ""]
    admitted = change_scope(result, found.fact, keep=keep, anyone=anyone)
    if found.before is found.after:
        lines += wrapped(words["whatif_already"].format(status=after))
    elif found.impossible:
        lines += _impossible(result, after, admitted, wider)
    elif not found.change_sets:
        lines += [words["whatif_undecided"].upper(), *wrapped(words["whatif_undecided_none"])]
    else:
        lines += _found(result, found, admitted)
        if found.after is Status.FAILS and isinstance(fact, Recommendation):
            lines += wrapped(words["whatif_not_against"].format(status=after))
    return "\n".join(lines).rstrip() + "\n"


def _found(result: Result, found: Counterfactual, admitted: ChangeScope) -> list[str]:
    words = catalogue(result.pack.language)
    lines = [words["whatif_changes"].upper()]
    if found.changes:
        lines += [*_ways(result, found, "changes"), ""]
    elif "changes" in found.undecided:
        lines += [*wrapped(words["whatif_changes_undecided"]), ""]
    else:
        lines += [*wrapped(words["whatif_no_changes"]), *_named(result, "whatif_fixed", admitted.fixed)]
        lines += [*_named(result, "whatif_kept", admitted.kept), ""]
    if found.learn:
        lines += [words["whatif_learn"].upper(), *_ways(result, found, "learn"), ""]
    elif "learn" in found.undecided:
        lines += [words["whatif_learn"].upper(), *wrapped(words["whatif_learn_undecided"]), ""]
    if found.both:
        lines += [words["whatif_both"].upper(), *_ways(result, found, "both"), ""]
    named = {part.question for way in found.change_sets for part in way}
    counted = any(finite_values(result.pack.inputs[name].type) is None for name in named)
    lines += wrapped(words["whatif_counted"]) if counted else []
    return lines + (wrapped(words["whatif_more"]) if found.more else [])


def _ways(result: Result, found: Counterfactual, kind_of_ways: str) -> list[str]:
    """How many answers are concerned, then each way, with why a recommendation is then silent."""
    words = catalogue(result.pack.language)
    ways = {"changes": found.changes, "learn": found.learn, "both": found.both}[kind_of_ways]
    lines = wrapped(_about(words, ways, kind_of_ways, decided=kind_of_ways not in found.undecided))
    for number, way in enumerate(ways, 1):
        kind = silence_reason(run(result.pack, with_changes(result.answers, way)), found.fact)
        then = [words["whatif_then"].format(silence=words[kind.value])] if kind else []
        lines += item(" ".join([*way_sentences(result, way), *then]), f"{number:>2}. ")
    return lines


def _about(words: Mapping[str, str], ways: Sequence[ChangeSet], kind: str, *, decided: bool) -> str:
    """What is to be said of all ways of a kind."""
    if not decided:
        return words["whatif_found"]
    one, some = _COUNTED[kind]
    changed = len([part for part in ways[0] if part.before is not None])
    told = words[one if len(ways[0]) == 1 else some].format(count=len(ways[0]), changed=changed)
    return f"{told} {words['whatif_any']}" if len(ways) > 1 else told


def _impossible(result: Result, status: str, admitted: ChangeScope, wider: Counterfactual | None) -> list[str]:
    words = catalogue(result.pack.language)
    proved = words["whatif_proved_fixed" if admitted.fixed or admitted.kept else "whatif_proved"].format(status=status)
    lines = [words["whatif_impossible"].upper(), *wrapped(proved)]
    lines += _named(result, "whatif_free", admitted.free)
    lines += _named(result, "whatif_fixed", admitted.fixed) + _named(result, "whatif_kept", admitted.kept)
    if wider is not None and wider.impossible:
        return lines + wrapped(words["whatif_no_wider"])
    if wider is not None and not wider.change_sets:
        return lines + wrapped(words["whatif_wider_undecided"])
    if wider is not None:
        way = " ".join(way_sentences(result, wider.change_sets[0]))
        lines += wrapped(words["whatif_wider"].format(way=way))
    return lines


def _named(result: Result, key: str, questions: tuple[str, ...]) -> list[str]:
    """A sentence with the titles of questions; nothing where there are none."""
    words = catalogue(result.pack.language)
    titles = [result.pack.inputs[name].title for name in questions]
    more = [words["report_more"].format(count=len(titles) - _NAMED)] if len(titles) > _NAMED else []
    return (
        wrapped(words[key].format(count=len(titles), titles=words["between_parts"].join(titles[:_NAMED] + more)))
        if titles
        else []
    )


def _sentence(result: Result, part: AnswerChange) -> str:
    words, asked = catalogue(result.pack.language), result.pack.inputs[part.question]
    if part.before is not None:
        before, after = (value_label(result.pack, asked.id, value) for value in (part.before, part.after))
        key = "way_changes_nobody" if asked.changeable_by == NOBODY else "way_changes"
        return words[key].format(title=capitalised(asked.title), before=before, after=after)
    if isinstance(part.after, bool):
        condition = phrase(result.pack, Truth(asked.id), truth=part.after)
    else:
        condition = phrase(result.pack, Comparison(Reference(asked.id), "==", Constant(part.after), asked.type))
    return words["way_turns_out"].format(condition=condition)


def _changed(way: ChangeSet) -> list[Json]:
    return [
        {"fact": part.question, "from": value_to_json(part.before), "to": value_to_json(part.after)}
        for part in way
        if part.before is not None
    ]


def _learned(way: ChangeSet) -> list[Json]:
    return [{"fact": part.question, "to": value_to_json(part.after)} for part in way if part.before is None]
