"""How far a search reaches: from every kind of unit, and what its pages can be found by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.contents import content_of
from support.project import STARTER

from generator.pages import pages_of
from generator.render.scopes import filters_of, reach_of, search_of
from generator.units import OrganisationUnit, Portal
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
TITLE = "All years of Example Authority"


@pytest.fixture(scope="module")
def units() -> dict[tuple[Audience, str], Unit]:
    """The units of the starter by audience and path."""
    checked = content_of(STARTER).units
    return {(audience, unit.path): unit for audience in Audience for unit in checked[audience]}


@pytest.mark.parametrize(
    ("path", "reach", "near"),
    [
        ("", "search.json", False),
        ("example", "example/search.json", False),
        ("example/history", "example/search.json", False),
        ("example/2024-25", "example/search.json", True),
        (UNAUDITED, "example/search.json", True),
    ],
)
def test_a_page_knows_its_own_bundle_and_where_the_rest_is_named(
    units: dict[tuple[Audience, str], Unit], path: str, reach: str, *, near: bool
) -> None:
    own = f"{path}/" if path else ""
    told = {"own": own, "reach": reach, "near": near}
    assert search_of(units[Audience.PUBLIC, path]) == told


def below(paths: list[str]) -> list[str]:
    return [f"{path}/" if path else "" for path in paths]


OTHERS = [
    "example-commissioner", "example-commissioner/2024-25",
    "example-constabulary", "example-constabulary/2024-25",
    "example-council", "example-council/2024-25", "example-watch", "example-watch/2024-25",
]  # fmt: skip
OF_OTHERS = {
    "example-council/2024-25": ["example-council/2024-25/releases/2025-06-03-unaudited"],
    "example-watch/2024-25": ["example-watch/2024-25/releases/2025-06-05-report"],
}
PUBLIC_YEARS = {"example/2025-26": [FIRST], "example/2024-25": [AUDITED, UNAUDITED],
                "example/2023-24": [OLDEST]}  # fmt: skip
# To the working copy every release is an earlier one.
ALL_RELEASES = {"example/2026-27": [THIRD], "example/2025-26": [SECOND, FIRST],
                "example/2024-25": [REPORT, AUDITED, UNAUDITED],
                "example/2023-24": [SECOND_OLDEST, OLDEST]}  # fmt: skip


@pytest.mark.parametrize(
    ("audience", "path", "bundles", "earlier"),
    [
        (Audience.PUBLIC, "", ["", *ALL_YEARS, *OTHERS], PUBLIC_YEARS | OF_OTHERS),
        (Audience.PUBLIC, "example", ALL_YEARS, PUBLIC_YEARS),
        (Audience.INTERNAL, "example", ALL_YEARS, ALL_RELEASES),
    ],
)
def test_a_place_searches_all_its_years_and_on_demand_earlier_releases(
    units: dict[tuple[Audience, str], Unit],
    audience: Audience,
    path: str,
    bundles: list[str],
    earlier: dict[str, list[str]],
) -> None:
    unit = units[audience, path]
    assert isinstance(unit, Portal | OrganisationUnit)
    expected = {
        "bundles": below(bundles),
        "earlier": below([each for paths in earlier.values() for each in paths]),
        "years": {f"{year}/": below(paths) for year, paths in earlier.items()},
    }
    assert reach_of(unit) == ({"title": TITLE} if path else {}) | expected


def test_where_there_is_too_much_to_search_at_once_a_body_is_chosen_first(
    units: dict[tuple[Audience, str], Unit],
) -> None:
    portal = units[Audience.PUBLIC, ""]
    assert isinstance(portal, Portal)
    body, *_ = portal.organisations
    many = tuple(replace(body, path=f"body-{at}", name=f"Body {at}") for at in range(13))
    expected = [{"title": f"Body {at}", "reach": f"body-{at}/search.json"} for at in range(13)]
    reach = reach_of(replace(portal, organisations=many))
    assert reach == {"bundles": [""], "earlier": [], "years": {}, "bodies": expected}
    assert "bodies" not in reach_of(replace(portal, organisations=many[:12]))


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
    left_out = [page for page in pages_of(unit) if not page.search]
    assert left_out
    assert [page.path for page in left_out if filters_of(unit, page)] == []
