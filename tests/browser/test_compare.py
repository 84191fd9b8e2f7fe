"""From one change to the next through a comparison; what became of it said in words; histories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from support.budget import budget
from support.contents import content_of
from support.project import STARTER

from generator.units import ComparisonUnit
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.conftest import OpenPage, Sites

YEARS = "example/compare/2024-25/2025-26"
NARROW = 390  # a telephone
STEPS = budget(short=5, long=1_000)
"""How many changes are gone through one by one before the last two."""


@pytest.fixture(scope="module")
def anchors() -> list[str]:
    """Where the changes of substance stand, in their order."""
    units = content_of(STARTER).units[Audience.PUBLIC]
    (unit,) = [each for each in units if isinstance(each, ComparisonUnit) and each.path == YEARS]
    return [each.anchor for each in unit.comparison.changes if each.substantive]


def change_at(page: Page, anchor: str) -> Locator:
    return page.locator(".gs-change").filter(has=page.locator(f"h3[id='{anchor}']"))


def test_from_the_first_change_to_the_last_and_back(
    sites: Sites, open_page: OpenPage, anchors: list[str]
) -> None:
    page = open_page(f"{sites.public}{YEARS}/#{anchors[0]}", script=False, reduced_motion=True)
    last = len(anchors) - 1
    for number, anchor in enumerate(anchors, 1):
        if STEPS < number < last:
            continue
        if STEPS < last == number:  # where the way there was left out
            page.goto(f"{sites.public}{YEARS}/#{anchor}")
        assert page.url.endswith(f"#{anchor}")
        change = change_at(page, anchor)
        assert f"{number} of {len(anchors)}" in change.locator(".gs-steps").inner_text()
        if number < len(anchors):
            change.get_by_role("link", name="Next change").click()
    expect(change.get_by_role("heading")).to_be_in_viewport()
    expect(change.get_by_role("link", name="Next change")).to_have_count(0)
    change.get_by_role("link", name="Previous change").click()
    assert page.url.endswith(f"#{anchors[-2]}")


def test_the_way_on_stays_in_view_and_leads_by_keyboard(
    sites: Sites, open_page: OpenPage, anchors: list[str]
) -> None:
    page = open_page(f"{sites.public}{YEARS}/", reduced_motion=True)
    further = page.get_by_role("button", name="Next change")
    for number, anchor in enumerate(anchors[:3], 1):
        expect(further).to_be_in_viewport()
        further.focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"[id='{anchor}']")).to_be_focused()
        expect(page.get_by_text(f"{number} of {len(anchors)}", exact=True)).to_be_visible()


def test_changes_are_chosen_by_kind_and_item(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.public}{YEARS}/")
    page.locator("[data-by=item]").select_option("control")
    page.locator("select[data-by=kind]").select_option("added")
    kinds = page.locator(".gs-change:visible .gs-change__kind").all_inner_texts()
    assert kinds == ["Added control:"] * 2
    expect(page.get_by_role("heading", name="Glossary")).to_be_hidden()
    expect(page.get_by_text("0 of 2", exact=True)).to_be_visible()


def test_side_by_side_shows_what_was_and_what_is(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.public}{YEARS}/")
    page.get_by_label("Side by side").check()
    was, now = change_at(page, "control-gifts").locator(".gs-beside > p").all()
    expect(was.locator("ins")).to_have_count(0)
    expect(now.locator("del")).to_have_count(0)
    assert "£25" in re.sub(r" removed: | end of removed text ", "", was.text_content() or "")
    page.get_by_label("Side by side").uncheck()
    expect(page.locator(".gs-beside")).to_have_count(0)


def test_a_change_has_a_link_for_good(
    sites: Sites, open_page: OpenPage, anchors: list[str]
) -> None:
    page = open_page(f"{sites.public}{YEARS}/#{anchors[40]}")
    expect(page.locator(f"[id='{anchors[40]}']")).to_be_in_viewport()
    copy = page.get_by_role("button", name="Copy link to Changed control: Gifts and hospitality")
    expect(copy).to_have_count(1)


@pytest.mark.parametrize("script", [True, False])
def test_what_is_unchanged_is_folded_and_opens(
    sites: Sites, open_page: OpenPage, *, script: bool
) -> None:
    page = open_page(f"{sites.public}{YEARS}/", script=script)
    control = page.get_by_role("link", name="Standing orders", exact=True)
    expect(page.locator(".gs-folded:visible")).to_have_count(0)
    page.get_by_label("Show unchanged items").check()
    page.locator(".gs-folded").filter(has=page.locator("#control-standing-orders")).locator(
        "summary"
    ).click()
    expect(control).to_be_visible()
    linked = open_page(f"{sites.public}{YEARS}/#control-permits", script=script)
    expect(linked.locator("#control-permits")).to_be_in_viewport()


def test_what_was_added_and_removed_is_said_in_words_in_the_order_of_reading(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.public}{YEARS}/")
    heard = change_at(page, "control-gifts").aria_snapshot()
    order = [
        "Gifts worth more than £",
        "removed: 25",
        "end of removed",
        "added: 40",
        "end of added",
    ]
    places = [heard.index(words) for words in order]
    assert places == sorted(places)
    replaced = page.locator(".gs-fields p", has_text="Replaced. It was:").first.aria_snapshot()
    order = ["Replaced. It was:", "deletion", "It is now:", "insertion", "End of replaced text."]
    places = [replaced.index(words) for words in order]
    assert places == sorted(places)


def test_on_paper_it_is_said_in_signs_and_nothing_is_to_click(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.public}{YEARS}/")
    page.emulate_media(media="print")
    expect(page.get_by_text("Next change").first).to_be_hidden()
    said = [
        page.locator(f".gs-change {name}").first.evaluate(
            "each => getComputedStyle(each, '::before').content.slice(1, -1)"
        )
        for name in ("ins", "del")
    ]
    assert said == ["[added: ", "[removed: "]


@pytest.mark.parametrize("path", [YEARS, "example/history/recurring", "example/compare"])
def test_nothing_moves_sideways_on_a_telephone(
    sites: Sites, open_page: OpenPage, path: str
) -> None:
    page = open_page(f"{sites.public}{path}/", width=NARROW)
    page.eval_on_selector_all("details", "all => all.forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW


def test_from_an_item_through_its_years(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.public}example/2025-26/actions/review-every-project/")
    page.get_by_role("link", name="Year by year").click()
    years = page.locator(".gs-timeline > li")
    before = years.filter(has=page.get_by_role("heading", name="2024/25"))
    expect(before.get_by_role("link", name="Review projects after handover")).to_have_count(1)
    expect(years.filter(has_text="Split: one became several.").first).to_be_visible()
    page.get_by_role("link", name="Compare with 2024/25").first.click()
    expect(page.locator(":target")).to_contain_text("Split action:")
    expect(page.locator(":target")).to_be_in_viewport()
