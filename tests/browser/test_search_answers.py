"""What a search makes of words that are typed early, spelt otherwise, or of another year."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from generator.page_kinds import PAGE_KINDS
from generator.publish.normal_form import normal_form

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from browser.conftest import OpenPage, Sites

SUM = "\u00a30.5"
"""A sum in a statement of 2016/17."""
LISTS = {kind.found_as for kind in PAGE_KINDS if kind.only_lists}


@pytest.mark.parametrize("opens", ["click", "slash"])
def test_what_is_typed_while_the_search_loads_is_not_lost(
    sites: Sites, open_page: OpenPage, opens: str
) -> None:
    page = open_page(sites.edition)
    # Slow enough for a reader to have typed all of it before there is a field.
    page.route("**/assets/gs/search.js", _late)
    if opens == "click":
        page.get_by_role("button", name="Search").click()
    else:
        page.keyboard.press("/")
    page.keyboard.type("riskk")
    page.keyboard.press("Backspace")
    expect(page.get_by_role("searchbox")).to_have_value("risk")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator("pagefind-summary")).to_contain_text("results for risk")
    page.keyboard.type("s")
    expect(page.get_by_role("searchbox")).to_have_value("risks")


def test_what_was_found_begins_with_a_sentence(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(sites.edition)
    _ask(page, "floods")
    _ask(page, "risk")
    sentences = page.locator(".gs-found > p:not([class])")
    expect(sentences.first).to_contain_text(
        "Keeps the risk register and reads every accident report."
    )
    expect(sentences.nth(4)).to_be_visible()  # they come one by one
    said = sentences.all_inner_texts()
    for text in said[:5]:
        assert re.match(r"[A-Z\u2026]", text)
        assert not re.match(r"Principle |Owner |Improvement area ", text)


@pytest.mark.parametrize("term", ["risk", "flood"])
def test_items_come_before_lists_of_them(sites: Sites, open_page: OpenPage, term: str) -> None:
    page = open_page(sites.edition)
    _ask(page, term)
    places = page.locator(".gs-found__where")
    expect(places.nth(3)).to_be_visible()  # they come one by one
    kinds = [each.split(",")[0] for each in places.all_inner_texts()]
    assert not LISTS & set(kinds[:3])


def test_a_word_with_a_slip_leads_to_the_word_that_was_meant(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(sites.edition)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _ask(page, "training")
    assert not [each for each in asked if each.endswith("words.json")]
    _ask(page, "trianing")
    expect(page.locator("pagefind-summary")).to_have_text("No results for trianing")
    page.get_by_role("button", name="training", exact=True).click()
    expect(page.get_by_role("searchbox")).to_have_value("training")
    expect(page.locator("pagefind-summary")).to_contain_text("for training")
    expect(page.locator(".gs-found").first).to_be_visible()


def test_what_only_other_years_say_is_one_click_away(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(sites.edition)
    _ask(page, "whistleblowing")
    otherwise = page.locator(".gs-otherwise")
    expect(otherwise).to_have_text(re.compile(r"In other years: \d+ results?\. Show them"))
    number = re.findall(r"\d+", otherwise.inner_text())[0]
    otherwise.get_by_role("button", name="Show them").click()
    expect(page.locator("pagefind-summary")).to_have_text(f"{number} results for whistleblowing")
    expect(page.get_by_label("All years of Example Authority")).to_be_checked()


def test_a_word_that_begins_alike_is_no_answer(sites: Sites, open_page: OpenPage) -> None:
    """No page of 2024/25 says "scope": it was answered with "score"."""
    page = open_page(f"{sites.public}example/2024-25/")
    _ask(page, "scope of responsibility")
    expect(page.locator("pagefind-summary")).to_have_text("No results for scope of responsibility")
    expect(page.locator(".gs-otherwise")).to_contain_text("In other years:")


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011", "\u2013", "\u00ad"])
def test_a_word_is_found_with_any_hyphen(sites: Sites, open_page: OpenPage, hyphen: str) -> None:
    page = open_page(sites.edition)
    _ask(page, "whistleblowing")
    page.get_by_role("button", name="Show them").press("Enter")
    _ask(page, f"whistle{hyphen}blowing")
    expect(page.locator(".gs-found").first).to_be_visible()


def test_a_sum_of_money_is_found_as_it_is_written(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.repository}met/2016-17/")
    _ask(page, SUM)
    marked = page.locator(".gs-found mark").first
    expect(marked).to_contain_text(SUM.strip("\u00a3"))


def test_the_script_asks_in_the_form_of_the_index(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(sites.edition)
    text = "\u00a31.6m and 2.1.3, e.g. whistle\u2011blowing 2024\u201325 co\u00adoperate. End"
    form = page.evaluate(
        "async ([at, text]) => (await import(at)).normalForm(text)",
        [f"{sites.public}assets/gs/search.js", text],
    )
    assert form == normal_form(text)
    assert (
        form == "\u00a31\ua78f6m and 2\ua78f1\ua78f3, e.g. whistle-blowing 2024-25 cooperate. End"
    )


def _late(route: Route) -> None:
    """Let a file come so late that a reader has begun to type."""
    time.sleep(0.4)
    route.continue_()


def _ask(page: Page, term: str) -> None:
    """Look for something, and wait for the answer."""
    if not page.get_by_role("dialog").is_visible():
        page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill(term)
    summary = page.locator("pagefind-summary")
    expect(summary).to_have_text(re.compile(f"results? for {re.escape(term)}$"))
    page.locator(".gs-found, .gs-otherwise p").first.wait_for()
