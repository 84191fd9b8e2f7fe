"""One browser for all tests that look at pages, and the sites it looks at."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypedDict, Unpack

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    HttpCredentials,
    Page,
    sync_playwright,
)
from support.tools import BROWSER, missing, program

from browser.server import serving
from browser.sites import BASE_PATH, Folders, build_once

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The built sites, in a folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return build_once(shared / "sites")


@dataclass(frozen=True)
class Sites:
    """The addresses the sites are served at."""

    public: str
    internal: str
    repository: str
    kinds: dict[str, str]

    @property
    def edition(self) -> str:
        """The newest public edition of the starter."""
        return f"{self.public}example/2025-26/"

    def of_kind(self, kind: str) -> str:
        """One page of a kind."""
        site, path = self.kinds[kind].split("/", 1)
        return f"{self.public if site == 'public' else self.internal}{path}"


@pytest.fixture(scope="session")
def sites(folders: Folders) -> Iterator[Sites]:
    """Serve the sites below the path they are made for, with the headers that are shipped."""
    with ExitStack() as stack:
        public, internal, repository = (
            stack.enter_context(serving(folder, BASE_PATH))
            for folder in (folders.public, folders.internal, folders.repository)
        )
        yield Sites(public, internal, repository, folders.kinds)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    executable = program(BROWSER)
    if not executable:
        pytest.fail(missing(BROWSER), pytrace=False)
    # As root, as in most containers, Chromium refuses to start with its sandbox.
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    quiet = ["--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=[*sandbox, *quiet])
        yield started
        started.close()


class Look(TypedDict, total=False):
    """How a page is looked at; what is not said is wide, light, moving, and runs scripts."""

    width: int
    scheme: str
    script: bool
    bypass_csp: bool
    reduced_motion: bool
    login: HttpCredentials


class OpenPage(Protocol):
    """Opens an address in a browser context of its own, which is forgotten after the test."""

    def __call__(self, address: str, **look: Unpack[Look]) -> Page:
        """Open the address."""
        ...


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open pages at a width, in a colour scheme, with or without scripts."""
    opened: list[BrowserContext] = []

    def make(address: str, **look: Unpack[Look]) -> Page:
        context = browser.new_context(
            viewport={"width": look.get("width", 1280), "height": 900},
            color_scheme="dark" if look.get("scheme") == "dark" else "light",
            java_script_enabled=look.get("script", True),
            bypass_csp=look.get("bypass_csp", False),
            reduced_motion="reduce" if look.get("reduced_motion") else "no-preference",
            http_credentials=look.get("login"),
        )
        opened.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield make
    for context in opened:
        context.close()
