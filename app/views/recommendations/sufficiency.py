"""The minimal sets of answers that suffice for a conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from advisor.render.catalogue import catalogue
from advisor.render.explanation.sufficiency import named_answers
from advisor.render.phrases import status_label
from elements.folding import fold
from elements.prose import paragraph
from elements.templates import render
from elements.texts import words
from session.current import session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from advisor.analysis.sufficiency import Justifications
    from advisor.result import Conclusion

_FEW = 3  # sets shown before the rest is folded


def sufficient(shown: Conclusion, found: Justifications, behind: Sequence[str]) -> None:
    """The sets of answers each of which suffices; of the answers `behind` the conclusion perhaps all are needed."""
    sets = [names for names in found.sets if names]
    if len(sets) == 1:
        _only(sets[0], behind)
    elif sets:
        folded = fold([named_answers(session().result, names) for names in sets], _FEW)
        st.html(render("recommendations/sufficiency.html", sets=folded, there_are_more=found.more))
    if not found.decided:
        pack = session().pack
        text = catalogue(pack.language)["suffices_others_undecided" if sets else "suffices_undecided"]
        paragraph(text.format(status=status_label(pack, shown.fact, shown.status)), "fine")


def _only(names: tuple[str, ...], behind: Sequence[str]) -> None:
    """The one set that suffices."""
    texts, answered = words(), session().answers.values
    if set(names) == {name for name in behind if name in answered}:
        paragraph(texts["suffices_all"], "fine")
    else:
        paragraph(texts["suffices_one"].format(answers=named_answers(session().result, names)), "fine")
