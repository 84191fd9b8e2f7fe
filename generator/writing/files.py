"""New contents of several files put in place all or none, whatever happens in between.

The new files and the old ones are kept in a folder beside them, with a list of what is to be
where. Until that list is there, nothing was changed; from then on, whoever finds it puts all back,
unless all was done.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from generator.digests import digest_of, digest_of_file
from generator.disk import locked, sync_one
from generator.problems import ExpectedError
from generator.reading.files import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FOLDER = f"{CONTENT}/.writing"
LOCK = ".writing.lock"  # stays beside content/, and is empty
_LIST = "list.json"
_PATIENCE = 10  # seconds to wait for another command that writes


@dataclass(frozen=True)
class _Step:
    """One file that is to be another: the digests of both; of one that is not there, none."""

    file: str
    before: str
    after: str


@contextmanager
def alone(project: Path) -> Iterator[None]:
    """Keep other commands that write out, and put back what a killed one left half done."""
    folder = project / FOLDER
    try:
        with locked(project / LOCK, "a second command", _PATIENCE):
            folder.mkdir(parents=True, exist_ok=True)
            _put_back(project, folder)
            try:
                yield
            finally:
                if not (folder / _LIST).exists():
                    _clear(folder)
    except TimeoutError:
        raise ExpectedError(
            f"Another command is writing to {project / CONTENT}: try again when it has finished."
        ) from None
    except OSError as error:
        raise _refused(error, project) from error


def replace_files(project: Path, files: Mapping[str, tuple[bytes | None, bytes]]) -> None:
    """Put new contents in the place of old ones, by file below the project; None is no file.

    OSError where that is not possible, ExpectedError where a file is not as it was: then none is
    changed.
    """
    folder = project / FOLDER
    steps = [
        _Step(name, "" if before is None else digest_of(before), digest_of(after))
        for name, (before, after) in files.items()
    ]
    try:
        for number, (step, (_, after)) in enumerate(zip(steps, files.values(), strict=True)):
            _keep(project, folder, number, step, after)
        _write_list(folder, steps)
        for number, step in enumerate(steps):
            _put(project / step.file, folder / f"{number}.new", step)
        for parent in sorted({(project / step.file).parent for step in steps}):
            sync_one(parent)
    except BaseException:
        _put_back(project, folder)
        raise
    (folder / _LIST).unlink()


def _put(target: Path, new: Path, step: _Step) -> None:
    if digest_of_file(target) != step.before:
        raise changed_meanwhile(step.file)
    target.parent.mkdir(parents=True, exist_ok=True)
    new.replace(target)


def changed_meanwhile(file: str) -> ExpectedError:
    """That a file is not what a command has read."""
    return ExpectedError(
        f"{file} was changed since it was read. Nothing was written: look at it, and try again."
    )


def _keep(project: Path, folder: Path, number: int, step: _Step, after: bytes) -> None:
    """Write what a file is to be, and keep what it is."""
    target, new = project / step.file, folder / f"{number}.new"
    new.write_bytes(after)
    if step.before:
        shutil.copymode(target, new)
        old = folder / f"{number}.old"
        shutil.copyfile(target, old)
        shutil.copymode(target, old)
        sync_one(old)
    sync_one(new)


def _write_list(folder: Path, steps: list[_Step]) -> None:
    made = folder / f"{_LIST}.new"
    made.write_text(json.dumps([asdict(step) for step in steps]), "utf-8")
    sync_one(made)
    made.replace(folder / _LIST)
    sync_one(folder)


def _put_back(project: Path, folder: Path) -> None:
    """Undo what was half done; what was done as a whole stays."""
    if not (folder / _LIST).is_file():
        return
    steps = [_Step(**row) for row in json.loads((folder / _LIST).read_text("utf-8"))]
    # What is still there as a new file was never put in place.
    done = [number for number in range(len(steps)) if not (folder / f"{number}.new").exists()]
    now = {number: digest_of_file(project / steps[number].file) for number in done}
    if len(done) < len(steps) or any(now[number] != steps[number].after for number in done):
        ours = [number for number in done if now[number] == steps[number].after]
        undone = {number for number in done if now[number] == steps[number].before}
        if others := [steps[number].file for number in done if number not in {*ours, *undone}]:
            raise ExpectedError(
                f"A command was ended while it wrote, and {', '.join(others)} was changed since. "
                f"The files as they were before are in {folder}: restore what you need from "
                "there, and delete that folder."
            )
        for number in ours:
            _undo(project / steps[number].file, folder / f"{number}.old", steps[number])
    (folder / _LIST).unlink()


def _undo(target: Path, old: Path, step: _Step) -> None:
    if step.before:
        old.replace(target)
    else:
        target.unlink()
    sync_one(target.parent)


def _clear(folder: Path) -> None:
    with suppress(OSError):  # what is left there does no harm, and the next one clears it
        shutil.rmtree(folder)
        folder.parent.rmdir()  # which is empty where the first files could not be written


def _refused(error: OSError, project: Path) -> ExpectedError:
    place = os.fspath(error.filename) if error.filename else str(project / CONTENT)
    # Where nothing was changed, the command says so.
    half_done = (project / FOLDER / _LIST).exists()
    ending = " The next command that writes puts back what was changed." if half_done else ""
    return ExpectedError(f"{place} cannot be written: {error.strerror}.{ending}")
