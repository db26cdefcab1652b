"""What was checked over all answers: what is found, what of it is accepted, what could not be decided, and what is proved."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from advisor.render.phrases import capitalised
from advisor.render.verification.sentences import (
    claim_of_check,
    observation_sentences,
    proved_sentence,
    range_of_check,
    subject_sentence,
)
from elements.folding import Folded, fold
from elements.links import rule_link
from elements.prose import paragraph
from elements.templates import render
from elements.texts import words
from session.current import session
from shown_pack import verified
from views.rules.witness import witness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor import Verification
    from advisor.quality.checks.observations import Observation
    from advisor.quality.checks.verification import CheckResult

_FEW = 5  # rules shown before the rest is folded


class Undecided(NamedTuple):
    """A sentence on what the solver gave up on, and a line on what was asked."""

    sentence: str
    about: str = ""


class _Remark(NamedTuple):
    """A sentence, with what it introduces."""

    text: str
    about: Folded[str]


class _Result(NamedTuple):
    """What a check asks, over which answers, and what became of it."""

    claim: str
    range: str
    outcome: str


def verification() -> Verification:
    """What is found and proved about the pack; while it is worked out, a bar shows how far that is."""
    place, texts = st.empty(), words()

    def report(done: int, total: int) -> None:
        place.progress(done / max(total, 1), text=texts["checks_running"].format(done=done, total=total))

    found = verified(session().pack, report)
    place.empty()
    return found


def result_of(found: Verification, code: str) -> CheckResult:
    """The result of the check with this code."""
    return next(result for result in found.checks if result.code == code)


def checks() -> None:
    """The result of all checks."""
    texts, found = words(), verification()
    st.html(render("rules/verification_head.html", outcome=_outcome(found)))
    _observations("checks_found", "checks_found_about", [seen for seen in found.observations if not seen.waiver])
    _undecided(found)
    _observations("checks_accepted", "checks_accepted_about", [seen for seen in found.observations if seen.waiver])
    results = [
        _Result(_claim(result), capitalised(range_of_check(found.pack, result.check)), _result(found, result))
        for result in found.checks
    ]
    stale = texts["checks_stale_one" if len(found.stale) == 1 else "checks_stale"].format(count=len(found.stale))
    st.html(render("rules/verification.html", results=results, stale=stale if found.stale else ""))


def not_decided(subjects: Sequence[Undecided], seconds: float) -> None:
    """What the solver gave up on after so many seconds; nothing where it did not."""
    if subjects:
        about = words()["checks_undecided_about"].format(seconds=f"{seconds:.10g}")
        st.html(render("rules/undecided.html", about=about, subjects=subjects))


def _outcome(found: Verification) -> str:
    """A sentence or two on whether all is well."""
    texts = words()
    unaccepted = sum(not seen.waiver for seen in found.observations)
    if found.is_fine:
        return f"{texts['mark_holds']} {texts['checks_settled' if found.observations else 'checks_clear']}"
    count = texts["checks_open_one" if unaccepted == 1 else "checks_open"].format(count=unaccepted) if unaccepted else ""
    undecided = texts["checks_unknown"] if any(result.undecided for result in found.run) else ""
    return " ".join(part for part in (texts["mark_alert" if unaccepted else "mark_open"], count, undecided) if part)


def _observations(title: str, about: str, shown: list[Observation]) -> None:
    """Observations, under a heading with a line about them."""
    texts = words()
    if shown:
        st.html(render("rules/observations_head.html", title=texts[title], about=texts[about]))
        for observation in shown:
            _observation(observation)


def _observation(shown: Observation) -> None:
    """Something found: a sentence, why it is accepted, over which answers it was proved, and the answers that show it."""
    texts, pack = words(), session().pack
    values = {
        "remarks": [_Remark(remark.text, fold(remark.about, _FEW)) for remark in observation_sentences(pack, shown)],
        "reason": texts["checks_reason"].format(reason=shown.waiver) if shown.waiver else "",
        "proved": proved_sentence(pack, shown),
    }
    with st.container(key=f"entry-{shown.id}", gap="small"):
        st.html(render("rules/observation.html", **values))
        if shown.witness:
            witness(shown.witness, shown.subject, shown.id)
        if shown.subject in pack.rules:
            rule_link(shown.subject, texts["rule_link"])


def _undecided(found: Verification) -> None:
    """What the solver gave up on, each subject once; without answers that meet the constraints other checks make no sense."""
    texts, pack = words(), session().pack
    if found.cut_short:
        not_decided([Undecided(_claim(result)) for result in found.run if result.undecided], found.timeout)
        paragraph(f"{texts['mark_open']} {texts['checks_not_run']}", "message")
        return
    subjects: dict[str, list[str]] = defaultdict(list)
    for result in found.checks:
        for subject in result.undecided:
            subjects[subject_sentence(pack, result.check, subject)].append(_claim(result))
    not_decided([Undecided(sentence, texts["between"].join(claims)) for sentence, claims in subjects.items()], found.timeout)


def _claim(result: CheckResult) -> str:
    """The claim that is true if nothing is found."""
    return claim_of_check(session().pack, result.check)


def _result(found: Verification, result: CheckResult) -> str:
    """What became of a check, with a mark."""
    texts = words()
    if result not in found.run:
        return f"{texts['mark_open']} {texts['check_not_run']}"
    unaccepted, count = sum(not seen.waiver for seen in result.observations), len(result.observations)
    parts = []
    if count:
        key = {0: "check_accepted", count: "check_found"}.get(unaccepted, "check_found_some")
        parts.append(texts[key].format(count=count, unaccepted=unaccepted))
    if result.undecided:
        parts.append(texts["check_undecided"].format(count=len(result.undecided)))
    mark = "mark_alert" if unaccepted else "mark_open" if result.undecided else "mark_holds"
    return f"{texts[mark]} {texts['between'].join(parts) or texts['check_proved']}"
