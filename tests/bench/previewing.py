"""How long an editor waits for the open page of a preview to show what was saved, in a browser."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from support.tools import BROWSER, program

from bench.measuring import GOVERNANCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

RUNS = 5


@dataclass(frozen=True)
class Edit:
    """A text that an editor changes, and a page that prints it, as a path of the internal site."""

    file: str
    text: str
    page: str


def seconds_to_see(project: Path, edits: dict[str, Edit]) -> dict[str, float]:
    """Seconds from saving each edit to the reloaded page: the middle of some, the same each time.

    Each edit is made once before it is measured, as by somebody who has begun to write.
    """
    with _serving(project) as address, sync_playwright() as playwright:
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(
            executable_path=program(BROWSER), args=[*sandbox, "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(address)
        seconds = {name: _middle(project, page, edit) for name, edit in edits.items()}
        browser.close()
    return seconds


@contextmanager
def _serving(project: Path) -> Iterator[str]:
    command = (GOVERNANCE, "serve", "--project", str(project))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def _middle(project: Path, page: Page, edit: Edit) -> float:
    host = page.url.split("/internal/")[0]
    page.goto(f"{host}/internal/{edit.page}", wait_until="networkidle")
    old = edit.text
    waited = []
    for number in range(RUNS + 1):
        new = f"Round {number} tells it."
        waited.append(_wait(project / "content" / edit.file, page, old, new))
        old = new
    return sorted(waited[1:])[RUNS // 2]


def _wait(file: Path, page: Page, old: str, new: str) -> float:
    text = file.read_text("utf-8")
    assert old in text
    started = time.perf_counter()
    file.write_text(text.replace(old, new, 1), "utf-8")
    page.get_by_text(new).first.wait_for()
    seconds = time.perf_counter() - started
    page.wait_for_load_state("load")
    time.sleep(0.5)  # an editor does not save again at once
    return seconds
