"""What the benchmark builds is content as bodies write it, and the same for everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.collection import ACTIONS, write_collection
from generator.digests import digests_of
from generator.pages import pages_of
from generator.pipeline import check_content
from generator.units import EditionUnit
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of one body."""
    folder = tmp_path_factory.mktemp("collection")
    write_collection(folder, 1, 2)
    return folder


def seeded(folder: Path) -> dict[str, str]:
    """The digests of all files but those that hold the salts of releases, which are chance."""
    found = digests_of(folder)
    salted = {"release.json", "published.yml"}
    return {name: digest for name, digest in found.items() if name.split("/")[-1] not in salted}


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(
    two_years: Path, tmp_path: Path
) -> None:
    made = [seeded(two_years)]
    for name, seed in (("again", 1), ("other", 2)):
        write_collection(tmp_path / name, 1, 2, seed)
        made.append(seeded(tmp_path / name))
    assert made[0] == made[1]
    assert made[0].keys() == made[2].keys()
    assert made[0] != made[2]


def test_a_collection_has_every_year_of_every_body_released_and_without_problems(
    tmp_path: Path,
) -> None:
    write_collection(tmp_path, 2, 2)
    checked = check_content(tmp_path)
    assert checked.problems == []
    years = ["2023-24", "2024-25"]
    editions = [f"body-{body}/{year}" for body in ("001", "002") for year in years]
    assert [each.id for each in checked.library.editions] == editions
    states = ["audited", "unaudited"]
    by_edition = sorted(checked.releases, key=lambda each: each.edition)
    assert [each.edition for each in by_edition] == editions
    assert [each.facts.state for each in by_edition] == states * 2


def test_a_year_has_forty_actions_on_eighty_pages_and_carries_on_the_one_before(
    two_years: Path,
) -> None:
    checked = check_content(two_years)
    for unit in checked.units[Audience.PUBLIC]:
        if isinstance(unit, EditionUnit):
            assert len(pages_of(unit)) in range(80, 90)
    first, second = [each.improvement for each in checked.library.editions]
    assert first
    assert second
    assert len(first.actions) == len(second.actions) == ACTIONS
    left = [each.id for each in first.actions if each.updates[-1].state == "at-risk"]
    assert [each.carried_from for each in second.actions if each.carried_from] == [
        f"2023-24/{name}" for name in left
    ]
    assert len(left) == 10
