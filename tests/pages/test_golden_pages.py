"""One page of each template as Markdown, compared with tests/cases/pages to the letter.

After a change that is meant, write them anew and read the difference:

    UPDATE_PAGES=1 pytest tests/pages/test_golden_pages.py && git diff tests/cases/pages
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from support.minimal_year import EDITION_PAGES
from support.project import MINIMAL
from support.years import two_years, written

from generator.audience import select
from generator.pages import pages_of
from generator.releases.versions import as_it_stands
from generator.render import make_environment, render_page
from generator.resources import find_resources
from generator.units import list_units
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.model import Library

CASES = MINIMAL.parent / "cases" / "pages"
# The first page of each template; a case is named after it.
PAGES: dict[str, str] = {}
for place, template, _ in EDITION_PAGES:
    PAGES.setdefault(template.replace("_", "-"), place)
# The same, where the minimal project has a year before with another text, control and title.
OF_TWO_YEARS = {
    "compare": ("example", "compare/"),
    "comparison": ("example/compare/2023-24/2024-25", ""),
    "histories": ("example/history", ""),
    "history": ("example/history", "improvement/quicker-minutes/"),
    "home-of-two-years": ("example/2024-25", ""),
    "portal": ("", ""),
    "recurring": ("example/history", "recurring/"),
}


def render(library: Library, path: str) -> str:
    unit = list_units(as_it_stands(select(library, Audience.PUBLIC), Audience.PUBLIC, MINIMAL))[2]
    (page,) = [page for page in pages_of(unit) if page.path == path]
    return render_page(make_environment(find_resources(MINIMAL).templates), unit, page)


@pytest.mark.parametrize(("name", "path"), PAGES.items())
def test_a_page_is_written_as_it_was_reviewed(library: Library, name: str, path: str) -> None:
    assert_golden(name, render(library, path))


@pytest.mark.parametrize(("name", "unit", "path"), [(n, *at) for n, at in OF_TWO_YEARS.items()])
def test_a_page_of_two_years_is_written_as_it_was_reviewed(
    project: MakeProject, name: str, unit: str, path: str
) -> None:
    assert_golden(name, written(two_years(project), unit, path))


def assert_golden(name: str, page: str) -> None:
    golden = CASES / f"{name}.md"
    if os.environ.get("UPDATE_PAGES"):
        golden.write_text(page, "utf-8")
    assert page == golden.read_text("utf-8")


def test_every_golden_page_belongs_to_a_case() -> None:
    assert {path.stem for path in CASES.iterdir()} == {*PAGES, *OF_TWO_YEARS}
