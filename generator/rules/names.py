"""Names of files and items that some systems cannot hold, or cannot tell apart."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model import Attachment
from generator.problems import Place, Problem
from generator.reading.files import CONTENT, RELEASES
from generator.reading.strays import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.subject import Subject

_DEVICES = {"con", "prn", "aux", "nul"}
_DEVICES |= {f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)}


def names_of_devices(subject: Subject) -> Iterator[Problem]:
    """Names under which Windows opens a device: no file or page of the name could be made there."""
    named = [
        (record.place(field), str(getattr(record, field)))
        for record, _ in subject.index.records
        for field in ("id", "file")
        if field == "id" or isinstance(record, Attachment)
        if hasattr(record, field)
    ]
    for place, name in [*named, *_paths(subject)]:
        bare = name.partition(".")[0]  # whatever follows, Windows opens the device
        if bare.lower() in _DEVICES:
            message = f'found the name "{bare}", which Windows keeps for a device'
            hint = "give it another name, such as one of two words"
            yield Problem(place, "device-name", message, hint)


def names_alike(subject: Subject) -> Iterator[Problem]:
    """Files that one folder holds on one system, and of which another system loses one."""
    first: dict[tuple[str, str], str] = {}
    for place, name in _paths(subject):
        folder = place.file.rpartition("/")[0]
        other = first.setdefault((folder, name.casefold()), name)
        if other != name:
            message = f'found "{name}" beside "{other}", which differ in capital letters only'
            hint = "give one of the two another name: Windows and macOS hold one of them alone"
            yield Problem(place, "names-alike", message, hint)


def _paths(subject: Subject) -> Iterator[tuple[Place, str]]:
    """All files and folders of the working copy; releases are as they are."""
    for base, folders, files in os.walk(subject.project / CONTENT):
        below = Path(base).relative_to(subject.project)
        folders[:] = sorted(each for each in folders if not is_hidden(each) and each != RELEASES)
        for name in [*folders, *sorted(files)]:
            if not is_hidden(name):
                yield Place((below / name).as_posix()), name
