"""Tables restack on a phone, and nothing that stays in view lies over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from browser.conftest import OpenPage, Sites

STACKED = ".gs-table--stacked"


@pytest.mark.parametrize("path", ["assurance/", "controls/", "actions/", "about/", "boards/"])
def test_on_a_phone_no_table_of_a_year_scrolls_sideways(
    sites: Sites, open_page: OpenPage, path: str
) -> None:
    page = open_page(f"{sites.edition}{path}", width=390)
    page.locator(STACKED).first.wait_for()
    for folded in page.locator("article details").all():
        folded.evaluate("details => (details.open = true)")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    wider = page.locator(".gs-table").evaluate_all(
        "places => places.filter(place => place.scrollWidth > place.clientWidth)"
        ".map(place => place.getAttribute('aria-labelledby'))"
    )
    assert wider == []


def test_a_cell_of_a_restacked_table_says_its_heading_and_is_heard_below_it(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}controls/", width=390)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Tree survey"))
    owner = row.get_by_role("cell").filter(has_text="Director of Parks and Water")
    assert owner.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Owner: "'
    assert page.get_by_role("columnheader", name="Owner").count() == 1


def test_the_buttons_that_sort_a_restacked_table_stand_in_one_row(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}posts/", width=390)
    page.locator(STACKED).first.wait_for()
    first, second = page.locator(f"{STACKED} .gs-sort").all()[:2]
    tops = [each.bounding_box() for each in (first, second)]
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] == tops[1]["y"]


def test_a_restacked_row_that_is_filtered_out_is_not_seen(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}controls/", width=390)
    page.get_by_label("Find in this list").fill("tree survey")
    assert page.locator("tbody tr:not(.gs-group):visible").count() == 1


def test_a_table_is_a_table_again_where_there_is_room(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}controls/", width=390)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator(STACKED).first.wait_for(state="detached")
    assert page.locator("td").first.evaluate("td => getComputedStyle(td).display") == "table-cell"


def test_a_matrix_scrolls_for_its_places_mean_something(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.public}example-council/2024-25/risks/", width=390)
    matrix = page.locator(".gs-table:has(.gs-matrix)")
    assert matrix.count()
    assert page.locator(f"{STACKED} .gs-matrix").count() == 0


@pytest.mark.parametrize("width", [960, 1280, 1600])
def test_the_way_through_changes_stands_beside_the_text(
    sites: Sites, open_page: OpenPage, width: int
) -> None:
    page = open_page(f"{sites.public}example/compare/2024-25/2025-26/", width=width)
    bar = page.locator(".gs-changebar__way").bounding_box()
    text = page.locator(".gs-text").bounding_box()
    assert bar
    assert text
    assert bar["x"] + bar["width"] <= text["x"]
