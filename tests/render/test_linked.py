"""What pages say of themselves to programs: the same that they say to readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.minimal_year import FIRST_ROWS
from support.releases import DAY, YEAR, released, units_of

from generator.pages import pages_of
from generator.render.linked import citation_tags, linked_data
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

SITE = "https://example.org/governance/"
HERE = f"{SITE}{YEAR}/"
RELEASE = f"{YEAR}/releases/{DAY}-unaudited"
BODY = {"@type": "Organization", "name": "Example Authority", "url": f"{SITE}example/"}
LICENCE = "https://example.org/licence"
OF_THE_YEAR = {
    "author": [BODY],
    "publisher": BODY,
    "inLanguage": "en",
    "isAccessibleForFree": True,
    "temporalCoverage": "2024-04-01/2025-03-31",
    "datePublished": DAY,
    "license": LICENCE,
}


def things(
    folder: Path, unit: str, path: str = "", audience: Audience = Audience.PUBLIC
) -> list[dict[str, Any]]:
    """What a page says it is."""
    where = units_of(folder, audience)[unit]
    (page,) = [each for each in pages_of(where) if each.path == path]
    said: list[dict[str, Any]] = linked_data(where, page).get("@graph", [])
    return said


@pytest.fixture
def folder(project: MakeProject) -> Path:
    """The minimal project, released."""
    return released(project())


@pytest.mark.parametrize(
    ("unit", "path", "steps"),
    [
        ("", "", [("Home", "")]),
        ("", "accessibility/", [("Home", ""), ("Accessibility", "accessibility/")]),
        ("example", "", [("Home", ""), ("Example Authority", "example/")]),
        (
            YEAR,
            "statement/declaration/",
            [
                ("Home", ""),
                ("Example Authority", "example/"),
                ("2024/25", f"{YEAR}/"),
                ("Annual Governance Statement", f"{YEAR}/statement/"),
                ("C. Declaration", f"{YEAR}/statement/declaration/"),
            ],
        ),
    ],
)
def test_a_page_says_what_it_stands_below(
    folder: Path, unit: str, path: str, steps: list[tuple[str, str]]
) -> None:
    crumbs = things(folder, unit, path)[0]
    assert crumbs["@type"] == "BreadcrumbList"
    assert [each["position"] for each in crumbs["itemListElement"]] == [*range(1, len(steps) + 1)]
    found = [(each["name"], each["item"]) for each in crumbs["itemListElement"]]
    assert found[:-1] == [(name, f"{SITE}{place}") for name, place in steps[:-1]]
    assert found[-1][1] == f"{SITE}{steps[-1][1]}"


@pytest.mark.parametrize("path", ["statement/", "statement/full/"])
def test_the_statement_is_a_report(folder: Path, path: str) -> None:
    _, report = things(folder, YEAR, path)
    assert report.pop("description")
    assert report == OF_THE_YEAR | {
        "@type": "Report",
        "@id": f"{HERE}statement/",
        "name": "Example Authority 2024/25: Annual Governance Statement",
        "url": f"{HERE}{path}",
        "archivedAt": f"{SITE}{RELEASE}/{path}",
        "creativeWorkStatus": "Unaudited",
    }


def test_the_tables_to_download_are_a_dataset(folder: Path) -> None:
    _, dataset = things(folder, YEAR, "about/")
    files = dataset.pop("distribution")
    assert dataset == OF_THE_YEAR | {
        "@type": "Dataset",
        "name": "Example Authority 2024/25: data to download",
        "description": "The governance of Example Authority in 2024/25 as tables: what the pages "
        "of the year show, row by row.",
        "url": f"{HERE}about/#data",
        "archivedAt": f"{SITE}{RELEASE}/about/",
    }
    assert files[0] == {
        "@type": "DataDownload",
        "name": "areas.csv",
        "encodingFormat": "text/csv",
        "contentUrl": f"{HERE}data/areas.csv",
    }
    names = [f"{name}.{kind}" for name in sorted(FIRST_ROWS) for kind in ("csv", "json")]
    assert [each["name"] for each in files] == [*names, "datapackage.json"]


def test_a_joint_statement_is_by_all_its_bodies(project: MakeProject) -> None:
    other = "audience: public\nname: Other Authority\nshort_name: O\nabout: Another.\n"
    made = project(
        {"organisations/other.yml": other},
        replace={f"{YEAR}/edition.yml": ("as_at:", "joint_with: [other]\nas_at:")},
    )
    _, report = things(released(made), YEAR, "statement/")
    assert [each["name"] for each in report["author"]] == ["Example Authority", "Other Authority"]
    assert report["publisher"] == BODY


def test_pages_for_staff_say_nothing_of_it(folder: Path) -> None:
    assert things(folder, YEAR, "statement/", Audience.INTERNAL) == []


def cited(
    folder: Path, unit: str, path: str, audience: Audience = Audience.PUBLIC
) -> list[tuple[str, str]]:
    """What a page tells reference managers."""
    where = units_of(folder, audience)[unit]
    (page,) = [each for each in pages_of(where) if each.path == path]
    return citation_tags(where, page)


OF_ALL = [
    ("citation_author", "Example Authority"),
    ("citation_publication_date", "2025/06/13"),
    ("citation_language", "en"),
]
WHOLE = "Example Authority 2024/25: Annual Governance Statement"


@pytest.mark.parametrize("path", ["statement/", "statement/full/"])
def test_a_statement_is_cited_as_a_report_at_the_address_that_never_changes(
    folder: Path, path: str
) -> None:
    assert cited(folder, YEAR, path) == [
        ("citation_title", WHOLE),
        ("citation_technical_report_institution", "Example Authority"),
        *OF_ALL,
        ("citation_public_url", f"{SITE}{RELEASE}/{path}"),
    ]


def test_a_section_is_cited_as_a_part_of_it(folder: Path) -> None:
    path = "statement/declaration/"
    assert cited(folder, YEAR, path) == [
        ("citation_title", "C. Declaration"),
        ("citation_inbook_title", WHOLE),
        ("citation_publisher", "Example Authority"),
        *OF_ALL,
        ("citation_public_url", f"{SITE}{RELEASE}/{path}"),
    ]


def test_other_pages_and_what_may_change_are_not_cited(folder: Path) -> None:
    assert cited(folder, YEAR, "code/") == []
    assert cited(folder, YEAR, "statement/", Audience.INTERNAL) == []
