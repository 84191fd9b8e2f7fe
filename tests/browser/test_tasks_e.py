"""What strangers come for: is it final, what became of it, who concluded what, how to cite it.

With test_tasks_c, _d and _f these are all ten tasks, each with the clicks that it may take.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from support.project import write_project
from support.releases import YEAR
from support.shared import once

from browser.following import follow
from browser.server import serving
from browser.sites import BASE_PATH
from generator.pipeline import build
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser.conftest import OpenPage, Sites

BODY = "audience: public\nname: {0} Council\nshort_name: {0}\nabout: A fictional body.\n"
OTHERS = ("Aldford", "Ashby", "Brook", *(f"{sign}ton" for sign in "CDFGHIJKLMNOPQRSTUVWX"))
ASKED = """\
recommendations:
  - id: count-keys
    title: Count the keys
    by: Internal Audit
    made: 2025-05
"""
CLAUSE = "example-council/2024-25/statement/our-duty/"
DAYS = "example-council/2024-25/releases"


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of many bodies; one was recommended something that no action answers."""
    folder = once(tmp_path_factory, "crowded", _build) / "site" / "internal"
    with serving(folder, BASE_PATH) as address:
        yield address


def _build(folder: Path) -> None:
    bodies = {f"organisations/{name.lower()}.yml": BODY.format(name) for name in OTHERS}
    project = write_project(folder / "project", dict(bodies))
    assurance = project / "content" / YEAR / "assurance.yml"
    assurance.write_text(assurance.read_text("utf-8") + ASKED, "utf-8")
    build(project, folder / "site", [Audience.INTERNAL])


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("example/2025-26/", "Unaudited statement, published 12 June 2026"),
        ("example/2025-26/statement/scope/", "Unaudited statement, published 12 June 2026"),
        (f"{DAYS}/2025-06-03-unaudited/", "Superseded"),
    ],
)
def test_whether_it_is_final_is_said_without_a_click(
    sites: Sites, open_page: OpenPage, width: int, path: str, said: str
) -> None:
    page = open_page(f"{sites.public}{path}", width=width, script=False)
    state = page.locator(".gs-state__in")
    expect(state).to_be_in_viewport(ratio=1)
    expect(state).to_contain_text(said, use_inner_text=True)


@pytest.mark.parametrize("width", [390, 1280])
def test_what_a_body_concluded_is_said_on_the_portal_without_a_click(
    sites: Sites, open_page: OpenPage, width: int
) -> None:
    page = open_page(sites.public, width=width, script=False)
    entry = page.locator(".gs-bodies dl > div").filter(has=page.locator('dt a[href="example/"]'))
    expect(entry.locator(".gs-conclusion")).to_contain_text(
        "It did not do so for the inspection of trees."
    )
    expect(entry).to_contain_text("Unaudited statement, published 12 June 2026")
    entry.get_by_role("link", name="Example Authority 2026/27").click()
    expect(page).to_have_url(f"{sites.public}example/2026-27/")


@pytest.mark.parametrize("width", [390, 1280])
def test_one_click_tells_what_became_of_a_promise(
    sites: Sites, open_page: OpenPage, width: int
) -> None:
    page = open_page(sites.edition, width=width, script=False)
    page.locator("main").get_by_role("link", name=re.compile("^7 complete")).click()
    row = page.get_by_role("row", name="Appoint a Head of Information")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("Completed 18 September 2025")


def test_one_click_tells_of_a_recommendation_without_an_action(
    crowded: str, open_page: OpenPage
) -> None:
    page = open_page(f"{crowded}{YEAR}/")
    page.locator(".gs-tabs").get_by_role("link", name="Assurance").click()
    row = page.get_by_role("row", name="Count the keys")
    expect(row).to_be_visible()
    expect(row.locator(".gs-tag")).to_have_text("No action yet")


def test_two_clicks_cite_a_paragraph_as_it_stands_now(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.public}{CLAUSE}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    follow(page, page.get_by_role("link", name="Permanent link to this page"))
    expect(page).to_have_url(re.compile(f"{DAYS}/2025-11-18-report/statement/our-duty/$"))
    page.get_by_role("button", name="Copy citation of 1.1").click()
    expect(page.locator("main [role=status]")).to_have_text("Copied the citation of 1.1.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("1.1, in: Example Town Council 2024/25. 1. What the Council must do.")
    assert copied.endswith(f"{DAYS}/2025-11-18-report/statement/our-duty/#paragraph-1.1")


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
def test_two_clicks_say_how_to_cite_what_stood_on_an_earlier_day(
    sites: Sites, open_page: OpenPage, *, script: bool
) -> None:
    page = open_page(f"{sites.public}{CLAUSE}", script=script)
    expect(page.locator(".gs-citation")).to_be_hidden()
    page.locator(".gs-versions summary").click()
    page.locator(".gs-versions").get_by_role("link", name="3 June 2025").click()
    citation = page.locator(".gs-citation")
    expect(citation).to_be_visible()
    expect(citation).to_contain_text("Unaudited statement, published 3 June 2025")
    expect(citation).to_contain_text(f"{DAYS}/2025-06-03-unaudited/statement/our-duty/")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_body_is_found_among_many_by_its_letter_or_its_name(
    crowded: str, open_page: OpenPage, width: int
) -> None:
    page = open_page(crowded, width=width)
    letters = page.get_by_role("navigation", name="Bodies by their first letter")
    letters.get_by_role("link", name="W", exact=True).click()
    expect(page.get_by_role("link", name="Wton Council")).to_be_in_viewport()
    rows, headings = page.locator(".gs-bodies dl > div:visible"), page.locator(".gs-bodies h3")
    expect(rows).to_have_count(len(OTHERS) + 1)
    page.get_by_label("Find in this list").fill("ash")
    expect(page.get_by_role("status").first).to_have_text("Showing 1 of 25 bodies")
    expect(rows).to_have_text(re.compile("Ashby Council"))
    expect(headings.filter(visible=True)).to_have_text(["A"])
    page.get_by_role("button", name="Show all").click()
    expect(rows).to_have_count(len(OTHERS) + 1)
    assert page.evaluate("document.documentElement.scrollWidth") == width
