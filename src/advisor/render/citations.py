"""The reason a rule gives, with the places of the source that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.render.catalogue import catalogue
from advisor.render.passages import place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisor.pack import Pack, Rule


def cited_reason(pack: Pack, rule: Rule) -> str:
    """The `because` of a rule, followed by its places in the source, if it names any."""
    if not rule.claims:
        return rule.because
    return catalogue(pack.language)["reason_cited"].format(because=rule.because, places=places(pack, rule.claims))


def places(pack: Pack, claims: Iterable[str]) -> str:
    """Where the source makes these claims, each section and paragraph once, in the order of the claims."""
    words, by_section = catalogue(pack.language), dict[str, dict[str, str]]()
    for claim in claims:
        cited = pack.claims[claim]
        by_section.setdefault(cited.section, {}).setdefault(cited.paragraph, claim)
    return words["between_parts"].join(_section(pack, paragraphs) for paragraphs in by_section.values())


def _section(pack: Pack, paragraphs: dict[str, str]) -> str:
    """A section with its paragraphs; `paragraphs` maps each to a claim made there, "" standing for the section as a whole."""
    named = [paragraph for paragraph in paragraphs if paragraph]
    if len(named) < 2:
        return place(pack, paragraphs[named[0] if named else ""])
    section = pack.source.sections[pack.claims[paragraphs[named[0]]].section].name
    return catalogue(pack.language)["places_paragraphs"].format(section=section, paragraphs=", ".join(named))
