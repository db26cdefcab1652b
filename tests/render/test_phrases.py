"""Rules and conditions read as sentences of the pack's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

import advisor
from advisor.pack.resolution import resolve
from advisor.pack.types import YesNo
from advisor.render.passages import cited_reason, passage
from advisor.render.phrases import phrase, property_sentence, rule_sentence


@pytest.mark.parametrize(
    ("text", "true", "false"),
    [
        ("wind == calm", "wind on the route is “Calm”", "wind on the route is not “Calm”"),
        ("wind != calm", "wind on the route is not “Calm”", "wind on the route is “Calm”"),
        ("wind >= fresh", "wind on the route is at least “Fresh”", "wind on the route is below “Fresh”"),
        (
            "wind in [calm, fresh]",
            "wind on the route is “Calm” or “Fresh”",
            "wind on the route is neither “Calm” nor “Fresh”",
        ),
        ("wind not in [calm]", "wind on the route is not “Calm”", "wind on the route is “Calm”"),
        ("passengers < 12.50", "passengers a day is below 12.5 people", "passengers a day is at least 12.5 people"),
        ("bridge", "“a bridge to the island” is answered yes", "“a bridge to the island” is answered no"),
        ("not bridge", "“a bridge to the island” is answered no", "“a bridge to the island” is answered yes"),
        ("boats_full", "the boats are full", "the boats are not full"),
        ("add_boat", "“Add a boat” is recommended", "“Add a boat” is not triggered"),
        (
            "silent_on_bridge",
            "the notice “Silent on the bridge” applies",
            "the notice “Silent on the bridge” does not apply",
        ),
        (
            'season_start > "2025-01-17"',
            "start of the season is after 2025-01-17",
            "start of the season is not later than 2025-01-17",
        ),
        (
            "overhaul_date - days(3) == season_start",
            "3 days before “date of the overhaul” falls on “start of the season”",
            "3 days before “date of the overhaul” does not fall on “start of the season”",
        ),
        (
            "bridge and (boats_full or wind == calm)",
            "“a bridge to the island” is answered yes and (the boats are full or wind on the route is “Calm”)",
            "“a bridge to the island” is answered no or (the boats are not full and wind on the route is not “Calm”)",
        ),
        (
            "at_least(2, bridge, boats_full, wind == calm)",
            "at least 2 of these: “a bridge to the island” is answered yes; the boats are full; wind on the route is “Calm”",
            "fewer than 2 of these: “a bridge to the island” is answered yes; the boats are full; wind on the route is “Calm”",
        ),
    ],
)
def test_a_condition_reads_as_a_phrase_both_when_true_and_when_false(ferry, text, true, false):
    types = {name: fact.type for name, fact in ferry.inputs.items()} | dict.fromkeys(ferry.derived, YesNo())
    condition = resolve(text, types)
    assert (phrase(ferry, condition), phrase(ferry, condition, truth=False)) == (true, false)


def test_a_rule_reads_as_one_sentence(ferry):
    assert rule_sentence(ferry, ferry.rules["weather.storms"]) == (
        "By the article's measure, if wind on the route is at least “Fresh”, then storms are likely."
    )
    assert rule_sentence(ferry, ferry.rules["traffic.add"]) == (
        "If (the boats are full or what islanders want is “More trips”) and “a bridge to the island” is answered no: "
        "According to the article, the company can add a second boat."
    )


def test_a_property_reads_as_one_sentence(ferry):
    assert property_sentence(ferry, ferry.properties["never-both"]) == (
        "Never: “Add a boat” is recommended and “Run fewer trips” is recommended."
    )


def test_a_passage_names_its_section_and_paragraph_where_there_is_one(ferry):
    assert passage(ferry, "W1") == "Section 1, Weather, paragraph 1: The article finds winters stormy."
    assert passage(ferry, "T2") == "Section 2, Traffic: The article would follow the islanders' wishes."


def test_a_section_without_a_locator_is_named_by_its_title(ferry):
    weather = replace(ferry.source.sections["weather"], locator="")
    pack = replace(ferry, source=replace(ferry.source, sections={**ferry.source.sections, "weather": weather}))
    assert passage(pack, "W1") == "Weather, paragraph 1: The article finds winters stormy."
    assert cited_reason(pack, pack.rules["weather.storms"]).endswith("[Weather, paragraph 1]")


def test_every_rule_of_the_shipped_pack_reads_as_a_sentence():
    pack = advisor.load("iran-russia")
    for rule in pack.rules.values():
        sentence = rule_sentence(pack, rule)
        assert sentence.endswith("."), rule.id
        assert "_" not in sentence, rule.id
