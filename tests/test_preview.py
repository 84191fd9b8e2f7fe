"""Plain `mkdocs build` in the repository: a preview that can leak nothing and breaks nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.project import MINIMAL, REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

CODE = "content/example/2024-25/code.yml"
TEXT = "            text: The Main Board decides once a month.\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what a checkout holds, with the minimal content and an older site."""
    shutil.copytree(REPOSITORY / "site_templates", tmp_path / "site_templates")
    shutil.copytree(MINIMAL / "content", tmp_path / "content")
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    (tmp_path / "generator").mkdir()
    shutil.copy(REPOSITORY / "generator" / "preview.py", tmp_path / "generator")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old").write_text("old", "utf-8")
    return tmp_path


def mkdocs_build(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env={"PATH": "", "PYTHONPATH": str(REPOSITORY), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_it_shows_the_newest_edition_without_anything_internal(checkout: Path) -> None:
    replace(checkout / CODE, TEXT, TEXT + "            notes: [zqsecret]\n")
    done = mkdocs_build(checkout)
    assert done.returncode == 0, done.stderr
    built = checkout / "build" / "preview"
    page = (built / "code/decisions/index.html").read_text("utf-8")
    assert "The Main Board decides once a month." in page
    everything = [path for path in (checkout / "build").rglob("*") if path.is_file()]
    assert [path for path in everything if b"zqsecret" in path.read_bytes()] == []
    assert [path.name for path in (checkout / "site").iterdir()] == ["old"]


def test_content_with_errors_is_said_as_the_program_says_it(checkout: Path) -> None:
    replace(checkout / CODE, "owners: [chief-officer]", "owners: [nobody]")
    done = mkdocs_build(checkout)
    assert done.returncode == 1
    assert 'error[unknown-post]: found "nobody"' in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_public_is_nothing_to_preview(checkout: Path) -> None:
    replace(
        checkout / "content/example/2024-25/edition.yml", "audience: public", "audience: internal"
    )
    done = mkdocs_build(checkout)
    assert done.returncode == 1
    assert "There is nothing to preview: no edition is public." in done.stderr
    assert "Traceback" not in done.stderr
