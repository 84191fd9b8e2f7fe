"""The pages of comparisons and histories: where their links lead, what the public is told."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.project import REPOSITORY, STARTER
from support.releases import YEAR, released, rewrite, units_of
from support.rendered_pages import words_of
from support.years import COMPARED, MONTHLY, OLDER, two_years, written, year_before

from generator import pipeline
from generator.compare import as_data
from generator.pages import pages_of
from generator.pages.comparison import ItemLinks
from generator.pages.downloads import downloads_of
from generator.render import make_environment, render_page
from generator.render.tabs import tabs_of
from generator.resources import find_resources
from generator.units import ComparisonUnit, OrganisationUnit
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

HISTORY = "example/history"
MINUTES = "        text: Minutes are published.\n"
# What has no page of its own, nor a place on one.
UNLINKED = {"defence", "document", "figure", "principle", "stated"}


def test_the_units_of_two_years(project: MakeProject) -> None:
    units = units_of(two_years(project), Audience.INTERNAL)
    assert list(units) == ["", "example", OLDER, YEAR, COMPARED, HISTORY]
    assert [page.path for page in pages_of(units["example"])] == ["", "compare/"]
    assert [page.path for page in pages_of(units[COMPARED])] == [""]
    assert [page.path for page in pages_of(units[HISTORY])] == [
        *("", "recurring/", "area/decisions/", "area/openness/", "control/monthly-decisions/"),
        *("control/published-minutes/", "control/open-doors/", "improvement/quicker-minutes/"),
    ]


def test_a_comparison_has_the_tabs_of_its_newer_side(project: MakeProject) -> None:
    units = units_of(two_years(project), Audience.INTERNAL)
    own, newer = (tabs_of(units[path], pages_of(units[path])) for path in (COMPARED, YEAR))
    for group, count in (("tabs", 6), ("more", 5)):
        assert len(own[group]) == count
        for mine, theirs in zip(own[group], newer[group], strict=True):
            there = posixpath.normpath(posixpath.join(YEAR, theirs["url"]))
            assert posixpath.normpath(posixpath.join(COMPARED, mine["url"])) == there
            assert mine["title"] == theirs["title"]


def test_where_not_all_years_are_compared_with_all_the_page_says_which(
    project: MakeProject,
) -> None:
    unit = units_of(two_years(project), Audience.INTERNAL)["example"]
    assert isinstance(unit, OrganisationUnit)
    said = (
        "Each year is compared with the next and with the latest, and the latest 12 with each "
        "other. For any other two years, the item history shows what changed."
    )
    environment = make_environment(find_resources(REPOSITORY).templates)
    assert isinstance(unit, OrganisationUnit)
    for years, is_said in ((unit.years, False), (unit.years * 7, True)):
        many = replace(unit, years=years)
        _, page = pages_of(many)
        assert (said in words_of(render_page(environment, many, page))) is is_said


def test_the_data_beside_a_comparison_is_the_comparison(project: MakeProject) -> None:
    units = units_of(two_years(project), Audience.INTERNAL)
    (text,) = downloads_of(units[COMPARED]).values()
    assert list(downloads_of(units[COMPARED])) == ["comparison.json"]
    unit = units[COMPARED]
    assert isinstance(unit, ComparisonUnit)
    notice = {"notice": "The Example Authority is fictional."}
    assert json.loads(text) == notice | as_data(unit.comparison)
    assert downloads_of(units[HISTORY]) == {}


def test_every_item_is_read_where_a_version_has_a_page_for_it() -> None:
    found: dict[str, set[bool]] = {}
    units = units_of(STARTER, Audience.INTERNAL)
    for unit in units.values():
        if not isinstance(unit, ComparisonUnit):
            continue
        links = ItemLinks(unit)
        tables = (unit.comparison.old, unit.comparison.new)
        for side, table in zip(unit.sides, tables, strict=True):
            pages = {f"{side.path}/{page.path}" for page in pages_of(units[side.path])}
            for entry in table.entries.values():
                path = links.item(entry, side).partition("#")[0]
                found.setdefault(entry.kind, set()).add(bool(path))
                assert not path or path in pages
    assert {kind for kind, linked in found.items() if linked == {True}} == found.keys() - UNLINKED
    assert {kind for kind, linked in found.items() if linked == {False}} == UNLINKED


def test_an_item_without_a_page_is_not_linked(project: MakeProject) -> None:
    unit = units_of(two_years(project), Audience.INTERNAL)[COMPARED]
    assert isinstance(unit, ComparisonUnit)
    bare = replace(unit, versions=tuple(replace(each, pages={}) for each in unit.versions))
    older = unit.sides[0]
    doors = unit.comparison.old.entries["control", "open-doors"]
    for each, path in ((unit, f"{OLDER}/code/openness/#open-doors"), (bare, "")):
        assert ItemLinks(each).item(doors, older) == path


@pytest.fixture
def narrowed(project: MakeProject) -> Path:
    """One control became internal in the newer year, and another was it in both."""
    folder = year_before(project())
    for year, control in ((OLDER, MONTHLY), (YEAR, MONTHLY), (YEAR, MINUTES)):
        indent = " " * (len(control) - len(control.lstrip()))
        rewrite(folder, f"{year}/code.yml", control, f"{control}{indent}audience: internal\n")
    return released(folder)


def test_what_became_internal_is_not_shown_and_what_always_was_never_appears(
    narrowed: Path,
) -> None:
    page = words_of(written(narrowed, COMPARED, audience=Audience.PUBLIC))
    (data,) = downloads_of(units_of(narrowed)[COMPARED]).values()
    assert "Not shown control: Published minutes" in page
    assert "One control is no longer shown." in page
    assert "Not published in 2024/25. It may have ended or been withheld." in page
    assert "Minutes are published" not in page  # its old text is no deletion
    for public in (page, data):
        assert not re.search("[Mm]onthly.decisions|once a month", public)
    history = written(narrowed, HISTORY, "control/published-minutes/", Audience.PUBLIC)
    assert "Not shown. It may have ended or been withheld." in words_of(history)
    assert f"{HISTORY}/control/monthly-decisions/" not in {
        f"{HISTORY}/{each.path}" for each in pages_of(units_of(narrowed)[HISTORY])
    }


def test_staff_see_that_both_are_still_there(narrowed: Path) -> None:
    page = words_of(written(narrowed, COMPARED))
    assert "control" not in page.partition("Summary")[2].partition("Also different")[0]
    assert "Monthly decisions" in page


def test_a_site_with_two_years_is_fit_to_publish(narrowed: Path, tmp_path: Path) -> None:
    pipeline.build(narrowed, tmp_path / "site", list(Audience), jobs=1)
    for audience in Audience:
        for page in (COMPARED, HISTORY, f"{HISTORY}/recurring", "example/compare"):
            assert (tmp_path / "site" / audience / page / "index.html").is_file()
