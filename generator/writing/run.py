"""Changes to the files of a project: written all or none, or shown without being written."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.digests import digest_of_file
from generator.problems import ExpectedError
from generator.reading.files import CONTENT, ITEMS, RELEASES
from generator.writing.changes import NewFile
from generator.writing.editing import edited_bytes
from generator.writing.files import alone, changed_meanwhile, refused, replace_files
from generator.writing.layout import lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.writing.changes import EditInFile, FileChange

Changed = dict[str, tuple[bytes | None, bytes]]
"""What files hold, if they are there, and what they are to hold, by path below the project."""


def write(
    project: Path,
    changes: Sequence[FileChange],
    read: Mapping[str, str] | None = None,
    folders: Mapping[str, Path] | None = None,
) -> None:
    """Make changes, in order, to all files they name or to none.

    `read` has the SHA-256 of files as they were when the caller read them; one that is another now
    is refused. `folders` are put in place with the files, as `replace_files` has it. ContentError
    where a file cannot be read, ExpectedError for anything else.
    """
    with alone(project):
        for file, digest in (read or {}).items():
            if digest_of_file(project / file) != digest:
                raise changed_meanwhile(file)
        try:
            replace_files(project, _changed(project, changes), folders)
        except OSError as error:
            raise refused(error, project) from error


def preview(project: Path, changes: Sequence[FileChange]) -> str:
    """What `write` would change, as a unified diff."""
    return "".join(
        _difference(file, before, after)
        for file, (before, after) in _changed(project, changes).items()
    )


def _changed(project: Path, changes: Sequence[FileChange]) -> Changed:
    """Every file that is another afterwards."""
    changed: Changed = {}
    for file in dict.fromkeys(change.file for change in changes):
        is_new = any(isinstance(each, NewFile) for each in changes if each.file == file)
        _refuse_place(project, file, is_new=is_new)
        edits: list[EditInFile] = []
        new = None
        for change in changes:
            if isinstance(change, NewFile) and change.file == file:
                new = change.text.encode()
            elif change.file == file and not isinstance(change, NewFile):
                edits.append(change)
        before = _before(project, file, is_new=new is not None)
        after = before if new is None else new
        if edits or file.endswith(".yml"):
            lay_out(after or b"", file)
            after = edited_bytes(after or b"", file, edits)
        if after is not None and before != after:
            changed[file] = before, after
    return changed


def _before(project: Path, file: str, *, is_new: bool) -> bytes | None:
    path = project / file
    if is_new:
        if path.exists() or path.is_symlink():
            raise ExpectedError(f"{file} already exists, and nothing is overwritten.")
        return None
    if path.is_symlink() or not path.is_file():
        raise ExpectedError(f"There is no file {file}.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise ExpectedError(f"{file} cannot be read: {error.strerror}.") from error


def _refuse_place(project: Path, file: str, *, is_new: bool) -> None:
    """Nothing outside of the project is written to, and no release, but for what it never had."""
    path = PurePosixPath(file)
    lacked = is_new and path.name == ITEMS
    deep = not lacked and path.parts[3:4] == (RELEASES,) and path.parts[0] == CONTENT
    if deep:
        raise ExpectedError(f"{file} is part of a release, which never changes.")
    inside = (project / file).resolve().is_relative_to(project.resolve())
    if path.is_absolute() or ".." in path.parts or not inside:
        raise ExpectedError(f"{file} is not inside the project.")


def _difference(file: str, before: bytes | None, after: bytes) -> str:
    old, new = (_lines(data or b"") for data in (before, after))
    name = file if before is not None else "/dev/null"
    lines = unified_diff(old, new, name, file)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(data: bytes) -> list[str]:
    return (
        data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
    )
