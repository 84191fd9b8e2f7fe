"""Reading with the keyboard alone, without scripts, in the other appearance, with less motion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.keyboard import enter, tab, tab_to

if TYPE_CHECKING:
    from browser.conftest import OpenPage, Sites

ROWS = "tbody > tr:not(.gs-group)"
CONTROLS = 36
"""What the edition's first page counts."""


def test_the_skip_link_comes_first_and_leads_past_the_header(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}code/risk/")
    assert tab(page) == "Skip to main content"
    page.keyboard.press("Enter")
    assert tab(page).startswith("Managing risks")  # the first link of the text
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_from_the_address_bar_to_a_control_and_its_owners_others(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(sites.edition)
    tab_to(page, "Search")
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("flood stores")
    page.get_by_role("link", name="Flood stores", exact=True).first.wait_for()
    tab_to(page, "Flood stores")
    enter(page, f"{sites.edition}code/risk/#flood-stores")
    tab_to(page, "Director of Parks and Water", at_most=4)
    enter(page, f"{sites.edition}posts/director-parks/")
    tab_to(page, "Open water")
    enter(page, f"{sites.edition}code/risk/#open-water")
    expect(page.get_by_role("heading", name="Open water")).to_be_in_viewport()


def test_without_scripts_the_catalogue_is_whole_and_nothing_is_empty(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}controls/", script=False)
    expect(page.locator(f"{ROWS}:visible")).to_have_count(CONTROLS)
    page.locator(f"{ROWS} th a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    for control in page.locator("button, select, input, [role=status]").all():
        expect(control).to_be_hidden()


def test_without_scripts_the_folded_lists_open(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}code/risk/", script=False, width=390)
    parts = page.get_by_role("navigation", name="Parts of this document")
    link = parts.get_by_role("link", name="2 Openness")
    expect(link).to_be_hidden()
    parts.get_by_text("In this document").click()
    link.click()
    expect(page).to_have_url(f"{sites.edition}code/openness/")
    page.go_back()
    page.locator("summary", has_text="On this page").click()
    expect(page.locator(".gs-onpage a").first).to_be_visible()


def test_the_catalogue_is_filtered_and_says_how_much_is_left(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}controls/")
    rows, said = page.locator(f"{ROWS}:visible"), page.get_by_role("status").first
    expect(said).to_have_text(f"Showing {CONTROLS} of {CONTROLS} controls")
    page.get_by_label("Owner").select_option("Director of Parks and Water")
    owned = page.locator(ROWS, has_text="Director of Parks and Water").count()
    expect(rows).to_have_count(owned)
    expect(said).to_have_text(f"Showing {owned} of {CONTROLS} controls")
    page.get_by_label("Area").select_option("6 Risk and safety")
    inside = page.locator("tbody", has=page.locator(".gs-group", has_text="6 Risk"))
    both = inside.locator("tr:not(.gs-group)", has_text="Parks and Water")
    expect(rows).to_have_count(both.count())
    expect(rows.filter(has_text="Flood stores")).to_be_visible()  # a control of two owners
    page.get_by_role("button", name="Show all").click()
    expect(said).to_have_text(f"Showing {CONTROLS} of {CONTROLS} controls")
    expect(page.get_by_label("Find in this list")).to_be_focused()
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()


@pytest.mark.parametrize(("typed", "shown"), [("flood  PARKS", 1), ("nothing like it", 0)])
def test_a_register_is_searched_by_all_words_and_groups_without_rows_go(
    sites: Sites, open_page: OpenPage, typed: str, shown: int
) -> None:
    page = open_page(f"{sites.edition}controls/")
    page.get_by_label("Find in this list").fill(typed)
    expect(page.get_by_role("status").first).to_have_text(f"Showing {shown} of {CONTROLS} controls")
    expect(page.locator(f"{ROWS}:visible")).to_have_count(shown)
    expect(page.locator(".gs-group:visible")).to_have_count(shown)


def test_the_glossary_is_searched_too(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}glossary/")
    page.get_by_label("Find in this list").fill("AGS")
    expect(page.get_by_role("status").first).to_contain_text("Showing 1 of")
    expect(page.locator(".gs-glossary > div:visible")).to_have_count(1)


def test_a_register_is_sorted_both_ways(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}boards/")
    names = page.locator(".gs-register tbody th")
    printed = names.all_inner_texts()
    head = page.get_by_role("columnheader", name="Name")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    ascending = names.all_inner_texts()
    assert ascending == sorted(printed, key=str.casefold) != printed
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert names.all_inner_texts() == ascending[::-1]


def test_a_copied_link_leads_to_the_item(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}code/risk/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy link to Flood stores")
    button.click()
    expect(button).to_have_text("Copied")
    expect(page.locator("main [role=status]")).to_have_text("Copied the link to Flood stores.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{sites.edition}code/risk/#flood-stores"


def test_the_citation_is_copied_as_it_is_read(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.edition}code/risk/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_text("Cite this page").click()
    page.get_by_role("button", name="Copy citation", exact=True).click()
    expect(page.locator("main [role=status]")).to_have_text("Copied the citation.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".gs-citation").inner_text()
    permanent = page.get_by_role("link", name="Permanent link to this page")
    page.goto(permanent.evaluate("link => link.href"))
    assert re.search(r"/releases/[^/]+/code/risk/$", page.url)
    assert copied.endswith(page.url.partition("/example/")[2])


@pytest.mark.parametrize(("device", "choice"), [("light", "Dark"), ("dark", "Light")])
def test_the_chosen_appearance_is_remembered_until_taken_back(
    sites: Sites, open_page: OpenPage, device: str, choice: str
) -> None:
    page = open_page(sites.edition, scheme=device)
    grounds = {"Light": "rgb(255, 255, 255)", "Dark": "rgb(21, 25, 30)"}
    expect(page.locator("body")).to_have_css("background-color", grounds[device.capitalize()])
    page.get_by_label("Appearance").select_option(choice)
    page.goto(f"{sites.edition}code/")
    expect(page.locator("body")).to_have_css("background-color", grounds[choice])
    expect(page.get_by_label("Appearance")).to_have_value(choice.lower())
    page.get_by_label("Appearance").select_option("Same as my device")
    page.reload()
    expect(page.locator("body")).to_have_css("background-color", grounds[device.capitalize()])


@pytest.mark.parametrize("reduced", [True, False])
def test_nothing_moves_for_who_asked_for_less_motion(
    sites: Sites, open_page: OpenPage, *, reduced: bool
) -> None:
    page = open_page(sites.edition, reduced_motion=reduced)
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    behaviour = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    assert behaviour == ("auto" if reduced else "smooth")
    times = page.eval_on_selector_all(
        "pagefind-modal *",
        """all => [...new Set(all.flatMap(each => {
            const style = getComputedStyle(each);
            return [...style.transitionDuration.split(", "), style.animationDuration];
        }))].filter(time => time !== "0s")""",
    )
    assert (not times) is reduced
