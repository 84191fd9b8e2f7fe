"""A site of ten years of one body, and what searching them costs a reader."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

from browser.nginx import running
from browser.sites import STARTER
from playwright.sync_api import sync_playwright

from generator.making.store import Store
from generator.making.unit import Workshop
from generator.making.workers import make_all
from generator.model.attachments import folder_of
from generator.pipeline import check_content, make_units, source_date_epoch
from generator.publish import engine, search
from generator.releases.versions import Version, shown_to
from generator.resources import find_resources
from generator.units import ReleaseUnit
from generator.vocabulary import Audience
from support.tools import BROWSER, program

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Request

YEARS = 10
BODY, NEWEST = "example", 2024
WORDS = "review of controls"
PLACES = (
    ("from a page", f"{BODY}/2020-21/code/", "All years of Example Authority"),
    ("from the portal", "", ""),
)
"""What it is called, its path, and the switch to all years."""
RUNS = 5


@dataclass(frozen=True)
class Cost:
    """Seconds from the first key to the first result, and what was asked of the server."""

    seconds: float
    kilobytes: float
    requests: int


def ten_years(site: Path) -> int:
    """Build the public site of a body with ten years as long as the starter's first.

    Gives the number of its pages.
    """
    checked = check_content(STARTER)
    shown = shown_to(Audience.PUBLIC, checked.library, checked.releases, STARTER)
    years = [f"{year}-{year - 1999}" for year in range(NEWEST, NEWEST - YEARS, -1)]
    files = site.with_name("files")
    current, releases = (
        tuple(_moved(each, year, files) for year in years for each in _first(some))
        for some in (shown.current, shown.releases)
    )
    units, _ = make_units(replace(shown, current=current, releases=releases))
    resources, stamp = find_resources(STARTER), source_date_epoch(checked.library)
    # Releases are known to every page, but none is asked for here.
    wanted = [unit for unit in units if not isinstance(unit, ReleaseUnit)]
    with tempfile.TemporaryDirectory(dir=site.parent) as folder:
        shop = Workshop(resources, stamp, Store(Path(folder) / "store"), Path(folder))
        work = [(unit, str(number)) for number, unit in enumerate(wanted)]
        pages = 0
        for number, kept in make_all(work, shop, None):
            copytree(kept.folder, site / wanted[number].path, dirs_exist_ok=True)
            pages += int(str(kept.notes["pages"]))
    engine.write_assets(resources.theme, site)
    search.write_runtime(site)
    return pages


def _first(versions: tuple[Version, ...]) -> list[Version]:
    return [each for each in versions if each.edition.id == f"{BODY}/{NEWEST}-{NEWEST - 1999}"]


def _moved(version: Version, year: str, files: Path) -> Version:
    """The same version of another year, with what it attaches."""
    old = version.edition
    edition = old.model_copy(update={"year": year})
    library = version.library.model_copy(update={"editions": (edition,)})
    path = version.path.replace(old.id, edition.id)
    release = version.release
    moved = release and replace(release, id=f"{edition.id}@{release.name}")
    copytree(folder_of(version.folder, old), folder_of(files, edition), dirs_exist_ok=True)
    return Version(path, library, files, moved)


def costs_of_search(site: Path, folder: Path) -> dict[str, Cost]:
    """What a search of all years costs: the middle of some first visits to each kind of page."""
    folder.mkdir(exist_ok=True)
    root = {"root /srv/governance/site/public;": f"root {site.parent};"}
    changes = {"public": root, "internal": {}}
    with running(folder, changes) as server, sync_playwright() as playwright:
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(
            executable_path=program(BROWSER), args=[*sandbox, "--disable-gpu"]
        )
        costs = {
            name: sorted(
                (_cost(browser, f"{server.address('public')}{path}", switch) for _ in range(RUNS)),
                key=lambda cost: cost.seconds,
            )[RUNS // 2]
            for name, path, switch in PLACES
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
    field = page.get_by_role("searchbox")
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
