"""Which of the answers that a conclusion rests on suffice alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.catalogue import catalogue
from advisor.render.explanation.sufficiency import named_answers
from advisor.render.phrases import status_label
from components.desk import desk
from components.texts import html, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.analysis.sufficiency import Justifications
    from advisor.result import Conclusion

_FEW = 3  # sets shown before the rest is folded


def sufficient(shown: Conclusion, found: Justifications, behind: Sequence[str]) -> None:
    """The sets of answers each of which suffices; of the answers `behind` the conclusion perhaps all are needed."""
    sets = [one for one in found.sets if one]
    _sets(found, sets, behind)
    if not found.decided:
        pack = desk().pack
        text = catalogue(pack.language)["suffices_others_undecided" if sets else "suffices_undecided"]
        st.html(f'<p class="fine">{html(text.format(status=status_label(pack, shown.fact, shown.status)))}</p>')


def _sets(found: Justifications, sets: list[tuple[str, ...]], behind: Sequence[str]) -> None:
    texts = words()
    if not sets:
        return
    if len(sets) == 1:
        needed = set(sets[0]) == {name for name in behind if name in desk().answers.values}
        told = texts["suffices_all"] if needed else texts["suffices_one"].format(answers=named_answers(desk().result, sets[0]))
        st.html(f'<p class="fine">{html(told)}</p>')
        return
    items = [f"<li>{html(named_answers(desk().result, one))}</li>" for one in sets]
    rest = items[_FEW:] if len(items) > _FEW + 1 else []
    shown = "".join(items[: len(items) - len(rest)])
    more = texts["suffices_more"] if found.more else ""
    folded = f"<ol start={_FEW + 1}>{''.join(rest)}</ol><p>{html(more)}</p>"
    summary = f"<details><summary>{html(texts['more'].format(count=len(rest)))}</summary>{folded}</details>" if rest else ""
    st.html(f"<section class='sufficient'><h4>{html(texts['suffices_any'])}</h4><ol>{shown}</ol>{summary}</section>")
