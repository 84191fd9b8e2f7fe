"""Several files are written all or none, whatever happens in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.project import write_project

from generator.digests import digest_of_file
from generator.disk import locked
from generator.problems import ContentError, ExpectedError
from generator.writing import Append, NewFile, Put, files, preview, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.project import MakeProject

    from generator.writing import FileChange

YEAR = "content/example/2024-25"
FROZEN = f"{YEAR}/releases/2025-06-01-draft/content/site.yml"
PLAN, STATEMENT, NEW = f"{YEAR}/improvement.yml", f"{YEAR}/statement.yml", f"{YEAR}/files/new.csv"
CHANGES: list[FileChange] = [
    Put(PLAN, ("introduction",), "The plan."),
    Put(STATEMENT, ("introduction",), "The statement."),
    NewFile("content/new/2024-25/edition.yml", "as_at: 2025-03-31\n"),
]


def everything(project: Path) -> dict[str, bytes]:
    """All that stands in a project, but for the lock."""
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in sorted(project.rglob("*"))
        if path.is_file() and path.name != files.LOCK
    }


def test_all_files_are_written(project: MakeProject) -> None:
    here = project()
    before = everything(here)
    write(here, CHANGES)
    after = everything(here)
    assert {name for name in after if after[name] != before.get(name)} == {
        each.file for each in CHANGES
    }
    assert after[PLAN] == before[PLAN] + b"introduction: The plan.\n"


def test_a_preview_shows_what_would_be_written_and_writes_nothing(project: MakeProject) -> None:
    here = project()
    (here / PLAN).write_bytes(b"audience: public\r\nas_at: 2025-03-31")
    before = everything(here)
    changes: list[FileChange] = [Put(PLAN, ("as_at",), "2025-06-30"), NewFile(NEW, "a,b\n")]
    assert preview(here, changes) == (
        f"--- {PLAN}\n+++ {PLAN}\n@@ -1,2 +1,2 @@\n audience: public\n"
        "-as_at: 2025-03-31\n\\ No newline at end of file\n"
        "+as_at: 2025-06-30\n\\ No newline at end of file\n"
        f"--- /dev/null\n+++ {NEW}\n@@ -0,0 +1 @@\n+a,b\n"
    )
    assert everything(here) == before


def test_what_changed_since_it_was_read_is_never_overwritten(project: MakeProject) -> None:
    here = project()
    read = {file: digest_of_file(here / file) for file in (PLAN, STATEMENT)}
    write(here, CHANGES[:1], read)
    before = everything(here)
    with pytest.raises(ExpectedError) as refusal:
        write(here, CHANGES[1:], read)
    assert str(refusal.value) == (
        f"{PLAN} was changed since it was read. Nothing was written: look at it, and try again."
    )
    assert everything(here) == before


def test_nor_what_changes_while_it_is_written(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = project()
    real = files._write_list

    def saved_by_an_editor(folder: Path, steps: list[files._Step]) -> None:
        real(folder, steps)
        (here / STATEMENT).write_text("audience: public\n", "utf-8")

    monkeypatch.setattr(files, "_write_list", saved_by_an_editor)
    before = everything(here)
    with pytest.raises(ExpectedError) as refusal:
        write(here, CHANGES)
    assert str(refusal.value).startswith(f"{STATEMENT} was changed since it was read.")
    assert everything(here) == before | {STATEMENT: b"audience: public\n"}


BAD = {
    FROZEN: f"{FROZEN} is part of a release, which never changes.",
    "../elsewhere.yml": "../elsewhere.yml is not inside the project.",
    f"{YEAR}/missing.yml": f"There is no file {YEAR}/missing.yml.",
}


@pytest.mark.parametrize("file", BAD)
def test_some_files_are_never_written(file: str, project: MakeProject) -> None:
    here = project()
    before = everything(here)
    with pytest.raises(ExpectedError) as refusal:
        write(here, [*CHANGES, Put(file, ("a",), "b")])
    assert str(refusal.value) == BAD[file]
    assert everything(here) == before


def test_a_file_that_is_there_is_not_made_anew(project: MakeProject) -> None:
    with pytest.raises(ExpectedError) as refusal:
        write(project(), [NewFile(PLAN, "")])
    assert str(refusal.value) == f"{PLAN} already exists, and nothing is overwritten."


def test_a_link_is_not_written_through(project: MakeProject) -> None:
    here = project()
    (here / PLAN).rename(here / "plan.yml")
    (here / PLAN).symlink_to(here / "plan.yml")
    with pytest.raises(ExpectedError) as refusal:
        write(here, CHANGES)
    assert str(refusal.value) == f"There is no file {PLAN}."


def test_a_new_file_that_is_no_yaml_is_not_written(project: MakeProject) -> None:
    here = project()
    before = everything(here)
    with pytest.raises(ContentError):
        write(here, [*CHANGES, NewFile("content/organisations/new.yml", "a: [")])
    assert everything(here) == before


def failing_at(number: int, error: OSError) -> Callable[[Path, Path], Path]:
    """What puts files in the place of others, until it is the turn of one."""
    turns = iter(range(100))
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if next(turns) == number:
            raise error
        return real(self, target)

    return replace


@pytest.mark.parametrize("number", range(4))
def test_a_folder_that_may_only_be_read_changes_nothing(
    number: int, project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = project()
    before = everything(here)
    with monkeypatch.context() as broken:
        error = PermissionError(13, "Permission denied", STATEMENT)
        broken.setattr(Path, "replace", failing_at(number, error))
        with pytest.raises(ExpectedError) as refusal:
            write(here, CHANGES)
    assert str(refusal.value) == (f"{STATEMENT} cannot be written: Permission denied.")
    assert everything(here) == before
    write(here, CHANGES)


def test_what_cannot_be_put_back_at_once_is_by_the_next_command(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = project()
    before = everything(here)
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "statement.yml" or self.suffix == ".old":
            raise OSError(5, "Input/output error", str(target))
        return real(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", replace)
        with pytest.raises(ExpectedError) as refusal:
            write(here, CHANGES)
    assert str(refusal.value) == (
        f"{here / PLAN} cannot be written: Input/output error. "
        "The next command that writes puts back what was changed."
    )
    write(here, [NewFile(NEW, "a\n")])
    assert everything(here) == before | {NEW: b"a\n"}


def test_a_full_disk_changes_nothing(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    here = project()
    before = everything(here)
    real = Path.write_bytes

    def write_bytes(self: Path, data: bytes) -> int:
        real(self, data[:5])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(ExpectedError) as refusal:
        write(here, CHANGES)
    message = f"{here / 'content'} cannot be written: No space left on device."
    assert str(refusal.value) == message
    assert everything(here) == before


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [sys.argv[3]]
from writing.test_writing import CHANGES
from generator.writing import write
real, turns = Path.replace, iter(range(100))
def replace(self, target):
    if next(turns) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, target)
Path.replace = replace
write(Path(sys.argv[1]), CHANGES)
"""


@pytest.mark.parametrize("number", range(4))
def test_what_a_killed_command_left_is_undone_by_the_next(number: int, tmp_path: Path) -> None:
    here = write_project(tmp_path / "project")
    before = everything(here)
    kill(here, number)
    write(here, [NewFile(NEW, "a\n")])
    assert everything(here) == before | {NEW: b"a\n"}
    write(here, CHANGES)
    assert everything(here)[PLAN] == before[PLAN] + b"introduction: The plan.\n"


def kill(project: Path, number: int) -> None:
    """Write all changes, and be killed before one of the files is put in its place."""
    tests = Path(__file__).parents[1]
    command = [sys.executable, "-c", KILLED, str(project), str(number), str(tests)]
    ended = subprocess.run(command, capture_output=True, check=False, text=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


def test_what_an_editor_changed_after_a_command_was_killed_is_kept(tmp_path: Path) -> None:
    here = write_project(tmp_path / "project")
    kill(here, 2)
    (here / PLAN).write_text("audience: public\n", "utf-8")
    before = everything(here)
    for _ in range(2):
        with pytest.raises(ExpectedError) as refusal:
            write(here, [NewFile(NEW, "a\n")])
        folder = here / "content" / ".writing"
        assert str(refusal.value) == (
            f"A command was ended while it wrote, and {PLAN} was changed since. The files as "
            f"they were before are in {folder}: restore what you need from there, and delete that "
            "folder."
        )
        assert everything(here) == before


def test_one_command_writes_at_a_time(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = project()
    monkeypatch.setattr(files, "_PATIENCE", 0.1)
    with locked(here / files.LOCK, "a test"), pytest.raises(ExpectedError) as refusal:
        write(here, CHANGES)
    assert str(refusal.value) == (
        f"Another command is writing to {here / 'content'}: try again when it has finished."
    )


def test_who_may_read_a_file_stays(project: MakeProject) -> None:
    here = project()
    (here / PLAN).chmod(0o640)
    write(here, [Append(PLAN, ("notes",), "Ask the clerk.")])
    assert os.stat(here / PLAN).st_mode & 0o777 == 0o640  # noqa: PTH116 - not through links
