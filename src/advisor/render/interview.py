"""A step of an interview: as text and JSON, and the texts of a dialogue about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis.changes import changes_between
from advisor.analysis.interview import targets_affected_by, why_asked
from advisor.analysis.relevance import Verdict, verdicts
from advisor.deadline import NEVER, UndecidedError
from advisor.pack import Recommendation, Status
from advisor.pack.types import FIRST_DATE, LAST_DATE, Date, Number, finite_values, value_text
from advisor.render.catalogue import catalogue
from advisor.render.json_values import not_decided
from advisor.render.layout import item, wrapped
from advisor.render.passages import article_state, with_places
from advisor.render.phrases import answer_label, capitalised, listed, rule_sentence, status_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.analysis.interview import Step
    from advisor.deadline import Deadline
    from advisor.pack import Input, Pack
    from advisor.pack.types import Value
    from advisor.render.json_values import Json
    from advisor.result import Result

DONT_KNOW = "d"  # what is typed in a terminal
_UNKNOWN = "unknown"  # what stands in files
_NAMED = 3  # conclusions named beside a question; `why` names them all


def to_json(step: Step) -> Json:
    """A step as plain data: `next` and its `because`, the `relevant` questions, the `settled` targets, `at_most` how many are left."""
    return {
        "next": step.next,
        "because": list(step.because),
        "relevant": list(step.relevant),
        "settled": list(step.settled),
        "at_most": step.at_most,
        **not_decided(() if step.decided else ("next", "because", "relevant", "settled", "at_most")),
    }


def to_text(result: Result, step: Step, *, full: bool, deadline: Deadline = NEVER) -> str:
    """The next question, its answers by the names they have in files; or that none is left, and what stays open."""
    if step.next is None:
        left_open = left_open_lines(result, step, full=full, deadline=deadline)
        return "\n".join([*wrapped(nothing_left(result, step, full=full)), *left_open]) + "\n"
    asked = result.pack.inputs[step.next]
    choices = [(value_text(value), value) for value in finite_values(asked.type) or ()]
    lines = [*wrapped(place_line(result, step, asked.id, full=full)), *undecided_lines(result, step)]
    lines += wrapped(f"{asked.ask} [{asked.id}]")
    lines += [*_about(result, asked, step.because), "", *_choices(result.pack, asked, [*choices, (_UNKNOWN, None)])]
    return "\n".join(lines) + "\n"


def question_to_text(result: Result, question: str, because: Iterable[str]) -> str:
    """A question with its help, the source's state, the targets it affects (`because`), and its answers, numbered from 1."""
    asked = result.pack.inputs[question]
    numbered = [(str(number), value) for number, value in enumerate(finite_values(asked.type) or (), 1)]
    lines = [*wrapped(asked.ask), *_about(result, asked, because), ""]
    return "\n".join([*lines, *_choices(result.pack, asked, [*numbered, (DONT_KNOW, None)])])


def place_line(result: Result, step: Step, question: str, *, full: bool) -> str:
    """Where an interview stands: the topic of `question`, how many questions are left at most, how much is settled."""
    words = catalogue(result.pack.language)
    left = words["ask_left_one" if step.at_most == 1 else "ask_left"].format(count=step.at_most)
    settled = words["ask_settled_full" if full else "ask_settled"].format(
        settled=len(step.settled), targets=len(step.settled) + len(step.undecided)
    )
    return words["ask_place"].format(topic=result.pack.topics[result.pack.inputs[question].topic], left=left, settled=settled)


def undecided_lines(result: Result, step: Step) -> list[str]:
    """The remark below `place_line` where not everything was decided in time; nothing otherwise."""
    return [] if step.decided else wrapped(catalogue(result.pack.language)["ask_undecided"])


def why_to_text(result: Result, question: str, step: Step, *, full: bool, deadline: Deadline = NEVER) -> str:
    """The targets that a question affects and the rules through which it does, as sentences; then what is settled already."""
    words, pack = catalogue(result.pack.language), result.pack
    try:
        affected = targets_affected_by(result, question, full=full, deadline=deadline)
        lines = wrapped(words["ask_why" if affected else "ask_why_nothing"])
    except UndecidedError:
        affected, lines = (), wrapped(words["ask_why_undecided"])
    rules = tuple(dict.fromkeys(rule for target in affected for rule in target.rules))
    for target in affected:
        numbers = ", ".join(str(rules.index(rule) + 1) for rule in target.rules)
        lines += item(words["ask_why_rules"].format(title=capitalised(pack.derived[target.fact].title), numbers=numbers))
    lines += [words["ask_rules"]] if rules else []
    for number, rule in enumerate(rules, 1):
        lines += item(with_places(pack, rule_sentence(pack, rule), rule.claims), f"{number:>3}. ")
    settled = [line for text in settled_sentences(result, step.settled, deadline=deadline) for line in item(text)]
    return "\n".join([*lines, *([words["ask_settled_already"], *settled] if settled else [])])


def answer_sentences(before: Result, was: Step, after: Result, step: Step, *, deadline: Deadline = NEVER) -> tuple[str, ...]:
    """What an answer changed: a sentence for each status with the titles of the recommendations and notices that have it now."""
    changed = [change.conclusion.fact.id for change in changes_between(before, after)]
    newly = [fact for fact in step.settled if fact not in was.settled and after[fact].status is Status.OPEN]
    by_verdict = [fact for fact in newly if fact not in changed and isinstance(after.pack.derived[fact], Recommendation)]
    texts = settled_sentences(after, [*changed, *by_verdict], deadline=deadline)
    return texts or (catalogue(after.pack.language)["ask_no_change"],)


def settled_sentences(result: Result, facts: Iterable[str], *, deadline: Deadline = NEVER) -> tuple[str, ...]:
    """`facts` sorted by status, a sentence for each status; one that only the verdict settles is marked as such."""
    words, pack = catalogue(result.pack.language), result.pack
    named = tuple(facts)
    found = verdicts(result, named, deadline=deadline)
    by_label: dict[str, list[str]] = {}
    for fact in named:
        label = status_label(pack, pack.derived[fact], result[fact].status)
        if found.get(fact) in {Verdict.HOLDS, Verdict.FAILS}:
            label = _verdict_label(result, fact, found[fact])
        by_label.setdefault(label, []).append(capitalised(pack.derived[fact].title))
    join = words["between_parts"].join
    return tuple(words["ask_sorted"].format(status=label, titles=join(titles)) for label, titles in by_label.items())


def nothing_left(result: Result, step: Step, *, full: bool) -> str:
    """The sentence that ends an interview."""
    words = catalogue(result.pack.language)
    return words[("ask_done_full" if full else "ask_done") if step.decided else "ask_done_undecided"]


def left_open_lines(result: Result, step: Step, *, full: bool, deadline: Deadline = NEVER) -> list[str]:
    """What stays open because of questions answered "don't know"; then what is settled although its rules do not decide it."""
    words, lines = catalogue(result.pack.language), list[str]()
    if step.undecided and not step.askable:
        lines += ["", words["ask_left_open"].upper()]
        for question in step.relevant:
            title = capitalised(result.pack.inputs[question].title)
            waiting = _affected_titles(result, question, full=full, deadline=deadline)
            lines += item(words["ask_waiting"].format(title=title, titles=waiting))
    if by_verdict := [fact for fact in step.settled if result[fact].status is Status.OPEN]:
        texts = settled_sentences(result, by_verdict, deadline=deadline)
        lines += ["", words["ask_ahead"].upper(), *(line for text in texts for line in item(text))]
    return lines


def typed_value(pack: Pack, asked: Input) -> str:
    """What to type for a number or a date."""
    words = catalogue(pack.language)
    match asked.type:
        case Number(unit=unit) if unit:
            return words["ask_number_unit"].format(expected=asked.type.expected(), unit=unit)
        case Date(minimum, maximum) if (minimum, maximum) != (FIRST_DATE, LAST_DATE):
            return words["ask_date_between"].format(first=minimum, last=maximum)
        case Date():
            return words["ask_date"]
        case kind:
            return words["ask_number"].format(expected=kind.expected())


def _affected_titles(result: Result, question: str, *, full: bool, deadline: Deadline) -> str:
    """The titles of the targets that a question affects."""
    words = catalogue(result.pack.language)
    try:
        affected = why_asked(result, question, full=full, deadline=deadline)
    except UndecidedError:
        return words["not_decided"]
    return words["between_parts"].join(_titles(result.pack, (target.fact for target in affected)))


def _about(result: Result, asked: Input, because: Iterable[str]) -> list[str]:
    """What helps to answer: the help, the source's state, where the levels come from, and the targets that the answer affects."""
    pack, words = result.pack, catalogue(result.pack.language)
    texts, titles = [asked.help, article_state(pack, asked.id)], _titles(pack, because)
    texts += [words[f"anchors_{asked.anchors}"]] if asked.anchors else []
    texts += [words["ask_because"].format(titles=listed(pack, titles, _NAMED))] if titles else []
    return [line for text in texts if text for line in wrapped(text, "  ")]


def _choices(pack: Pack, asked: Input, choices: list[tuple[str, Value | None]]) -> Iterator[str]:
    """Each answer with what is typed for it, the level's description beside it."""
    if finite_values(asked.type) is None:
        yield from wrapped(typed_value(pack, asked), "  ")
    width = max(len(name) for name, _ in choices)
    anchors = {option.id: option.anchor for option in asked.options}
    for name, value in choices:
        label, anchor = answer_label(pack, asked.id, value), anchors.get(value, "") if isinstance(value, str) else ""
        text = catalogue(pack.language)["ask_option"].format(label=label, anchor=anchor) if anchor else label
        yield from wrapped(text, " " * (width + 4), first=f"  {name:<{width}}  ")


def _verdict_label(result: Result, fact: str, verdict: Verdict) -> str:
    """The status that every completion of the answers gives an open fact."""
    status = Status.HOLDS if verdict is Verdict.HOLDS else Status.FAILS
    label = status_label(result.pack, result.pack.derived[fact], status)
    return catalogue(result.pack.language)["ask_ahead_status"].format(status=label)


def _titles(pack: Pack, facts: Iterable[str]) -> list[str]:
    return [capitalised(pack.derived[fact].title) for fact in facts]
