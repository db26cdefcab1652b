"""Claims as readers see them, and the places of the source that a text refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.render.catalogue import catalogue
from advisor.render.phrases import answer_label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from advisor.pack import Pack, Rule


def citation(pack: Pack) -> str:
    """The source of a pack as one line."""
    source = pack.source
    text = catalogue(pack.language)["report_source"]
    return text.format(author=source.author, title=source.title, year=source.year, identifier=source.identifier).strip()


def passage(pack: Pack, claim: str) -> str:
    """A claim with its section and paragraph, as one text."""
    words, cited = catalogue(pack.language), pack.claims[claim]
    section = pack.source.sections[cited.section].name
    key = "report_claim" if cited.paragraph else "report_claim_whole"
    return words[key].format(section=section, paragraph=cited.paragraph, says=cited.says)


def place(pack: Pack, claim: str) -> str:
    """The section and paragraph in which the source makes a claim."""
    words, cited = catalogue(pack.language), pack.claims[claim]
    section = pack.source.sections[cited.section].name
    return words["place_paragraph"].format(section=section, paragraph=cited.paragraph) if cited.paragraph else section


def places(pack: Pack, claims: Iterable[str]) -> str:
    """The places in which the source makes `claims`, each section and paragraph once, in the order of the claims."""
    words, by_section = catalogue(pack.language), dict[str, dict[str, str]]()
    for claim in claims:
        cited = pack.claims[claim]
        by_section.setdefault(cited.section, {}).setdefault(cited.paragraph, claim)
    return words["between_parts"].join(_section(pack, paragraphs) for paragraphs in by_section.values())


def with_places(pack: Pack, text: str, claims: Collection[str]) -> str:
    """`text` followed by the places of its claims, if it has any."""
    if not claims:
        return text
    return catalogue(pack.language)["reason_cited"].format(because=text, places=places(pack, claims))


def cited_reason(pack: Pack, rule: Rule) -> str:
    """The `because` of a rule, followed by its places in the source, if it names any."""
    return with_places(pack, rule.because, rule.claims)


def article_state(pack: Pack, question: str) -> str:
    """The state of a question at the time of the source, as one line that cannot be taken for the present."""
    words, stated = catalogue(pack.language), pack.inputs[question].article
    if stated is None:
        return words["article_silent"].format(as_of=pack.source.as_of)
    return words["article_state"].format(as_of=pack.source.as_of, answer=answer_label(pack, question, stated))


def _section(pack: Pack, paragraphs: dict[str, str]) -> str:
    """A section with its paragraphs; `paragraphs` maps each to a claim made there, "" standing for the section as a whole."""
    named = [paragraph for paragraph in paragraphs if paragraph]
    if len(named) < 2:
        return place(pack, paragraphs[named[0] if named else ""])
    section = pack.source.sections[pack.claims[paragraphs[named[0]]].section].name
    return catalogue(pack.language)["places_paragraphs"].format(section=section, paragraphs=", ".join(named))
