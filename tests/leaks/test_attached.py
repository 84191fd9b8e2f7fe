"""Attached files are compared, byte for byte, with those that a release makes public."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.attachments import pdf, picture, png, saved
from support.releases import YEAR, release

from generator.leaks import Sources
from generator.leaks.handed import Handed
from generator.model.attachments import PublishedFile, read_attachment
from generator.pipeline import check_content
from generator.units import listing
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

    from generator.model import Attachment

STATEMENT = f"{YEAR}/statement.yml"
ATTACHED = """\
    attachments:
      - {id: calls, file: calls.csv, title: Calls by month}
      - {id: chart, file: chart.png, title: Calls, alt: A line that rises}
      - {id: minutes, file: minutes.pdf, title: Minutes}
      - {id: staff, file: staff.csv, title: Who was where, audience: internal}
"""
AFTER = "    text: The Authority answers for its governance.\n"
FILES: dict[str, str | bytes | None] = {
    f"{YEAR}/files/calls.csv": "month,calls\nApril,12\n",
    f"{YEAR}/files/chart.png": png(),
    f"{YEAR}/files/minutes.pdf": pdf(),
    f"{YEAR}/files/staff.csv": "name,place\nBluebottle,the house by the lock\n",
}


@pytest.fixture
def released(project: MakeProject) -> Path:
    """A year that was released with attached files, of which one is for staff only."""
    folder = project(FILES, replace={STATEMENT: (AFTER, AFTER + ATTACHED)})
    release(folder, "2025-06-13 unaudited")
    return folder


def told(folder: Path) -> set[str]:
    checked = check_content(folder, [Audience.PUBLIC])
    compared = Handed(Sources(checked.library, checked.releases))
    found = [each for unit in checked.units[Audience.PUBLIC] for each in compared.wrong_in(unit)]
    return {each.partition('"')[2].partition('"')[0] for each in found}


def test_of_what_was_released_nothing_is_told(released: Path) -> None:
    assert told(released) == set()


def test_files_of_the_working_copy_are_told(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = released / "content" / YEAR / "files"
    (files / "calls.csv").write_text("month,calls\nApril,13\n", "utf-8")
    (files / "chart.png").write_bytes(saved(picture().rotate(180), "PNG"))
    monkeypatch.setattr(listing, "folder_of", lambda *_: files)
    assert told(released) == {"calls.csv", "chart.png"}


def test_the_bytes_of_an_internal_file_are_told(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mixed_up(folder: Path, attachment: Attachment) -> PublishedFile:
        made = read_attachment(folder, attachment)
        if made.name != "calls.csv":
            return made
        return replace(made, data=(folder / "staff.csv").read_bytes())

    monkeypatch.setattr("generator.model.attachments.read_attachment", mixed_up)
    monkeypatch.setattr("generator.leaks.attached.read_attachment", mixed_up)
    assert told(released) == {"calls.csv"}
