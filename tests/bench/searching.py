"""What searching ten years of one body costs a reader, in a browser."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from browser.nginx import running
from playwright.sync_api import sync_playwright
from support.tools import BROWSER, program

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Request

WORDS = "review of controls"
RUNS = 5


@dataclass(frozen=True)
class Cost:
    """Seconds from the first key to the first result, and what was asked of the server."""

    seconds: float
    kilobytes: float
    requests: int


def costs_of_search(site: Path, places: dict[str, str], folder: Path) -> dict[str, Cost]:
    """What a search costs: the middle of some first visits to each place.

    Places are paths of pages, each with the name of the switch to press, if any. The site's folder
    is served under its own name.
    """
    folder.mkdir(exist_ok=True)
    root = {"root /srv/governance/site/public;": f"root {site.parent};"}
    changes = {"public": root, "internal": {}}
    with running(folder, changes) as server, sync_playwright() as playwright:
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(
            executable_path=program(BROWSER), args=[*sandbox, "--disable-gpu"]
        )
        costs = {
            path: sorted(
                (_cost(browser, f"{server.address('public')}{path}", switch) for _ in range(RUNS)),
                key=lambda cost: cost.seconds,
            )[RUNS // 2]
            for path, switch in places.items()
        }
        browser.close()
    return costs


def _cost(browser: Browser, address: str, switch: str) -> Cost:
    """Open the search and ask at once, as one who does not wait for anything to load."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    asked: list[Request] = []
    context.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108 - it marks what it calls
    page.get_by_role("button", name="Search").click()
    field = page.get_by_role("dialog").get_by_role("searchbox")
    field.wait_for()
    if switch:
        page.get_by_label(switch).check()
        field.focus()
    started = time.perf_counter()
    page.keyboard.press(WORDS[0])
    page.locator(".gs-found").first.wait_for()
    seconds = time.perf_counter() - started
    page.keyboard.type(WORDS[1:], delay=80)
    page.locator("pagefind-summary").filter(has_text=WORDS).wait_for()
    page.wait_for_load_state("networkidle")
    cost = Cost(seconds, sum(map(_size, asked)) / 1000, len(asked))
    context.close()
    return cost


def _size(request: Request) -> int:
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
