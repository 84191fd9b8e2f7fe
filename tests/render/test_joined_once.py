"""What pages show is worked out once, however many pages and downloads show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.project import REPOSITORY
from support.releases import YEAR, editions_of
from support.years import OLDER, two_years

from generator import views
from generator.compare import items, table_of
from generator.pages import pages_of
from generator.pages import since_last_year as since
from generator.render import write_tree
from generator.resources import find_resources
from generator.units import kinds
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from support.project import MakeProject

    from generator.model import Edition, Library
    from generator.views import EditionView


def counted(monkeypatch: pytest.MonkeyPatch, *modules: object) -> list[str]:
    """The years that are joined from now on by these modules."""
    joined: list[str] = []

    def edition_view(library: Library, edition: Edition, *more: object) -> EditionView:
        joined.append(edition.id)
        return views.edition_view(library, edition, *more)  # type: ignore[arg-type]

    for module in modules:
        monkeypatch.setattr(module, "edition_view", edition_view)
    return joined


def test_a_year_is_joined_once_for_all_its_pages_and_downloads(
    project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = editions_of(two_years(project), Audience.INTERNAL)[YEAR]
    assert unit.year_before
    joined = counted(monkeypatch, kinds, since)
    write_tree(unit, pages_of(unit), find_resources(REPOSITORY), tmp_path / "tree")
    assert sorted(joined) == [unit.year_before.edition.id, YEAR]


def test_a_year_is_told_once_for_the_comparisons_that_follow_each_other(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    editions = editions_of(two_years(project), Audience.INTERNAL)
    # Copies, of which nobody has worked anything out yet.
    older, newer = (editions[path].library.model_copy() for path in (OLDER, YEAR))
    joined = counted(monkeypatch, items)
    for _ in range(3):
        assert table_of(older, older.edition) is not table_of(newer, newer.edition)
    assert sorted(joined) == [OLDER, YEAR]
