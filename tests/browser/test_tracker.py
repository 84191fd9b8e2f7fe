"""The tracker of actions with the keyboard alone and without scripts, and the charts below it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.keyboard import enter, tab, tab_to

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.conftest import OpenPage, Sites

ACTIONS = 17
"""What the edition's first page counts."""

LEAST_CONTRAST = 3
"""Of what must be seen to understand a drawing (WCAG 2.2, 1.4.11)."""


def test_actions_are_filtered_by_keyboard_and_counted_aloud(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}actions/")
    rows, said = page.locator("[data-noun=actions] tbody > tr:visible"), page.get_by_role("status")
    expect(said.first).to_have_text(f"Showing {ACTIONS} of {ACTIONS} actions")
    _tab_into(page, "State")
    page.keyboard.type("Overdue")
    expect(said.first).to_have_text(f"Showing 1 of {ACTIONS} actions")
    expect(rows.get_by_role("rowheader")).to_have_text(["Move all training into one record"])
    tab_to(page, "Show all", at_most=4)
    page.keyboard.press("Enter")
    expect(rows).to_have_count(ACTIONS)
    expect(page.get_by_role("searchbox", name="Find in this list")).to_be_focused()


def test_one_action_is_found_under_each_of_its_owners(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}actions/")
    for owner in ("Director of Fire and Rescue", "Director of Parks and Water"):
        page.get_by_label("Owner").select_option(owner)
        expect(page.get_by_role("rowheader", name="Make one plan for floods")).to_be_visible()


def test_due_dates_are_sorted_by_keyboard_as_days_and_not_as_words(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}actions/")
    tab_to(page, "Due")
    page.keyboard.press("Enter")
    head = page.get_by_role("columnheader", name="Due")
    expect(head).to_have_attribute("aria-sort", "ascending")
    cells = page.locator("[data-noun=actions] tbody td[data-sort]")
    days = [cell.get_attribute("data-sort") or "" for cell in cells.all()]
    assert len(days) == ACTIONS
    assert all(before <= after for before, after in pairwise(days))
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(head.get_by_role("button")).to_be_focused()


def test_from_the_tracker_to_what_an_audit_asked_for(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}actions/")
    tab_to(page, "Close the accounts of finished projects")
    enter(page, f"{sites.edition}actions/close-final-accounts/")
    link = page.locator("main").get_by_role("link", name="Treat no project as finished")
    tab_to(page, link.inner_text())
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/assurance/#[a-z0-9-]+$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_without_scripts_the_tracker_is_whole_and_its_charts_open(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}actions/", script=False)
    expect(page.locator("[data-noun=actions] tbody > tr:visible")).to_have_count(ACTIONS)
    for control in page.locator("button, select, input, [role=status]").all():
        expect(control).to_be_hidden()
    for chart in page.locator("figure").all():
        expect(chart.locator("svg")).to_be_visible()
        expect(chart.locator("table")).to_be_hidden()
        chart.locator("summary").click()
        expect(chart.locator("table")).to_be_visible()


@pytest.mark.parametrize("path", ["actions/", "assurance/", "risks/", "papers/"])
def test_no_table_is_cut_off_on_a_wide_screen(sites: Sites, open_page: OpenPage, path: str) -> None:
    page = open_page(f"{sites.edition}{path}")
    boxes = page.locator(".gs-table:visible").all()
    assert boxes
    assert [box.evaluate("box => box.scrollWidth - box.clientWidth") for box in boxes] == [
        0 for _ in boxes
    ]


@pytest.mark.parametrize("path", ["actions/"])
def test_charts_can_be_moved_with_the_keyboard_on_a_narrow_screen(
    sites: Sites, open_page: OpenPage, path: str
) -> None:
    page = open_page(f"{sites.edition}{path}", width=320, reduced_motion=True)
    drawing = page.locator(".gs-chart__drawing").first
    drawing.focus()
    page.keyboard.press("ArrowRight")
    expect(drawing).not_to_have_js_property("scrollLeft", 0)


@pytest.mark.parametrize("media", ["light", "dark", "print"])
@pytest.mark.parametrize("path", ["actions/"])
def test_charts_are_readable(sites: Sites, open_page: OpenPage, path: str, media: str) -> None:
    page = open_page(f"{sites.edition}{path}", scheme="dark" if media == "print" else media)
    if media == "print":
        page.emulate_media(media="print")
    ground = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    colours = {
        (part, colour)
        for part, style, where in (
            ("words", "fill", ".gs-chart .axis text, .gs-chart .legend text"),
            ("bar", "fill", ".gs-chart:not(#chart-states) .bar .rect"),
        )
        for colour in page.locator(where).evaluate_all(
            "(all, style) => all.map(each => getComputedStyle(each)[style])", style
        )
    }
    assert {part for part, _ in colours} == {"words", "bar"}
    assert [each for each in colours if _contrast(each[1], _paper(ground)) < LEAST_CONTRAST] == []


def _tab_into(page: Page, label: str) -> None:
    """Press Tab until the list with this label has the focus."""
    choice = page.get_by_role("combobox", name=label)
    while not choice.evaluate("each => each === document.activeElement"):
        tab(page)


def _paper(ground: str) -> str:
    """The ground of the page, where none is white."""
    return "rgb(255, 255, 255)" if ground == "rgba(0, 0, 0, 0)" else ground


def _contrast(one: str, other: str) -> float:
    """How much two colours differ in lightness, from 1 to 21 (as WCAG 2.2 counts)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(each) / 255 for each in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
