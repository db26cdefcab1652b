"""What two versions of a pack conclude differently, as text for those who write rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.pack import kind_of
from advisor.pack.printing import to_text
from advisor.pack.types import Choice, Number, describe, value_text
from advisor.quality.diff import Edit, Sameness
from advisor.render.layout import item, named, wrapped
from advisor.render.phrases import answer_label, capitalised, status_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.pack import Input, Pack, Rule
    from advisor.pack.types import Value
    from advisor.quality.diff import ComparedConstraint, ComparedRule, Comparison, Refusal, Witness

_SCOPE = "Compared were all sets of answers, partial ones included, that no constraint of either version refuses."
_NOT_KNOWN = "An answer that a version does not know counts there as not given."
_GAVE_UP = "The solver gave up on these. They may or may not differ; a longer --timeout may tell."
_BEYOND = "Differ only through answers that one version does not know"
_NOTHING = "Edited, and proved to change no status"


def comparison_to_text(found: Comparison) -> str:
    """How many conclusions differ; then those that do, with answers that show it; what was edited; and which edits change nothing."""
    old, new = found.old, found.new
    if old.digest == new.digest:
        return f"The two versions are the same: {new.id} {new.version}, {new.digest}.\n"
    beyond = [_NOT_KNOWN] if any(one.edit is not Edit.REWORDED for one in found.inputs) else []
    about = " ".join([f"Before: {old.id} {old.version}. Now: {new.id} {new.version}.", _SCOPE, *beyond])
    parts = [
        wrapped(_summary(found)) + wrapped(about),
        _section("Conclusions that differ", _differing(found, Sameness.DIFFERENT)),
        _section(_BEYOND, _differing(found, Sameness.BEYOND)),
        _section("Not decided", _undecided(found)),
        _section("Declared otherwise", _declarations(found)),
        _section("Added", _present(found, Edit.ADDED, Sameness.ADDED)),
        _section("Removed", _present(found, Edit.REMOVED, Sameness.REMOVED)),
        _section("Changed", _changed(found)),
        _section("Refused otherwise", _refused(found)),
        _section(_NOTHING, _without_effect(found)),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _summary(found: Comparison) -> str:
    """One sentence with the number of conclusions of each kind."""
    numbers = {sameness: sum(one.sameness is sameness for one in found.conclusions) for sameness in Sameness}
    total = len(found.conclusions) - numbers[Sameness.ADDED] - numbers[Sameness.REMOVED]
    differing, equal = numbers[Sameness.DIFFERENT], numbers[Sameness.EQUAL]
    if equal == total:
        every = f"All {total} conclusions are" if total > 1 else "The one conclusion is"
        parts = [f"{every} proved equal" if total else "No conclusion is in both versions"]
    else:
        parts = [f"{differing} of {total} conclusions {'differs' if differing == 1 else 'differ'}"]
        beyond = numbers[Sameness.BEYOND]
        if beyond:
            parts.append(f"{beyond} {'differs' if beyond == 1 else 'differ'} only through answers that one version does not know")
        parts += [_counted(equal, "proved equal")] if equal else []
        parts += [_counted(numbers[Sameness.UNKNOWN], "not decided")] if numbers[Sameness.UNKNOWN] else []
    for sameness in (Sameness.ADDED, Sameness.REMOVED):
        parts += [_counted(numbers[sameness], sameness.value)] if numbers[sameness] else []
    declared_otherwise = sum(bool(one.declared) for one in found.conclusions)
    parts += [_counted(declared_otherwise, "declared otherwise")] if declared_otherwise else []
    refusing = sum(bool(one.witnesses) for one in found.constraints)
    parts += [f"{refusing} {'constraint refuses' if refusing == 1 else 'constraints refuse'} other answers"] if refusing else []
    return "; ".join(parts) + "."


def _counted(number: int, what: str) -> str:
    return f"{number} {'is' if number == 1 else 'are'} {what}"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    """The lines under their title; nothing where there are none."""
    listed = list(lines)
    return [title.upper(), *listed] if listed else []


def _differing(found: Comparison, sameness: Sameness) -> Iterator[str]:
    """Each conclusion that differs, what it differs through, and the fewest answers that show it."""
    for one in found.conclusions:
        if one.sameness is not sameness or one.before is None or one.after is None:
            continue
        yield from item(named(one.after), "* ")
        if one.rules:
            yield from wrapped(f"Its rules were edited: {', '.join(one.rules)}", "  ")
        if one.through:
            yield from wrapped(f"It builds on what differs: {', '.join(one.through)}", "  ")
        for witness in one.witnesses:
            yield from _answers(found, witness)
            before = status_label(found.old, one.before, witness.before)
            yield f"    → before: {before}, now: {status_label(found.new, one.after, witness.after)}"


def _answers(found: Comparison, shown: Witness | Refusal) -> Iterator[str]:
    """A line for each answer, in the words of a version that knows it; the first one stands at a bullet."""
    lines = []
    for name, value in shown.answers.items():
        pack = found.old if name in shown.unknown_after else found.new
        text = f"{capitalised(pack.inputs[name].title)}: {_label(pack, name, value)}"
        if name in shown.unknown_before:
            text += " (not known to the old version)"
        if name in shown.unknown_after:
            text += " (not known to the new version)"
        lines.append(text)
    for place, line in enumerate(lines or ["With no answer at all"]):
        yield from wrapped(line, "    ", first="    " if place else "  - ")


def _label(pack: Pack, name: str, value: Value) -> str:
    return answer_label(pack, name, pack.inputs[name].type.parse(value_text(value)))


def _undecided(found: Comparison) -> Iterator[str]:
    names = [named(one.after) for one in found.conclusions if one.sameness is Sameness.UNKNOWN and one.after is not None]
    names += [f"Constraint {one.id}" for one in found.constraints if one.sameness is Sameness.UNKNOWN]
    if names:
        yield from wrapped(_GAVE_UP)
    for name in names:
        yield from item(name)


def _declarations(found: Comparison) -> Iterator[str]:
    """What conclusions say otherwise of their kind, strength, phases, actor and so on."""
    for one in found.conclusions:
        if one.declared and one.after is not None:
            changes = (
                f"{key}: {_said(found.old, key, was)} → {_said(found.new, key, now)}" for key, (was, now) in one.declared.items()
            )
            yield from item(f"{named(one.after)}: {'; '.join(changes)}")


def _said(pack: Pack, key: str, value: Any) -> str:
    """What a conclusion declares, in the pack's words where it has some."""
    labels = {"strength": pack.strengths, "phase": pack.phases, "actor": pack.actors}.get(key, {})
    values = value if isinstance(value, list) else [value]
    return " and ".join(labels.get(each, each) or "nothing" for each in values)


def _present(found: Comparison, edit: Edit, sameness: Sameness) -> Iterator[str]:
    """What only one version has: conclusions, questions, rules that matter."""
    for one in found.conclusions:
        fact = one.after or one.before
        if one.sameness is sameness and fact is not None:
            yield from item(f"{capitalised(kind_of(fact))}: {named(fact)}")
    for question in found.inputs:
        asked = question.after or question.before
        if question.edit is edit and asked is not None:
            yield from item(f"Question: {named(asked)}, {_taken(asked)}")
    for rule in _that_matter(found):
        written = rule.after or rule.before
        if rule.edit is edit and written is not None:
            yield from item(f"Rule {rule.id} for {written.then}: {_when(written)}")


def _changed(found: Comparison) -> Iterator[str]:
    """Questions that take other answers, and rules that matter."""
    for one in found.inputs:
        if one.edit is Edit.CHANGED and one.before is not None and one.after is not None:
            yield from item(f"Question: {named(one.after)}, before: {_taken(one.before)}; now: {_taken(one.after)}")
    for rule in _that_matter(found):
        if rule.edit is Edit.CHANGED and rule.before is not None and rule.after is not None:
            if rule.before.then == rule.after.then:
                told = f"for {rule.after.then}, before: {_when(rule.before)}; now: {_when(rule.after)}"
            else:
                told = f"before for {rule.before.then}: {_when(rule.before)}; now for {rule.after.then}: {_when(rule.after)}"
            yield from item(f"Rule {rule.id} {told}")


def _refused(found: Comparison) -> Iterator[str]:
    """Constraints through which only one version refuses some answers, with the fewest such answers."""
    for one in found.constraints:
        if one.witnesses:
            yield from item(f"Constraint {one.id} ({_word(one)})", "* ")
            for refusal in one.witnesses:
                yield from _answers(found, refusal)
                yield f"    → only the {'new' if refusal.now else 'old'} version refuses this"


def _word(one: ComparedConstraint) -> str:
    return "other answers are possible" if one.edit is Edit.KEPT else one.edit.value


def _without_effect(found: Comparison) -> Iterator[str]:
    """Edits that are proved to change no status, and what is only worded otherwise."""
    mattering = list(_that_matter(found))
    for rule in found.rules:
        if rule in mattering or rule.edit is Edit.REWORDED:
            continue
        if rule.edit is Edit.RENAMED and rule.before is not None:
            yield from item(f"Rule {rule.before.id} is now called {rule.id}")
        elif rule.changes_nothing:
            yield from item(f"Rule {rule.id} ({rule.edit.value}): by itself this changes no conclusion")
        else:
            yield from item(f"Rule {rule.id} ({rule.edit.value}): with the other edits, {_and(rule.concluded)} is the same")
    for one in found.constraints:
        if one.sameness is Sameness.EQUAL and one.edit is not Edit.REWORDED:
            yield from item(f"Constraint {one.id} ({one.edit.value}): the same answers are refused")
    reworded = {
        "questions": [one.id for one in found.inputs if one.texts],
        "conclusions": [one.id for one in found.conclusions if one.texts],
        "rules": [one.id for one in found.rules if one.texts],
        "constraints": [one.id for one in found.constraints if one.texts],
    }
    for what, names in reworded.items():
        if names:
            yield from item(f"Texts and sources of {what}: {', '.join(names)}")
    if found.others:
        yield from item(f"Other parts of the pack: {', '.join(found.others)}")


def _that_matter(found: Comparison) -> Iterator[ComparedRule]:
    """The rules whose edit is not proved to change nothing, by itself or together with the others."""
    equal = {one.id for one in found.conclusions if one.sameness is Sameness.EQUAL}
    for rule in found.rules:
        if not rule.changes_nothing and not equal.issuperset(rule.concluded):
            yield rule


def _taken(asked: Input) -> str:
    """What answers a question takes."""
    match asked.type:
        case Choice():
            return f"{describe(asked.type)} of " + ", ".join(option.label for option in asked.options)
        case Number(unit=unit) if unit:
            return f"{asked.type.expected()} ({unit})"
        case _:
            return asked.type.expected().replace("`", "")


def _when(rule: Rule) -> str:
    return ", ".join(f"`{to_text(part)}`" for part in rule.when)


def _and(names: tuple[str, ...]) -> str:
    return " and ".join(names)
