"""A step of an interview, for programs and for a terminal: the question, why it is asked, and what came of an answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from advisor.analysis.changes import changes_between
from advisor.analysis.interview import why_asked
from advisor.analysis.relevance import Verdict, verdicts
from advisor.deadline import NEVER, UndecidedError
from advisor.pack import Recommendation, Status
from advisor.pack.types import FIRST_DATE, LAST_DATE, Date, Number, finite_values, value_text
from advisor.render.as_json import not_decided
from advisor.render.catalogue import catalogue
from advisor.render.citations import places
from advisor.render.layout import item, wrapped
from advisor.render.passages import article_state
from advisor.render.phrases import answer_label, capitalised, rule_sentence, status_label
from advisor.result import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from advisor.analysis.interview import AffectedTarget, Step
    from advisor.deadline import Deadline
    from advisor.pack import Input, Pack, Rule
    from advisor.pack.types import Value
    from advisor.render.as_json import Json
    from advisor.result import Contradiction, Result

DONT_KNOW = "d"  # what is typed in a terminal
_UNKNOWN = "unknown"  # what stands in files
_NAMED = 3  # conclusions named beside a question; `why` names them all


def step_to_json(step: Step) -> Json:
    """A step as plain data: `next` and its `because`, the `relevant` questions, what is `settled`, `at_most` how many are left."""
    return {
        "next": step.next,
        "because": list(step.because),
        "relevant": list(step.relevant),
        "settled": list(step.settled),
        "at_most": step.at_most,
        **not_decided(() if step.decided else ("next", "because", "relevant", "settled", "at_most")),
    }


def step_to_text(result: Result, step: Step, *, full: bool, deadline: Deadline = NEVER) -> str:
    """The next question, its answers by the names they have in files; or that none is left, and what stays open."""
    if step.next is None:
        left_open = left_open_lines(result, step, full=full, deadline=deadline)
        return "\n".join([*wrapped(nothing_left(result, step, full=full)), *left_open]) + "\n"
    asked = result.pack.inputs[step.next]
    named = [(value_text(value), value) for value in finite_values(asked.type) or ()]
    lines = [*wrapped(place_line(result, step, asked.id, full=full)), *undecided_lines(result, step)]
    lines += wrapped(f"{asked.ask} [{asked.id}]")
    lines += [*_about(result, asked, step.because), "", *_answers(result.pack, asked, [*named, (_UNKNOWN, None)])]
    return "\n".join(lines) + "\n"


def question_to_text(result: Result, question: str, because: Iterable[str]) -> str:
    """A question with its help, the source's state, what hangs on it (`because`), and its answers, numbered from 1."""
    asked = result.pack.inputs[question]
    numbered = [(str(number), value) for number, value in enumerate(finite_values(asked.type) or (), 1)]
    lines = [*wrapped(asked.ask), *_about(result, asked, because), ""]
    return "\n".join([*lines, *_answers(result.pack, asked, [*numbered, (DONT_KNOW, None)])])


def place_line(result: Result, step: Step, question: str, *, full: bool) -> str:
    """Where an interview stands: the topic of `question`, how many questions are left at most, how much is settled."""
    words = catalogue(result.pack.language)
    left = words["ask_left_one" if step.at_most == 1 else "ask_left"].format(count=step.at_most)
    settled = words["ask_settled_full" if full else "ask_settled"].format(
        settled=len(step.settled), targets=len(step.settled) + len(step.undecided)
    )
    return words["ask_place"].format(topic=result.pack.topics[result.pack.inputs[question].topic], left=left, settled=settled)


def undecided_lines(result: Result, step: Step) -> list[str]:
    """What is told below that where not everything was decided in time."""
    return [] if step.decided else wrapped(catalogue(result.pack.language)["ask_undecided"])


def why_to_text(result: Result, question: str, step: Step, *, full: bool, deadline: Deadline = NEVER) -> str:
    """Which conclusions hang on a question and through which rules, as sentences; then what is settled already."""
    words = catalogue(result.pack.language)
    try:
        hanging = targets_affected_by(result, question, full=full, deadline=deadline)
        lines = wrapped(words["ask_why" if hanging else "ask_why_nothing"])
    except UndecidedError:
        hanging, lines = (), wrapped(words["ask_why_undecided"])
    rules = tuple(dict.fromkeys(rule for found in hanging for rule in found.rules))
    for found in hanging:
        numbers = ", ".join(str(rules.index(rule) + 1) for rule in found.rules)
        lines += item(words["ask_why_rules"].format(title=capitalised(result.pack.derived[found.fact].title), numbers=numbers))
    lines += [words["ask_rules"]] if rules else []
    lines += [line for number, rule in enumerate(rules, 1) for line in item(_cited(result.pack, rule), f"{number:>3}. ")]
    settled = [line for text in settled_sentences(result, step.settled, deadline=deadline) for line in item(text)]
    return "\n".join([*lines, *([words["ask_settled_already"], *settled] if settled else [])])


def targets_affected_by(result: Result, question: str, *, full: bool, deadline: Deadline = NEVER) -> tuple[AffectedTarget, ...]:
    """The targets that hang on a question; where it is answered, those that would if it were not. Raises UndecidedError."""
    given = {name: answer for name, answer in result.answers.given.items() if name != question}
    return why_asked(run(result.pack, replace(result.answers, given=given)), question, full=full, deadline=deadline)


def answer_sentences(before: Result, was: Step, after: Result, step: Step, *, deadline: Deadline = NEVER) -> tuple[str, ...]:
    """What an answer changed: a sentence for each status with the titles of the recommendations and notices that have it now."""
    changed = [change.conclusion.fact.id for change in changes_between(before, after)]
    newly = [fact for fact in step.settled if fact not in was.settled and after[fact].status is Status.OPEN]
    ahead = [fact for fact in newly if fact not in changed and isinstance(after.pack.derived[fact], Recommendation)]
    return settled_sentences(after, [*changed, *ahead], deadline=deadline) or (catalogue(after.pack.language)["ask_no_change"],)


def settled_sentences(result: Result, facts: Iterable[str], *, deadline: Deadline = NEVER) -> tuple[str, ...]:
    """`facts` sorted by status, a sentence for each; what only the verdict settles is said to be so whatever is answered."""
    words, pack = catalogue(result.pack.language), result.pack
    by_label: dict[str, list[str]] = {}
    told = tuple(facts)
    ahead = verdicts(result, told, deadline=deadline)
    for fact in told:
        label = status_label(pack, pack.derived[fact], result[fact].status)
        if ahead.get(fact) in {Verdict.HOLDS, Verdict.FAILS}:
            label = _ahead(result, fact, ahead[fact])
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
            lines += item(
                words["ask_waiting"].format(title=title, titles=_waiting(result, question, full=full, deadline=deadline))
            )
    if ahead := [fact for fact in step.settled if result[fact].status is Status.OPEN]:
        lines += [
            "",
            words["ask_ahead"].upper(),
            *(line for text in settled_sentences(result, ahead, deadline=deadline) for line in item(text)),
        ]
    return lines


def _waiting(result: Result, question: str, *, full: bool, deadline: Deadline) -> str:
    """The titles of what hangs on a question."""
    words = catalogue(result.pack.language)
    try:
        hanging = why_asked(result, question, full=full, deadline=deadline)
    except UndecidedError:
        return words["not_decided"]
    return words["between_parts"].join(_titles(result.pack, (found.fact for found in hanging)))


def contradictions_to_text(result: Result, contradictions: Iterable[Contradiction]) -> str:
    """Which answers cannot go together: the reason of each constraint, and the answers it names."""
    words, lines = catalogue(result.pack.language), list[str]()
    for found in contradictions:
        lines += wrapped(words["clash"].format(because=found.constraint.because))
        for name in found.inputs:
            if name in result.answers.given:
                answer = answer_label(result.pack, name, result.answers.given[name].value)
                title = capitalised(result.pack.inputs[name].title)
                lines += item(words["answer_listed"].format(title=title, answer=answer))
    return "\n".join(lines)


def _about(result: Result, asked: Input, because: Iterable[str]) -> list[str]:
    """What helps to answer: the help, the source's state, where the levels come from, and what hangs on the answer."""
    words, titles = catalogue(result.pack.language), _titles(result.pack, because)
    more = [words["report_more"].format(count=len(titles) - _NAMED)] if len(titles) > _NAMED else []
    listed = words["between_parts"].join(titles[:_NAMED] + more)
    texts = [asked.help, article_state(result.pack, asked.id)]
    texts += [words[f"anchors_{asked.anchors}"]] if asked.anchors else []
    texts += [words["ask_because"].format(titles=listed)] if titles else []
    return [line for text in texts if text for line in wrapped(text, "  ")]


def _answers(pack: Pack, asked: Input, named: list[tuple[str, Value | None]]) -> Iterator[str]:
    """Each answer with what is typed for it, the level's description beside it."""
    if finite_values(asked.type) is None:
        yield from wrapped(typed_value(pack, asked), "  ")
    width = max(len(name) for name, _ in named)
    anchors = {option.id: option.anchor for option in asked.options}
    for name, value in named:
        label, anchor = answer_label(pack, asked.id, value), anchors.get(value, "") if isinstance(value, str) else ""
        text = catalogue(pack.language)["ask_option"].format(label=label, anchor=anchor) if anchor else label
        yield from wrapped(text, " " * (width + 4), first=f"  {name:<{width}}  ")


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


def _ahead(result: Result, fact: str, verdict: Verdict) -> str:
    status = Status.HOLDS if verdict is Verdict.HOLDS else Status.FAILS
    label = status_label(result.pack, result.pack.derived[fact], status)
    return catalogue(result.pack.language)["ask_ahead_status"].format(status=label)


def _titles(pack: Pack, facts: Iterable[str]) -> list[str]:
    return [capitalised(pack.derived[fact].title) for fact in facts]


def _cited(pack: Pack, rule: Rule) -> str:
    """A rule as a sentence, with its places in the source."""
    sentence = rule_sentence(pack, rule)
    if not rule.claims:
        return sentence
    return catalogue(pack.language)["reason_cited"].format(because=sentence, places=places(pack, rule.claims))
