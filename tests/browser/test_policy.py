"""The content security policy as shipped: nothing breaks it, and nothing is fetched elsewhere."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from support.project import STARTER

from browser.heard import Heard, search
from browser.server import policy_headers, serving
from browser.sites import KINDS

if TYPE_CHECKING:
    from browser.conftest import OpenPage, Sites
    from browser.sites import Folders

ONLY_IN_HEADERS = "; frame-ancestors 'none'"
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; "
    "style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'"
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_keeps_the_policy(sites: Sites, open_page: OpenPage, kind: str) -> None:
    page = open_page("about:blank")
    heard = Heard(page)
    page.goto(sites.of_kind(kind), wait_until="networkidle")
    assert heard.complaints == []
    assert heard.hosts() == {urlsplit(page.url).netloc}


def test_search_keeps_the_policy(sites: Sites, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    heard = Heard(page)
    page.goto(sites.public)
    search(page, "risk")
    assert heard.complaints == []
    assert heard.hosts() == {urlsplit(page.url).netloc}
    assert any(url.endswith(".pf_fragment") for url in heard.requests)


INLINE = "const made = document.createElement('script'); made.text = 'window.ran = true'"


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        (f"() => {{ {INLINE}; document.body.append(made); }}", "Executing inline script violates"),
        ("document.body.setAttribute('style', 'color: red')", "Applying inline style violates"),
        ("fetch('https://elsewhere.example/').catch(() => 0)", "Connecting to 'https://elsewhere"),
    ],
)
def test_a_breach_is_stopped_and_noticed(
    sites: Sites, open_page: OpenPage, script: str, complaint: str
) -> None:
    page = open_page(sites.public)
    heard = Heard(page)
    page.evaluate(script)
    assert heard.complaints
    assert complaint in heard.complaints[0]
    assert page.evaluate("window.ran") is None


def test_pages_and_servers_say_the_same(folders: Folders) -> None:
    assert policy_headers()["Content-Security-Policy"] == POLICY + ONLY_IN_HEADERS
    said = {_said(page.read_text("utf-8")) for page in folders.internal.rglob("*.html")}
    assert said == {POLICY}


def _said(page: str) -> str:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    return unescape(found[1]) if found else "no policy"


@pytest.mark.parametrize("base_path", ["/", "/some/base/"])
def test_site_works_below_any_path(folders: Folders, open_page: OpenPage, base_path: str) -> None:
    with serving(folders.public, base_path) as address:
        page = open_page("about:blank")
        heard = Heard(page)
        page.goto(address)
        page.get_by_role("link", name="Example Authority 2025/26", exact=True).first.click()
        page.wait_for_url(f"{address}example/2025-26/")
        tabs = page.get_by_role("navigation", name="Parts of this year")
        tabs.get_by_role("link", name="Code").click()
        page.wait_for_url(f"{address}example/2025-26/code/")  # its scripts too, for the search
        search(page, "risk register")
        page.get_by_role("link", name="Risk register", exact=True).first.click()
        expect(page.get_by_role("heading", name="Risk register")).to_be_in_viewport()
        assert page.url == f"{address}example/2025-26/code/risk/#risk-register"
        assert heard.complaints == []
        asked = [url for url in heard.requests if not url.startswith("blob:")]
        assert all(url.startswith(address) for url in asked)


def test_page_not_found_leads_back_from_any_depth(sites: Sites, open_page: OpenPage) -> None:
    assert "address: https://example.org/governance/\n" in (
        STARTER / "content" / "site.yml"
    ).read_text("utf-8")
    page = open_page(f"{sites.public}example/1999-00/no/such/page/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    page.get_by_role("link", name="list of organisations and years").click()
    expect(page).to_have_url(sites.public)
