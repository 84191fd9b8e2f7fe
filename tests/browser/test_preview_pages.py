"""The preview in a browser: a page follows its file, and the table is filled in by keyboard."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import product
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from support.previews import EDIT, PLAN, PLAN_FILE, Visitor, previewing
from support.project import write_project

from browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser.conftest import OpenPage
    from generator.serving.desk import Desk

PAGE = "/internal/example/2024-25/actions/shorter-papers/"


@contextmanager
def previewed(folder: Path) -> Iterator[tuple[Desk, Visitor]]:
    """The minimal project with a plan."""
    project = write_project(folder / "project", {"example/2024-25/improvement.yml": PLAN})
    with previewing(project, folder / "work") as found:
        yield found


def rewrite(desk: Desk, old: str, new: str) -> None:
    file = desk.project / PLAN_FILE
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    desk.refresh()


def test_an_open_page_follows_its_file_and_shows_what_is_wrong(
    tmp_path: Path, open_page: OpenPage
) -> None:
    with previewed(tmp_path) as (desk, visitor):
        page = open_page(visitor.door.entrance)
        page.goto(f"{visitor.door.address}{PAGE}")
        rewrite(desk, "text: Begun.", "text: Begun in May.")
        page.get_by_text("Begun in May.").wait_for()
        rewrite(desk, "actions:", "actions: [")
        page.get_by_text("shown is the last that was right").wait_for()
        assert page.get_by_text("Begun in May.").is_visible()
        assert page.locator(".gov-problems code").first.inner_text().startswith(PLAN_FILE)
        rewrite(desk, "actions: [", "actions:")
        page.get_by_text("shown is the last that was right").wait_for(state="detached")
        page.goto("about:blank")  # who listens is let go


def test_a_row_is_filled_in_by_keyboard_and_nothing_is_lost(
    tmp_path: Path, open_page: OpenPage
) -> None:
    with previewed(tmp_path) as (desk, visitor):
        page = open_page(visitor.door.entrance)
        page.goto(f"{visitor.door.address}{EDIT}")
        page.get_by_label("New update of A1 One form for all minutes").focus()
        page.keyboard.press("Alt+ArrowDown")
        page.keyboard.type("Ten papers.")
        # The file changes while somebody types: the page stays, and says so.
        rewrite(desk, "text: Begun.", "text: Begun in May.")
        page.get_by_text("The content changed on disk.").wait_for()
        page.keyboard.press("Tab")
        page.keyboard.type("soon")
        page.keyboard.press("Control+Enter")
        field = page.get_by_label("Date of update of A2 Shorter papers", exact=True)
        expect(page.locator(".gov-summary")).to_be_focused()
        assert page.get_by_label("New update of A2").input_value() == "Ten papers."
        assert field.get_attribute("aria-invalid") == "true"
        hint, fault = str(field.get_attribute("aria-describedby")).split()
        about = page.locator(f"[id='{hint}']").inner_text()
        assert about.startswith("the day of all that is new in the row")
        said = page.locator(f"[id='{fault}']").inner_text()
        assert said.startswith('found "soon", expected a date')
        page.get_by_role("link", name="A2 Shorter papers, Date of update").press("Enter")
        page.keyboard.press("Control+a")
        page.keyboard.type("2 September 2025")
        page.keyboard.press("Control+Enter")
        page.get_by_text("Saved: 1 action in").wait_for()
        assert "{date: 2025-09-02, text: Ten papers.}" in (desk.project / PLAN_FILE).read_text()
        page.goto("about:blank")


def test_the_bar_and_the_table_break_no_rule_of_accessibility(
    tmp_path: Path, open_page: OpenPage
) -> None:
    with previewed(tmp_path) as (desk, visitor):
        rewrite(desk, "text: Begun.", "oops: Begun.")  # what is wrong is shown
        for width, scheme in product((1280, 390), ("light", "dark")):
            page = open_page(visitor.door.entrance, width=width, scheme=scheme, bypass_csp=True)
            for path in (PAGE, EDIT):
                page.goto(f"{visitor.door.address}{path}")
                assert violations(page) == []
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            page.locator("[name='one-form.text']").fill("x")
            page.get_by_role("button", name="Save").click()
            page.get_by_text("Not saved").wait_for()
            assert violations(page) == []
            page.goto("about:blank")
