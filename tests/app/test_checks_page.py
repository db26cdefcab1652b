"""The page of the rules: what was found and proved over all answers, and answers that show it opened as a copy."""

from __future__ import annotations

from urllib.parse import parse_qs, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import advisor
from support.browser import press_until, settled
from support.hard_packs import write_crowded_pack
from support.pages import answers, lines, link_of, links, open_line, opened, opened_rules, plain_text, said, show
from support.paths import FERRY, ROOT

BROKEN = (
    "This should follow from the rules, but some answers break it. Never: “Add a boat” is recommended and “Run fewer trips” is "
    "recommended. The article never asks for more and for less at once.|"
)
ANSWERS = "With these answers||Wind on the route: Fresh|A bridge to the island: No|What islanders want: Fewer trips|Passengers a day: 180 people|"
CONCLUDED = "The rules conclude||✓ Recommended: Add a boat|✓ Recommended: Run fewer trips|"
GIVEN = {"wind": "fresh", "bridge": "yes", "islanders": "fewer"}
PROPERTY, CONDITION = "property/never-both/a174637e", "redundant-condition/weather.risky/1/881edc35"
STAYS = f"accepted:\n  {PROPERTY}: We know.\n  {CONDITION}: The article names both.\n"


pytestmark = pytest.mark.usefixtures("ferry_on_show")


def edit(folder, name, old, new):
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def also_accepted(folder, text=STAYS):
    edit(folder, "pack.yaml", "properties:\n", f"{text}properties:\n")


def test_what_is_found_is_told_with_the_answers_that_show_it_and_the_rules_it_depends_on():
    page = plain_text(opened_rules("all-checks"))
    assert "so what is called proved has no exception.|! 2 things were found that nobody has accepted.|" in page
    assert f"{BROKEN}The following answers break it, whatever the others are; fewer do not.|" in page
    assert ANSWERS + CONCLUDED in page
    assert (
        "Without this condition the conclusion would always have the same status: storms are likely.|It stands in this rule:||"
        "If storms are likely and “Overhaul the boat first” is recommended: The article expects a risky winter where storms "
        "meet an old boat.|The rest of the rule makes up for it, together with this:||If storms are likely and the overhaul is not "
        "done two weeks before the season: According to the article, the company must overhaul its boat before winter.|"
        "Proved for all answers, partial ones too, that break no constraint.|"
    ) in page
    assert "Found and accepted" not in page


def test_each_check_says_over_which_answers_it_ranges_and_what_became_of_it():
    page = plain_text(opened_rules("all-checks"))
    assert page[page.index("All checks") :].startswith(
        "All checks|What was checked|Result|"
        "Some answers meet all constraintsComplete answers|✓ proved|"
        "What must follow from the rules does followComplete answers that meet the constraints|! found 1|"
        "Every answer that a question offers can be givenComplete answers that meet the constraints|✓ proved|"
        "Every rule can fireComplete answers that meet the constraints|✓ proved|"
        "No rule is covered by another oneAnswers, partial ones too, that break no constraint|✓ proved|"
        "No rule is covered by several others togetherAnswers, partial ones too, that break no constraint|✓ proved|"
        "Every condition can be true, and decide its ruleComplete answers that meet the constraints; partial ones too for what "
        "decides|✓ proved|"
        "No conclusion and no condition is always trueComplete answers that meet the constraints|✓ proved|"
        "No condition can be left outAnswers, partial ones too, that break no constraint|! found 1|"
        "No two findings always have the same statusAnswers, partial ones too, that break no constraint|✓ proved|"
        "Every question decides a recommendation, a notice or a listComplete answers, constraints left aside|✓ proved|"
        "Of every assumption it is known what depends on itAnswers, partial ones too, that can be completed within the "
        "constraints|✓ proved|"
    )


def test_no_id_of_the_pack_is_on_the_page():
    page = said(opened_rules("all-checks")) + said(opened_rules("all-assumptions")) + said(opened_rules("all-properties"))
    assert [name for name in ("never-both", "weather.risky", "add_boat", "overhaul_first", "Q1") if name in page] == []


def test_what_is_accepted_stands_apart_with_the_reason(own):
    also_accepted(own)
    page = plain_text(opened_rules("all-checks"))
    assert "✓ Everything was decided, and what was found is accepted with a reason.|" in page
    assert "gives the name for that" not in page
    assert "The reason why it stays: We know.|The following answers break it" in page
    assert "✓ found 1, accepted|" in page


def test_one_thing_that_is_not_accepted_is_told_among_others_that_are(own):
    also_accepted(own, f"accepted:\n  {PROPERTY}: We know.\n")
    edit(own, "pack.yaml", "properties:\n", "properties:\n  never-boat: {never: add_boat, because: No boats.}\n")
    page = plain_text(opened_rules("all-checks"))
    assert "! 2 things were found that nobody has accepted.|" in page
    assert "! found 2, 1 of them not accepted|" in page
    also_accepted(own, "")
    edit(own, "weather.yaml", "      - storms_likely\n      - overhaul_first\n", "      - overhaul_first\n")
    assert "! One thing was found that nobody has accepted.|" in plain_text(opened_rules("all-checks"))


def test_what_is_accepted_and_no_longer_found_is_told(own):
    also_accepted(own)
    edit(own, "weather.yaml", "      - storms_likely\n      - overhaul_first\n", "      - overhaul_first\n")
    page = plain_text(opened_rules("all-checks"))
    assert "One thing is accepted in the pack and no longer found; the command advisor verify names it.|" in page
    edit(own, "pack.yaml", f"  {PROPERTY}", "  property/never-both/00000000")
    assert "2 things are accepted in the pack and no longer found;" in plain_text(opened_rules("all-checks"))


def test_where_nothing_is_found_that_is_said(own):
    edit(own, "weather.yaml", "      - storms_likely\n      - overhaul_first\n", "      - overhaul_first\n")
    edit(own, "pack.yaml", "never: add_boat and reduce_trips", "never: silent_on_bridge and not bridge")
    assert "✓ Everything was decided, and nothing was found.|" in plain_text(opened_rules("all-checks"))


def test_the_shipped_pack_has_only_findings_that_are_accepted(monkeypatch):
    show(ROOT / "rules" / "iran-russia", monkeypatch)
    page = plain_text(opened_rules("all-checks"))
    assert "✓ Everything was decided, and what was found is accepted with a reason.|" in page
    assert page.count("The reason why it stays: The article") == 3


def test_a_property_is_told_as_proved_with_the_rules_that_its_proof_depends_on(own):
    edit(own, "pack.yaml", "never: add_boat and reduce_trips", "never: risky_winter and not overhaul_first")
    page = plain_text(open_line(opened_rules("all-properties"), "more-entry-never-both"))
    assert "✓ Proved for all complete answers that meet the constraints.|" in page
    assert (
        "It follows from these; none of them can be left out|"
        "|If storms are likely and “Overhaul the boat first” is recommended: The article expects a risky winter"
    ) in page


def test_a_broken_property_is_told_with_the_answers_that_break_it(own):
    app = opened_rules("all-properties")
    assert f"! Some answers break it.|\n{ANSWERS}{CONCLUDED}" in plain_text(app)
    assert lines(app) == []
    also_accepted(own)
    assert f"✓ Some answers break it, and that is accepted. The reason why: We know.|\n{ANSWERS}" in plain_text(
        opened_rules("all-properties")
    )


def test_what_always_depends_on_an_assumption_is_listed():
    page = plain_text(opened_rules("all-assumptions"))
    assert "1 of 3 recommendations depends on an assumption in every situation.|" in page
    assert (
        "Winter is taken to begin with the season.|In every situation, these recommendations depend on it||Overhaul the boat first|"
        in page
    )
    assert "No recommendation depends on these" not in page


def test_what_depends_on_an_assumption_at_times_is_shown_with_answers(own):
    edit(own, "assumptions.yaml", "  Q1:", "  Q2: Full is full.\n  Q3: Nobody swims.\n  Q1:")
    edit(
        own,
        "traffic.yaml",
        "    because: The boat of the article carries",
        "    assumptions: [Q2]\n    because: The boat of the article carries",
    )
    app = opened_rules("all-assumptions")
    assert lines(app) == ["In some situations: Add a boat · Run fewer trips"]
    assert (
        "No recommendation depends on these|They matter for notices, lists and findings, or set out how a question is to be read.||Nobody swims.|"
        in plain_text(app)
    )
    page = plain_text(open_line(app, "sometimes-Q2"))
    assert (
        "Add a boat|\nWith these answers||A bridge to the island: No|Passengers a day: 180 people|The rules conclude||✓ Recommended: Add a boat|"
        in page
    )
    assert [copied(button)["c"] for button in app.get("link_button")] == [["Q2"], ["Q2"]]


def test_constraints_that_contradict_one_another_are_told_and_nothing_else_is_claimed(own):
    more = "constraints:\n  no-bridge: {never: bridge, because: There is none.}\n  bridge: {never: not bridge, because: There is one.}\n"
    edit(own, "pack.yaml", "constraints:\n", more)
    left_out = "All other checks were left out, because no answers are known that meet all constraints.|"
    page = plain_text(opened_rules("all-checks"))
    assert "! One thing was found that nobody has accepted.|" in page
    assert "No answers to all questions meet the constraints.||" in page
    assert left_out in page
    assert "Every rule can fireComplete answers that meet the constraints|? left out|" in page
    assert f"? {left_out}" in plain_text(opened_rules("all-properties"))
    assert f"? {left_out}" in plain_text(opened_rules("all-assumptions"))


def test_what_the_solver_gives_up_on_is_never_told_as_proved(tmp_path, monkeypatch):
    write_crowded_pack(tmp_path)
    show(tmp_path, monkeypatch)
    monkeypatch.syspath_prepend(ROOT / "app")
    monkeypatch.setattr("shown_pack.PATIENCE", 3)
    page = plain_text(opened_rules("all-checks"))
    assert "so what is called proved has no exception.|? Not everything could be decided.|" in page
    assert "? Not decided|The solver gave up after 3 seconds, which says nothing either way." in page
    assert "What must follow from the rules does follow|" in page
    assert "does followComplete answers that meet the constraints|? 1 not decided|" in page
    assert "? The solver gave up before it could tell whether this follows.|" in plain_text(opened_rules("all-properties"))


def test_what_is_found_and_what_is_not_decided_are_told_together(tmp_path, monkeypatch):
    write_crowded_pack(tmp_path)
    show(tmp_path, monkeypatch)
    edit(tmp_path, "pack.yaml", "properties:\n", "properties:\n  calm: {never: warn, because: All is calm.}\n")
    monkeypatch.syspath_prepend(ROOT / "app")
    monkeypatch.setattr("shown_pack.PATIENCE", 3)
    page = plain_text(opened_rules("all-checks"))
    assert "! One thing was found that nobody has accepted. Not everything could be decided.|" in page
    assert "does followComplete answers that meet the constraints|! found 1 · 1 not decided|" in page


def test_an_edited_pack_is_checked_again(own):
    assert "! 2 things were found that nobody has accepted.|" in plain_text(opened_rules("all-checks"))
    also_accepted(own)
    assert "what was found is accepted with a reason.|" in plain_text(opened_rules("all-checks"))


def test_a_finding_leads_to_its_rule():
    assert "s=weather&r=weather.risky" in links(opened_rules("all-checks"))["Read this rule"]


def copied(button) -> dict[str, list[str]]:
    """The parameters of the address that a link opens."""
    address = urlparse(button.proto.url)
    assert (address.scheme, address.netloc, address.path) == ("", "", "./")
    return parse_qs(address.query)


def test_a_witness_opens_as_a_copy_that_says_what_it_is():
    [button] = opened_rules("all-checks").get("link_button")
    assert button.proto.label == "Open these answers as a copy, in a new tab"
    address = {name: texts[0] for name, texts in copied(button).items()}
    copy = opened(**address)
    assert answers(copy) == {"wind": "fresh", "bridge": False, "islanders": "fewer", "passengers": 180}
    told_of_copy = (
        "A copy to look at and to change: the fewest answers that break this: Never: “Add a boat” is recommended and “Run fewer "
        "trips” is recommended. Your own answers lie untouched where you came from.|"
    )
    assert told_of_copy in plain_text(copy)
    assert copy.query_params["t"] == "weather"
    assert "c" not in copy.query_params  # a reload tells it no more: by then the answers may be others


@pytest.mark.parametrize("origin", ["never-such", "Q9"])
def test_a_copy_of_what_the_pack_does_not_have_is_opened_without_a_word(origin):
    pack = advisor.load(str(FERRY))
    copy = opened(a=link_of(pack, GIVEN), c=origin)
    assert len(answers(copy)) == 3
    assert "A copy" not in said(copy)


def test_topics_may_be_named_like_anything_else_on_the_page(own):
    edit(own, "pack.yaml", "traffic: Traffic}", "properties: Traffic}")
    for name in ("traffic.yaml", "ferry.cases.yaml"):
        edit(own, name, "traffic.", "properties.")
    edit(own, "traffic.yaml", "topic: traffic", "topic: properties")
    page = plain_text(opened_rules("properties"))
    assert "The boats are full" in page
    assert "Whether they do was asked of a solver" not in page


def test_a_copy_is_opened_with_the_keyboard_and_leaves_the_answers_of_the_first_page_alone(open_page):
    link = link_of(advisor.load(str(FERRY)), GIVEN)
    page = open_page(f"/rules?s=all-checks&a={link}", width=360, colours="dark", pack=str(FERRY))
    expect(page.get_by_role("heading", name="All checks")).to_be_visible()
    copy = page.get_by_role("link", name="Open these answers as a copy, in a new tab")
    press_until(page, "Tab", copy)
    wide = page.evaluate("[document.documentElement, document.querySelector('[data-testid=stMain]')].map(e => e.scrollWidth)")
    assert max(wide) <= 360
    found = Axe().run(settled(page)).response["violations"]
    assert [barrier["id"] for barrier in found if barrier["impact"] in {"serious", "critical"}] == []
    with page.context.expect_page() as opening:
        page.keyboard.press("Enter")
    other = settled(opening.value)
    expect(other.get_by_role("status").get_by_text("A copy to look at and to change")).to_be_visible()
    expect(other.get_by_role("radio", name="Fresh")).to_be_checked()
    other.get_by_text("Calm", exact=True).click()
    expect(other.get_by_role("radio", name="Calm")).to_be_checked()
    settled(page.reload() and page)
    assert link in page.url
