"""The frame stands still: the heading is at one place on every kind of page, and high up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.sites import KINDS

if TYPE_CHECKING:
    from browser.conftest import OpenPage, Sites

LEFT = {1280: 320, 390: 16}
LOWEST = {1280: 200, 390: 300}
"""Pixels from the top of the page within which the heading begins."""


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
        # A superseded version says in its state line which one to read instead.
        more = 20 if page.locator(".gs-state--superseded").count() else 0
        if round(box["x"]) != LEFT[width] or box["y"] > LOWEST[width] + more:
            wrong[kind] = (round(box["x"]), round(box["y"]))
    assert wrong == {}


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
    page.mouse.wheel(0, 2000)
    page.wait_for_function("scrollY > 100")
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
