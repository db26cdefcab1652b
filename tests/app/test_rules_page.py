"""The page of the rules: how well the cases test them, on the small pack of a ferry line."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from support.browser import line_of, press_until, settled
from support.pages import lines, open_line, opened_rules, plain_text, without_exception
from support.paths import FERRY

TESTED = "How well the rules are tested"


pytestmark = pytest.mark.usefixtures("ferry_on_show")


def test_the_head_tells_how_much_of_a_topic_and_of_all_the_cases_cover():
    assert "2 cases. Covered: rules 2 of 4 · conditions 2 of 9 · options 2 of 5|" in plain_text(opened_rules("traffic"))
    assert "0 cases. Covered: rules 0 of 4 · conditions 0 of 6 · options 1 of 3|" in plain_text(opened_rules("weather"))
    assert "2 cases. Covered: rules 2 of 8 · conditions 2 of 15 · options 3 of 8|" in plain_text(opened_rules("all-topics"))


def test_the_line_opens_to_a_table_by_topic_and_to_what_is_missing():
    page = plain_text(open_line(opened_rules("traffic"), "tested-more"))
    assert "Topic|Rules|Conditions|Options|Weather|0 of 4|0 of 6|1 of 3|Traffic|2 of 4|2 of 9|2 of 5|All topics|2 of 8" in page
    missed, impossible = page.index("What no case shows|"), page.index("What no case can show|")
    assert missed < page.index("○ No case shows this deciding: passengers a day is below 150.5 people.|") < impossible
    assert "What do the islanders want?|○ No case gives the answer “More trips”.|" in page
    assert page.index("∅ This can never decide: what islanders want is neither “As many as now” nor “Fewer trips”.|") > impossible
    assert "advisor test --mutate" in page
    assert "wind on the route is below" not in page


def test_passages_that_no_case_covers_are_told_of_all_topics_only():
    page = plain_text(open_line(opened_rules("all-topics"), "tested-more"))
    assert "Passages that no case covers (2 of 4)|" in page
    assert "Section 1, Weather, paragraph 2: The article wants the boat overhauled before winter.|" in page
    assert "Passages that no case covers" not in plain_text(open_line(opened_rules("weather"), "tested-more"))


def test_a_rule_tells_in_which_cases_it_fires_and_is_refuted_and_where_its_conditions_decide():
    page = plain_text(opened_rules("traffic", "traffic.add"))
    assert "What the cases show||✓ The rule fires in 1 case|Full boats and no bridge|" in page
    assert "✓ The rule is refuted in 1 case|A bridge ends the advice|" in page
    assert (
        "Condition|It is so|It is not so|The boats are full|✓ in 1 case|○ in no case|"
        "What islanders want is “More trips”|○ in no case|○ in no case|"
        "“a bridge to the island” is answered yes|✓ in 1 case|✓ in 1 case|"
    ) in page


def test_what_was_proved_impossible_is_told_at_the_rule_apart_from_what_is_missing():
    page = plain_text(opened_rules("weather", "weather.risky"))
    assert "○ The rule fires in no case|○ The rule is refuted in no case|" in page
    assert "Storms are likely|○ in no case|∅ cannot be, as was proved|“Overhaul the boat first” is recommended|" in page


def test_of_many_cases_the_first_are_named_and_the_rest_is_folded(own):
    wishes = "".join(
        f"  - {{name: wish {number}, given: {{bridge: yes}}, expect: {{add_boat: fails}}}}\n" for number in range(1, 6)
    )
    (own / "wishes.cases.yaml").write_text(f"cases:\n{wishes}", encoding="utf-8")
    page = plain_text(opened_rules("traffic", "traffic.add"))
    assert "7 cases. Covered: rules 2 of 4" in page
    assert "✓ The rule is refuted in 6 cases|A bridge ends the advice|Wish 1|Wish 2|3 more||Wish 3|Wish 4|Wish 5|" in page


def test_a_pack_without_cases_has_no_word_of_them_at_the_head(own):
    (own / "ferry.cases.yaml").unlink()
    app = opened_rules("traffic", "traffic.add")
    assert TESTED not in lines(app)
    assert "Covered:" not in plain_text(app)
    assert "What the cases show" not in plain_text(app)
    assert "No case names this rule." in plain_text(app)


def test_errors_in_the_cases_are_told_in_place_of_their_coverage(own):
    file = own / "ferry.cases.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("add_boat: holds", "add_bat: holds"), encoding="utf-8")
    app = opened_rules("traffic", "traffic.add")
    assert "The cases have errors" in lines(app)
    assert [("did you mean `add_boat`?" in block.value) for block in app.code] == [True, True]
    assert "Covered:" not in plain_text(app)
    assert "What the cases show" not in plain_text(app)


def test_cases_that_were_edited_are_read_again(own):
    app = opened_rules("traffic")
    file = own / "ferry.cases.yaml"
    given = "  - {name: no wish, given: {islanders: more}, expect: {add_boat: open}}\n"
    file.write_text(file.read_text(encoding="utf-8") + given, encoding="utf-8")
    assert "3 cases. Covered: rules 2 of 4 · conditions 2 of 9 · options 3 of 5|" in plain_text(without_exception(app.run()))


def test_a_search_leaves_the_line_of_its_topic_as_it_is():
    app = opened_rules("traffic")
    app.text_input(key="rules-search").set_value("bridge").run()
    page = plain_text(without_exception(app))
    assert "2 of 8 rules|" in page
    assert "2 cases. Covered: rules 2 of 4 · conditions 2 of 9 · options 2 of 5|" in page


@pytest.mark.parametrize("part", ["all-constraints", "all-properties", "all-assumptions", "all-checks"])
def test_what_are_no_rules_have_no_coverage(part):
    assert "Covered:" not in plain_text(opened_rules(part))


def test_the_line_is_opened_with_the_keyboard_and_has_no_serious_barrier_on_a_narrow_dark_screen(open_page):
    page = open_page("/rules?s=traffic&r=traffic.reduce", width=360, colours="dark", pack=str(FERRY))
    press_until(page, "Tab", line_of(page, TESTED))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What no case can show")).to_be_visible()
    expect(page.get_by_role("row", name="Traffic 2 of 4 2 of 9 2 of 5")).to_be_visible()
    expect(page.get_by_role("row", name="The boats are full ○ in no case ○ in no case")).to_be_visible()
    wide = page.evaluate("[document.documentElement, document.querySelector('[data-testid=stMain]')].map(e => e.scrollWidth)")
    assert max(wide) <= 360
    found = Axe().run(settled(page)).response["violations"]
    assert [barrier["id"] for barrier in found if barrier["impact"] in {"serious", "critical"}] == []
