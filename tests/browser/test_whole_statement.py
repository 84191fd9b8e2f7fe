"""The whole statement on one page: its contents beside it or folded, the ways on from each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from browser.conftest import OpenPage, Sites

CONTENTS = ".gs-reading__contents"


def test_contents_stand_beside_the_text_and_stay_in_view(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}statement/full/", script=False)
    contents, text = page.locator(CONTENTS), page.locator(".gs-reading__text")
    left, right = contents.bounding_box(), text.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    contents.get_by_role("link", name="K. Declaration").click()
    expect(page.locator("#section-declaration")).to_be_in_viewport()
    expect(contents.get_by_role("link", name="K. Declaration")).to_be_in_viewport()


def test_contents_are_folded_on_a_phone(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}statement/full/", width=390, script=False)
    contents = page.locator(CONTENTS)
    expect(contents.get_by_role("link").first).to_be_hidden()
    contents.get_by_text("Show the contents").click()
    expect(contents.get_by_role("link").first).to_be_visible()


def test_titles_are_those_of_the_contents_and_each_part_leads_back(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}statement/full/", script=False)
    links = page.locator(f"{CONTENTS} a").all()
    for link in links:
        heading = page.locator(link.get_attribute("href") or "")
        expect(heading).to_have_text(f"{link.text_content()} #")
    back = page.get_by_role("link", name="Back to contents")
    expect(back).to_have_count(len(links) - 1)  # the review as a whole is its areas
    back.last.click()
    expect(page.locator("#contents")).to_be_in_viewport()


def test_a_citation_is_reached_from_each_part(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}statement/full/", script=False)
    page.get_by_role("link", name="Cite this page").first.click()
    expect(page.locator("#gs-citation")).to_be_in_viewport()
