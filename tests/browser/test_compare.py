"""From one change to the next through a comparison; what became of it said in words; histories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from support.budget import budget
from support.contents import content_of
from support.project import STARTER

from browser.keyboard import tab_to
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


@pytest.mark.parametrize("script", [True, False])
def test_from_the_first_change_to_the_last_and_back(
    sites: Sites, open_page: OpenPage, anchors: list[str], *, script: bool
) -> None:
    page = open_page(f"{sites.public}{YEARS}/", script=script, reduced_motion=True)
    page.get_by_role("link", name="Go to the first").click()
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


def test_the_way_on_is_next_after_the_change_by_keyboard(
    sites: Sites, open_page: OpenPage, anchors: list[str]
) -> None:
    page = open_page(f"{sites.public}{YEARS}/")
    tab_to(page, "Go to the first")
    for anchor in anchors[:5]:
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(f"#{re.escape(anchor)}$"))
        expect(page.locator(f"[id='{anchor}']")).to_be_focused()
        tab_to(page, "Next change", at_most=3)


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
    expect(control).to_be_hidden()
    page.locator("summary", has_text="3 items without a change of substance").first.click()
    expect(control).to_be_visible()
    linked = open_page(f"{sites.public}{YEARS}/#control-permits", script=script)
    expect(linked.locator("#control-permits")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("media", "said"),
    [
        ("screen", [" added: ", " end of added text ", " removed: ", " end of removed text "]),
        ("print", ["[added: ", "]", "[removed: ", "]"]),
    ],
)
def test_what_was_added_and_removed_is_said_in_words(
    sites: Sites, open_page: OpenPage, media: str, said: list[str]
) -> None:
    page = open_page(f"{sites.public}{YEARS}/")
    page.emulate_media(media="print" if media == "print" else "screen")
    found = [
        page.locator(f".gs-change {name}").first.evaluate(
            "(each, place) => getComputedStyle(each, place).content.slice(1, -1)", place
        )
        for name in ("ins", "del")
        for place in ("::before", "::after")
    ]
    assert found == said
    clipped = page.locator(".gs-change ins").first.evaluate(
        "each => getComputedStyle(each, '::before').position"
    )
    assert clipped == ("static" if media == "print" else "absolute")


def test_on_paper_all_is_there_and_nothing_to_click(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.public}{YEARS}/")
    page.emulate_media(media="print")
    expect(page.get_by_text("Next change").first).to_be_hidden()
    expect(page.get_by_role("link", name="Standing orders", exact=True)).to_be_visible()


@pytest.mark.parametrize("path", [YEARS, "example/history/recurring", "example/compare"])
def test_nothing_moves_sideways_on_a_telephone(
    sites: Sites, open_page: OpenPage, path: str
) -> None:
    page = open_page(f"{sites.public}{path}/", width=NARROW)
    page.eval_on_selector_all("details", "all => all.forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW


def test_from_an_item_through_its_years(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.public}example/2025-26/actions/review-every-project/")
    page.get_by_role("link", name="Through the years").click()
    years = page.locator(".gs-timeline > li")
    before = years.filter(has=page.get_by_role("heading", name="2024/25"))
    expect(before.get_by_role("link", name="Review projects after handover")).to_have_count(1)
    expect(years.filter(has_text="Split: one became several.").first).to_be_visible()
    page.get_by_role("link", name="Compare with 2024/25").first.click()
    expect(page.locator(":target")).to_contain_text("Split action:")
    expect(page.locator(":target")).to_be_in_viewport()
