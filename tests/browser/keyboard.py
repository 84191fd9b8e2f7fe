"""Going through a page with the keyboard, as somebody who sees where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


def enter(page: Page, address: str) -> None:
    """Follow the link that has the focus."""
    page.keyboard.press("Enter")
    page.wait_for_url(address, wait_until="load")


def tab(page: Page) -> str:
    """Press Tab; give the name of what has the focus, which must be seen and ringed."""
    page.keyboard.press("Tab")
    name, seen, ring = page.evaluate(r"""() => {
        const here = document.activeElement, style = getComputedStyle(here);
        const read = here.getAttribute("aria-label") || here.innerText || here.tagName;
        const name = read.replace(/\s+/g, " ").trim();
        return [name, here.checkVisibility(), style.outlineStyle + style.outlineWidth];
    }""")
    assert seen, f"{name!r} has the focus and is hidden"
    assert ring.startswith("solid"), f"{name!r} has the focus and shows no ring"
    return str(name)


def tab_to(page: Page, wanted: str, at_most: int = 60) -> None:
    """Press Tab until what is wanted has the focus."""
    passed: list[str] = []
    while len(passed) < at_most:
        passed.append(tab(page))
        if passed[-1] == wanted:
            return
    pytest.fail(f"{wanted!r} was not reached by way of {[name[:40] for name in passed]}")
