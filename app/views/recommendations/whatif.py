"""What would change a conclusion: the smallest changes of answers, what it would be enough to learn, or that no change gets there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from advisor import ContradictoryAnswers, Status, run
from advisor.analysis.counterfactuals import change_scope, whatif, with_changes
from advisor.analysis.silences import silence_reason
from advisor.render.catalogue import catalogue
from advisor.render.counterfactual import change_sentences
from advisor.render.phrases import capitalised, status_label
from elements.expanders import expander
from elements.folding import fold
from elements.prose import heading, paragraph
from elements.templates import render
from elements.texts import words
from elements.widgets import pressing
from session.current import session
from views.recommendations.limits import limits

if TYPE_CHECKING:
    from advisor import Counterfactual
    from advisor.analysis.counterfactuals import ChangeSet
    from advisor.result import Conclusion

_SHOWN = 5  # sets of changes shown before the rest is folded
_ABOUT = {  # what is said above the sets of a kind, of one change and of several
    "changes": ("whatif_changes_one", "whatif_changes"),
    "learn": ("whatif_learn_one", "whatif_learn"),
    "both": ("whatif_both", "whatif_both"),
}


class _Treated(NamedTuple):
    """Questions whose answers the search treated alike, with a line about how."""

    about: str
    titles: list[str]


def what_would_change(shown: Conclusion) -> None:
    """A line that opens to the changes; they are searched for then."""
    with st.container(key=f"whatif-{shown.fact.id}"):
        line = expander(words()["whatif"], f"open-whatif-{shown.fact.id}")
        if line.open:
            with line:
                _search(shown)


def _search(shown: Conclusion) -> None:
    fact, texts = shown.fact.id, words()
    limits(fact)
    for status in _wanted(shown.status):
        label = status_label(session().pack, shown.fact, status)
        heading(4, texts["whatif_to"].format(status=label))
        try:
            found = _found(fact, status)
        except ContradictoryAnswers:
            paragraph(texts["whatif_clash"])
            return
        if found.impossible:
            _impossible(found, label)
        else:
            _changes(found)


def _wanted(status: Status) -> tuple[Status, ...]:
    """The other settled statuses."""
    return tuple(other for other in (Status.HOLDS, Status.FAILS) if other is not status)


def _found(fact: str, status: Status) -> Counterfactual:
    current = session()
    anyone, keep, deadline = current.limits.anyone, current.limits.keep, current.script_run.deadline
    return current.evaluation.once(
        ("counterfactual", fact, status, anyone, keep),
        lambda: whatif(current.result, fact, status, keep=keep, anyone=anyone, deadline=deadline),
    )


def _changes(found: Counterfactual) -> None:
    texts = words()
    for kind, sets in (("learn", found.learn), ("changes", found.changes), ("both", found.both)):
        if sets:
            paragraph(_about(kind, sets, decided=kind not in found.undecided))
            _listed(found, kind, sets)
    if not found.change_sets:
        paragraph(catalogue(session().pack.language)["whatif_undecided_none"])
    elif not (found.changes or found.both or found.before is Status.OPEN):
        paragraph(texts["whatif_no_change"])
    if any(isinstance(change.after, date | Decimal) for changes in found.change_sets for change in changes):
        paragraph(texts["whatif_example"], "fine")
    if found.more:
        paragraph(texts["whatif_more"], "fine")


def _about(kind: str, sets: tuple[ChangeSet, ...], *, decided: bool) -> str:
    """The line above all sets of a kind."""
    texts = words()
    if not decided:
        return catalogue(session().pack.language)["whatif_found"]
    about = texts[_ABOUT[kind][len(sets[0]) > 1]].format(count=len(sets[0]))
    several = "whatif_several" if kind == "learn" else "whatif_nearest"
    return texts[several if len(sets) > 1 else "whatif_single"].format(about=about)


def _listed(found: Counterfactual, kind: str, sets: tuple[ChangeSet, ...]) -> None:
    name, folded = f"{found.fact}-{found.after.value}-{kind}", fold(sets, _SHOWN)
    for place, changes in enumerate(folded.first):
        _change(found, changes, f"{name}-{place}")
    if folded.rest:
        line = expander(folded.more, f"more-{name}", compact=True)
        if line.open:
            with line:
                for place, changes in enumerate(folded.rest, _SHOWN):
                    _change(found, changes, f"{name}-{place}")


def _change(found: Counterfactual, changes: ChangeSet, name: str) -> None:
    """Changes as sentences, with the button that tries them."""
    sentences = [*change_sentences(session().result, changes), *_then(found.fact, changes)]
    with st.container(key=f"way-{name}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(render("recommendations/change.html", sentences=sentences))
        st.button(words()["try_it"], key=f"try-{name}", on_click=pressing(_try), args=(found.fact, changes), width="content")


def _then(fact: str, changes: ChangeSet) -> list[str]:
    """Why a recommendation would be silent then; it is never advice against."""
    current = session()
    reason = current.evaluation.once(
        ("then", fact, changes), lambda: silence_reason(run(current.pack, with_changes(current.answers, changes)), fact)
    )
    return [words()["whatif_then"].format(silence=catalogue(current.pack.language)[reason.value])] if reason else []


def _impossible(found: Counterfactual, label: str) -> None:
    """What was proved, and over which answers."""
    texts, current = words(), session()
    admitted = change_scope(current.result, found.fact, keep=current.limits.keep, anyone=current.limits.anyone)
    treated = [
        _Treated(texts[key].format(count=len(names)), [capitalised(current.pack.inputs[name].title) for name in names])
        for key, names in (("whatif_free", admitted.free), ("whatif_fixed", admitted.fixed), ("whatif_kept", admitted.kept))
        if names
    ]
    st.html(render("recommendations/impossible.html", proved=texts["whatif_proved"].format(status=label), treated=treated))


def _try(fact: str, changes: ChangeSet) -> None:
    session().try_out(fact, changes)
    session().viewport.move_to("st-key-trial")
