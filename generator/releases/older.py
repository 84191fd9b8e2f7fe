"""Releases from before it was kept what they said to the public: kept now, once, and marked so."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

from generator.releases.kept import salted
from generator.releases.logging import log_items
from generator.releases.versions import as_listed
from generator.resources import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.releases.archive import Release


def add_items(project: Path, releases: Sequence[Release]) -> bool:
    """Keep what releases say that lack it, each with a line in the log; whether there were any."""
    if all(each.items for each in releases):
        return False
    by = f"{PROGRAM} {metadata.version(PROGRAM)}"
    found = [
        salted(version.release.id, version.rows, by)
        for version in as_listed(releases, whole=True)
        if version.release and not version.release.items
    ]
    if found:
        log_items(project, found)
    return bool(found)
