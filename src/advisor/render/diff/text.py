"""What two versions of a pack conclude differently, as text for authors of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.pack import kind_of
from advisor.pack.printing import to_text as condition_text
from advisor.pack.types import Choice, Number, describe, value_text
from advisor.quality.diff.comparison import Edit, Sameness
from advisor.render.counts import counted
from advisor.render.layout import item, named, wrapped
from advisor.render.phrases import answer_label, capitalised, status_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.pack import Input, Pack, Rule
    from advisor.pack.types import Value
    from advisor.quality.diff.comparison import ComparedConstraint, ComparedRule, Comparison, Declared, Refusal, Witness

_SCOPE = "Compared were all sets of answers, partial ones included, that no constraint of either version refuses."
_NOT_KNOWN = "An answer that a version does not know counts there as not given."
_GAVE_UP = "The solver gave up on these. They may or may not differ; a longer --timeout may tell."
_BEYOND = "Differ only through answers that one version does not know"
_NOTHING = "Edited, and proved to change no status"


def to_text(found: Comparison) -> str:
    """How many conclusions differ; then those that do, with answers that show it; what was edited; and which edits change nothing."""
    old, new = found.old, found.new
    if old.digest == new.digest:
        return f"The two versions are the same: {new.id} {new.version}, {new.digest}.\n"
    not_known = [_NOT_KNOWN] if any(question.edit is not Edit.REWORDED for question in found.inputs) else []
    about = " ".join([f"Before: {old.id} {old.version}. Now: {new.id} {new.version}.", _SCOPE, *not_known])
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
    numbers = {sameness: sum(compared.sameness is sameness for compared in found.conclusions) for sameness in Sameness}
    total = len(found.conclusions) - numbers[Sameness.ADDED] - numbers[Sameness.REMOVED]
    equal, beyond = numbers[Sameness.EQUAL], numbers[Sameness.BEYOND]
    if equal == total:
        every = f"All {total} conclusions are" if total > 1 else "The one conclusion is"
        parts = [f"{every} proved equal" if total else "No conclusion is in both versions"]
    else:
        differing = numbers[Sameness.DIFFERENT]
        parts = [f"{differing} of {total} conclusions {'differs' if differing == 1 else 'differ'}"]
        parts += [f"{counted(beyond, 'differs', 'differ')} only through answers that one version does not know"] if beyond else []
        parts += _counted(equal, "proved equal") + _counted(numbers[Sameness.UNKNOWN], "not decided")
    parts += _counted(numbers[Sameness.ADDED], "added") + _counted(numbers[Sameness.REMOVED], "removed")
    parts += _counted(sum(bool(compared.declared) for compared in found.conclusions), "declared otherwise")
    refusing = sum(bool(compared.witnesses) for compared in found.constraints)
    parts += [f"{counted(refusing, 'constraint refuses', 'constraints refuse')} other answers"] if refusing else []
    return "; ".join(parts) + "."


def _counted(number: int, what: str) -> list[str]:
    """How many are `what`; nothing where none is."""
    return [f"{counted(number, 'is', 'are')} {what}"] if number else []


def _section(title: str, lines: Iterable[str]) -> list[str]:
    """The lines under their title; nothing where there are none."""
    listed = list(lines)
    return [title.upper(), *listed] if listed else []


def _differing(found: Comparison, sameness: Sameness) -> Iterator[str]:
    """Each conclusion that differs, its edited rules and differing premises, and the fewest answers that show it."""
    for compared in found.conclusions:
        if compared.sameness is not sameness or compared.before is None or compared.after is None:
            continue
        yield from item(named(compared.after), "* ")
        if compared.rules:
            yield from wrapped(f"Its rules were edited: {', '.join(compared.rules)}", "  ")
        if compared.through:
            yield from wrapped(f"It builds on what differs: {', '.join(compared.through)}", "  ")
        for witness in compared.witnesses:
            yield from _answers(found, witness)
            before = status_label(found.old, compared.before, witness.before)
            yield f"    → before: {before}, now: {status_label(found.new, compared.after, witness.after)}"


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
    conclusions = [compared.after for compared in found.conclusions if compared.sameness is Sameness.UNKNOWN]
    names = [named(fact) for fact in conclusions if fact is not None]
    names += [f"Constraint {compared.id}" for compared in found.constraints if compared.sameness is Sameness.UNKNOWN]
    if names:
        yield from wrapped(_GAVE_UP)
    for name in names:
        yield from item(name)


def _declarations(found: Comparison) -> Iterator[str]:
    """The conclusions whose kind, strength, phases, actor and so on were changed."""
    for compared in found.conclusions:
        if compared.declared and compared.after is not None:
            changes = (
                f"{key}: {_declared(found.old, key, was)} → {_declared(found.new, key, now)}"
                for key, (was, now) in compared.declared.items()
            )
            yield from item(f"{named(compared.after)}: {'; '.join(changes)}")


def _declared(pack: Pack, key: str, value: Declared) -> str:
    """A part of the declaration of a conclusion, in the pack's words where it has some."""
    labels = {"strength": pack.strengths, "phase": pack.phases, "actor": pack.actors}.get(key, {})
    match value:
        case None:
            return "nothing"
        case str():
            return labels.get(value, value) or "nothing"
        case tuple():
            return " and ".join(labels.get(each, each) or "nothing" for each in value)
        case condition:
            return condition_text(condition)


def _present(found: Comparison, edit: Edit, sameness: Sameness) -> Iterator[str]:
    """The conclusions, questions and effective rules that only one version has."""
    for compared in found.conclusions:
        fact = compared.after or compared.before
        if compared.sameness is sameness and fact is not None:
            yield from item(f"{capitalised(kind_of(fact))}: {named(fact)}")
    for question in found.inputs:
        asked = question.after or question.before
        if question.edit is edit and asked is not None:
            yield from item(f"Question: {named(asked)}, {_accepted(asked)}")
    for rule in _effective(found):
        written = rule.after or rule.before
        if rule.edit is edit and written is not None:
            yield from item(f"Rule {rule.id} for {written.then}: {_when(written)}")


def _changed(found: Comparison) -> Iterator[str]:
    """Questions that take other answers, and effective rules that were changed."""
    for question in found.inputs:
        before, after = question.before, question.after
        if question.edit is Edit.CHANGED and before is not None and after is not None:
            yield from item(f"Question: {named(after)}, before: {_accepted(before)}; now: {_accepted(after)}")
    for rule in _effective(found):
        if rule.edit is Edit.CHANGED and rule.before is not None and rule.after is not None:
            was, now = rule.before, rule.after
            if was.then == now.then:
                yield from item(f"Rule {rule.id} for {now.then}, before: {_when(was)}; now: {_when(now)}")
            else:
                yield from item(f"Rule {rule.id} before for {was.then}: {_when(was)}; now for {now.then}: {_when(now)}")


def _refused(found: Comparison) -> Iterator[str]:
    """Constraints through which only one version refuses some answers, with the fewest such answers."""
    for compared in found.constraints:
        if compared.witnesses:
            yield from item(f"Constraint {compared.id} ({_edit(compared)})", "* ")
            for refusal in compared.witnesses:
                yield from _answers(found, refusal)
                yield f"    → only the {'new' if refusal.now else 'old'} version refuses this"


def _edit(compared: ComparedConstraint) -> str:
    return "other answers are possible" if compared.edit is Edit.KEPT else compared.edit.value


def _without_effect(found: Comparison) -> Iterator[str]:
    """Edits that are proved to change no status, and changes of texts only."""
    effective = list(_effective(found))
    for rule in found.rules:
        if rule in effective or rule.edit is Edit.REWORDED:
            continue
        if rule.edit is Edit.RENAMED and rule.before is not None:
            yield from item(f"Rule {rule.before.id} is now called {rule.id}")
        elif rule.changes_nothing:
            yield from item(f"Rule {rule.id} ({rule.edit.value}): by itself this changes no conclusion")
        else:
            yield from item(
                f"Rule {rule.id} ({rule.edit.value}): with the other edits, {' and '.join(rule.concluded)} is the same"
            )
    for compared in found.constraints:
        if compared.sameness is Sameness.EQUAL and compared.edit is not Edit.REWORDED:
            yield from item(f"Constraint {compared.id} ({compared.edit.value}): the same answers are refused")
    yield from _reworded(found)
    if found.others:
        yield from item(f"Other parts of the pack: {', '.join(found.others)}")


def _reworded(found: Comparison) -> Iterator[str]:
    reworded = {
        "questions": [compared.id for compared in found.inputs if compared.texts],
        "conclusions": [compared.id for compared in found.conclusions if compared.texts],
        "rules": [compared.id for compared in found.rules if compared.texts],
        "constraints": [compared.id for compared in found.constraints if compared.texts],
    }
    for kind, names in reworded.items():
        if names:
            yield from item(f"Texts and sources of {kind}: {', '.join(names)}")


def _effective(found: Comparison) -> Iterator[ComparedRule]:
    """The rules whose edit is not proved to change nothing, by itself or together with the other edits."""
    equal = {compared.id for compared in found.conclusions if compared.sameness is Sameness.EQUAL}
    for rule in found.rules:
        if not rule.changes_nothing and not equal.issuperset(rule.concluded):
            yield rule


def _accepted(asked: Input) -> str:
    """The answers that a question takes."""
    match asked.type:
        case Choice():
            return f"{describe(asked.type)} of " + ", ".join(option.label for option in asked.options)
        case Number(unit=unit) if unit:
            return f"{asked.type.expected()} ({unit})"
        case _:
            return asked.type.expected().replace("`", "")


def _when(rule: Rule) -> str:
    return ", ".join(f"`{condition_text(part)}`" for part in rule.when)
