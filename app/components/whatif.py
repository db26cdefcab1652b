"""What would change a conclusion: the smallest changes of answers, what it would be enough to learn, or that no change gets there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

import streamlit as st

from advisor import ContradictoryAnswers, Status, run
from advisor.analysis.counterfactuals import change_scope, whatif, with_changes
from advisor.analysis.silences import silence_reason
from advisor.render.catalogue import catalogue
from advisor.render.counterfactual import change_sentences
from advisor.render.phrases import capitalised, status_label
from components.desk import desk
from components.opening import opener
from components.texts import html, words
from components.widgets import News, heed, pressing, show

if TYPE_CHECKING:
    from advisor import Counterfactual
    from advisor.analysis.counterfactuals import ChangeSet
    from advisor.result import Conclusion

_SHOWN = 5  # ways shown before the rest is folded
_ABOUT = {  # what is said above the ways of a kind, of one part and of several
    "changes": ("whatif_changes_one", "whatif_changes"),
    "learn": ("whatif_learn_one", "whatif_learn"),
    "both": ("whatif_both", "whatif_both"),
}


def what_would_change(shown: Conclusion) -> None:
    """A line that opens to the ways; they are sought then."""
    with st.container(key=f"whatif-{shown.fact.id}"):
        line = opener(words()["whatif"], f"open-whatif-{shown.fact.id}")
        if line.open:
            with line:
                _sought(shown)


def _sought(shown: Conclusion) -> None:
    fact, texts = shown.fact.id, words()
    _limits(fact)
    wanted = (Status.HOLDS, Status.FAILS) if shown.status is Status.OPEN else (_other(shown.status),)
    for status in wanted:
        label = status_label(desk().pack, shown.fact, status)
        st.html(f"<h4>{html(texts['whatif_to'].format(status=label))}</h4>")
        try:
            found = _found(fact, status)
        except ContradictoryAnswers:
            st.html(f"<p>{html(texts['whatif_clash'])}</p>")
            return
        if found.impossible:
            _impossible(found, label)
        else:
            _ways(found)


def _found(fact: str, status: Status) -> Counterfactual:
    current = desk()
    anyone, kept = current.unchangeable_too, current.kept
    return current.once(
        ("counterfactual", fact, status, anyone, kept),
        lambda: whatif(current.result, fact, status, keep=kept, anyone=anyone, deadline=current.deadline),
    )


def _limits(fact: str) -> None:
    """What the search may change: a mark for all conclusions alike, shown at each."""
    current, texts = desk(), words()
    concerned = [name for name in current.pack.inputs if name in current.pack.cone([fact]) and name in current.answers.values]
    with st.container(key=f"limits-{fact}", horizontal=True, vertical_alignment="bottom", gap="medium"):
        anyone = show(f"anyone-{fact}", current.unchangeable_too)
        st.toggle(texts["whatif_anyone"], value=anyone.start, key=anyone.key)
        heed(_take_anyone, fact, anyone.key)
        if concerned:
            kept = show(f"kept-{fact}", [name for name in concerned if name in current.kept])
            st.multiselect(
                texts["whatif_keep"],
                concerned,
                default=[name for name in kept.start if name in concerned],
                format_func=lambda name: capitalised(current.pack.inputs[name].title),
                key=kept.key,
                placeholder=texts["whatif_keep_placeholder"],
            )
            heed(_take_kept, ",".join(concerned), kept.key)


def _ways(found: Counterfactual) -> None:
    texts = words()
    for kind, ways in (("learn", found.learn), ("changes", found.changes), ("both", found.both)):
        if ways:
            st.html(f"<p>{html(_about(kind, ways, decided=kind not in found.undecided))}</p>")
            _listed(found, kind, ways)
    if not found.change_sets:
        st.html(f"<p>{html(catalogue(desk().pack.language)['whatif_undecided_none'])}</p>")
    elif not (found.changes or found.both or found.before is Status.OPEN):
        st.html(f"<p>{html(texts['whatif_no_change'])}</p>")
    if any(isinstance(part.after, date | Decimal) for way in found.change_sets for part in way):
        st.html(f'<p class="fine">{html(texts["whatif_example"])}</p>')
    if found.more:
        st.html(f'<p class="fine">{html(texts["whatif_more"])}</p>')


def _about(kind: str, ways: tuple[ChangeSet, ...], *, decided: bool) -> str:
    """What is to be said of all ways of a kind."""
    texts = words()
    if not decided:
        return catalogue(desk().pack.language)["whatif_found"]
    about = texts[_ABOUT[kind][len(ways[0]) > 1]].format(count=len(ways[0]))
    several = "whatif_several" if kind == "learn" else "whatif_nearest"
    return texts[several if len(ways) > 1 else "whatif_single"].format(about=about)


def _listed(found: Counterfactual, kind: str, ways: tuple[ChangeSet, ...]) -> None:
    texts, name = words(), f"{found.fact}-{found.after.value}-{kind}"
    rest = ways[_SHOWN:] if len(ways) > _SHOWN + 1 else ()
    for place, way in enumerate(ways[: len(ways) - len(rest)]):
        _way(found, way, f"{name}-{place}")
    if rest:
        line = opener(texts["more"].format(count=len(rest)), f"more-{name}", compact=True)
        if line.open:
            with line:
                for place, way in enumerate(rest, _SHOWN):
                    _way(found, way, f"{name}-{place}")


def _way(found: Counterfactual, way: ChangeSet, name: str) -> None:
    """A way as sentences, with the button that tries it."""
    current, texts = desk(), words()
    told = [*change_sentences(current.result, way), *_then(found.fact, way)]
    with st.container(key=f"way-{name}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html("".join(f"<p>{html(sentence)}</p>" for sentence in told))
        st.button(texts["try_it"], key=f"try-{name}", on_click=pressing(_try), args=(found.fact, way), width="content")


def _then(fact: str, way: ChangeSet) -> list[str]:
    """Why a recommendation would be silent then; it is never advice against."""
    current = desk()
    kind = current.once(("then", fact, way), lambda: silence_reason(run(current.pack, with_changes(current.answers, way)), fact))
    return [words()["whatif_then"].format(silence=catalogue(current.pack.language)[kind.value])] if kind else []


def _impossible(found: Counterfactual, label: str) -> None:
    """What was proved, and over which answers."""
    texts, current = words(), desk()
    admitted = change_scope(current.result, found.fact, keep=current.kept, anyone=current.unchangeable_too)
    parts = [f"<p><b>{html(texts['whatif_impossible'])}</b> {html(texts['whatif_proved'].format(status=label))}</p>"]
    for key, names in (("whatif_free", admitted.free), ("whatif_fixed", admitted.fixed), ("whatif_kept", admitted.kept)):
        if names:
            titles = "".join(f"<li>{html(capitalised(current.pack.inputs[name].title))}</li>" for name in names)
            parts.append(f"<details><summary>{html(texts[key].format(count=len(names)))}</summary><ul>{titles}</ul></details>")
    st.html(f'<section class="proved">{"".join(parts)}</section>')


def _other(status: Status) -> Status:
    return Status.FAILS if status is Status.HOLDS else Status.HOLDS


def _try(fact: str, way: ChangeSet) -> None:
    desk().try_out(fact, way)
    desk().go_to("st-key-trial")


def _take_anyone(news: News, _fact: str, key: str) -> None:
    desk().unchangeable_too = bool(news[key])


def _take_kept(news: News, concerned: str, key: str) -> None:
    current, chosen = desk(), cast("list[str]", news[key])
    asked = concerned.split(",")
    current.kept = tuple(name for name in current.pack.inputs if name in chosen or (name in current.kept and name not in asked))
