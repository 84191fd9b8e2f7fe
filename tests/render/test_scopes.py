"""How far a search reaches: from every kind of unit, and what its pages can be found by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.sites import STARTER

from generator.pages import pages_of
from generator.pipeline import check_content
from generator.render.scopes import filters_of, scopes_of
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from generator.units import Unit

UNAUDITED = "example/2024-25/releases/2025-06-13-unaudited"
AUDITED = "example/2024-25/releases/2026-02-20-audited"
REPORT = "example/2024-25/releases/2026-03-19-report"
FIRST = "example/2025-26/releases/2026-06-12-unaudited"
SECOND = "example/2025-26/releases/2026-11-19-report"
THIRD = "example/2026-27/releases/2026-11-19-report"
OLDEST = "example/2023-24/releases/2025-02-21-audited"
SECOND_OLDEST = "example/2023-24/releases/2025-03-13-report"
YEARS = [f"example/{year}" for year in ("2026-27", "2025-26", "2024-25", "2023-24")]
ALL_YEARS = ["example", *YEARS]
SUPERSEDED = [FIRST, AUDITED, UNAUDITED, OLDEST]
EVERY_RELEASE = [THIRD, SECOND, FIRST, REPORT, AUDITED, UNAUDITED, SECOND_OLDEST, OLDEST]

Scope = tuple[str, list[str], list[str]]
"""The words of its switch, its bundles, and those of earlier releases."""


@pytest.fixture(scope="module")
def units() -> dict[tuple[Audience, str], Unit]:
    """The units of the starter by audience and path."""
    checked = check_content(STARTER).units
    return {(audience, unit.path): unit for audience in Audience for unit in checked[audience]}


PUBLIC_YEARS: Scope = ("All years of Example Authority", ALL_YEARS, SUPERSEDED)


@pytest.mark.parametrize(
    ("audience", "path", "expected"),
    [
        (Audience.PUBLIC, "", [("", ["", *ALL_YEARS], SUPERSEDED)]),
        (Audience.PUBLIC, "example", [("", ALL_YEARS, SUPERSEDED)]),
        (
            Audience.PUBLIC,
            "example/2024-25",
            [("", ["example/2024-25"], [AUDITED, UNAUDITED]), PUBLIC_YEARS],
        ),
        (Audience.PUBLIC, "example/2026-27", [("", ["example/2026-27"], []), PUBLIC_YEARS]),
        (Audience.PUBLIC, UNAUDITED, [("", [UNAUDITED], []), PUBLIC_YEARS]),
        (Audience.PUBLIC, REPORT, [("", [REPORT], []), PUBLIC_YEARS]),
        # To the working copy every release is an earlier one.
        (
            Audience.INTERNAL,
            "example/2026-27",
            [
                ("", ["example/2026-27"], [THIRD]),
                ("All years of Example Authority", ALL_YEARS, EVERY_RELEASE),
            ],
        ),
    ],
)
def test_a_unit_searches_itself_and_on_demand_all_years(
    units: dict[tuple[Audience, str], Unit], audience: Audience, path: str, expected: list[Scope]
) -> None:
    below = [
        {
            **({"title": title} if title else {}),
            "bundles": [f"{each}/" if each else "" for each in bundles],
            "earlier": [f"{each}/" for each in earlier],
        }
        for title, bundles, earlier in expected
    ]
    assert scopes_of(units[audience, path]) == below


@pytest.mark.parametrize(
    ("audience", "path", "expected"),
    [
        (Audience.PUBLIC, "", {"kind": "About this website"}),
        (Audience.PUBLIC, "example", {}),
        (Audience.PUBLIC, "example/2024-25", {"year": "2024/25", "state": "Audited"}),
        (Audience.PUBLIC, UNAUDITED, {"year": "2024/25", "state": "Unaudited, superseded"}),
        (Audience.PUBLIC, AUDITED, {"year": "2024/25", "state": "Audited, superseded"}),
        (Audience.PUBLIC, THIRD, {"year": "2026/27", "state": "Report"}),
        (Audience.INTERNAL, "example/2024-25", {"year": "2024/25", "state": "Working copy"}),
    ],
)
def test_every_page_that_is_searched_says_whose_it_is_of_which_year_and_how_final(
    units: dict[tuple[Audience, str], Unit], audience: Audience, path: str, expected: dict[str, str]
) -> None:
    unit = units[audience, path]
    searched = [filters_of(unit, page) for page in pages_of(unit) if page.search]
    whose = {"organisation": "Example Authority"} if path else {}
    assert searched
    for filters in searched:
        assert expected | whose == {name: filters.get(name) for name in expected | whose}
        assert path or "organisation" not in filters


def test_a_page_that_is_not_searched_has_no_filters(
    units: dict[tuple[Audience, str], Unit],
) -> None:
    unit = units[Audience.PUBLIC, "example/2024-25"]
    assert [filters_of(unit, page) for page in pages_of(unit) if not page.search] == [{}]
