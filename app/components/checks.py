"""What was checked over all answers: what is found, what of it is accepted, what could not be decided, and what is proved."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.phrases import capitalised
from advisor.render.verification.sentences import (
    claim_of_check,
    observation_sentences,
    proved_sentence,
    range_of_check,
    subject_sentence,
)
from components.desk import desk
from components.links import rule_link
from components.lists import folded, listed
from components.packs import verified
from components.texts import html, words
from components.witnesses import witness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor import Verification
    from advisor.quality.checks.observations import Observation
    from advisor.quality.checks.verification import CheckResult
    from advisor.render.verification.sentences import Sentence

_FEW = 5  # rules shown before the rest is folded


def verification() -> Verification:
    """What is found and proved about the pack; while it is worked out, a bar shows how far that is."""
    place, texts = st.empty(), words()

    def tell(done: int, total: int) -> None:
        place.progress(done / max(total, 1), text=texts["checks_running"].format(done=done, total=total))

    found = verified(desk().pack, tell)
    place.empty()
    return found


def result_of(found: Verification, code: str) -> CheckResult:
    """The result of the check `code`."""
    return next(result for result in found.checks if result.code == code)


def checks() -> None:
    """The result of all checks."""
    texts, found = words(), verification()
    st.html(f'<p class="lead">{html(texts["checks_intro"])}</p><p role="status" class="notice">{html(_outcome(found))}</p>')
    _observations("checks_found", "checks_found_about", [each for each in found.observations if not each.waiver])
    _undecided(found)
    _observations("checks_accepted", "checks_accepted_about", [each for each in found.observations if each.waiver])
    rows = "".join(_row(found, result) for result in found.checks)
    heads = "".join(f'<th scope="col">{html(texts[key])}</th>' for key in ("checks_what", "checks_result"))
    stale = texts["checks_stale_one" if len(found.stale) == 1 else "checks_stale"].format(count=len(found.stale))
    st.html(
        f'<section class="checked"><h3>{html(texts["checks_all"])}</h3>'
        f'<table class="covered results"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        + (f'<p class="fine">{html(stale)}</p>' if found.stale else "")
        + "</section>"
    )


def not_decided(subjects: Iterable[tuple[str, str]], seconds: float) -> None:
    """Sentences on what the solver gave up on, each with a line on it; nothing where it did not."""
    texts = words()
    items = listed(f"<p>{html(said)}</p>" + (f'<p class="fine">{html(line)}</p>' if line else "") for said, line in subjects)
    if items:
        about = texts["checks_undecided_about"].format(seconds=f"{seconds:.10g}")
        st.html(
            f'<section class="checked"><h3>{html(texts["mark_open"])} {html(texts["checks_undecided"])}</h3>'
            f'<p class="fine">{html(about)}</p>{items}</section>'
        )


def _outcome(found: Verification) -> str:
    """In a sentence or two, whether all is well."""
    texts = words()
    unaccepted = sum(not each.waiver for each in found.observations)
    if found.is_fine:
        return f"{texts['mark_holds']} {texts['checks_settled' if found.observations else 'checks_clear']}"
    told = texts["checks_open_one" if unaccepted == 1 else "checks_open"].format(count=unaccepted) if unaccepted else ""
    undecided = texts["checks_unknown"] if any(result.undecided for result in found.run) else ""
    return " ".join(part for part in (texts["mark_alert" if unaccepted else "mark_open"], told, undecided) if part)


def _observations(title: str, about: str, shown: list[Observation]) -> None:
    """What was found, under a heading with a line about it."""
    texts = words()
    if shown:
        st.html(f'<h3>{html(texts[title])}</h3><p class="fine">{html(texts[about])}</p>')
        for each in shown:
            _observation(each)


def _observation(shown: Observation) -> None:
    """Something found: a sentence, why it is accepted, over which answers it was proved, and the answers that show it."""
    texts, pack = words(), desk().pack
    reason = texts["checks_reason"].format(reason=shown.waiver) if shown.waiver else ""
    with st.container(key=f"law-{shown.id}", gap="small"):
        st.html(
            "".join(map(_sentence, observation_sentences(pack, shown)))
            + (f'<p class="rule-because">{html(reason)}</p>' if reason else "")
            + f'<p class="fine">{html(proved_sentence(pack, shown))}</p>'
        )
        if shown.witness:
            witness(shown.witness, shown.subject, shown.id)
        if shown.subject in pack.rules:
            rule_link(shown.subject, texts["rule_link"])


def _sentence(shown: Sentence) -> str:
    """A sentence, with what it introduces."""
    return f'<p class="rule-sentence">{html(shown.text)}</p>{folded([html(each) for each in shown.about], _FEW)}'


def _undecided(found: Verification) -> None:
    """What the solver gave up on, each subject once; without answers that meet the constraints other checks make no sense."""
    texts, pack = words(), desk().pack
    if found.cut_short:
        not_decided(((_claim(result), "") for result in found.run if result.undecided), found.timeout)
        st.html(f'<p class="notice">{html(texts["mark_open"])} {html(texts["checks_not_run"])}</p>')
        return
    subjects: dict[str, list[str]] = defaultdict(list)
    for result in found.checks:
        for subject in result.undecided:
            subjects[subject_sentence(pack, result.check, subject)].append(_claim(result))
    not_decided(((said, texts["between"].join(claims)) for said, claims in subjects.items()), found.timeout)


def _row(found: Verification, result: CheckResult) -> str:
    """What a check asks, over which answers, and what became of it."""
    scope = capitalised(range_of_check(found.pack, result.check))
    about = f'{html(_claim(result))}<br><span class="fine">{html(scope)}</span>'
    return f'<tr><th scope="row">{about}</th><td>{html(_outcome_of(found, result))}</td></tr>'


def _claim(result: CheckResult) -> str:
    """What is so if nothing is found."""
    return claim_of_check(desk().pack, result.check)


def _outcome_of(found: Verification, result: CheckResult) -> str:
    """What became of a check, with a mark."""
    texts = words()
    if result not in found.run:
        return f"{texts['mark_open']} {texts['check_not_run']}"
    unaccepted, count = sum(not each.waiver for each in result.observations), len(result.observations)
    told = []
    if count:
        key = {0: "check_accepted", count: "check_found"}.get(unaccepted, "check_found_some")
        told.append(texts[key].format(count=count, unaccepted=unaccepted))
    if result.undecided:
        told.append(texts["check_undecided"].format(count=len(result.undecided)))
    mark = "mark_alert" if unaccepted else "mark_open" if result.undecided else "mark_holds"
    return f"{texts[mark]} {texts['between'].join(told) or texts['check_proved']}"
