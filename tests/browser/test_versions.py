"""Other years and other releases: the same item, by keyboard, without scripts, marked as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect
from support.budget import budget

from browser.axe import violations
from browser.keyboard import enter, tab_to
from browser.sites import BASE_PATH

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.conftest import OpenPage, Sites
    from browser.sites import Folders

YEAR = "example/2024-25/"
FIRST = f"{YEAR}releases/2025-06-13-unaudited/"
NEWEST = f"{YEAR}releases/2026-03-19-report/"
LOOKS = budget(
    short=[(1280, "light"), (390, "dark")],
    long=[(1280, "light"), (390, "light"), (390, "dark")],
)
ADDRESS = f"https://example.org{BASE_PATH}"
CANONICAL = re.compile(f'<link rel="canonical" href="{re.escape(ADDRESS)}(.*)">')


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
def test_the_same_item_in_another_year_and_another_release(
    sites: Sites, open_page: OpenPage, width: int, *, script: bool
) -> None:
    page = open_page(f"{sites.public}example/2025-26/code/risk/", width=width, script=script)
    choose(page, "2025/26", "2024/25 latest")
    enter(page, f"{sites.public}{YEAR}code/risk/")
    choose(page, "2024/25", "2024/25, 13 June 2025 unaudited statement")
    enter(page, f"{sites.public}{FIRST}code/risk/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Risk and safety")
    choose(page, "2024/25", "2026/27 latest; does not include this page")
    enter(page, f"{sites.public}example/2026-27/")


def choose(page: Page, shown: str, wanted: str) -> None:
    """Open the list of versions by keyboard, and go to one of them."""
    expect(page.locator(".gs-versions a").first).to_be_hidden()
    tab_to(page, f"Year and version: {shown}")
    page.keyboard.press("Enter")
    expect(page.locator(".gs-versions a").first).to_be_visible()
    needed = page.evaluate("document.documentElement.scrollWidth")
    assert needed <= page.evaluate("innerWidth"), "the list makes the page move sideways"
    tab_to(page, wanted, at_most=8)


def test_escape_closes_the_list_of_versions(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.public}{YEAR}")
    choose(page, "2024/25", "2025/26 latest")
    page.keyboard.press("Escape")
    expect(page.locator(".gs-versions a").first).to_be_hidden()
    expect(page.locator(".gs-versions summary")).to_be_focused()


def test_the_place_on_a_page_is_kept_in_the_other_version(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.public}{YEAR}code/risk/", width=390)
    page.locator(".gs-versions summary").click()
    page.evaluate("scrollTo({top: 250, behavior: 'instant'})")
    # Not a click: it would first bring the link into view.
    page.locator(".gs-versions a", has_text="13 June 2025").evaluate("link => link.click()")
    page.wait_for_url(f"{sites.public}{FIRST}code/risk/", wait_until="load")
    page.wait_for_function("scrollY === 250")
    page.goto(f"{sites.public}{YEAR}code/risk/")
    assert page.evaluate("scrollY") == 0


def test_a_superseded_release_says_so_and_leads_to_the_newest(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.public}{FIRST}code/risk/")
    state = page.locator(".gs-state")
    expect(state).to_contain_text("Superseded: unaudited statement, published 13 June 2025")
    state.get_by_role("link", name="Read the current version").click()
    expect(page).to_have_url(f"{sites.public}{YEAR}")
    expect(page.locator(".gs-state")).not_to_contain_text("Superseded")


@pytest.mark.parametrize(
    ("path", "robots"),
    [
        (YEAR, []),
        (NEWEST, []),
        (FIRST, ["noindex"]),
        (f"{YEAR}releases/2026-02-20-audited/", ["noindex"]),
    ],
)
def test_a_search_engine_is_told_which_version_to_show(
    sites: Sites, open_page: OpenPage, path: str, robots: list[str]
) -> None:
    page = open_page(f"{sites.public}{path}code/risk/")
    told = "all => all.map(each => each.content || each.href)"
    assert page.eval_on_selector_all("meta[name=robots]", told) == robots
    assert page.eval_on_selector_all("link[rel=canonical]", told) == [f"{ADDRESS}{YEAR}code/risk/"]


def test_every_page_has_a_canonical_address_at_which_there_is_a_page(folders: Folders) -> None:
    pages = [file.read_text("utf-8") for file in folders.public.rglob("index.html")]
    told = {CANONICAL.findall(page)[0] for page in pages}
    assert [each for each in told if not (folders.public / each / "index.html").is_file()] == []


@pytest.mark.parametrize("path", ["", "example/"])
def test_the_feed_is_linked_and_there(sites: Sites, open_page: OpenPage, path: str) -> None:
    page = open_page(f"{sites.public}{path}")
    told = page.locator('link[rel=alternate][type="application/atom+xml"]').get_attribute("href")
    read = page.get_by_role("link", name="Atom feed").get_attribute("href")
    address = urljoin(page.url, told)
    assert address == urljoin(page.url, read) == f"{sites.public}{path}feed.xml"
    assert "<feed xmlns" in page.request.get(address).text()


@pytest.mark.parametrize("path", [f"{FIRST}code/risk/", f"{YEAR}about/", f"{NEWEST}about/"])
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_pages_of_releases_as_axe_sees_them(
    sites: Sites, open_page: OpenPage, path: str, look: tuple[int, str]
) -> None:
    width, scheme = look
    page = open_page(f"{sites.public}{path}", width=width, scheme=scheme, bypass_csp=True)
    assert violations(page) == []
    page.locator(".gs-versions summary").click()
    # The list covers links for as long as it is open, which leaves too little of them to touch.
    assert [each for each in violations(page) if not each.startswith("target-size")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
