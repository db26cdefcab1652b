"""Claims as readers see them: the section of the source, the paragraph, and what it says there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.render.catalogue import catalogue
from advisor.render.phrases import answer_label

if TYPE_CHECKING:
    from advisor.pack import Pack


def passage(pack: Pack, claim: str) -> str:
    """A claim with its section and paragraph, as one text."""
    words, cited = catalogue(pack.language), pack.claims[claim]
    section = pack.source.sections[cited.section].name
    key = "report_claim" if cited.paragraph else "report_claim_whole"
    return words[key].format(section=section, paragraph=cited.paragraph, says=cited.says)


def citation(pack: Pack) -> str:
    """The source of a pack as one line."""
    source = pack.source
    text = catalogue(pack.language)["report_source"]
    return text.format(author=source.author, title=source.title, year=source.year, identifier=source.identifier).strip()


def place(pack: Pack, claim: str) -> str:
    """Where the source makes a claim: the section and paragraph."""
    words, cited = catalogue(pack.language), pack.claims[claim]
    section = pack.source.sections[cited.section].name
    return words["place_paragraph"].format(section=section, paragraph=cited.paragraph) if cited.paragraph else section


def article_state(pack: Pack, question: str) -> str:
    """What the source states for its own time on a question, as one line that cannot be taken for the present."""
    words, stated = catalogue(pack.language), pack.inputs[question].article
    if stated is None:
        return words["article_silent"].format(as_of=pack.source.as_of)
    return words["article_state"].format(as_of=pack.source.as_of, answer=answer_label(pack, question, stated))
