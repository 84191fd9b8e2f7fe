"""Following a link as a reader does who waits until the page is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def follow(page: Page, link: Locator) -> None:
    """Click a link and wait for its page with its scripts: they add what is used, or moves."""
    with page.expect_navigation():
        link.click()
