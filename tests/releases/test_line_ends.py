"""A checkout that changed the line ends of releases: said once, and mended by git as it is said."""

from __future__ import annotations

import shutil
from subprocess import run
from typing import TYPE_CHECKING

import pytest
from support.project import MINIMAL
from support.releases import CODE, RELEASES, STATEMENT, release, rewrite

from generator.pipeline import check
from generator.releases.line_ends import MEND
from generator.starting import example_files

if TYPE_CHECKING:
    from pathlib import Path

NAME = "2025-07-26-audited"
HINT = f"type {MEND}; with the line `* -text` in .gitattributes it does not happen again"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two releases, in git as it was frozen; nothing tells git of line ends."""
    folder = tmp_path_factory.mktemp("committed") / "project"
    shutil.copytree(MINIMAL, folder)
    release(folder, "2025-06-13 unaudited")
    rewrite(folder, STATEMENT, "twelve", "six")
    release(folder, "2025-07-26 audited")
    git(folder, "init", "-q")
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git(folder, "-c", "core.autocrlf=false", "add", ".")
    git(folder, "-c", "core.autocrlf=false", "commit", "-qm", "Releases")


def clone(project: Path, folder: Path) -> Path:
    """What git for Windows checks out by default."""
    git(project, "clone", "-q", "-c", "core.autocrlf=true", ".", str(folder))
    return folder


def test_changed_line_ends_are_said_once_and_mended_by_what_is_said(
    committed: Path, tmp_path: Path
) -> None:
    there = clone(committed, tmp_path / "clone")
    mine = (there / "content" / CODE).read_bytes() + b"# mine\r\n"
    (there / "content" / CODE).write_bytes(mine)
    assert b"\r\n" in (there / RELEASES / NAME / "release.yml").read_bytes()
    (problem,) = check(there)
    files = sum(b"\r\n" in each.read_bytes() for each in (there / RELEASES).rglob("*.*"))
    assert (problem.code, problem.hint) == ("changed-line-ends", HINT)
    assert problem.message == (
        f"found {files} files of releases with other line ends, as git writes them on Windows"
    )
    run(MEND, shell=True, cwd=there, check=True)  # noqa: S602 - as it is typed
    assert check(there) == []
    assert (there / "content" / CODE).read_bytes() == mine


def test_what_init_writes_prevents_it(committed: Path, tmp_path: Path) -> None:
    project = shutil.copytree(committed, tmp_path / "project")
    (project / ".gitattributes").write_bytes(example_files()[".gitattributes"])
    commit(project)
    assert check(clone(project, tmp_path / "clone")) == []


def test_another_change_is_told_beside_them(committed: Path, tmp_path: Path) -> None:
    there = clone(committed, tmp_path / "clone")
    file = f"{RELEASES}/{NAME}/content/{CODE}"
    rewrite(there, file.removeprefix("content/"), "once a month", "once a week")
    assert sorted((each.code, each.place.file == file) for each in check(there)) == [
        ("changed-line-ends", False),
        ("changed-release", True),
    ]


def test_line_ends_that_were_frozen_and_lost_are_told_the_same_way(tmp_path: Path) -> None:
    project = shutil.copytree(MINIMAL, tmp_path / "project")
    file = project / "content" / CODE
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    release(project, "2025-07-26 audited")
    frozen = project / RELEASES / NAME / "content" / CODE
    frozen.write_bytes(frozen.read_bytes().replace(b"\r\n", b"\n"))
    (problem,) = check(project)
    assert problem.code == "changed-line-ends"
    assert problem.message.startswith("found 1 file of releases with other line ends")
