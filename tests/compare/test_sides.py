"""Which versions are compared: years, the releases of one, and what would be published next."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR, release, rewrite, units_of

from generator.compare.sides import EACH_WITH_EACH, pairs_among
from generator.units import ComparisonUnit, OrganisationUnit
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

OLDER = "example/2023-24"
YEARS = ("compare/2023-24/2024-25", "2023/24", "2024/25", "")
JUNE, JULY = "2024-25@2025-06-13-unaudited", "2024-25@2025-07-26-audited"
RELEASES = (f"compare/{JUNE}/{JULY}", "2024/25, 13 June 2025", "2024/25, 26 July 2025", "2024/25")
NEXT = (f"compare/{JUNE}/2024-25", "2024/25, 13 June 2025", "2024/25", "2024/25")
NEXT_AFTER_TWO = (f"compare/{JULY}/2024-25", "2024/25, 26 July 2025", "2024/25", "2024/25")

Pairs = list[tuple[str, str, str, str]]


@pytest.mark.parametrize(
    ("years", "pairs"), [(0, 0), (1, 0), (2, 1), (12, 66), (13, 68), (20, 82), (40, 122)]
)
def test_pairs_grow_with_the_years_not_with_their_square(years: int, pairs: int) -> None:
    made = list(pairs_among(range(years)))
    assert len(made) == len(set(made)) == pairs
    assert all(older < newer for older, newer in made)
    newest = years - 1
    assert {(at, at + 1) for at in range(newest)} | {(at, newest) for at in range(newest)} <= {
        *made
    }
    recent = range(max(0, years - EACH_WITH_EACH), years)
    assert {(older, newer) for older in recent for newer in recent if older < newer} <= {*made}


def made(project: MakeProject, years: int, releases: list[str]) -> Path:
    """The minimal project with a year before it, and with releases of its year."""
    folder = project()
    content = folder / "content"
    for name in [OLDER][: years - 1]:
        shutil.copytree(content / YEAR, content / name)
        rewrite(folder, f"{name}/edition.yml", "as_at: 2025", "as_at: 2024")
        release(folder, "2024-06-14 unaudited", edition=name)
    for number, each in enumerate(releases):
        rewrite(folder, f"{YEAR}/code.yml", "once a month", f"once a month{'!' * (number + 1)}")
        release(folder, each)
    return folder


@pytest.mark.parametrize(
    ("years", "releases", "public", "internal"),
    [
        pytest.param(1, [], [], [], id="a working copy alone"),
        pytest.param(1, ["2025-06-13 unaudited"], [], [NEXT], id="one release"),
        pytest.param(1, ["2025-06-13 unaudited", "2025-07-26 audited"],
                     [RELEASES], [RELEASES, NEXT_AFTER_TWO], id="two releases of a year"),
        pytest.param(2, ["2025-06-13 unaudited"], [YEARS],
                     [YEARS, ("compare/2023-24@2024-06-14-unaudited/2023-24",
                              "2023/24, 14 June 2024", "2023/24", "2023/24"), NEXT],
                     id="two years"),
    ],
)  # fmt: skip
def test_pairs(
    project: MakeProject, years: int, releases: list[str], public: Pairs, internal: Pairs
) -> None:
    folder = made(project, years, releases)
    for audience, expected in ((Audience.PUBLIC, public), (Audience.INTERNAL, internal)):
        units = units_of(folder, audience)
        body = units.get("example")
        pairs = body.pairs if isinstance(body, OrganisationUnit) else ()
        assert [
            (each.path.removeprefix("example/"), each.older, each.newer, each.year)
            for each in pairs
        ] == expected
        compared = [path for path, unit in units.items() if isinstance(unit, ComparisonUnit)]
        assert compared == [each.path for each in pairs]


def test_each_side_of_a_pair_is_what_its_path_shows(project: MakeProject) -> None:
    folder = made(project, 2, ["2025-06-13 unaudited"])
    unit = units_of(folder, Audience.INTERNAL)[f"example/compare/{JUNE}/2024-25"]
    assert isinstance(unit, ComparisonUnit)
    older, newer = unit.sides
    assert (older.path, newer.path) == (f"{YEAR}/releases/2025-06-13-unaudited", YEAR)
    assert older.release
    assert (older.release.stated, newer.release) == ("unaudited", None)
