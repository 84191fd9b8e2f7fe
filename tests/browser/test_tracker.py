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


LEAST_OF_WORDS = 4.5
SMALLEST = 11
"""Pixels that letters of a drawing are high at least."""

RUN_INTO = """() => [...document.querySelectorAll(".gs-drawing")].flatMap(drawing => {
    const frame = drawing.getBoundingClientRect();
    const boxes = [...drawing.querySelectorAll("text")].map(text => {
        const length = text.getComputedTextLength() * frame.width / drawing.viewBox.baseVal.width;
        const box = text.getBoundingClientRect();
        return [text.textContent, box.left, box.left + length, (box.top + box.bottom) / 2];
    });
    const high = 14 * frame.width / drawing.viewBox.baseVal.width;
    return boxes.flatMap(([words, left, right, middle], at) => [
        ...(left < frame.left - 1 || right > frame.right + 1 ? [words] : []),
        ...boxes.slice(at + 1).filter(other =>
            left < other[2] && other[1] < right && Math.abs(middle - other[3]) < high
        ).map(other => `${words} over ${other[0]}`),
    ]);
})"""
"""The words of drawings that run into others or over the edge, as the browser sets them."""


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
    cells = page.locator("[data-noun=actions] tbody td[data-sort]:nth-last-child(2)")
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
            ("words", "fill", ".gs-drawing text:not([class])"),
            ("edge", "stroke", ".gs-drawing rect, .gs-drawing circle"),
            ("line", "stroke", ".gs-drawing__span, .gs-drawing__leader"),
        )
        for colour in page.locator(where).evaluate_all(
            "(all, style) => all.map(each => getComputedStyle(each)[style])", style
        )
    }
    assert {part for part, _ in colours} == {"words", "edge", "line"}
    assert [each for each in colours if _contrast(each[1], _paper(ground)) < LEAST_CONTRAST] == []


@pytest.mark.parametrize("media", ["light", "dark", "print"])
def test_numbers_in_a_column_are_readable(sites: Sites, open_page: OpenPage, media: str) -> None:
    page = open_page(f"{sites.edition}actions/", scheme="dark" if media == "print" else media)
    if media == "print":
        page.emulate_media(media="print")
    pairs = page.locator("#chart-states text[class]").evaluate_all(
        """all => all.map(each => {
            const kind = each.getAttribute("class");
            const under = document.querySelector(`#chart-states rect.${kind}`);
            const ground = getComputedStyle(under).fill;
            return [getComputedStyle(each).fill, ground === "none" ? "" : ground];
        })"""
    )
    assert pairs
    ground = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    faint = [
        pair for pair in pairs if _contrast(pair[0], pair[1] or _paper(ground)) < LEAST_OF_WORDS
    ]
    assert faint == []


def test_words_in_charts_can_be_read_on_a_phone(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}actions/", width=390)
    scales = page.locator(".gs-drawing").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().width / each.viewBox.baseVal.width)"
    )
    sizes = [16 * scale for scale in scales]
    assert sizes
    assert min(sizes) >= SMALLEST
    for region in page.locator(".gs-chart__drawing").all():
        assert region.evaluate("each => each.scrollWidth - each.clientWidth") == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_words_in_charts_run_neither_into_others_nor_over_the_edge(
    sites: Sites, open_page: OpenPage, width: int
) -> None:
    page = open_page(f"{sites.edition}actions/", width=width)
    assert page.evaluate(RUN_INTO) == []


def test_forced_colours_leave_what_is_done_full_and_the_rest_empty(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}actions/")
    page.emulate_media(forced_colors="active")
    fills = {
        name: page.locator(f"#chart-states rect.gs-state-{name}").first.evaluate(
            "each => getComputedStyle(each).fill"
        )
        for name in ("complete", "on-track", "at-risk")
    }
    ground = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert fills.pop("complete") != ground
    assert set(fills.values()) == {ground}
    drawn = page.locator(".gs-drawing :is(rect, polyline, circle)").evaluate_all(
        "all => [...new Set(all.map(each => getComputedStyle(each).stroke))]"
    )
    ink = page.locator(".gs-drawing text").first.evaluate("each => getComputedStyle(each).fill")
    assert drawn == [ink]
    numbers = page.locator("#chart-states text[class]:not(.gs-state-complete)")
    assert {each.evaluate("each => getComputedStyle(each).fill") for each in numbers.all()} == {ink}


def test_a_home_page_says_its_states_in_words_beside_their_colours(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(sites.edition, width=320)
    said = page.locator(".gs-states li").all_inner_texts()
    assert "4 complete" in [each.strip() for each in said]
    assert sum(int(each.split()[0]) for each in said) == ACTIONS
    assert page.locator(".gs-states > svg > rect").count() == len(said)


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
