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


def search(page: Page, words: str) -> None:
    """Open the search, ask, and wait for the first result."""
    page.get_by_role("button", name="Search").click()
    page.get_by_role("dialog").get_by_role("searchbox").fill(words)
    page.locator(".gs-found").first.wait_for()
