"""Content that changes while it is read is read again, also where files go in the middle."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NoReturn

import pytest
from support.releases import DAY, RELEASES, release

from generator.pipeline import check
from generator.problems import ExpectedError
from generator.releases import archive
from generator.writing import read_settled

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject


def test_what_goes_while_it_is_read_is_read_again(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project()
    release(folder, f"{DAY} unaudited")
    files_in = archive.files_in

    def taken_back(place: Path) -> NoReturn:
        """The release is taken back while its files are listed."""
        shutil.rmtree(folder / RELEASES)
        (folder / "content/published.yml").unlink()
        monkeypatch.setattr(archive, "files_in", files_in)
        raise FileNotFoundError(place)

    monkeypatch.setattr(archive, "files_in", taken_back)
    assert check(folder) == []


def test_content_that_never_settles_is_said(project: MakeProject) -> None:
    folder = project()
    times = iter(range(10))

    def read() -> None:
        (folder / "content" / f"{next(times)}.txt").touch()
        raise FileNotFoundError

    with pytest.raises(ExpectedError) as caught:
        read_settled(folder, read)
    assert str(caught.value) == (
        "The content changed each time that it was read. Try again in a moment."
    )
    assert next(times) == 3


def test_a_fault_of_the_disk_is_no_change(project: MakeProject) -> None:
    def read() -> None:
        raise PermissionError

    with pytest.raises(PermissionError):
        read_settled(project(), read)
