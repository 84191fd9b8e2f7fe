"""The frame stands still: the heading is at one place on every kind of page, and high up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.sites import KINDS

if TYPE_CHECKING:
    from browser.conftest import OpenPage, Sites

LEFT = {1280: 320, 390: 16}
HIGHEST = {1280: 95, 390: 85}
LOWEST = {1280: 215, 390: 215}
"""Pixels from the top of the page between which the heading begins, a marking counted in."""
LINE = 28
"""Pixels from one line of a text to the next."""


@pytest.mark.parametrize("width", [1280, 390])
def test_the_heading_begins_at_one_place_and_high_up(
    sites: Sites, open_page: OpenPage, width: int
) -> None:
    page = open_page(sites.public, width=width)
    wrong = {}
    for kind in KINDS:
        page.goto(sites.of_kind(kind))
        box = page.locator("h1").bounding_box()
        assert box
        if round(box["x"]) != LEFT[width] or not HIGHEST[width] < box["y"] < LOWEST[width]:
            wrong[kind] = (round(box["x"]), round(box["y"]))
    assert wrong == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_the_heading_stays_where_it_is_from_the_portal_to_a_body(
    sites: Sites, open_page: OpenPage, width: int
) -> None:
    """Though the portal has no crumbs, and all pages below it have."""
    page = open_page(sites.public, width=width)
    tops = []
    for path in ("", "accessibility/", "example/"):
        page.goto(f"{sites.public}{path}")
        tops.append(page.locator("h1").evaluate("heading => heading.getBoundingClientRect().top"))
    assert max(tops) - min(tops) <= 1


def test_a_year_has_at_most_seven_tabs_and_the_rest_under_one_word(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}risks/", script=False)
    row = page.get_by_role("navigation", name="Parts of this year")
    assert row.locator("li:visible, summary").all_text_contents() == [
        "Overview", "Statement", "Code", "Actions", "Assurance", "Compare", "More: Risks",
    ]  # fmt: skip
    row.locator("summary").click()
    assert row.get_by_role("link", name="Risks").get_attribute("aria-current") == "page"
    page.evaluate("scrollTo(0, 2000)")
    assert page.locator(".gs-tabs").evaluate("row => row.getBoundingClientRect().top") == 0


@pytest.mark.parametrize("path", ["", "code/"])
def test_the_notice_is_whole_on_first_pages_and_one_sentence_elsewhere(
    sites: Sites, open_page: OpenPage, path: str
) -> None:
    page = open_page(f"{sites.edition}{path}")
    whole, short = page.locator(".gs-notice"), page.locator(".gs-state__notice")
    assert (whole.count(), short.count()) == ((1, 0) if not path else (0, 1))


@pytest.mark.parametrize("width", [390, 1280])
def test_the_diagram_of_boards_can_be_read(sites: Sites, open_page: OpenPage, width: int) -> None:
    page = open_page(f"{sites.edition}boards/", width=width)
    drawing = page.locator(".gs-diagram svg")
    shrunk = drawing.evaluate("svg => svg.getBoundingClientRect().width / svg.width.baseVal.value")
    size = page.locator(".gs-diagram text").first.evaluate(
        "text => getComputedStyle(text).fontSize"
    )
    assert shrunk * float(size.removesuffix("px")) >= 14
    room, needed = page.locator(".gs-diagram").evaluate("box => [box.clientWidth, box.scrollWidth]")
    assert needed <= room or width == 390  # three columns fit beside the contents of the page


@pytest.mark.parametrize("width", [390, 1000, 1280])
def test_the_ways_to_a_numbered_paragraph_stand_in_its_first_line(
    sites: Sites, open_page: OpenPage, width: int
) -> None:
    page = open_page(f"{sites.public}example-council/2024-25/statement/review/", width=width)
    paragraph = page.locator(".gs-paragraph").first
    cite = paragraph.get_by_role("button", name="Copy citation of 3.1.1")
    expect(cite).to_have_css("opacity", "0")
    begins, ways = paragraph.bounding_box(), cite.bounding_box()
    assert begins
    assert ways
    assert ways["y"] - begins["y"] < LINE
    paragraph.hover()
    expect(cite).to_have_css("opacity", "1")
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(
    ("path", "seen", "rest"),
    [
        (
            "2025-26/code/",
            "Unaudited statement, published 12 June 2026",
            "; plan and papers as at 19 November 2026. Audited statement due by 31 January 2027",
        ),
        (
            "2024-25/releases/2025-06-13-unaudited/code/",
            "Superseded",
            ": unaudited statement, published 13 June 2025",
        ),
    ],
)
def test_the_state_is_one_line_on_a_phone_and_unfolds(
    sites: Sites, open_page: OpenPage, path: str, seen: str, rest: str
) -> None:
    page = open_page(f"{sites.public}example/{path}", width=390, script=False)
    fold, line = page.locator(".gs-state__fold"), page.locator(".gs-state__in")
    assert fold.inner_text() == seen
    notice = page.locator(".gs-state__notice").bounding_box()
    box = line.bounding_box()
    assert notice
    assert box
    assert notice["y"] - box["y"] < 30
    page.locator(".gs-state summary").click()
    assert fold.inner_text() == seen + rest
    page.set_viewport_size({"width": 1280, "height": 800})
    fold.evaluate("fold => { fold.open = false; }")
    assert fold.inner_text() == seen + rest
    wide = line.bounding_box()
    assert wide
    assert wide["height"] < 55  # a superseded one may take two
    page.emulate_media(media="print")
    assert fold.inner_text() == seen + rest


def test_the_heading_row_of_a_long_table_stays_in_view(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}controls/", width=1280)
    heading = page.locator("thead th").first
    page.mouse.wheel(0, 3000)
    page.wait_for_function("scrollY > 2000")
    tabs = page.locator(".gs-tabs").bounding_box()
    box = heading.bounding_box()
    assert tabs
    assert box
    assert abs(box["y"] - tabs["y"] - tabs["height"]) <= 2
    page.set_viewport_size({"width": 390, "height": 800})
    assert heading.evaluate("cell => getComputedStyle(cell).position") == "static"


@pytest.mark.parametrize("path", ["assurance/", "boards/"])
def test_what_is_wider_than_a_phone_scrolls_in_its_place_and_shows_it(
    sites: Sites, open_page: OpenPage, path: str
) -> None:
    page = open_page(f"{sites.edition}{path}", width=390, script=False)  # which restacks tables
    place = page.locator(".gs-table, .gs-diagram").first
    wider, shown, seen = place.evaluate(
        "place => [place.scrollWidth, place.clientWidth, getComputedStyle(place).backgroundImage]"
    )
    assert wider > shown
    assert "gradient" in seen
    assert page.evaluate("document.documentElement.scrollWidth") == 390
