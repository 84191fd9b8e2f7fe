"""One browser for all tests that look at pages, and a server to look at them with."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once: the one named by CHROMIUM, or `chromium` on the path."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        pytest.fail(
            "These tests need a browser. Install Chromium, or set CHROMIUM to the path of one, "
            "or leave them out with `--ignore tests/browser`.",
            pytrace=False,
        )
    # As root, as in most containers, Chromium refuses to start with its sandbox.
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    quiet = ["--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=[*sandbox, *quiet])
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make browser contexts of a width, a colour scheme, with or without script; close them after."""
    opened: list[BrowserContext] = []

    def make(
        *, width: int = 1280, scheme: str = "light", script: bool = True, bypass_csp: bool = False
    ) -> BrowserContext:
        made = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            bypass_csp=bypass_csp,
        )
        opened.append(made)
        return made

    yield make
    for made in opened:
        made.close()
