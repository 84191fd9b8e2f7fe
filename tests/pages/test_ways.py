"""Ways that lead to something: those of the portal, the data, and the permanent link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from support.releases import DAY, EDITION, YEAR, release, released, rewrite, units_of
from support.rendered_pages import words_of
from support.years import OLDER, written, year_before

from generator.pages.ways import ways_in
from generator.units import OrganisationUnit, Portal
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

BARE = """\
audience: public
as_at: 2025-03-31
documents:
  - {kind: statement, title: Annual Governance Statement, name: Statement, about: How it went.}
"""
SECTION = """\
audience: public
sections: [{id: scope, kind: scope, title: Scope, text: All of it.}]
"""
BODY = "audience: public\nname: Example Authority\nshort_name: E\nabout: A body without posts.\n"
DOCUMENTS = ("assurance", "code", "improvement")


def without_owners(project: MakeProject) -> Path:
    """A year of which posts own things, and then one whose posts are named alone."""
    folder = year_before(project())
    content = folder / "content"
    for name in DOCUMENTS:
        (content / YEAR / f"{name}.yml").unlink()
    (content / EDITION).write_text(BARE, "utf-8")
    (content / YEAR / "statement.yml").write_text(SECTION, "utf-8")
    rewrite(
        folder,
        "organisations/example.yml",
        "title: Chief Officer",
        "title: Chief Officer\n    named_in: [2024-25]",
    )
    return folder


def places(portal: object, said: str) -> list[str]:
    assert isinstance(portal, Portal)
    return [
        path
        for way in ways_in(portal)
        for title, doors in way.answers
        if title == said
        for _, path in doors
    ]


def test_staff_are_led_to_the_newest_year_whose_posts_own_something(project: MakeProject) -> None:
    units = units_of(without_owners(project), Audience.INTERNAL)
    assert places(units[""], "Posts and units") == [f"{OLDER}/posts/"]
    assert places(units[""], "Controls register") == [f"{OLDER}/controls/"] * 2
    assert places(units[""], "The whole statement on one page") == [f"{YEAR}/statement/full/"]


def test_what_returns_is_asked_only_where_two_years_promise_something(
    project: MakeProject,
) -> None:
    folder = without_owners(project)
    assert (
        places(units_of(folder, Audience.INTERNAL)[""], "Issues that recur year after year") == []
    )
    assert "Issues that recur" not in written(folder, "example")
    assert "Issues that recur" not in written(folder, "example/history")


def test_a_body_without_any_item_has_no_histories(project: MakeProject) -> None:
    folder = project(
        {
            **{f"{YEAR}/{name}.yml": None for name in DOCUMENTS},
            EDITION: BARE,
            f"{YEAR}/statement.yml": SECTION,
        }
    )
    units = units_of(folder, Audience.INTERNAL)
    assert "example/history" not in units
    assert "Year by year" not in written(folder, "example")


def test_years_without_a_common_document_are_a_line_and_no_page(project: MakeProject) -> None:
    folder = without_owners(project)
    (folder / "content" / OLDER / "statement.yml").unlink()
    documents = (folder / "content" / OLDER / "edition.yml").read_text("utf-8")
    start, end = documents.index("  - kind: statement"), documents.index("  - kind: code")
    (folder / "content" / OLDER / "edition.yml").write_text(
        documents[:start] + documents[end:], "utf-8"
    )
    year_before(folder, "example/2022-23")
    units = units_of(folder, Audience.INTERNAL)
    assert [path for path in units if "compare" in path] == ["example/compare/2022-23/2024-25"]
    body = units["example"]
    assert isinstance(body, OrganisationUnit)
    index = words_of(written(folder, "example", "compare/"))
    assert "2024/25 with 2022/23 ; no document in common with 2023/24" in index
    home = words_of(written(folder, YEAR))
    assert "2023/24 and this year have no document in common." in home
    assert "item by item" not in home


@pytest.mark.parametrize(("data", "is_offered"), [(True, True), (False, False)])
def test_data_is_offered_where_there_is_any(
    project: MakeProject, *, data: bool, is_offered: bool
) -> None:
    nothing: dict[str, str | bytes | None] = {f"{YEAR}/{name}.yml": None for name in DOCUMENTS}
    nothing |= {EDITION: BARE, f"{YEAR}/statement.yml": "introduction: It is governed.\n"}
    nothing["glossary.yml"] = None
    nothing["organisations/example.yml"] = BODY
    folder = project({} if data else nothing)
    assert ("Everything on these pages, to download" in written(folder, YEAR)) is is_offered
    assert ("Data to download" in written(folder, YEAR, "about/")) is is_offered


def matter(
    project: Path, unit: str, path: str = "", audience: Audience = Audience.PUBLIC
) -> dict[str, str]:
    """What the theme is told around a page."""
    found = yaml.safe_load(written(project, unit, path, audience).split("---\n")[1])
    assert isinstance(found, dict)
    return found


RELEASE = f"{YEAR}/releases/{DAY}-unaudited"


def test_the_permanent_link_of_a_page_leads_to_the_dated_release(project: MakeProject) -> None:
    folder = released(project())
    for unit in (YEAR, RELEASE):
        for path in ("", "code/", "statement/full/"):
            assert matter(folder, unit, path)["permanent"] == f"{RELEASE}/{path}"
    release(folder, "2025-09-30 report")
    assert matter(folder, YEAR)["permanent"] == f"{YEAR}/releases/2025-09-30-report/"
    assert matter(folder, RELEASE)["permanent"] == f"{RELEASE}/"


def test_a_citation_says_body_title_state_date_and_address(project: MakeProject) -> None:
    folder = released(project())
    site = re.search(r"address: (\S+)", (folder / "content/site.yml").read_text("utf-8"))
    assert site
    address = f"{site[1].rstrip('/')}/{RELEASE}/"
    state = "Unaudited statement, published 13 June 2025"
    assert matter(folder, YEAR)["citation"] == f"Example Authority 2024/25. {state}. {address}"
    assert matter(folder, YEAR, "code/")["citation"] == (
        f"Example Authority 2024/25. Code of Governance. {state}. {address}code/"
    )
    release(folder, "2025-09-30 report")
    report = address.replace(f"{DAY}-unaudited", "2025-09-30-report")
    assert matter(folder, YEAR)["citation"] == (
        f"Example Authority 2024/25. {state}; plan and papers as at 30 September 2025. {report}"
    )


def test_what_may_change_has_neither(project: MakeProject) -> None:
    folder = released(year_before(project()))
    for unit in (YEAR, "", "example", "example/history", "example/compare/2023-24/2024-25"):
        shown = matter(folder, unit, audience=Audience.INTERNAL)
        assert {"permanent", "citation"} & shown.keys() == set()
