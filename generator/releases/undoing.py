"""Takes back a release that nobody has seen: a line in the log, and its folder put aside.

The line counts. Where a killed command has left the folder in its place, the release is undone all
the same, and the next command that writes releases puts it aside.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from generator.disk import make_folders, sync_one
from generator.problems import ExpectedError
from generator.reading.files import RELEASES
from generator.releases.archive import folder_of_release, said_undone
from generator.releases.joint import as_year_of, no_such_edition
from generator.releases.logging import log_release

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.model import Library
    from generator.releases.archive import Release

UNDONE = ".undone"
"""Where the folders of releases that were taken back stand, among those of their year."""


def newest_release(library: Library, releases: Sequence[Release], edition: str) -> Release:
    """The newest release of a year, which alone can be taken back."""
    found = [each for each in releases if each.edition == edition]
    if found:
        return found[-1]
    if edition in {each.id for each in library.editions}:
        raise ExpectedError(f"{edition} has no release.")
    raise ExpectedError(no_such_edition(library, edition))


def places_of(release: Release) -> list[str]:
    """Where a release stands on a site: a joint one under each of its bodies."""
    (edition,) = [each for each in release.library.editions if each.id == release.edition]
    years = [as_year_of(body, edition) for body in (edition.organisation, *edition.joint_with)]
    return [f"{year}/{RELEASES}/{release.name}" for year in years]


def undo(project: Path, release: Release) -> None:
    """Log that a release was taken back, and put its folder aside."""
    log_release(project, release.to_log._replace(checksum=None))
    with suppress(OSError):  # what is logged is so; the next command puts the folder aside
        _put_aside(release.folder)


def put_undone_aside(project: Path, library: Library) -> None:
    """Put aside what releases that were taken back have left in their places."""
    for edition, name in sorted(said_undone(library)):
        folder = folder_of_release(project, edition, name)
        if folder.is_dir():
            try:
                _put_aside(folder)
            except OSError as error:
                raise ExpectedError(f"Cannot move {folder}: {error.strerror}.") from error


def _put_aside(folder: Path) -> None:
    aside = folder.parent / UNDONE
    make_folders(aside)
    target, number = aside / folder.name, 2
    while target.exists():
        target, number = aside / f"{folder.name}-{number}", number + 1
    folder.replace(target)
    sync_one(aside)
    sync_one(folder.parent)
