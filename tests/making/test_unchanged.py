"""Where nothing changed, nothing is loaded, and the answer is the same."""

from __future__ import annotations

import errno
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from support.releases import YEAR, rewrite

from generator.cli import main
from generator.making import unchanged
from generator.publish.swap import building

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.project import MakeProject

UNCHANGED = "Nothing has changed since it was built.\n"


def run(command: str, folder: Path, *options: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [command, "--project", str(folder), *options])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def folder(built_once: Path, tmp_path: Path) -> Path:
    """A released project with both sites and what was kept of them, to be changed."""
    return shutil.copytree(built_once, tmp_path / "project")


def test_the_same_is_not_built_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("build", folder, "--no-cache")
    assert first[0] == 0
    monkeypatch.setitem(sys.modules, "generator.pipeline", None)
    assert run("build", folder) == (0, first[1], UNCHANGED)
    assert run("build", folder, "--audience", "public") == (
        0,
        first[1].split("\n")[0] + "\n",
        UNCHANGED,
    )


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": lambda folder: rewrite(folder, "glossary.yml", "AGS", "AGM"),
    "a file more": lambda folder: (folder / f"content/{YEAR}/notes.txt").touch(),
    "a page of the site": lambda folder: (folder / "site/public/index.html").write_text("x"),
    "a page is gone": lambda folder: (folder / "site/public/index.html").unlink(),
    "a page more": lambda folder: (folder / "site/internal/new.html").touch(),
    "another manifest": lambda folder: (folder / "site/public/manifest.json").write_text("{}"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_is_looked_at(folder: Path, change: str) -> None:
    CHANGES[change](folder)
    _, _, said = run("build", folder)
    assert UNCHANGED not in said
    page = folder / "site/public/index.html"
    assert change == "a file more" or page.read_text("utf-8").startswith("<!doctype html>")


def test_what_another_build_put_there_is_not_taken_for_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes in the moment between a site's being put in place and the note of it."""
    other = shutil.copytree(folder, tmp_path / "other")
    rewrite(other, "glossary.yml", "AGS", "AGM")
    options = ("--site", str(folder / "site"), "--audience", "internal")
    page = folder / f"site/internal/{YEAR}/glossary/index.html"
    page.unlink()
    note = unchanged.note_site

    def note_late(*noted: Any) -> None:
        monkeypatch.undo()
        assert run("build", other, *options)[0] == 0
        note(*noted)

    monkeypatch.setattr(unchanged, "note_site", note_late)
    assert run("build", folder, *options)[0] == 0
    assert "AGM" in page.read_text("utf-8")
    assert UNCHANGED not in run("build", folder, *options)[2]
    assert "AGM" not in page.read_text("utf-8")


def test_problems_are_told_again_word_for_word(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(replace={f"{YEAR}/code.yml": ("owners: [chief-officer]", "owners: [nobody]")})
    first = {form: run("check", folder, "--format", form) for form in ("text", "json", "github")}
    assert {status for status, _, _ in first.values()} == {1}
    monkeypatch.setitem(sys.modules, "generator.pipeline", None)
    for form, told in first.items():
        assert run("check", folder, "--format", form) == told
    monkeypatch.undo()
    rewrite(folder, f"{YEAR}/code.yml", "nobody", "chief-officer")
    assert run("check", folder) == (0, "", "No problems.\n")
    (folder / "content" / "con").mkdir()
    assert run("check", folder)[0] == 1, "an empty folder with a name that Windows cannot have"


def test_the_size_of_what_is_kept_is_said_and_it_can_be_cleared(folder: Path) -> None:
    status, said, _ = run("cache", folder)
    assert status == 0
    name, size = said.rsplit(": ", 1)
    assert name == str(folder / ".site-cache")
    assert float(size.removesuffix(" MB\n")) > 1
    assert run("cache", folder, "--clear") == (0, f"{name}: 0.0 MB\n", "")
    assert not (folder / ".site-cache").exists()
    assert run("cache", folder, "--clear") == (0, f"{name}: 0.0 MB\n", "")


def test_what_is_kept_elsewhere_by_a_link_is_cleared_too(folder: Path, tmp_path: Path) -> None:
    link, elsewhere = folder / ".site-cache", tmp_path / "elsewhere"
    link.rename(elsewhere)
    link.symlink_to(elsewhere)
    assert run("cache", folder, "--clear") == (0, f"{link}: 0.0 MB\n", "")
    assert link.is_symlink()
    assert [*elsewhere.iterdir()] == []


def test_what_cannot_be_cleared_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("shutil.rmtree", refuse)
    status, _, said = run("cache", folder, "--clear")
    assert status == 1
    assert said.startswith(f"{folder / '.site-cache'}/")
    assert said.endswith(" cannot be cleared away: Permission denied.\n")


def test_nothing_is_cleared_while_a_build_works_on_the_site(folder: Path) -> None:
    with building(folder / "site"):
        said = run("cache", folder, "--clear")
    message = (
        f"Another build is working on {folder / 'site'}. Wait until it is done, and try again."
    )
    assert said == (1, "", f"{message}\n")
    assert (folder / ".site-cache" / "units").is_dir()


def test_what_cannot_be_locked_is_not_cleared(folder: Path) -> None:
    """As in a folder that may only be read."""
    (folder / "site" / ".lock").unlink()
    (folder / "site" / ".lock").mkdir()
    said = f"Cannot write to {folder / 'site'}: Is a directory. Choose another folder with --site."
    assert run("cache", folder, "--clear") == (1, "", f"{said}\n")
    assert (folder / ".site-cache" / "units").is_dir()


def test_a_file_where_something_is_to_be_kept_is_told_as_that(folder: Path) -> None:
    kept = folder / ".site-cache"
    shutil.rmtree(kept)
    kept.write_text("", "utf-8")
    rewrite(folder, "glossary.yml", "AGS", "AGM")
    assert run("build", folder) == (
        1,
        "",
        (
            f"Cannot keep anything in {kept}: File exists. Take away what is there, or build with "
            "--no-cache.\nNothing was changed.\n"
        ),
    )
    assert run("check", folder) == (0, "", "No problems.\n")
    assert run("build", folder, "--no-cache")[0] == 0


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_folder_without_content_stays_as_it_is(tmp_path: Path, command: str) -> None:
    assert run(command, tmp_path)[0] == 1
    assert [*tmp_path.iterdir()] == []
