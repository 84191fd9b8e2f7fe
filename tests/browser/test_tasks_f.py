"""What people come for in registers and in the statement, each with its number of clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.following import follow

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.conftest import OpenPage, Sites


def clicks(page: Page, *links: str) -> None:
    """Click links of the text one after the other, each by its whole name."""
    for link in links:
        follow(page, page.locator("main").get_by_role("link", name=link, exact=True).first)


@pytest.mark.parametrize(
    ("heading", "told"),
    [("Controls", "Flood stores"), ("Escalation", "then")],
    ids=["controls for my post", "where to escalate"],
)
def test_two_clicks_from_the_portal_tell_a_post_what_concerns_it(
    sites: Sites, open_page: OpenPage, heading: str, told: str
) -> None:
    page = open_page(sites.public)
    follow(page, page.locator('main a[href$="/posts/"][href^="example/"]').first)
    clicks(page, "Director of Parks and Water")
    below = page.get_by_role("heading", name=heading).locator("xpath=following-sibling::ul[1]")
    expect(below).to_contain_text(told)


def test_two_clicks_from_the_portal_lead_to_an_item_in_all_years(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(sites.public)
    follow(page, page.locator('main a[href="example/history/"]').first)
    clicks(page, "Requests for information")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Requests for information")
    years = page.locator(".gs-timeline > li").get_by_role("heading")
    for year in ("2023/24", "2024/25", "2025/26"):
        expect(years.filter(has_text=year)).to_have_count(1)
