"""Every kind of page as axe sees it, on a wide and a narrow screen, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.budget import budget

from browser.axe import COLOURS, RULES, violations
from browser.sites import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from browser.conftest import OpenPage, Sites

LOOKS = budget(
    short=[(1280, "light"), (320, "dark")],
    long=[(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")],
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page(sites: Sites, open_page: OpenPage, kind: str) -> None:
    assert list(_faults(open_page(sites.of_kind(kind), bypass_csp=True))) == []


def test_page_not_found(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(f"{sites.public}no/such/page/", bypass_csp=True)
    assert page.title() == "Page not found - Governance statements of the Example Authority"
    assert list(_faults(page)) == []


@pytest.mark.parametrize("path", ["code/risk/", "statement/risk/", "assurance/", "risks/"])
def test_what_only_staff_see(sites: Sites, open_page: OpenPage, path: str) -> None:
    page = open_page(f"{sites.internal}example/2025-26/{path}", bypass_csp=True)
    assert list(_faults(page)) == []


@pytest.mark.parametrize("path", ["statement/full/", "boards/"])
def test_long_pages(sites: Sites, open_page: OpenPage, path: str) -> None:
    page = open_page(f"{sites.repository}met/2016-17/{path}", bypass_csp=True)
    assert list(_faults(page, [(320, "light"), (1280, "dark")])) == []


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def test_open_search(sites: Sites, open_page: OpenPage, look: tuple[int, str]) -> None:
    width, scheme = look
    # Without motion: while the search fades in, its colours are not what they will be.
    page = open_page(
        sites.edition, bypass_csp=True, width=width, scheme=scheme, reduced_motion=True
    )
    page.get_by_role("button", name="Search").click()
    assert violations(page) == []
    page.get_by_role("searchbox").fill("risk")
    page.locator(".gs-found").first.wait_for()
    page.eval_on_selector_all("pagefind-modal details", "all => all.forEach(d => d.open = true)")
    assert list(_faults(page, [look])) == []


def test_a_fault_is_noticed(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(sites.public, bypass_csp=True)
    page.evaluate("""() => {
        document.documentElement.removeAttribute("lang");
        document.querySelector("h1").style.width = "400px";
    }""")
    silent = '<html> element must have a lang attribute (1 places: <html class="js">)'
    assert list(_faults(page, [(320, "light")])) == [
        f"320 light: html-has-lang: {silent}",
        "320 light: the page is 416 pixels wide",
    ]


def _faults(page: Page, looks: list[tuple[int, str]] = LOOKS) -> Iterator[str]:
    """What axe finds at each width and in each scheme; whether the page must be moved sideways."""
    seen: set[int] = set()
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        # The dark scheme changes nothing but colours, which saves looking at the rest again.
        rules = COLOURS if width in seen else RULES
        seen.add(width)
        yield from (f"{width} {scheme}: {sentence}" for sentence in violations(page, rules))
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            yield f"{width} {scheme}: the page is {needed} pixels wide"
