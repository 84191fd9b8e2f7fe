"""Where a site cannot be written: a sentence with what to do, the old site whole, nothing left."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.processes import FIRST_UNIT, SMALLEST, command
from support.project import REPOSITORY

from generator.digests import digests_of
from generator.problems import ExpectedError
from generator.publish import search
from generator.publish.swap import MANIFEST, building, write_manifest

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.project import MakeProject

FULL = "No space left on device. Make room there, or choose another folder with --site."
TOO_LARGE = "File too large. Make room there, or choose another folder with --site."
DENIED = "Permission denied. Choose another folder with --site."
# What a disk with room for so many bytes does to every process, also where tests are not root.
SMALL = """\
import resource
from generator.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))
main()
"""
# Root may write anywhere, unless it gives that up (24: the bounding set; 1: writing anywhere).
NOBODY = """\
import ctypes, os, sys
ctypes.CDLL(None).prctl(24, 1)
os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])
"""


def with_old_site(project: Path) -> Path:
    """A page of an older site, which must stay."""
    old = project / "site" / "public" / "index.html"
    old.parent.mkdir(parents=True)
    old.write_text("old", "utf-8")
    write_manifest(old.parent, {}, digests_of(old.parent))
    return old


def files(site: Path) -> dict[str, str]:
    found = [each for each in site.rglob("*") if each.is_file() and each.name != MANIFEST]
    return {each.relative_to(site).as_posix(): each.read_text("utf-8") for each in found}


def own_assets(project: Path) -> Path:
    """The theme's files, in the project, where some can be added."""
    assets = project / "site_templates"
    subprocess.run(["cp", "-r", REPOSITORY / "site_templates", assets], check=True)
    return assets / "theme" / "assets" / "gs"


def long_page(project: Path) -> None:
    own_assets(project)
    with (project / "site_templates/pages/portal.md.jinja").open("a", encoding="utf-8") as page:
        page.write("What and " * 30_000)


def large_asset(project: Path) -> None:
    (own_assets(project) / "large.css").write_bytes(b" " * 300_000)


def long_manifest(project: Path) -> None:
    assets = own_assets(project)
    for number in range(1_000):
        (assets / f"{'long' * 50}-{number}.css").touch()


@pytest.mark.parametrize(
    ("prepare", "room", "begun", "why"),
    [
        pytest.param(long_page, 200_000, "", TOO_LARGE, id="in a page"),
        pytest.param(None, 8_000, "", FULL, id="in a search, whose program says nothing"),
        pytest.param(large_asset, 200_000, FIRST_UNIT, TOO_LARGE, id="in what all units share"),
        pytest.param(long_manifest, 200_000, FIRST_UNIT, TOO_LARGE, id="in the manifest"),
    ],
)
def test_a_full_disk(
    project: MakeProject,
    prepare: Callable[[Path], None] | None,
    room: int,
    begun: str,
    why: str,
) -> None:
    folder = project(SMALLEST)
    if prepare:
        prepare(folder)
    with_old_site(folder)
    done = subprocess.run(
        command(folder, "-c", SMALL.format(room)), capture_output=True, text=True, check=False
    )
    assert done.stderr.endswith(f"Cannot write to {folder / 'site'}: {why}\nNothing was changed.\n")
    assert "Traceback" not in done.stderr
    assert begun in done.stderr
    assert done.returncode == 1
    assert files(folder / "site") == {".lock": "", "public/index.html": "old"}


def test_a_disk_that_is_really_full_is_said_in_the_same_way(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError) as caught, building(tmp_path):
        Path("/dev/full").write_text("x", "utf-8")
    assert str(caught.value) == f"Cannot write to {tmp_path}: {FULL}"


@pytest.mark.parametrize("left", [b"", b"\x1f\x8b\x08\x00"], ids=["empty", "cut short"])
def test_a_search_that_was_written_to_a_full_disk_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: bytes
) -> None:
    (tmp_path / "index.html").write_text("<main data-pagefind-body>word</main>", "utf-8")

    def run(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        (tmp_path / "pagefind").mkdir()
        (tmp_path / "pagefind" / "en.pf_index").write_bytes(left)
        return subprocess.CompletedProcess([], 0, "", "")

    monkeypatch.setattr("subprocess.run", run)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        search.index(tmp_path, "en")


def test_a_folder_that_may_not_be_written_to(project: MakeProject) -> None:
    folder = project(SMALLEST)
    with_old_site(folder)
    site = folder / "site"
    site.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        done = subprocess.run(
            command(folder, "-c", NOBODY), capture_output=True, text=True, check=False
        )
    finally:
        site.chmod(stat.S_IRWXU)
    assert done.stderr == f"Cannot write to {site}: {DENIED}\nNothing was changed.\n"
    assert done.returncode == 1
    assert files(site) == {"public/index.html": "old"}


def test_a_file_where_the_site_should_be(project: MakeProject) -> None:
    folder = project(SMALLEST)
    (folder / "site").write_text("mine", "utf-8")
    done = subprocess.run(command(folder), capture_output=True, text=True, check=False)
    assert done.stderr == (
        f"Cannot write to {folder / 'site'}: File exists. Choose another folder with --site.\n"
        "Nothing was changed.\n"
    )
    assert done.returncode == 1
    assert (folder / "site").read_text("utf-8") == "mine"


def test_a_site_that_another_build_works_on(project: MakeProject) -> None:
    folder = project(SMALLEST)
    with building(folder / "site") as working:
        done = subprocess.run(command(folder), capture_output=True, text=True, check=False)
        assert working.is_dir()
    assert done.stderr == (
        f"Another build is working on {folder / 'site'}. Wait until it is done, and try again.\n"
        "Nothing was changed.\n"
    )
    assert done.returncode == 1
