"""Content is read as it stands between two commands that write, never in the middle of one."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from generator.disk import locked
from generator.problems import ExpectedError
from generator.reading.files import CONTENT
from generator.writing.files import FOLDER, LIST, LOCK, is_held, put_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PATIENCE = 10  # seconds: to put files in their places takes less than one
_TIMES = 3
Read = TypeVar("Read")


def read_settled(project: Path, read: Callable[[], Read]) -> Read:
    """What `read` gives; it is asked again where the content changed while it read.

    A command that is still at work holds nobody up: only for the moment in which it puts files in
    their places is it waited for. What a killed one left half done is put back. ExpectedError where
    files went each time that they were read.
    """
    for left in reversed(range(_TIMES)):
        _wait(project)
        before = _stamp(project)
        try:
            found = read()
        except OSError as error:
            if _stamp(project) == before:
                raise
            if not left:
                message = "The content changed each time that it was read. Try again in a moment."
                raise ExpectedError(message) from error
            continue
        if _stamp(project) == before:
            break
    return found


def _wait(project: Path) -> None:
    if is_held(project) or not (project / FOLDER / LIST).exists():
        return
    # Where it can be neither waited for nor put back, content is judged as it stands.
    with suppress(OSError, ExpectedError), locked(project / LOCK, "a second command", _PATIENCE):
        put_back(project)


def _stamp(project: Path) -> list[tuple[str, int, int, int]]:
    with suppress(OSError):  # a folder went while it was looked at
        return sorted(_stamps(str(project / CONTENT)))
    return []


def _stamps(folder: str) -> Iterator[tuple[str, int, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _stamps(entry.path)
            else:
                facts = entry.stat()
                yield entry.path, facts.st_ino, facts.st_size, facts.st_mtime_ns
