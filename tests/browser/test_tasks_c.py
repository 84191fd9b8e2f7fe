"""What people come to the tracker for, with how many clicks that takes from a year's first page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenPage, Sites

LATE = "Move all training into one record"


def test_what_is_overdue_and_why_is_answered_at_the_top_of_the_tracker(
    sites: Sites, open_page: OpenPage
) -> None:
    """One click: a link to the tracker."""
    page = open_page(sites.edition)
    page.locator(".gs-tabs").get_by_role("link", name="Actions").click()
    expect(page).to_have_url(re.compile(r"/actions/$"))
    brief = page.locator(".gs-briefs > li").filter(has_text=LATE)
    expect(brief).to_be_in_viewport()
    expect(brief).to_contain_text(
        "50 days overdue; first promised for 31 March 2025 (598 days ago)"
    )
    expect(brief.locator(".gs-briefs__said")).to_have_text(re.compile(r"\d{4}: \w"))


def test_a_list_that_was_made_beforehand_needs_no_scripts(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}actions/", script=False)
    page.get_by_role("navigation", name="Lists of actions").get_by_role(
        "link", name="Overdue 1"
    ).click()
    expect(page).to_have_url(f"{sites.edition}actions/list/overdue/")
    expect(page.locator(".gs-briefs > li")).to_have_count(1)
    expect(page.locator(".gs-briefs")).to_contain_text(LATE)


def test_what_is_filtered_is_kept_in_the_address(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}actions/?state=Overdue&owner=Director+of+People")
    rows = page.locator("[data-noun=actions] tbody > tr:visible")
    expect(rows).to_have_count(1)
    page.get_by_label("Find in this list").fill("no such words")
    expect(rows).to_have_count(0)
    expect(page).to_have_url(
        re.compile(r"\?state=Overdue&owner=Director\+of\+People&text=no\+such")
    )
    page.get_by_role("button", name="Show all").click()
    expect(page).to_have_url(f"{sites.edition}actions/")


def test_a_filter_that_nothing_has_hides_nothing(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}actions/?state=Lost")
    expect(page.locator("[data-noun=actions] tbody > tr:visible")).to_have_count(17)


def test_how_recommendations_stand_is_one_click_away(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(sites.edition)
    page.locator(".gs-tabs a[href$='assurance/']").click()
    expect(page.get_by_role("cell", name="Open").first).to_be_attached()
