"""A small project of a fictional body, which each test may change."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from generator.pipeline import check_content

if TYPE_CHECKING:
    from generator.model import Library

MINIMAL = Path(__file__).resolve().parent / "minimal"
REPOSITORY = MINIMAL.parents[1]


class MakeProject(Protocol):
    """Writes a project and gives its folder."""

    def __call__(
        self,
        changes: dict[str, str | bytes | None] | None = None,
        /,
        *,
        replace: dict[str, tuple[str, str]] | None = None,
    ) -> Path:
        """Write the minimal project.

        `changes` gives files below content/ their whole text, or takes them away (None);
        `replace` gives files one text for another, which must be there.
        """
        ...


@pytest.fixture
def project(tmp_path: Path) -> MakeProject:
    """Make the minimal project in a new folder, with changes."""

    def make(
        changes: dict[str, str | bytes | None] | None = None,
        /,
        *,
        replace: dict[str, tuple[str, str]] | None = None,
    ) -> Path:
        folder = tmp_path / "project"
        shutil.copytree(MINIMAL, folder)
        for name, (old, new) in (replace or {}).items():
            file = folder / "content" / name
            text = file.read_text("utf-8")
            assert old in text, f"{name} does not hold {old!r}"
            file.write_text(text.replace(old, new, 1), "utf-8")
        for name, content in (changes or {}).items():
            _write(folder / "content" / name, content)
        return folder

    return make


def _write(file: Path, content: str | bytes | None) -> None:
    if content is None:
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture
def library(project: MakeProject) -> Library:
    """The minimal project's content."""
    return check_content(project()).library
