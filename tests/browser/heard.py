"""What a page complains about and asks for, while a test uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Heard:
    """What a page complains about, and the hosts it asks."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def hosts(self) -> set[str]:
        """The hosts that were asked; `blob:` addresses are the page's own."""
        return {urlsplit(url.removeprefix("blob:")).netloc for url in self.requests}


class Aloud:
    """What a page says aloud from now on: it does not stay there for long."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.evaluate(_LISTEN)

    def wait_for(self, words: str, besides: str) -> None:
        """Wait until something with these words was said, and not the others."""
        self._page.wait_for_function(_SAID, arg=[words, besides])


_LISTEN = """() => {
    window.saidAloud = [];
    const listen = () => document.querySelectorAll("[role=status]").forEach(
        (each) => window.saidAloud.push(each.textContent));
    new MutationObserver(listen).observe(
        document.body, { subtree: true, childList: true, characterData: true });
}"""
_SAID = """([words, besides]) => window.saidAloud.some(
    (each) => each.includes(words) && !each.includes(besides))"""


def search(page: Page, words: str) -> None:
    """Open the search, ask, and wait for the first result."""
    page.get_by_role("button", name="Search").click()
    page.get_by_role("dialog").get_by_role("searchbox").fill(words)
    page.locator(".gs-found").first.wait_for()
