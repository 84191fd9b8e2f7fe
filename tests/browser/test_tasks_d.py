"""What readers come to comparisons for, with the clicks that it takes from a year's home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser.following import follow

if TYPE_CHECKING:
    from browser.conftest import OpenPage, Sites


def test_what_changed_from_last_year_in_one_click(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.public}example/2025-26/")
    page.locator(".gs-tabs").get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "What changed between 2024/25 and 2025/26"
    )
    expect(page.get_by_text("Gifts worth more than £40 (before: £25)")).to_be_in_viewport()


def test_any_two_years_in_two(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.public}example/2025-26/")
    follow(page, page.locator(".gs-tabs").get_by_role("link", name="Compare"))
    page.get_by_role("combobox", name="Compare", exact=True).select_option("2023/24")
    page.wait_for_url("**/compare/2023-24/2025-26/")
