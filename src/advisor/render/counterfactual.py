"""A counterfactual: the smallest changes that give a conclusion another status, as JSON, sentences and text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis.counterfactuals import change_scope, with_changes
from advisor.analysis.silences import silence_reason
from advisor.pack import NOBODY, Recommendation, Status
from advisor.pack.conditions import Comparison, Constant, Reference, Truth
from advisor.pack.types import finite_values
from advisor.render.catalogue import catalogue
from advisor.render.json_values import not_decided, value_to_json
from advisor.render.layout import item, wrapped
from advisor.render.phrases import capitalised, listed, phrase, status_label, value_label
from advisor.result import run

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from advisor.analysis.counterfactuals import AnswerChange, ChangeScope, ChangeSet, Counterfactual
    from advisor.render.json_values import Json
    from advisor.result import Result

_NAMED = 6  # questions named in a sentence before the rest is counted
_SIZES = {  # the sentences on sets of changes of a kind, of one change and of several
    "changes": ("whatif_change_one", "whatif_change_some"),
    "learn": ("whatif_learn_one", "whatif_learn_some"),
    "both": ("whatif_both_some", "whatif_both_some"),
}


def to_json(found: Counterfactual) -> Json:
    """A counterfactual as plain data; each list holds sets of changes. `more` says that there are others as small."""
    return {
        "fact": found.fact,
        "from": found.before.value,
        "to": found.after.value,
        "impossible": found.impossible,
        "size": found.size,
        "changes": [_changed(changes) for changes in found.changes],
        "learn": [_learned(changes) for changes in found.learn],
        "both": [{"changes": _changed(changes), "learn": _learned(changes)} for changes in found.both],
        "more": found.more,
        **not_decided(found.undecided),
    }


def to_text(
    result: Result,
    found: Counterfactual,
    *,
    keep: Collection[str] = (),
    anyone: bool = False,
    wider: Counterfactual | None = None,
) -> str:
    """The status now, what would have to change, and what it would be enough to learn; or that nothing gives the wanted status.

    What was not decided in time is reported as such.

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


def change_sentences(result: Result, changes: ChangeSet) -> tuple[str, ...]:
    """A set of changes as sentences, one for each question: the answer before and after, or what turns out to be true."""
    return tuple(_sentence(result, change) for change in changes)


def _found(result: Result, found: Counterfactual, admitted: ChangeScope) -> list[str]:
    words = catalogue(result.pack.language)
    lines = [words["whatif_changes"].upper()]
    if found.changes:
        lines += [*_change_sets(result, found, "changes"), ""]
    elif "changes" in found.undecided:
        lines += [*wrapped(words["whatif_changes_undecided"]), ""]
    else:
        lines += [*wrapped(words["whatif_no_changes"]), *_questions(result, "whatif_fixed", admitted.fixed)]
        lines += [*_questions(result, "whatif_kept", admitted.kept), ""]
    if found.learn:
        lines += [words["whatif_learn"].upper(), *_change_sets(result, found, "learn"), ""]
    elif "learn" in found.undecided:
        lines += [words["whatif_learn"].upper(), *wrapped(words["whatif_learn_undecided"]), ""]
    if found.both:
        lines += [words["whatif_both"].upper(), *_change_sets(result, found, "both"), ""]
    questions = {change.question for changes in found.change_sets for change in changes}
    nearest = any(finite_values(result.pack.inputs[name].type) is None for name in questions)
    lines += wrapped(words["whatif_counted"]) if nearest else []
    return lines + (wrapped(words["whatif_more"]) if found.more else [])


def _change_sets(result: Result, found: Counterfactual, kind: str) -> list[str]:
    """How many answers are concerned, then each set of changes, with the reason why a recommendation is then silent."""
    words = catalogue(result.pack.language)
    sets = {"changes": found.changes, "learn": found.learn, "both": found.both}[kind]
    lines = wrapped(_size(words, sets, kind, decided=kind not in found.undecided))
    for number, changes in enumerate(sets, 1):
        reason = silence_reason(run(result.pack, with_changes(result.answers, changes)), found.fact)
        then = [words["whatif_then"].format(silence=words[reason.value])] if reason else []
        lines += item(" ".join([*change_sentences(result, changes), *then]), f"{number:>2}. ")
    return lines


def _size(words: Mapping[str, str], sets: Sequence[ChangeSet], kind: str, *, decided: bool) -> str:
    """How many answers the sets of changes of a kind concern, and whether any one of them is enough."""
    if not decided:
        return words["whatif_found"]
    one, some = _SIZES[kind]
    changed = len([change for change in sets[0] if change.before is not None])
    text = words[one if len(sets[0]) == 1 else some].format(count=len(sets[0]), changed=changed)
    return f"{text} {words['whatif_any']}" if len(sets) > 1 else text


def _impossible(result: Result, status: str, admitted: ChangeScope, wider: Counterfactual | None) -> list[str]:
    words = catalogue(result.pack.language)
    proved = words["whatif_proved_fixed" if admitted.fixed or admitted.kept else "whatif_proved"].format(status=status)
    lines = [words["whatif_impossible"].upper(), *wrapped(proved)]
    lines += _questions(result, "whatif_free", admitted.free)
    lines += _questions(result, "whatif_fixed", admitted.fixed) + _questions(result, "whatif_kept", admitted.kept)
    if wider is not None and wider.impossible:
        return lines + wrapped(words["whatif_no_wider"])
    if wider is not None and not wider.change_sets:
        return lines + wrapped(words["whatif_wider_undecided"])
    if wider is not None:
        lines += wrapped(words["whatif_wider"].format(way=" ".join(change_sentences(result, wider.change_sets[0]))))
    return lines


def _questions(result: Result, key: str, questions: tuple[str, ...]) -> list[str]:
    """The sentence `key` with the titles of questions; nothing where there are none."""
    titles = [result.pack.inputs[name].title for name in questions]
    text = catalogue(result.pack.language)[key]
    return wrapped(text.format(count=len(titles), titles=listed(result.pack, titles, _NAMED))) if titles else []


def _sentence(result: Result, change: AnswerChange) -> str:
    words, asked = catalogue(result.pack.language), result.pack.inputs[change.question]
    if change.before is not None:
        before, after = (value_label(result.pack, asked.id, value) for value in (change.before, change.after))
        key = "way_changes_nobody" if asked.changeable_by == NOBODY else "way_changes"
        return words[key].format(title=capitalised(asked.title), before=before, after=after)
    if isinstance(change.after, bool):
        condition = phrase(result.pack, Truth(asked.id), truth=change.after)
    else:
        condition = phrase(result.pack, Comparison(Reference(asked.id), "==", Constant(change.after), asked.type))
    return words["way_turns_out"].format(condition=condition)


def _changed(changes: ChangeSet) -> list[Json]:
    return [
        {"fact": change.question, "from": value_to_json(change.before), "to": value_to_json(change.after)}
        for change in changes
        if change.before is not None
    ]


def _learned(changes: ChangeSet) -> list[Json]:
    return [{"fact": change.question, "to": value_to_json(change.after)} for change in changes if change.before is None]
