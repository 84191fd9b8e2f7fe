"""New contents of several files put in place all or none, whatever happens in between.

The new files and the old ones are kept in a folder beside them, with a list of what is to be
where. Until that list is there, nothing was changed; from then on, whoever finds it puts all back,
unless all was done. A whole new folder, as that of a release, is put in place in the same way.
"""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from generator.digests import digest_of, digest_of_file, digest_of_values, digests_of
from generator.disk import locked, make_folders, sync, sync_one
from generator.problems import ExpectedError
from generator.reading.files import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

FOLDER = f"{CONTENT}/.writing"
LOCK = ".writing.lock"  # stays beside content/, and is empty
LIST = "list.json"
_PATIENCE = 10  # seconds to wait for another command that writes
_held: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())


@dataclass(frozen=True)
class _Step:
    """One file or folder that is to be another: the digests of both; of none, "".

    `new` is what is to be put there, in the folder that is kept beside.
    """

    file: str
    before: str
    after: str
    new: str


@contextmanager
def alone(project: Path) -> Iterator[None]:
    """Keep other commands that write out, and put back what a killed one left half done.

    Whoever writes by what was read holds this from reading on; to hold it twice is to hold it.
    """
    if is_held(project):
        yield
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(project / LOCK, "a second command", _PATIENCE))
            put_back(project)
        except TimeoutError:
            message = f"Another command is writing to {project / CONTENT}"
            raise ExpectedError(f"{message}: try again when it has finished.") from None
        except OSError as error:
            raise refused(error, project) from error
        clear(project)
        before = _held.set(_held.get() | {project.absolute()})
        try:
            yield
        finally:
            _held.reset(before)
            clear(project)


def alone_from_reading(project: Path) -> AbstractContextManager[None]:
    """The same for a command that reads first: where there is no content, it says so itself."""
    return alone(project) if (project / CONTENT).is_dir() else nullcontext()


def is_held(project: Path) -> bool:
    """Whether this command keeps the others out already."""
    return project.absolute() in _held.get()


def staging(project: Path) -> Path:
    """Where a folder is made that is then put in its place: a new one, gone with its command."""
    folder = project / FOLDER / "made"
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir()
    return folder


def replace_files(
    project: Path,
    files: Mapping[str, tuple[bytes | None, bytes]],
    folders: Mapping[str, Path] | None = None,
) -> None:
    """Put new contents in the place of old ones, by file below the project; None is no file.

    `folders` are new ones, each made by `staging`, by where they are to be. OSError where that is
    not possible, ExpectedError where a file is not as it was: then none is changed.
    """
    folder = project / FOLDER
    made: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        steps = [_moved(name, new) for name, new in (folders or {}).items()]
        for number, (name, (before, after)) in enumerate(files.items()):
            digest = "" if before is None else digest_of(before)
            steps.append(_Step(name, digest, digest_of(after), f"{number}.new"))
            _keep(project, folder, steps[-1], after)
        _write_list(folder, steps)
        for step in steps:
            _put(project, step, made)
        for parent in sorted({(project / step.file).parent for step in steps}):
            sync_one(parent)
    except BaseException:
        put_back(project)
        for each in reversed(made):
            with suppress(OSError):  # somebody else has put something there
                each.rmdir()
        raise
    _forget_list(folder)


def _moved(name: str, new: Path) -> _Step:
    sync(new)
    return _Step(name, "", _digest_at(new), new.name)


def _digest_at(path: Path) -> str:
    """Of a file, or of all in a folder; "" of nothing."""
    return digest_of_values(digests_of(path)) if path.is_dir() else digest_of_file(path)


def _put(project: Path, step: _Step, made: list[Path]) -> None:
    target = project / step.file
    if _digest_at(target) != step.before:
        raise changed_meanwhile(step.file)
    made += make_folders(target.parent)
    (project / FOLDER / step.new).replace(target)


def changed_meanwhile(file: str) -> ExpectedError:
    """That a file is not what a command has read."""
    return ExpectedError(
        f"{file} was changed since it was read. Nothing was written: look at it, and try again."
    )


def _keep(project: Path, folder: Path, step: _Step, after: bytes) -> None:
    """Write what a file is to be, and keep what it is."""
    target, new = project / step.file, folder / step.new
    new.write_bytes(after)
    if step.before:
        shutil.copymode(target, new)
        old = new.with_suffix(".old")
        shutil.copyfile(target, old)
        shutil.copymode(target, old)
        sync_one(old)
    sync_one(new)


def _write_list(folder: Path, steps: list[_Step]) -> None:
    made = folder / f"{LIST}.new"
    made.write_text(json.dumps([asdict(step) for step in steps]), "utf-8")
    sync_one(made)
    made.replace(folder / LIST)
    sync_one(folder)
    sync_one(folder.parent)


def _forget_list(folder: Path) -> None:
    (folder / LIST).unlink()
    sync_one(folder)


def put_back(project: Path) -> None:
    """Undo what was half done; what was done as a whole stays."""
    folder = project / FOLDER
    if not (folder / LIST).is_file():
        return
    steps = [_Step(**row) for row in json.loads((folder / LIST).read_text("utf-8"))]
    # What is still there as new was never put in place.
    done = [step for step in steps if not (folder / step.new).exists()]
    now = {step: _digest_at(project / step.file) for step in done}
    if len(done) < len(steps) or any(now[step] != step.after for step in done):
        others = [step.file for step in done if now[step] not in {step.before, step.after}]
        if others:
            raise ExpectedError(
                f"A command was ended while it wrote, and {', '.join(others)} was changed since. "
                f"The files as they were before are in {folder}: restore what you need from "
                "there, and delete that folder."
            )
        for step in done:
            if now[step] == step.after:
                _undo(project, step)
    _forget_list(folder)


def _undo(project: Path, step: _Step) -> None:
    target, new = project / step.file, project / FOLDER / step.new
    if step.before:
        new.with_suffix(".old").replace(target)
    else:
        target.replace(new)
    sync_one(target.parent)


def clear(project: Path) -> None:
    """Remove what is kept beside, unless somebody may need it."""
    folder = project / FOLDER
    if folder.is_dir() and not (folder / LIST).exists():
        with suppress(OSError):  # what is left there does no harm, and the next one clears it
            shutil.rmtree(folder)
            folder.parent.rmdir()  # which is empty where the first files could not be written


def refused(error: OSError, project: Path) -> ExpectedError:
    """That something could not be written, and whether it is half done."""
    place = error.filename2 or error.filename or project / CONTENT
    # Where nothing was changed, the command says so.
    half_done = (project / FOLDER / LIST).exists()
    ending = " The next command that writes puts back what was changed." if half_done else ""
    return ExpectedError(f"{place} cannot be written: {error.strerror}.{ending}")
