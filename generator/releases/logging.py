"""The log of releases, published.yml: lines are added to it, never changed or taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.files import CONTENT
from generator.writing import Append, NewFile, write

if TYPE_CHECKING:
    from pathlib import Path

    from generator.writing import FileChange

LOG = f"{CONTENT}/published.yml"
_HEAD = """\
# Every release, written by `governance release`. Lines are added, never changed.
releases:
"""


def log_release(
    project: Path, edition: str, name: str, digest: str, *, undone: bool = False
) -> None:
    """Add a line for a release, or for one that was taken back; in one step, or not at all."""
    row: dict[str, object] = {"edition": edition, "release": name, "sha256": digest}
    if undone:
        row["undone"] = True
    new: FileChange = Append(LOG, ("releases",), row)
    if not (project / LOG).is_file():
        lines = [f"{key}: {value}" for key, value in row.items()]
        new = NewFile(LOG, _HEAD + "  - " + "\n    ".join(lines) + "\n")
    write(project, [new])
