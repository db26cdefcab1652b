"""A suggestion names what was probably meant, or nothing is suggested."""

from __future__ import annotations

import pytest

from advisor.spelling import closest


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        # slips of the pen
        ("eaeu_relaton", "eaeu_relation"),
        ("eaeu_relations", "eaeu_relation"),
        ("agreemnt_stage", "agreement_stage"),
        ("planed_signing_date", "planned_signing_date"),
        ("wil_to_sign", "will_to_sign"),
        ("internal_stabilty", "internal_stability"),
        ("leadertrust", "leader_trust"),
        ("will_sign", "will_to_sign"),
        ("stage_agreement", "agreement_stage"),
        ("overcome_obstacle", "overcome_obstacles"),
        ("inform_publik", "inform_public"),
        # words that few names share
        ("leader_status", "leader_trust"),
        ("sco_status", "sco_relation"),
        ("sanctions", "sanctions_pressure"),
        ("trade-volume", "trade_trend"),
        ("culture.institutions", "link_cultural_institutions"),
        ("soft_power", "use_soft_power"),
        ("regional_cases", "regional_case"),
        # nothing says what was meant
        ("eaeu_status", None),
        ("nuclear_deal", None),
        ("oil_price", None),
        ("export_growth", None),
        ("status", None),
        ("x", None),
        ("", None),
    ],
)
def test_a_name_of_the_shipped_pack_is_suggested_where_a_slip_or_a_word_points_to_it(shipped, name, meant):
    assert closest(name, (*shipped.inputs, *shipped.derived)) == meant


@pytest.mark.parametrize(
    ("name", "meant"), [("eaeu_status", "eaeu_relation"), ("eaeu_relaton", "eaeu_relation"), ("eaeu", "eaeu_relation")]
)
def test_among_the_questions_of_the_shipped_pack_fewer_names_share_a_word(shipped, name, meant):
    assert closest(name, shipped.inputs) == meant


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("wnid", ["wind", "bridge"], "wind"),
        ("hodls", ["holds", "fails", "open"], "holds"),
        ("ask", ["asks", "max"], "asks"),
        ("L11", ["K1", "L1"], "L1"),
        ("hours.open-lat", ["hours.open-late", "hours.close"], "hours.open-late"),
        ("x" * 100_000, ["x" * 99_999], None),
        ("anything", [], None),
    ],
)
def test_any_kind_of_name_is_suggested(name, known, meant):
    assert closest(name, known) == meant


def test_the_order_of_names_does_not_matter():
    names = [f"{first}_{second}" for first in ("open", "close") for second in ("door", "gate", "shop")]
    assert {closest("open_roof", order) for order in (names, names[::-1], sorted(names))} == {closest("open_roof", names)}
    assert closest("open_dor", names[::-1]) == "open_door"
