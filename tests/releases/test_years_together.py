"""One statement of two years: it stands in the folder of the later one, and says so everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.releases import YEAR, editions_of, release, rewrite, units_of
from support.rendered_pages import words_of
from support.years import written, year_before

from generator.pages.feed import feed_of
from generator.pages.release_state import say_citation, say_next
from generator.pipeline import check
from generator.units import OrganisationUnit, Portal

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

DEADLINES = """\
audience: public
deadlines:
  - {year: 2023-24, state: audited, by: 2025-02-27, rule: The rule}
"""


def two_in_one(project: MakeProject) -> Path:
    """A statement of two years, and one of the year before those."""
    folder = year_before(project({"deadlines.yml": DEADLINES}), "example/2022-23")
    rewrite(folder, f"{YEAR}/edition.yml", "framework", "also_for: [2023-24]\nframework")
    rewrite(folder, "example/2022-23/assurance.yml", "2025-05", "2023-05")
    rewrite(folder, "example/2022-23/statement.yml", "2025-06", "2023-06")
    return folder


def test_all_that_names_the_year_names_both(project: MakeProject) -> None:
    folder = two_in_one(project)
    assert not [each for each in check(folder) if each.severity == "error"]
    assert "# Example Authority 2023/24 to 2024/25" in written(folder, YEAR)
    about = words_of(written(folder, YEAR, "about/"))
    assert "Financial years 2023/24 to 2024/25 (1 April to 31 March)" in about
    assert ">2023/24 to 2024/25</a>" in written(folder, "example")
    compared = written(folder, "example/compare/2022-23/2024-25")
    assert "# What changed between 2022/23 and 2023/24 to 2024/25" in compared


def test_of_neither_year_a_statement_is_missing(project: MakeProject) -> None:
    folder = two_in_one(project)
    release(folder, "2023-06-13 unaudited", edition="example/2022-23")
    release(folder, "2025-06-13 unaudited")
    late = "Audited statement late: it was due by 27 February 2025"
    assert say_next(editions_of(folder)[YEAR]) == late
    (portal,) = [each for each in units_of(folder).values() if isinstance(each, Portal)]
    assert [each.awaited for each in portal.organisations] == [()]
    (body,) = [each for each in units_of(folder).values() if isinstance(each, OrganisationUnit)]
    assert "Example Authority 2023/24 to 2024/25: Unaudited statement" in feed_of(body)
    assert say_citation(editions_of(folder)[YEAR], "", "").startswith(
        "Example Authority 2023/24 to 2024/25. "
    )
