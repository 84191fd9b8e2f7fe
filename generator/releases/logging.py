"""The log of releases, published.yml: lines are added to it, never changed or taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.files import CONTENT, RELEASES
from generator.writing import Append, NewFile, write

if TYPE_CHECKING:
    from pathlib import Path

    from generator.writing import FileChange

LOG = f"{CONTENT}/published.yml"
_HEAD = """\
# Every release, written by `governance release`. Lines are added, never changed.
releases:
"""


def log_release(project: Path, edition: str, name: str, digest: str, *, made: Path | None) -> None:
    """Add a line for a release and put the folder that was made in its place: both, or neither.

    Without such a folder, the line says that the release was taken back.
    """
    row: dict[str, object] = {"edition": edition, "release": name, "sha256": digest}
    if made is None:
        row["undone"] = True
    new: FileChange = Append(LOG, ("releases",), row)
    if not (project / LOG).is_file():
        lines = [f"{key}: {value}" for key, value in row.items()]
        new = NewFile(LOG, _HEAD + "  - " + "\n    ".join(lines) + "\n")
    place = f"{CONTENT}/{edition}/{RELEASES}/{name}"
    write(project, [new], folders={place: made} if made else None)
