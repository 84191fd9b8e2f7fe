"""A site in two languages: what is searched, what the scripts say, and the way to the other one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from support.two_languages import built_in_two_languages

from browser.axe import violations
from browser.server import serving
from browser.sites import BASE_PATH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browser.conftest import OpenPage

YEAR = "example/2024-25/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the staff site of the bilingual content."""
    folder = built_in_two_languages(tmp_path_factory)
    with serving(folder / "site" / "internal", BASE_PATH) as address:
        yield address


def test_the_search_is_in_the_language_of_the_page_and_leads_to_the_other(
    site: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site}cy/{YEAR}")
    page.get_by_role("button", name="Chwilio", exact=True).click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("llofnod")
    expect(page.locator("pagefind-summary")).to_contain_text("ar gyfer llofnod")
    found = page.locator(".gs-found a").first
    assert "/cy/" in (found.get_attribute("href") or "")
    page.get_by_role("link", name="English: search in this language instead").click()
    expect(page).to_have_url(re.compile(rf"/governance/{YEAR}#search=llofnod$"))
    expect(page.locator("pagefind-summary")).to_contain_text("llofnod")
    expect(page.get_by_role("searchbox")).to_have_value("llofnod")


def test_the_scripts_speak_the_language_of_the_page(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}cy/{YEAR}controls/")
    expect(page.locator(".gs-filters__count")).to_contain_text("Yn dangos 2 o 2 rheolaeth")
    english = open_page(f"{site}{YEAR}controls/")
    expect(english.locator(".gs-filters__count")).to_contain_text("Showing 2 of 2 controls")


def test_the_switch_stays_on_the_item(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}cy/{YEAR}code/money/#two-signatures")
    page.get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(f"{site}{YEAR}code/money/#two-signatures")


@pytest.mark.parametrize(
    "path",
    ["cy/", f"cy/{YEAR}", "cy/example/2023-24/statement/signed/", f"cy/{YEAR}code/money/"],
)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_pages_in_the_second_language_are_accessible(
    site: str, open_page: OpenPage, path: str, width: int, scheme: str
) -> None:
    page = open_page(f"{site}{path}", bypass_csp=True, width=width, scheme=scheme)
    assert violations(page) == []
